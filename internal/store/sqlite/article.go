package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
)

// querier is what a pool, a connection and a transaction have in common.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
}

// Article returns one article with all that is known of it.
func (s *Store) Article(ctx context.Context, id string) (store.Record, error) {
	var r store.Record
	err := s.reading(ctx, "opening the article", func(tx *sql.Tx) error {
		row, err := findID(tx, id)
		if err != nil {
			return err
		}
		a, err := readArticle(tx, s.unpack(), row)
		if errors.Is(err, errPacked) || errors.Is(err, store.ErrNotFound) { // it is in the list
			return fmt.Errorf("article %s: %w", id, store.ErrDamaged)
		} else if err != nil {
			return err
		}
		r.Article = *a
		if r.State, err = readState(tx, row); err != nil {
			return err
		}
		r.Analysis, err = readAnalysis(tx, s.unpack(), row, a)
		if err != nil && !damaged(err) {
			return err
		}
		if r.Passages, err = readPassages(tx, "WHERE p.row = ? ORDER BY p.created DESC, p.num DESC", row); err != nil {
			return err
		}
		return tx.QueryRow("SELECT 1 + count(*) FROM version WHERE row = ?", row).Scan(&r.Versions)
	})
	return r, err
}

// damaged reports whether an analysis could not be used. The article can be read
// without it, and Check tells.
func damaged(err error) bool { return errors.Is(err, errPacked) || errors.Is(err, errMarks) }

// findID returns the row of an article by its ID or the beginning of it.
func findID(q querier, id string) (int64, error) {
	prefix := idPrefix(id)
	if prefix == "" {
		return 0, fmt.Errorf("an article without id: %w", store.ErrNotFound)
	}
	rows, err := q.Query("SELECT row, id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", prefix, prefix+"~")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var found []int64
	for rows.Next() {
		var row int64
		var have string
		if err := rows.Scan(&row, &have); err != nil {
			return 0, err
		}
		if have == prefix {
			return row, nil
		}
		found = append(found, row)
	}
	switch len(found) {
	case 0:
		return 0, fmt.Errorf("article %s is %w", news.CleanLine(id), store.ErrNotFound)
	case 1:
		return found[0], rows.Err()
	}
	return 0, fmt.Errorf("several articles have ids that begin with %s; give more of it", news.CleanLine(id))
}

// readArticle returns the present version of an article.
func readArticle(q querier, un *unpacker, row int64) (*news.Article, error) {
	return scanArticle(un, q.QueryRow("SELECT "+articleColumns+" FROM article JOIN body ON body.num = body WHERE row = ?", row))
}

// articleColumns are what scanArticle reads, of article joined with body.
const articleColumns = "id, hash, title, place, publisher, published, added, body.z"

// scanArticle reads an article from a row of articleColumns and, into more, what
// the row has beside them.
func scanArticle(un *unpacker, r *sql.Row, more ...any) (*news.Article, error) {
	var (
		id, title, place, publisher, published string
		hash, z                                []byte
		added                                  int64
	)
	err := r.Scan(append([]any{&id, &hash, &title, &place, &publisher, &published, &added, &z}, more...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, store.ErrNotFound
	} else if err != nil {
		return nil, err
	}
	a := &news.Article{
		ID: id, Hash: hex.EncodeToString(hash), Title: news.Clean(title), Place: news.Clean(place),
		Publisher: news.Clean(publisher), Added: fromUnix(added),
	}
	if a.Published, err = news.ParseMoment(published); err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	if err := un.unpackBody(z, a); err != nil {
		return nil, fmt.Errorf("article %s: %w", id, err)
	}
	return a, nil
}

// fromUnix is the reverse of what is stored for a moment in UTC.
func fromUnix(seconds int64) news.Moment { return news.At(time.Unix(seconds, 0).UTC()) }

// Version returns an earlier text of an article, or the present one.
func (s *Store) Version(ctx context.Context, id, hash string) (news.Article, error) {
	var a news.Article
	err := s.reading(ctx, "opening the version", func(tx *sql.Tx) error {
		row, err := findID(tx, id)
		if err != nil {
			return err
		}
		now, err := readArticle(tx, s.unpack(), row)
		if err != nil || now.Hash == hash {
			a = deref(now)
			return err
		}
		var z []byte
		var added int64
		err = tx.QueryRow("SELECT z, added FROM version WHERE row = ? AND hash = ? ORDER BY num DESC LIMIT 1", row, hashBytes(hash)).Scan(&z, &added)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("version %s of article %s is %w", news.CleanLine(hash), now.ID, store.ErrNotFound)
		} else if err != nil {
			return err
		}
		a = news.Article{ID: now.ID, Hash: hash, Added: fromUnix(added)}
		return s.unpack().unpackVersion(z, &a)
	})
	return a, err
}

func deref(a *news.Article) news.Article {
	if a == nil {
		return news.Article{}
	}
	return *a
}

// Versions lists the texts of an article, newest first.
func (s *Store) Versions(ctx context.Context, id string) ([]news.Version, error) {
	var out []news.Version
	err := s.reading(ctx, "listing the versions", func(tx *sql.Tx) error {
		row, err := findID(tx, id)
		if err != nil {
			return err
		}
		rows, err := tx.Query(`SELECT hash, title, added FROM (
			SELECT hash, title, changed AS added, 9223372036854775807 AS num FROM article WHERE row = ?1
			UNION ALL SELECT hash, title, added, num FROM version WHERE row = ?1) ORDER BY num DESC`, row)
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var hash []byte
			var title string
			var added int64
			err := rows.Scan(&hash, &title, &added)
			out = append(out, news.Version{Hash: hex.EncodeToString(hash), Title: news.Clean(title), Added: fromUnix(added)})
			return err
		})
	})
	return out, err
}

// Texts returns the present texts of articles.
func (s *Store) Texts(ctx context.Context, ids []string) ([]news.Text, error) {
	out := make([]news.Text, len(ids))
	err := s.reading(ctx, "reading texts", func(tx *sql.Tx) error {
		body, err := tx.PrepareContext(ctx, "SELECT z FROM article JOIN body ON num = body WHERE id = ?")
		if err != nil {
			return err
		}
		defer body.Close()
		for i, id := range ids {
			var z []byte
			var a news.Article
			if err := body.QueryRow(id).Scan(&z); errors.Is(err, sql.ErrNoRows) {
				continue
			} else if err != nil {
				return err
			}
			if err := s.unpack().unpackBody(z, &a); err == nil {
				out[i] = a.Text
			}
		}
		return nil
	})
	return out, err
}

// each calls f for each of rows and closes them.
func each(rows *sql.Rows, f func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := f(); err != nil {
			return err
		}
	}
	return rows.Err()
}
