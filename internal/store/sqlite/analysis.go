package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"dateline/internal/news"
	"dateline/internal/store"
)

// pendingBytes is how much text Pending returns, and then the article that goes
// beyond it: what is analysed together is in memory together.
const pendingBytes = 8 << 20

// Pending looks for articles by each earlier analyser in turn: there are few,
// and the index gives the rows of each in order.
func (s *Store) Pending(ctx context.Context, analyser, n int) ([]news.Article, error) {
	var out []news.Article
	err := s.reading(ctx, "looking for articles to analyse", func(tx *sql.Tx) error {
		versions, err := column[int64](tx.QueryContext(ctx, "SELECT analyser FROM analysed WHERE analyser < ? AND n > 0", analyser))
		if err != nil {
			return err
		}
		var rows []int64
		for _, v := range versions {
			more, err := column[int64](tx.QueryContext(ctx, "SELECT row FROM article WHERE analyser = ? ORDER BY row DESC LIMIT ?", v, n))
			if err != nil {
				return err
			}
			rows = append(rows, more...)
		}
		slices.SortFunc(rows, func(a, b int64) int { return int(min(1, max(-1, b-a))) })
		size := 0
		for _, row := range rows[:min(n, len(rows))] {
			if size >= pendingBytes {
				break
			}
			a, err := readArticle(tx, s.unpack(), row)
			if errors.Is(err, errPacked) || errors.Is(err, store.ErrNotFound) {
				continue // Check tells; the rest need not wait for it
			} else if err != nil {
				return err
			}
			size += a.Text.Len()
			out = append(out, *a)
		}
		return nil
	})
	return out, err
}

// CountPending adds up counts that are kept, since counting takes time.
func (s *Store) CountPending(ctx context.Context, analyser int) (int, error) {
	var n int
	err := s.read.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM analysed WHERE analyser < ?", analyser).Scan(&n)
	return n, s.explain(ctx, "looking for articles to analyse", err)
}

// Analyses returns what was found in articles, with their texts.
func (s *Store) Analyses(ctx context.Context, ids []string) ([]store.Analysed, error) {
	var out []store.Analysed
	err := s.reading(ctx, "reading analyses", func(tx *sql.Tx) error {
		// Preparing a statement costs as much as reading an article.
		both, err := tx.PrepareContext(ctx, "SELECT "+articleColumns+`, analysis.z FROM article
			JOIN body ON body.num = body JOIN analysis ON analysis.num = analysis WHERE id = ?`)
		if err != nil {
			return err
		}
		defer both.Close()
		for _, id := range ids {
			var z []byte
			a, err := scanArticle(s.unpack(), both.QueryRowContext(ctx, id), &z)
			if errors.Is(err, store.ErrNotFound) {
				continue
			} else if err != nil {
				return err
			}
			an, err := fittingAnalysis(s.unpack(), z, a)
			if err != nil {
				return err
			}
			out = append(out, store.Analysed{
				ID: a.ID, Hash: a.Hash, Title: a.Title, Text: a.Text, Date: a.Published, Pub: a.Publisher, Analysis: an,
			})
		}
		return nil
	})
	return out, err
}

// readAnalysis returns what was found in article a, or nil.
func readAnalysis(q querier, un *unpacker, row int64, a *news.Article) (*news.Analysis, error) {
	var z []byte
	err := q.QueryRow("SELECT z FROM analysis WHERE num = (SELECT analysis FROM article WHERE row = ?)", row).Scan(&z)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return fittingAnalysis(un, z, a)
}

// fittingAnalysis unpacks what was found in a, and makes sure that it was.
func fittingAnalysis(un *unpacker, z []byte, a *news.Article) (*news.Analysis, error) {
	an, err := un.unpackAnalysis(z, a)
	if err == nil {
		err = validate(a, an)
	}
	if err != nil {
		return nil, fmt.Errorf("the analysis of article %s: %w", a.ID, err)
	}
	return an, nil
}
