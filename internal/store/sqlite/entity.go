package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"

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
			WHERE entity = ? AND deleted = 0 ORDER BY appears.row DESC`+limited(perKey))
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
			if perKey == 0 {
				continue
			}
			if out[i].IDs, err = column[string](ids.Query(num)); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// lookedAt is how many appearances of one entity [Store.Nearest] looks at: a
// country is in a tenth of all articles, and tells little about any.
const lookedAt = 400

// Nearest adds up weights by article over the newest appearances of each entity,
// from the index alone: no article is read that is not among the nearest.
func (s *Store) Nearest(ctx context.Context, weights map[string]float64, n int) ([]string, error) {
	var out []string
	err := s.reading(ctx, "looking for related articles", func(tx *sql.Tx) error {
		score, err := appearances(ctx, tx, weights)
		if err != nil {
			return err
		}
		rows := slices.Collect(maps.Keys(score))
		slices.SortFunc(rows, func(a, b int64) int {
			return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(b, a))
		})
		id, err := tx.PrepareContext(ctx, "SELECT id FROM article WHERE row = ? AND deleted = 0")
		if err != nil {
			return err
		}
		defer id.Close()
		for _, row := range rows {
			if len(out) == n {
				return nil
			}
			ids, err := column[string](id.QueryContext(ctx, row))
			if err != nil {
				return err
			}
			out = append(out, ids...)
		}
		return nil
	})
	return out, err
}

// appearances returns the articles that entities appear in with the weight of
// those they name.
func appearances(ctx context.Context, tx *sql.Tx, weights map[string]float64) (map[int64]float64, error) {
	// One row for an entity and not one for an appearance: crossing into the
	// driver costs more than the look-up.
	stmt, err := tx.PrepareContext(ctx, `SELECT json_group_array(row) FROM (SELECT row FROM appears
		WHERE entity = (SELECT num FROM entity WHERE key = ?) ORDER BY row DESC`+limited(lookedAt)+")")
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	score := map[int64]float64{}
	// In a fixed order, for sums of floats depend on it.
	for _, key := range slices.Sorted(maps.Keys(weights)) {
		var list []byte
		if err := stmt.QueryRowContext(ctx, key).Scan(&list); err != nil {
			return nil, err
		}
		var rows []int64
		if err := json.Unmarshal(list, &rows); err != nil {
			return nil, err
		}
		for _, row := range rows {
			score[row] += weights[key]
		}
	}
	return score, nil
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
const offered = 2000

// Complete returns values that begin with a prefix, the most used first. Names
// are found by their last word, too.
func (s *Store) Complete(ctx context.Context, field query.Field, prefix string, n int) ([]store.Completion, error) {
	begins := func(of, column string) string {
		return "SELECT * FROM (" + of + " AND " + column + " >= ?1 AND " + column + " < ?2" + limited(offered) + ")"
	}
	var from string
	args := []any{query.Fold(prefix), query.Fold(prefix) + "\U0010FFFF"}
	switch field {
	case query.Who, query.Speaker:
		count := "articles"
		if field == query.Speaker {
			count = "spoken"
		}
		names := "SELECT name AS value, " + count + " AS n FROM entity WHERE " + count + " > 0"
		from = begins(names, "fold") + " UNION ALL " + begins(names+" AND last <> '' AND NOT (fold >= ?1 AND fold < ?2)", "last")
	case query.TagField:
		from = begins("SELECT name AS value, (SELECT count(DISTINCT row) FROM tagged WHERE tag = num) AS n FROM tag WHERE true", "fold")
	case query.From: // The Harbour Post is looked for under h, too
		of := "SELECT value, n FROM value WHERE field = ?3"
		from = begins(of, "fold") + " UNION ALL SELECT * FROM (" + of + " AND fold >= ?4 AND fold < ?5 AND NOT (fold >= ?1 AND fold < ?2)" + limited(offered) + ")"
		args = append(args, string(field), "the "+query.Fold(prefix), "the "+query.Fold(prefix)+"\U0010FFFF")
	case query.By, query.Place:
		from, args = begins("SELECT value, n FROM value WHERE field = ?3", "fold"), append(args, string(field))
	default:
		return nil, nil
	}
	var out []store.Completion
	rows, err := s.read.QueryContext(ctx, "SELECT value, sum(n) AS n FROM ("+from+`)
		GROUP BY value HAVING sum(n) > 0 ORDER BY sum(n) DESC, value`+limited(n), args...)
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
