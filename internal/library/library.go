// Package library is where the desk and the command line meet: the verbs of
// Dateline. Each method is one thing a person can ask for, told as a short
// script over the store, the readers and the analyser; none of them prints.
//
// Start reading at [Library].
package library

import (
	"context"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// Analyser finds everything in an article; it is analysis.Analyser.
type Analyser interface {
	// Version grows with every change that makes a re-analysis worth while.
	Version() int
	Analyse(a news.Article) *news.Analysis
}

// Library is an archive with the verbs on it. Its methods are safe for use by
// several goroutines.
type Library struct {
	store    store.Store
	analyser func() Analyser // lazily: a model takes time to load
	now      func() time.Time
}

// New returns a library over s. The analyser is made at first use; now tells
// the time, for what is recorded and for relative dates in queries.
func New(s store.Store, analyser func() Analyser, now func() time.Time) *Library {
	return &Library{store: s, analyser: analyser, now: now}
}

// Now returns the library's time.
func (l *Library) Now() time.Time { return l.now() }

// Close closes the archive.
func (l *Library) Close() error { return l.store.Close() }

// Find returns a page of the articles that q matches.
func (l *Library) Find(ctx context.Context, q query.Query, p store.Page) ([]store.Row, error) {
	return l.store.Find(ctx, q, p)
}

// Count returns how many articles q matches, counting no further than limit.
func (l *Library) Count(ctx context.Context, q query.Query, limit int) (int, error) {
	return l.store.Count(ctx, q, limit)
}

// AtLeast is Count for somebody who will not wait: where counting takes long, n
// is what q certainly matches, and exact is false.
func (l *Library) AtLeast(ctx context.Context, q query.Query, limit int) (n int, exact bool, err error) {
	return l.store.AtLeast(ctx, q, limit)
}

// Generation changes whenever another process has written to the archive.
func (l *Library) Generation(ctx context.Context) (int64, error) { return l.store.Generation(ctx) }

// Progress is told how long work is getting on. Calls do not overlap.
// done never counts more than what is safely in the archive; total is 0 while unknown.
type Progress interface {
	Progress(done, total int)
}
