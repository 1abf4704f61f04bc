package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"dateline/internal/query"
	"dateline/internal/store"
)

// mostAlternatives is how many queries one may become.
const mostAlternatives = 8

// alternatives returns queries that together match what q does, where a part of
// it asks for one thing or another that no one index knows of both. Each can walk
// what suits it, where q would have to look at every article.
func alternatives(q query.Query) []query.Query {
	if q.Sort == query.Relevance {
		return nil
	}
	nodes := conjuncts(q)
	at := slices.IndexFunc(nodes, func(n query.Node) bool {
		either, ok := n.(query.Either)
		return ok && len(either) <= mostAlternatives && !all(n, inWords) && !marksOnly(n)
	})
	if at < 0 {
		return nil
	}
	var out []query.Query
	for _, n := range nodes[at].(query.Either) {
		with := slices.Clone(nodes)
		with[at] = n
		// One that is an "and" itself is part of the whole one.
		if inner, ok := n.(query.All); ok {
			with = slices.Concat(nodes[:at], inner, nodes[at+1:])
		}
		out = append(out, query.Query{Root: query.All(with), Sort: q.Sort})
	}
	return out
}

// either returns a page of what any of some queries match, in order of time.
func (s *Store) either(ctx context.Context, tx *sql.Tx, list []query.Query, page store.Page) ([]store.Row, error) {
	var out []store.Row
	for _, q := range list {
		rows, err := s.page(ctx, tx, q, page)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	oldest := list[0].Sort == query.Oldest
	slices.SortFunc(out, func(a, b store.Row) int {
		if oldest {
			return cmp.Compare(a.Row, b.Row)
		}
		return cmp.Compare(b.Row, a.Row)
	})
	out = slices.CompactFunc(out, func(a, b store.Row) bool { return a.Row == b.Row })
	if page.At.Back {
		return out[max(0, len(out)-page.Limit):], nil
	}
	return out[:min(page.Limit, len(out))], nil
}

// countEither counts what any of some queries match, or where it is to be quick
// what narrower ones do.
func (s *Store) countEither(ctx context.Context, tx *sql.Tx, list []query.Query, limit int, quick bool) (n int, exact bool, err error) {
	var parts []string
	var args []any
	exact = true
	for _, q := range list {
		c, err := s.compiler(tx, q)
		if err == nil && quick {
			var same bool
			same, err = c.narrower(tx, q)
			exact = exact && same
		}
		if err != nil {
			return 0, false, err
		}
		text, more := c.compile(q).rows("$row", 0, true, limit)
		parts, args = append(parts, "SELECT * FROM ("+text+")"), append(args, more...)
	}
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM ("+strings.Join(parts, " UNION ")+limited(limit)+")", args...).Scan(&n)
	return n, exact, err
}
