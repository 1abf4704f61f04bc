package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"dateline/internal/news"
	"dateline/internal/store"
)

// derivedAt says which migrations leave tables empty that are filled from the
// articles.
var derivedAt = map[int]bool{4: true}

// deriving is how many articles are read, folded and indexed together.
const deriving = 2000

// derive indexes all articles, whose indexes are empty, and gives the list their
// beginnings. What was found in them is left to the analyser.
func (s *Store) derive(ctx context.Context, tx *sql.Tx, progress func(done, total int)) error {
	rows, err := column[int64](tx.QueryContext(ctx, "SELECT row FROM article ORDER BY row"))
	if err != nil {
		return err
	}
	a, err := newAdder(ctx, tx, s.unpack(), newTerms(inText))
	if err != nil {
		return err
	}
	for done := 0; done < len(rows); {
		if progress != nil {
			progress(done, len(rows))
		}
		next := rows[done:min(done+deriving, len(rows))]
		if err := s.deriveFrom(a, next); err != nil {
			return err
		}
		done += len(next)
	}
	return nil
}

// deriveFrom indexes the articles of some rows. One whose text is lost keeps its
// place in the list and is found by no word.
func (s *Store) deriveFrom(a *adder, rows []int64) error {
	batch := make([]news.Article, 0, len(rows))
	at := make([]int64, 0, len(rows))
	for _, row := range rows {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		article, err := readArticle(a.tx, a.un, row)
		switch {
		case damaged(err), errors.Is(err, store.ErrNotFound):
			a.analysed[0]++
			if err := a.countLost(row); err != nil {
				return err
			}
			continue
		case err != nil:
			return err
		}
		batch, at = append(batch, *article), append(at, row)
	}
	var ready []*prepared
	ready, a.terms = s.prepare(batch, make([]string, len(batch)))
	for i, p := range ready {
		if err := a.index(at[i], p); err != nil {
			return err
		}
		if _, err := a.tx.Exec("UPDATE article SET lede = ? WHERE row = ?", p.lede, at[i]); err != nil {
			return err
		}
		a.count(p.counted, 1)
		a.analysed[0]++
	}
	if err := a.finish(); err != nil {
		return err
	}
	clear(a.values)
	clear(a.analysed)
	return nil
}
