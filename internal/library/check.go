package library

import (
	"context"

	"dateline/internal/query"
	"dateline/internal/store"
)

// Check reports what is wrong with the archive.
func (l *Library) Check(ctx context.Context, report func(store.Problem)) error {
	return l.store.Check(ctx, report)
}

// Repair makes anew what is derived from the texts: the index, totals, counts.
// What cannot be made again is left as it is, for Check to report.
func (l *Library) Repair(ctx context.Context) error { return l.store.Repair(ctx) }

// Pending returns how many articles wait to be analysed.
func (l *Library) Pending(ctx context.Context) (int, error) {
	return l.store.CountPending(ctx, l.analyser().Version())
}

// Parse reads a query; relative dates in it are relative to now.
func (l *Library) Parse(q string) (query.Query, error) { return query.Parse(q, l.now()) }
