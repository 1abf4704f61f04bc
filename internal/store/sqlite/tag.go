package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// tag returns the number of a tag, making it if need be. A tag keeps its
// number, and so its colour, also while nothing carries it.
func (c changer) tag(name news.Text) (int64, error) {
	var num int64
	err := c.tx.QueryRow("SELECT num FROM tag WHERE name = ?", name.String()).Scan(&num)
	if errors.Is(err, sql.ErrNoRows) {
		return num, c.tx.QueryRow("INSERT INTO tag(name, fold, last_used) VALUES (?,?,?) RETURNING num",
			name.String(), query.Fold(name.String()), c.edit.At.UnixNano()).Scan(&num)
	}
	if err == nil && c.d == forward {
		_, err = c.tx.Exec("UPDATE tag SET last_used = max(last_used, ?) WHERE num = ?", c.edit.At.UnixNano(), num)
	}
	return num, err
}

// Tags lists the tags that something carries, by name.
func (s *Store) Tags(ctx context.Context) ([]news.Tag, error) {
	var out []news.Tag
	rows, err := s.read.QueryContext(ctx, `SELECT name, num - 1, count(*), last_used
		FROM tag JOIN tagged ON tag = num GROUP BY num ORDER BY fold, name`)
	if err == nil {
		err = each(rows, func() error {
			var t news.Tag
			var name string
			var used int64
			err := rows.Scan(&name, &t.Colour, &t.Count, &used)
			t.Name, t.LastUsed = news.Clean(name), time.Unix(0, used).UTC()
			out = append(out, t)
			return err
		})
	}
	return out, s.explain(ctx, "listing tags", err)
}

// States returns the reader's state of articles.
func (s *Store) States(ctx context.Context, ids []string) ([]news.State, error) {
	out := make([]news.State, len(ids))
	err := s.reading(ctx, "reading the state of articles", func(tx *sql.Tx) error {
		for i, id := range ids {
			row, err := findID(tx, id)
			if err != nil {
				return err
			}
			if out[i], err = readState(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func readState(q querier, row int64) (news.State, error) {
	var st news.State
	err := q.QueryRow("SELECT read, starred, deleted FROM article WHERE row = ?", row).Scan(&st.Read, &st.Starred, &st.Deleted)
	if errors.Is(err, sql.ErrNoRows) {
		return st, store.ErrNotFound
	} else if err != nil {
		return st, err
	}
	st.Tags, err = readTags(q, row, 0)
	return st, err
}

// readTags returns the tags of a passage, or of an article if passage is 0.
func readTags(q querier, row, passage int64) ([]news.Text, error) {
	names, err := column[string](q.Query("SELECT name FROM tagged JOIN tag ON num = tag WHERE row = ? AND passage = ? ORDER BY name", row, passage))
	var out []news.Text
	for _, n := range names {
		out = append(out, news.Clean(n))
	}
	return out, err
}

// Settings returns the remembered values whose keys begin with prefix.
func (s *Store) Settings(ctx context.Context, prefix string) (map[string]string, error) {
	out := map[string]string{}
	rows, err := s.read.QueryContext(ctx, "SELECT key, value FROM setting WHERE key >= ?1 AND substr(key, 1, length(?1)) = ?1", prefix) //nolint:sqlclosecheck // each closes them
	if err == nil {
		err = each(rows, func() error {
			var k, v string
			err := rows.Scan(&k, &v)
			out[k] = v
			return err
		})
	}
	return out, s.explain(ctx, "reading settings", err)
}

// Set remembers a value; "" forgets it.
func (s *Store) Set(ctx context.Context, key, value string) error {
	text, args := "INSERT OR REPLACE INTO setting VALUES (?,?)", []any{key, value}
	if value == "" {
		text, args = "DELETE FROM setting WHERE key = ?", []any{key}
	}
	return s.writing(ctx, fmt.Sprintf("remembering %s", key), func(tx *sql.Tx) error {
		_, err := tx.Exec(text, args...)
		return err
	})
}
