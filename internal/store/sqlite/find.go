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
func (s *Store) Find(ctx context.Context, q query.Query, page store.Page) ([]store.Row, error) {
	var out []store.Row
	err := s.reading(ctx, "searching", func(tx *sql.Tx) error {
		p, err := s.plan(tx, q)
		if err != nil {
			return err
		}
		var rows []int64
		if q.Sort == query.Relevance && p.from == "words" {
			rows, err = s.relevant(ctx, tx, q, p, page)
		} else {
			rows, err = walk(ctx, tx, p, q.Sort != query.Oldest, page)
		}
		if err != nil {
			return err
		}
		out, err = listRows(ctx, tx, rows)
		return err
	})
	return out, err
}

// plan compiles q for the archive as it is.
func (s *Store) plan(tx *sql.Tx, q query.Query) (plan, error) {
	var c compiler
	err := tx.QueryRow("SELECT drift FROM total").Scan(&c.drift)
	return c.compile(q), err
}

// walk returns a page of rows in order of time.
func walk(ctx context.Context, tx *sql.Tx, p plan, newest bool, page store.Page) ([]int64, error) {
	text, args := p.rows("$row", page.At.Row, newest != page.At.Back, page.Limit)
	rows, err := ints(ctx, tx, text, args...)
	if page.At.Back {
		slices.Reverse(rows)
	}
	return rows, err
}

// ints returns a column of numbers.
func ints(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	var out []int64
	err = each(rows, func() error {
		var n int64
		err := rows.Scan(&n)
		out = append(out, n)
		return err
	})
	return out, err
}

// Count returns how many articles q matches, at most limit.
func (s *Store) Count(ctx context.Context, q query.Query, limit int) (int, error) {
	var n int
	err := s.reading(ctx, "counting", func(tx *sql.Tx) error {
		if q.Root == nil {
			return tx.QueryRow("SELECT min(articles, ?) FROM total", limit).Scan(&n)
		}
		p, err := s.plan(tx, q)
		if err != nil {
			return err
		}
		text, args := p.rows("1", 0, true, limit)
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM ("+text+")", args...).Scan(&n)
	})
	return n, err
}

// Ranking scores only the newest hits: scoring every article that has the word
// "the" takes seconds in a large archive, and what is old is seldom relevant.
const rankedHits = 5000

// Weights of the columns of words: a headline says what an article is about.
const relevanceOf = "bm25(words, 5.0, 1.0, 1.0, 1.0, 1.0)"

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
func listRows(ctx context.Context, tx *sql.Tx, rows []int64) ([]store.Row, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	stmt, err := tx.PrepareContext(ctx, `SELECT id, title, lede, place, publisher, published, added, length,
		read, starred, deleted, analyser > 0 FROM article WHERE row = ?`)
	if err != nil {
		return nil, err
	}
	out := make([]store.Row, len(rows))
	at := make(map[int64]*store.Row, len(rows))
	for i, row := range rows {
		out[i].Row, at[row] = row, &out[i]
		if err := scanRow(stmt.QueryRow(row), &out[i]); err != nil {
			return nil, err
		}
	}
	return out, addMarks(tx, rows, at)
}

func scanRow(from *sql.Row, r *store.Row) error {
	var title, lede, place, publisher, published string
	var added int64
	err := from.Scan(&r.ID, &title, &lede, &place, &publisher, &published, &added, &r.Words,
		&r.State.Read, &r.State.Starred, &r.State.Deleted, &r.Analysed)
	if err != nil {
		return err
	}
	r.Title, r.Lede, r.Place, r.Publisher = news.Clean(title), news.Clean(lede), news.Clean(place), news.Clean(publisher)
	r.Added = fromUnix(added)
	if r.Published, err = news.ParseMoment(published); err != nil {
		return fmt.Errorf("article %s: %w", r.ID, err)
	}
	return nil
}

// addMarks fills in the tags of rows and how many passages they have.
func addMarks(tx *sql.Tx, list []int64, at map[int64]*store.Row) error {
	in, err := json.Marshal(list)
	if err != nil {
		return err
	}
	rows, err := tx.Query("SELECT row, name FROM tagged JOIN tag ON num = tag WHERE passage = 0 AND row IN (SELECT value FROM json_each(?)) ORDER BY name", in)
	if err != nil {
		return err
	}
	if err := each(rows, func() error {
		var row int64
		var name string
		err := rows.Scan(&row, &name)
		at[row].State.Tags = append(at[row].State.Tags, news.Clean(name))
		return err
	}); err != nil {
		return err
	}
	rows, err = tx.Query("SELECT row, count(*) FROM passage WHERE row IN (SELECT value FROM json_each(?)) GROUP BY row", in)
	if err != nil {
		return err
	}
	return each(rows, func() error {
		var row int64
		var n int
		err := rows.Scan(&row, &n)
		at[row].Passages = n
		return err
	})
}
