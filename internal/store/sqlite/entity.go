package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// Sharing walks the appearances of each entity from the newest. The number of
// articles is kept, and includes those that the reader has deleted.
func (s *Store) Sharing(ctx context.Context, keys []string, perKey int) ([]store.Appearance, error) {
	out := make([]store.Appearance, len(keys))
	err := s.reading(ctx, "looking for related articles", func(tx *sql.Tx) error {
		entity, err := tx.PrepareContext(ctx, "SELECT num, articles FROM entity WHERE key = ?")
		if err != nil {
			return err
		}
		defer entity.Close()
		ids, err := tx.PrepareContext(ctx, `SELECT id FROM appears CROSS JOIN article USING (row)
			WHERE entity = ? AND deleted = 0 ORDER BY appears.row DESC LIMIT ?`)
		if err != nil {
			return err
		}
		defer ids.Close()
		for i, key := range keys {
			out[i].Key = key
			var num int64
			err := entity.QueryRow(key).Scan(&num, &out[i].Articles)
			if errors.Is(err, sql.ErrNoRows) {
				continue
			} else if err != nil {
				return err
			}
			if out[i].IDs, err = column[string](ids.Query(num, perKey)); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// column reads rows of one column.
func column[T string | int64](rows *sql.Rows, err error) ([]T, error) {
	if err != nil {
		return nil, err
	}
	var out []T
	err = each(rows, func() error {
		var v T
		err := rows.Scan(&v)
		out = append(out, v)
		return err
	})
	return out, err
}

// offered bounds how many values with a prefix are looked at for the most used
// ones: after one letter there may be a hundred thousand, and the reader types on.
const offered = 5000

// Complete returns values that begin with a prefix, the most used first.
func (s *Store) Complete(ctx context.Context, field query.Field, prefix string, n int) ([]store.Completion, error) {
	var text string
	args := []any{query.Fold(prefix), query.Fold(prefix) + "\U0010FFFF", offered, n}
	switch field {
	case query.Who:
		text = "SELECT name AS value, articles AS n FROM entity WHERE articles > 0"
	case query.Speaker:
		text = "SELECT name AS value, spoken AS n FROM entity WHERE spoken > 0"
	case query.TagField:
		text = "SELECT name AS value, (SELECT count(DISTINCT row) FROM tagged WHERE tag = num) AS n FROM tag WHERE true"
	case query.From, query.By, query.Place:
		text, args = "SELECT value, n FROM value WHERE field = ?5", append(args, string(field))
	default:
		return nil, nil
	}
	var out []store.Completion
	rows, err := s.read.QueryContext(ctx, `SELECT value, sum(n) AS n FROM (`+text+` AND fold >= ?1 AND fold < ?2 LIMIT ?3)
		GROUP BY value HAVING sum(n) > 0 ORDER BY sum(n) DESC, value LIMIT ?4`, args...)
	if err == nil {
		err = each(rows, func() error {
			var value string
			var count int
			err := rows.Scan(&value, &count)
			out = append(out, store.Completion{Value: news.Clean(value), Count: count})
			return err
		})
	}
	return out, s.explain(ctx, "completing", err)
}
