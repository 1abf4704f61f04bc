package sqlite

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/query"
)

// A query becomes a plan: which table to walk in row order, and conditions on
// each row.
//
// A part of the tree that only asks for words becomes one MATCH expression,
// negations included (see everyArticle): the index then walks its own lists and
// gives rows in order, and stops after a page. So a query of words alone, or
// one with filters beside the words, walks the index. What remains (or between
// words and something else) is set algebra: row IN (SELECT …) for each part.

// plan is a compiled query.
type plan struct {
	from   string // "words", "marks" or "article"
	match  string // MATCH expression on from; "" for article
	where  []cond // on each row
	joined bool   // a condition needs columns of article
	// The rows that a top-level date leaves, or the ends of int64.
	low, high int64
	// Terms that so many articles have that looking into the newest texts finds a
	// page sooner than the index does. See [Store.look].
	look []query.Term
	// A small set that all rows are in, to begin with; none if its sql is empty.
	small cond
	// It asks for words one by one some of which may be rare. See stretch.go.
	sparse bool
	first  int // articles of the first stretch
}

// cond is an SQL condition with its arguments. The row is written as $row, for
// what it is called depends on the table that is walked.
type cond struct {
	sql  string
	args []any
}

const (
	minRow = -1 << 62
	maxRow = 1 << 62
)

// compiler knows what a plan depends on besides the query.
type compiler struct {
	drift    int64
	articles int
	prefixes map[prefix]expansion
	costs    costs
	looks    bool // the plan may have terms to look for in the texts
	small    cond // a small set that all results are in, if there is one
}

// compile plans q.
func (c compiler) compile(q query.Query) plan {
	p := plan{from: "article", low: minRow, high: maxRow, small: c.small, first: c.costs.stretch}
	var words, marks, rest []query.Node
	for _, n := range conjuncts(q) {
		t, isTerm := n.(query.Term)
		switch {
		case isTerm && c.looks && c.way(t) == look:
			p.look = append(p.look, t)
			if w := t.Words(); len(w) > 1 { // an article must have the words before, too
				t.Text, t.Phrase, t.Prefix = strings.Join(w[:len(w)-1], " "), true, false
				if tableOf(t) == "words" {
					words = append(words, t)
				} else {
					marks = append(marks, t)
				}
			}
		case all(n, inWords):
			words = append(words, n)
		case marksOnly(n):
			marks = append(marks, n)
		default:
			rest = append(rest, n)
		}
	}
	switch {
	case len(words) > 0:
		p.from, p.match = "words", c.matchAll(words)
		rest = append(rest, wrap(marks)...)
	case len(marks) > 0:
		p.from, p.match = "marks", c.matchAll(marks)
	}
	q.Walk(func(n query.Node, _ bool) {
		if t, ok := n.(query.Term); ok && c.way(t) == or {
			p.sparse = true
		}
	})
	for _, n := range rest {
		p.narrow(c, n)
		p.where = append(p.where, c.cond(n, &p.joined))
	}
	return p
}

// conjuncts returns the parts of q that all must match.
func conjuncts(q query.Query) []query.Node {
	switch root := q.Root.(type) {
	case nil:
		return nil
	case query.All:
		return root
	}
	return []query.Node{q.Root}
}

// wrap keeps nodes of one index together as one condition.
func wrap(nodes []query.Node) []query.Node {
	if len(nodes) < 2 {
		return nodes
	}
	return []query.Node{query.All(nodes)}
}

// all reports whether f holds for each leaf of n.
func all(n query.Node, f func(query.Node, bool) bool) bool {
	ok := true
	query.Query{Root: n}.Walk(func(n query.Node, negated bool) { ok = ok && f(n, negated) })
	return ok
}

func inWords(n query.Node, _ bool) bool { return tableOf(n) == "words" }

// marksOnly reports whether the index of marks can answer n. It has no entry for
// an article that is not analysed, so it cannot tell what does not match, and
// not what does not fail to match either.
func marksOnly(n query.Node) bool {
	switch n := n.(type) {
	case query.Not:
		return false
	case query.All:
		return !slices.ContainsFunc(n, func(c query.Node) bool { return !marksOnly(c) })
	case query.Either:
		return !slices.ContainsFunc(n, func(c query.Node) bool { return !marksOnly(c) })
	}
	return tableOf(n) == "marks"
}

// tableOf returns the index that answers a leaf, or "".
func tableOf(n query.Node) string {
	t, ok := n.(query.Term)
	if !ok {
		return ""
	}
	switch t.Field {
	case query.Any, query.Title, query.TextOnly, query.By, query.From, query.Place:
		return "words"
	case query.Who, query.Speaker, query.Said:
		return "marks"
	}
	return ""
}

