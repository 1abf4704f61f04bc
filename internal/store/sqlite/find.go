package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// Find returns a page of what q matches.
func (s *Store) Find(ctx context.Context, q query.Query, page store.Page) (out []store.Row, err error) {
	err = s.reading(ctx, "searching", func(tx *sql.Tx) error {
		out, err = s.page(ctx, tx, q, page)
		return err
	})
	return out, err
}

func (s *Store) page(ctx context.Context, tx *sql.Tx, q query.Query, page store.Page) ([]store.Row, error) {
	if list := alternatives(q); list != nil {
		return s.either(ctx, tx, list, page)
	}
	c, err := s.compiler(tx, q)
	if err != nil {
		return nil, err
	}
	c.looks = q.Sort != query.Relevance
	p := c.compile(q)
	var rows []int64
	switch {
	case q.Sort == query.Relevance && p.from == "words":
		rows, err = s.relevant(ctx, tx, q, p, page)
	case len(p.look) > 0:
		c.looks = false
		rows, err = s.look(ctx, tx, p, c.compile(q), q.Sort != query.Oldest, page)
	default:
		return walk(ctx, tx, p, q.Sort != query.Oldest, page)
	}
	if err != nil {
		return nil, err
	}
	return listRows(ctx, tx, rows)
}

// compiler returns what it takes to compile q for the archive as it is.
func (s *Store) compiler(tx *sql.Tx, q query.Query) (compiler, error) {
	c := compiler{costs: s.costs}
	var err error
	dated := false
	q.Walk(func(n query.Node, _ bool) {
		_, is := n.(query.When)
		dated = dated || is
	})
	c.prefixes, err = expandAll(tx, q, s.costs.or)
	if err == nil && (dated || c.prefixes != nil) { // a word does without
		err = tx.QueryRow("SELECT drift, articles FROM total").Scan(&c.drift, &c.articles)
	}
	if err == nil {
		c.small, err = smallestSet(tx, q)
	}
	return c, err
}

// walk returns a page of rows in order of time.
func walk(ctx context.Context, tx *sql.Tx, p plan, newest bool, page store.Page) (out []store.Row, err error) {
	p.joined = true // with what is listed, which saves a statement
	if descending := newest != page.At.Back; p.sparse {
		out, err = walkStretches(ctx, tx, p, descending, page)
	} else {
		text, args := p.rows(listColumns, page.At.Row, descending, page.Limit)
		out, err = scanRows(ctx, tx, page.Limit, text, args...)
	}
	if page.At.Back {
		slices.Reverse(out)
	}
	return out, err
}

// Ranking scores only the newest hits: scoring every article that has the word
// "the" takes seconds in a large archive, and what is old is seldom relevant.
const rankedHits = 5000

// Weights of the columns of words: a headline says what an article is about.
const relevanceOf = "bm25(words, 1.0, 5.0, 1.0, 1.0, 1.0)"

// ranking is the result of ranking one query, kept for the next page.
type ranking struct {
	sync.Mutex
	query string
	rows  []int64
}

// relevant returns a page of rows, the most relevant first; equally relevant
// ones newest first.
func (s *Store) relevant(ctx context.Context, tx *sql.Tx, q query.Query, p plan, page store.Page) ([]int64, error) {
	s.ranked.Lock()
	defer s.ranked.Unlock()
	if first := page.At == (store.Cursor{}); first || s.ranked.query != q.String() {
		rows, err := rank(ctx, tx, p)
		if err != nil {
			return nil, err
		}
		s.ranked.query, s.ranked.rows = q.String(), rows
	}
	return cut(s.ranked.rows, page), nil
}

// rank orders the newest hits by relevance.
func rank(ctx context.Context, tx *sql.Tx, p plan) ([]int64, error) {
	type hit struct {
		row   int64
		score float64
	}
	text, args := p.rows("$row, "+relevanceOf, 0, true, rankedHits)
	rows, err := tx.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	var hits []hit
	err = each(rows, func() error {
		var h hit
		err := rows.Scan(&h.row, &h.score)
		hits = append(hits, h)
		return err
	})
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.score, b.score) })
	out := make([]int64, len(hits))
	for i, h := range hits {
		out[i] = h.row
	}
	return out, err
}

// cut returns the page of an ordered list of rows.
func cut(rows []int64, page store.Page) []int64 {
	at := slices.Index(rows, page.At.Row)
	switch {
	case page.At.Back && at < 0:
		rows = rows[max(0, len(rows)-page.Limit):]
	case page.At.Back:
		rows = rows[max(0, at-page.Limit):at]
	default:
		rows = rows[at+1:]
		rows = rows[:min(page.Limit, len(rows))]
	}
	return rows
}

// listRows reads what a list shows of rows, in their order.
func listRows(ctx context.Context, tx *sql.Tx, list []int64) ([]store.Row, error) {
	if len(list) == 0 {
		return nil, nil
	}
	// One statement for all rows: fifty statements take twice as long.
	in, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	return scanRows(ctx, tx, len(list), "SELECT "+listColumns+" FROM json_each(?) CROSS JOIN article a ON a.row = value", in)
}

// listColumns are what a list shows of an article a.
const listColumns = `a.row, a.id, a.title, a.lede, a.place, a.publisher, a.published, a.added, a.length,
	a.read | (a.starred << 1) | (a.deleted << 2) | ((a.analyser > 0) << 3),
	(SELECT count(*) FROM passage p WHERE p.row = a.row), (SELECT count(*) FROM tagged t WHERE t.row = a.row AND passage = 0)`

// scanRows reads up to n rows of listColumns.
func scanRows(ctx context.Context, tx *sql.Tx, n int, text string, args ...any) ([]store.Row, error) {
	rows, err := tx.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	out := make([]store.Row, 0, n)
	var labelled []int
	err = each(rows, func() error {
		r, tags, err := scanRow(rows)
		if tags > 0 {
			labelled = append(labelled, len(out))
		}
		out = append(out, r)
		return err
	})
	for _, i := range labelled {
		if err == nil {
			out[i].State.Tags, err = readTags(tx, out[i].Row, 0)
		}
	}
	return out, err
}

// scanRow reads one row, and how many tags it has.
func scanRow(rows *sql.Rows) (r store.Row, tags int, err error) {
	var title, lede, place, publisher, published string
	var added int64
	var flags int
	if err := rows.Scan(&r.Row, &r.ID, &title, &lede, &place, &publisher, &published, &added, &r.Words, &flags, &r.Passages, &tags); err != nil {
		return r, 0, err
	}
	r.Title, r.Lede, r.Place, r.Publisher = news.Clean(title), news.Clean(lede), news.Clean(place), news.Clean(publisher)
	r.State.Read, r.State.Starred, r.State.Deleted, r.Analysed = flags&1 != 0, flags&2 != 0, flags&4 != 0, flags&8 != 0
	r.Added = fromUnix(added)
	if r.Published, err = news.ParseMoment(published); err != nil {
		err = fmt.Errorf("article %s: %w", r.ID, err)
	}
	return r, tags, err
}
