package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
)

// Analyse analyses every article that has no analysis by the present analyser,
// newest first, and reports progress after each batch is stored. It can be
// cancelled and goes on where it was at the next call. workers is how many
// processors it may use; 0 means all.
func (l *Library) Analyse(ctx context.Context, workers int, p Progress) error {
	return l.analysePending(ctx, atOnce(workers), func() []string { return nil }, p)
}

// AnalyseBehind is [Library.Analyse] behind a reader, who goes on reading and
// tagging meanwhile. first names the articles that are on screen, and is asked
// before each batch: they go before all others.
func (l *Library) AnalyseBehind(ctx context.Context, first func() []string, p Progress) error {
	return l.analysePending(ctx, behind(), first, p)
}

// analysePending analyses one batch while the one before is stored, which is
// one processor's work, if the pace allows.
func (l *Library) analysePending(ctx context.Context, at pace, first func() []string, p Progress) error {
	q := queue{library: l, version: l.analyser().Version(), size: at.analyses, first: first, seen: map[string]bool{}}
	total, err := l.store.CountPending(ctx, q.version)
	if err != nil {
		return err
	}
	done := 0
	var storing []store.Analysed // still pending for the store
	var took time.Duration       // to store them
	stored := make(chan error, 1)
	stored <- nil
	for {
		batch, err := q.next(ctx, storing)
		var found []store.Analysed
		if err == nil {
			found, err = l.analyseAll(ctx, batch, at.workers)
		}
		if err = cmp.Or(<-stored, err); err != nil {
			return err
		}
		done += len(storing)
		q.size = at.next(q.size, at.analyses, took)
		p.Progress(done, max(total, done))
		if len(batch) == 0 && len(storing) == 0 {
			return nil
		}
		storing = found
		go func() {
			began := l.now()
			err := l.store.SaveAnalyses(ctx, found)
			took = l.now().Sub(began)
			stored <- err
		}()
		if at.alone {
			stored <- <-stored
		}
	}
}

// queue is the articles that wait for the analyser.
type queue struct {
	library *Library
	version int
	size    int // of a batch
	first   func() []string
	seen    map[string]bool // of those that went first
}

// next returns the articles to analyse next, without those that are being stored.
func (q *queue) next(ctx context.Context, storing []store.Analysed) ([]news.Article, error) {
	out, err := q.ahead(ctx)
	if err != nil {
		return nil, err
	}
	// For the store those that go first now, and those being stored, are pending too.
	pending, err := q.library.store.Pending(ctx, q.version, q.size+len(out)+len(storing))
	pending = slices.DeleteFunc(pending, func(a news.Article) bool {
		return slices.ContainsFunc(out, func(b news.Article) bool { return b.ID == a.ID })
	})
	out = append(out, pending...)
	out = slices.DeleteFunc(out, func(a news.Article) bool {
		return slices.ContainsFunc(storing, func(s store.Analysed) bool { return s.ID == a.ID && s.Hash == a.Hash })
	})
	return out[:min(len(out), q.size)], err
}

// ahead returns the articles on screen that are not analysed. Each goes first
// once only: one that is changed meanwhile is pending like all others.
func (q *queue) ahead(ctx context.Context) ([]news.Article, error) {
	var out []news.Article
	for _, id := range q.first() {
		if len(out) >= q.size {
			break
		}
		if q.seen[id] {
			continue
		}
		rec, err := q.library.store.Article(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		q.seen[id] = true
		if rec.Analysis == nil || rec.Analysis.Analyser < q.version {
			out = append(out, rec.Article)
		}
	}
	return out, nil
}

// analyseAll analyses a batch on several processors.
func (l *Library) analyseAll(ctx context.Context, batch []news.Article, workers int) ([]store.Analysed, error) {
	found := make([]store.Analysed, len(batch))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(workers, len(batch)) {
		wg.Go(func() {
			for i := range next {
				found[i] = l.analyse(batch[i])
			}
		})
	}
	var err error
	for i := range batch {
		if err = ctx.Err(); err != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return found, err
}

// analyse runs the analyser on one article.
func (l *Library) analyse(a news.Article) store.Analysed {
	an := l.analyser()
	found := safely(an, a)
	found.Analyser = an.Version()
	return store.Analysed{
		ID: a.ID, Hash: a.Hash, Title: a.Title, Text: a.Text,
		Date: a.Published, Pub: a.Publisher, Analysis: found,
	}
}

// safely runs the analyser, whose faults are its own: an article on which it fails
// is shown without marks, and not tried again before there is a newer analyser.
// Otherwise it would take the desk down at every start.
func safely(an Analyser, a news.Article) (found *news.Analysis) {
	defer func() {
		if fault := recover(); fault != nil {
			found = &news.Analysis{Skipped: news.CleanLine(fmt.Sprint("one that the analyser failed on: ", fault))}
		}
	}()
	return an.Analyse(a)
}

func readOnly(err error) bool { return errors.Is(err, store.ErrReadOnly) }
