package sqlite

import (
	"context"
	"database/sql"
	"time"

	"dateline/internal/query"
)

// Count returns how many articles q matches, at most limit.
func (s *Store) Count(ctx context.Context, q query.Query, limit int) (int, error) {
	n, _, err := s.counted(ctx, q, limit, false)
	return n, err
}

// AtLeast takes the most frequent words for all that a prefix stands for, where
// those are many: to merge them all takes the index a quarter of a second in an
// archive of 100,000, and cannot be broken off.
func (s *Store) AtLeast(ctx context.Context, q query.Query, limit int) (n int, exact bool, err error) {
	return s.counted(ctx, q, limit, true)
}

// counted counts what q matches or, where quick allows it and that is much
// cheaper, what a narrower query does.
func (s *Store) counted(ctx context.Context, q query.Query, limit int, quick bool) (n int, exact bool, err error) {
	exact = true
	err = s.reading(ctx, "counting", func(tx *sql.Tx) error {
		if q.Root == nil {
			return tx.QueryRow("SELECT min(articles, ?) FROM total", limit).Scan(&n)
		}
		if list := alternatives(q); list != nil {
			n, exact, err = s.countEither(ctx, tx, list, limit, quick)
			return err
		}
		c, err := s.compiler(tx, q)
		if err != nil {
			return err
		}
		if enough, err := c.atLeast(tx, q, limit); enough || err != nil {
			n = limit
			return err
		}
		if !quick {
			n, err = c.compile(q).count(ctx, tx, 0, limit)
			return err
		}
		if exact, err = c.narrower(tx, q); err != nil {
			return err
		}
		var all bool
		n, all, err = c.compile(q).countStretches(ctx, tx, limit)
		exact = exact && all
		return err
	})
	return n, exact || n >= limit, err
}

// count counts the rows after a cursor.
func (p plan) count(ctx context.Context, tx *sql.Tx, after int64, limit int) (n int, err error) {
	text, args := p.rows("1", after, true, limit)
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM ("+text+")", args...).Scan(&n)
	return n, err
}

// quickCount is how long a quick count goes on beginning new stretches.
const quickCount = 20 * time.Millisecond

// countStretches counts from the newest article on until there are enough, or it
// has taken so long that the rest is left out.
func (p plan) countStretches(ctx context.Context, tx *sql.Tx, limit int) (n int, all bool, err error) {
	began := time.Now()
	var at int64
	for size := p.first * longer; ; size *= longer {
		q, end, more, err := p.stretch(ctx, tx, at, true, size)
		if err != nil {
			return 0, false, err
		}
		some, err := q.count(ctx, tx, at, limit-n)
		if n += some; err != nil || !more || n >= limit {
			return n, true, err
		}
		if time.Since(began) > quickCount {
			return n, false, nil
		}
		at = end
	}
}

// atLeast reports whether q certainly matches limit articles, by the counts of
// words alone: then nothing need be counted.
func (c compiler) atLeast(tx *sql.Tx, q query.Query, limit int) (bool, error) {
	t, ok := q.Root.(query.Term)
	if !ok || len(t.Words()) != 1 || t.Field != query.Any && t.Field != query.TextOnly {
		return false, nil
	}
	most := 0
	if p, ok := prefixOf(t); ok {
		most = c.prefixes[p].most
	} else if err := tx.QueryRow("SELECT coalesce(max(n), 0) FROM term WHERE term = ?", t.Words()[0]).Scan(&most); err != nil {
		return false, err
	}
	var deleted int
	err := tx.QueryRow("SELECT deleted FROM total").Scan(&deleted)
	return most-deleted >= limit, err
}

// fewTerms is how many of its most frequent words stand for a prefix in a quick
// count.
const fewTerms = 8

// narrower makes prefixes that stand for many words stand for the most frequent
// of them. Nothing is narrower where something is negated.
func (c compiler) narrower(tx *sql.Tx, q query.Query) (same bool, err error) {
	positive := true
	q.Walk(func(_ query.Node, negated bool) { positive = positive && !negated })
	if !positive {
		return true, nil
	}
	same = true
	for p, x := range c.prefixes {
		if p.from != "" || x.count <= fewTerms || c.costs.article*float64(x.articles) < c.costs.quick {
			continue
		}
		text, args := p.words("term")
		x.terms, err = column[string](tx.Query(text+" ORDER BY n DESC"+limited(fewTerms), args...))
		if err != nil {
			return false, err
		}
		x.count = len(x.terms)
		c.prefixes[p], same = x, false
	}
	return same, nil
}
