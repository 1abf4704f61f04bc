package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"runtime"
	"slices"
	"sync"

	"dateline/internal/query"
	"dateline/internal/store"
)

// look returns a page of rows in order of time for a plan with terms that are
// looked for in the texts: of the rows that the plan gives without them, those
// whose texts have them. Where the texts turn out to have them seldom, whole,
// the same query without such terms, finds the rest.
func (s *Store) look(ctx context.Context, tx *sql.Tx, p, whole plan, newest bool, page store.Page) ([]int64, error) {
	descending := newest != page.At.Back
	var out []int64
	at := page.At.Row
	for looked, size := 0, page.Limit+page.Limit/2; len(out) < page.Limit; size *= 2 {
		if looked >= s.limits.lookedAt {
			text, args := whole.rows("$row", at, descending, page.Limit-len(out))
			rest, err := column[int64](tx.QueryContext(ctx, text, args...))
			if err != nil {
				return nil, err
			}
			out = append(out, rest...)
			break
		}
		size = max(1, min(size, s.limits.lookedAt-looked))
		text, args := p.rows("$row", at, descending, size)
		rows, err := column[int64](tx.QueryContext(ctx, text, args...))
		if err != nil {
			return nil, err
		}
		found, err := s.having(ctx, tx, rows, p.look)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
		if len(rows) < size {
			break
		}
		looked, at = looked+len(rows), rows[len(rows)-1]
	}
	out = out[:min(len(out), page.Limit)]
	if page.At.Back {
		slices.Reverse(out)
	}
	return out, nil
}

// having returns those of the rows whose articles have all terms. Texts are
// unpacked and looked into on all processors. One that is damaged has nothing.
func (s *Store) having(ctx context.Context, tx *sql.Tx, list []int64, terms []query.Term) ([]int64, error) {
	in, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT title, z FROM json_each(?) CROSS JOIN article ON row = value
		LEFT JOIN body ON num = body`, in)
	if err != nil {
		return nil, err
	}
	type packed struct {
		title string
		z     []byte
	}
	texts := make([]packed, 0, len(list))
	err = each(rows, func() error {
		var t packed
		err := rows.Scan(&t.title, &t.z)
		texts = append(texts, t)
		return err
	})
	if err != nil || len(texts) != len(list) {
		return nil, err
	}
	has := make([]bool, len(list))
	workers := min(runtime.GOMAXPROCS(0), len(list))
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(list); i += workers {
				parts, err := s.unpack().unpack(texts[i].z, bodyFormat, bodyParts)
				has[i] = err == nil && inAll(terms, texts[i].title, parts[bodyParts-1])
			}
		})
	}
	wait.Wait()
	var out []int64
	for i, row := range list {
		if has[i] {
			out = append(out, row)
		}
	}
	return out, nil
}

// inAll reports whether an article has each of the terms.
func inAll(terms []query.Term, title, text string) bool {
	return !slices.ContainsFunc(terms, func(t query.Term) bool {
		return !t.In(text) && (t.Field == query.TextOnly || !t.In(title))
	})
}
