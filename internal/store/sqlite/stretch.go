package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"dateline/internal/store"
)

// Where the parts of an OR are rare, the index walks each list to its end before
// it can say which row comes next. So the archive is walked in stretches, short
// ones first: a page is mostly found in the newest few thousand articles, and
// what it costs does not grow with the archive. The first has costs.stretch
// articles, each other is so many times as long as the one before, and what lies
// beyond the longest is one: to find the end of a stretch, its articles are walked.
const (
	longer  = 8
	longest = 100_000
)

// stretch bounds the plan to the n articles next to row at, 0 for the first of
// all, and returns the last of them. Where there are no more than that, the plan
// is bounded no further.
func (p plan) stretch(ctx context.Context, tx *sql.Tx, at int64, descending bool, n int) (q plan, end int64, more bool, err error) {
	if n > longest {
		return p, 0, false, nil
	}
	text := "SELECT id FROM words_docsize WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?"
	if descending {
		text = "SELECT id FROM words_docsize WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ?"
	}
	switch {
	case descending && (at == 0 || at > p.high):
		at = p.high + 1
	case !descending && (at == 0 || at < p.low):
		at = p.low - 1
	}
	err = tx.QueryRowContext(ctx, text, at, n-1).Scan(&end)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return p, 0, false, nil
	case err != nil:
		return p, 0, false, err
	case descending:
		p.low = max(p.low, end)
	default:
		p.high = min(p.high, end)
	}
	return p, end, true, nil
}

// walkStretches is walk for a plan whose parts are rare.
func walkStretches(ctx context.Context, tx *sql.Tx, p plan, descending bool, page store.Page) ([]store.Row, error) {
	var out []store.Row
	at := page.At.Row
	for n := p.first; ; n *= longer {
		q, end, more, err := p.stretch(ctx, tx, at, descending, n)
		if err != nil {
			return nil, err
		}
		text, args := q.rows(listColumns, at, descending, page.Limit-len(out))
		rows, err := scanRows(ctx, tx, page.Limit-len(out), text, args...)
		if out = append(out, rows...); err != nil || !more || len(out) >= page.Limit {
			return out, err
		}
		at = end
	}
}
