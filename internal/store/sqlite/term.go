package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/query"
)

// terms collects what a batch changes in a column of the term table.
type terms struct {
	column string
	change map[string]change
	text   int // number of the text that is being counted
}

// The columns of the term table: in how many articles a word is in the text, in
// what somebody said, in a name or what a speaker is called.
const (
	inText  = "n"
	inSaid  = "said"
	inNames = "named"
)

// change is by how much the number of articles with a word changes, and the
// text that last changed it.
type change struct{ by, text int }

func newTerms(column string) terms { return terms{column: column, change: map[string]change{}} }

// count notes that the words of an article's text have come (by 1) or gone (by
// -1). words are folded and have a space after each.
func (t *terms) count(words string, by int) {
	t.text++
	for word := range strings.FieldsSeq(words) {
		if c := t.change[word]; c.text != t.text && word != everyArticle {
			t.change[word] = change{c.by + by, t.text}
		}
	}
}

// know notes words that are not in a text, so that a prefix finds them too.
func (t *terms) know(words string) {
	for word := range strings.FieldsSeq(words) {
		if _, ok := t.change[word]; !ok && word != everyArticle {
			t.change[word] = change{}
		}
	}
}

// countIn counts the words of a prepared article.
func (t *terms) countIn(p *prepared) {
	t.count(p.terms[0], 1)
	for _, words := range p.terms[1:] {
		t.know(words)
	}
}

// sum adds up what several have counted.
func sum(list []terms) terms {
	all := newTerms(inText)
	for i, t := range list {
		if i == 0 {
			all = t
			continue
		}
		for word, c := range t.change {
			all.change[word] = change{by: all.change[word].by + c.by}
		}
	}
	return all
}

// countOut takes back what countIn counted for an earlier text.
func (t *terms) countOut(was *news.Article) {
	t.count(string(query.AppendTerms(nil, was.Text.String())), -1)
}

// write writes the changes as one statement: crossing into the driver for each
// of ten thousand words costs more than writing them.
func (t *terms) write(ctx context.Context, tx *sql.Tx) error {
	if len(t.change) == 0 {
		return nil
	}
	by := make(map[string]int, len(t.change))
	for word, c := range t.change {
		by[word] = c.by
	}
	list, err := json.Marshal(by) // in the order of the table, which makes it one walk
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO term(term, "+t.column+") SELECT key, value FROM json_each(?) WHERE true ON CONFLICT DO UPDATE SET "+t.column+" = "+t.column+" + excluded."+t.column, list)
	return err
}

// markTerms counts the words of marks.
type markTerms struct{ said, named terms }

func newMarkTerms() markTerms { return markTerms{newTerms(inSaid), newTerms(inNames)} }

// count notes that the marks of an article have come (by 1) or gone (by -1).
func (m *markTerms) count(f foundTerms, by int) {
	m.said.count(f[0], by)
	m.named.count(f[1]+f[2], by)
}

func (m *markTerms) write(ctx context.Context, tx *sql.Tx) error {
	return errors.Join(m.said.write(ctx, tx), m.named.write(ctx, tx))
}

// prefix is the beginning of a word that an index is asked for, and where the
// words that it stands for are known from: a column of the term table, or a field
// with values of its own.
type prefix struct {
	column string
	from   query.Field
	behind string // the word before it, in a phrase
	begins string
}

// prefixOf returns the prefix that a leaf of a query ends with, if an index is asked for it.
func prefixOf(n query.Node) (prefix, bool) {
	t, ok := n.(query.Term)
	if !ok || !t.Prefix || tableOf(t) == "" {
		return prefix{}, false
	}
	words := t.Words()
	if len(words) == 0 {
		return prefix{}, false
	}
	p := prefix{column: inText, begins: words[len(words)-1]}
	if len(words) > 1 {
		p.behind = words[len(words)-2]
	}
	switch t.Field {
	case query.By, query.From, query.Place:
		p.column, p.from = "", t.Field
	case query.Said:
		p.column = inSaid
	case query.Who, query.Speaker:
		p.column = inNames
	}
	return p, true
}

// expansion is what a prefix stands for.
type expansion struct {
	terms    []string // all that begin with it, unless there are more than are asked for one by one
	count    int      // how many there are
	articles int      // with one of them in the text: the sum, so more than there are
	most     int      // articles that have the most frequent one
	behind   int      // articles that have the word before it, in a phrase
}

// known reports whether all words are known that the prefix stands for.
func (x expansion) known() bool { return x.count == len(x.terms) }

// mostTerms is how many words are looked at to see what a prefix stands for.
const mostTerms = 5000

// words returns the statement that selects what of the words that begin so, with
// their counts n, and its arguments.
func (p prefix) words(what string) (text string, args []any) {
	const lastRune = "\U0010FFFF"
	some := ""
	if p.column != inText { // the index of words has those of headlines too, with no count
		some = " AND " + p.column + " > 0"
	}
	return "SELECT " + what + " FROM (SELECT term, " + p.column + " AS n FROM term WHERE term >= ? AND term < ?" + some + limited(mostTerms) + ")",
		[]any{p.begins, p.begins + lastRune}
}

// expand looks up what a prefix stands for. The words themselves are read only
// where there are at most want of them.
func expand(tx *sql.Tx, p prefix, want int) (expansion, error) {
	if p.from != "" {
		return expandValues(tx, p, want)
	}
	var x expansion
	text, args := p.words("count(*), coalesce(sum(n), 0), coalesce(max(n), 0)")
	err := tx.QueryRow(text, args...).Scan(&x.count, &x.articles, &x.most)
	if err == nil && p.behind != "" {
		err = tx.QueryRow("SELECT coalesce(max("+p.column+"), 0) FROM term WHERE term = ?", p.behind).Scan(&x.behind)
	}
	if err == nil && x.count <= want {
		text, args = p.words("term")
		x.terms, err = column[string](tx.Query(text, args...))
	}
	return x, err
}

// expandValues is expand for a field with values of its own. Their words are few,
// where the index has those of all fields together.
func expandValues(tx *sql.Tx, p prefix, want int) (expansion, error) {
	rows, err := tx.Query("SELECT fold, n FROM value WHERE field = ? AND instr(fold, ?) > 0", p.from, p.begins) //nolint:sqlclosecheck // each closes them
	if err != nil {
		return expansion{}, err
	}
	counts := map[string]int{}
	err = each(rows, func() error {
		var fold string
		var n int
		err := rows.Scan(&fold, &n)
		for _, t := range query.Tokens(fold) {
			if strings.HasPrefix(t.Term, p.begins) {
				counts[t.Term] += n
			}
		}
		return err
	})
	x := expansion{count: len(counts)}
	for word, n := range counts {
		x.articles, x.most = x.articles+n, max(x.most, n)
		if x.count <= want {
			x.terms = append(x.terms, word)
		}
	}
	slices.Sort(x.terms)
	return x, err
}

// expandAll looks up every prefix that q asks an index for.
func expandAll(tx *sql.Tx, q query.Query, most int) (map[prefix]expansion, error) {
	var out map[prefix]expansion
	var err error
	q.Walk(func(n query.Node, _ bool) {
		p, ok := prefixOf(n)
		if !ok || err != nil {
			return
		}
		if out == nil {
			out = map[prefix]expansion{}
		}
		out[p], err = expand(tx, p, most)
	})
	return out, err
}