// narrow bounds the rows by a date that all results have.
//
// Rows follow instants and the query asks for clock readings, which differ by
// the zone, at most 14 hours; and a row may stand behind its time by the drift.
// The bounds allow for both, and the exact test is left to a condition.
func (p *plan) narrow(c compiler, n query.Node) {
	w, ok := n.(query.When)
	if !ok {
		return
	}
	const zone = int64(15 * time.Hour / time.Second)
	from, to := w.Bounds()
	if !from.IsZero() {
		p.low = max(p.low, since(from)-zone)
	}
	if !to.IsZero() {
		p.high = min(p.high, since(to)+zone+c.drift)
	}
}

// cond returns the condition for a tree. It sets joined if that needs article.
func (c compiler) cond(n query.Node, joined *bool) cond {
	if table := tableOf(n); table != "" || all(n, inWords) || marksOnly(n) {
		if table == "" {
			table = "words"
			if marksOnly(n) {
				table = "marks"
			}
		}
		return cond{"$row IN (SELECT rowid FROM " + table + " WHERE " + table + " MATCH ?)", []any{c.match(n)}}
	}
	switch n := n.(type) {
	case query.All:
		return c.list(n, " AND ", joined)
	case query.Either:
		return c.list(n, " OR ", joined)
	case query.Not:
		inner := c.cond(n.Node, joined)
		return cond{"NOT " + inner.sql, inner.args}
	case query.When:
		*joined = true
		return wallCond(n)
	case query.Is, query.Has:
		if n == query.IsUnread || n == query.IsRead || n == query.HasQuote {
			return state(n, joined)
		}
	}
	if set, ok := setOf(n); ok {
		return cond{"$row IN (" + set.sql + ")", set.args}
	}
	return cond{sql: "0"}
}

func (c compiler) list(nodes []query.Node, between string, joined *bool) cond {
	var parts []string
	var args []any
	for _, n := range nodes {
		one := c.cond(n, joined)
		parts = append(parts, one.sql)
		args = append(args, one.args...)
	}
	return cond{"(" + strings.Join(parts, between) + ")", args}
}

// wallCond compares clock readings exactly.
func wallCond(w query.When) cond {
	var parts []string
	var args []any
	from, to := w.Bounds()
	if !from.IsZero() {
		parts, args = append(parts, "a.wall >= ?"), append(args, since(from))
	}
	if !to.IsZero() {
		parts, args = append(parts, "a.wall < ?"), append(args, since(to))
	}
	return cond{"(" + strings.Join(parts, " AND ") + ")", args}
}

// state returns the condition for is: and has:, a column that most articles have
// alike.
func state(n query.Node, joined *bool) cond {
	*joined = true
	switch n {
	case query.IsUnread:
		return cond{sql: "a.read = 0"}
	case query.IsRead:
		return cond{sql: "a.read = 1"}
	case query.HasQuote:
		return cond{sql: "a.quoted = 1"}
	}
	return cond{sql: "0"}
}

// rows returns the statement that selects what, for the rows after a cursor, in
// one direction, at most limit of them.
func (p plan) rows(what string, after int64, descending bool, limit int) (string, []any) {
	row := map[string]string{"article": "a.row", "words": "words.rowid", "marks": "marks.rowid"}[p.from]
	where, args := p.conditions(row, after, descending)
	text := "SELECT " + strings.ReplaceAll(what, "$row", row) + " FROM " + p.tables(row)
	args = append(slices.Clip(p.small.args), args...)
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	text += " ORDER BY " + row
	if descending {
		text += " DESC"
	}
	return text + limited(limit), args
}

// limited returns a LIMIT of n. As a parameter it would have SQLite prepare the
// statement once more when it is bound, since the plan depends on it.
func limited(n int) string { return " LIMIT " + strconv.Itoa(n) }

// tables returns what is joined. CROSS JOIN keeps the order of the loops: a small
// set outside, then the index.
func (p plan) tables(row string) string {
	table := p.from
	if table == "article" {
		table = "article a"
	}
	if p.small.sql != "" {
		table = "(" + p.small.sql + ") small CROSS JOIN " + table + " ON " + row + " = small.row"
	}
	if p.from != "article" && p.joined {
		table += " CROSS JOIN article a ON a.row = " + row
	}
	return table
}

func (p plan) conditions(row string, after int64, descending bool) (where []string, args []any) {
	low, high := p.low, p.high
	if after != 0 && descending {
		high = min(high, after-1)
	} else if after != 0 {
		low = max(low, after+1)
	}
	if p.match != "" {
		where, args = append(where, p.from+" MATCH ?"), append(args, p.match)
	}
	if low > minRow {
		where, args = append(where, row+" >= ?"), append(args, low)
	}
	if high < maxRow {
		where, args = append(where, row+" <= ?"), append(args, high)
	}
	if p.from == "article" || p.joined {
		where = append(where, "a.deleted = 0")
	} else {
		where = append(where, row+" NOT IN (SELECT row FROM article WHERE deleted = 1)")
	}
	for _, c := range p.where {
		where = append(where, strings.ReplaceAll(c.sql, "$row", row))
		args = append(args, c.args...)
	}
	return where, slices.Clip(args)
}
