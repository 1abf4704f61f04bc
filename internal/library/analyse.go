package library

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"dateline/internal/news"
	"dateline/internal/store"
)

// analyseBatch is how many analyses one transaction holds: enough to make the
// cost of the transaction small, few enough to stop within a second.
const analyseBatch = 256

// Analyse analyses every article that has no analysis by the present analyser,
// newest first, and reports progress after each batch is stored. It can be
// cancelled and goes on where it was at the next call. workers is how many
// processors it may use; 0 means all.
func (l *Library) Analyse(ctx context.Context, workers int, p Progress) error {
	version := l.analyser().Version()
	total, err := l.store.CountPending(ctx, version)
	if err != nil {
		return err
	}
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	for done := 0; ; {
		p.Progress(done, max(total, done))
		batch, err := l.store.Pending(ctx, version, analyseBatch)
		if err != nil || len(batch) == 0 {
			return err
		}
		found, err := l.analyseAll(ctx, batch, workers)
		if err != nil {
			return err
		}
		if err := l.store.SaveAnalyses(ctx, found); err != nil {
			return err
		}
		done += len(batch)
	}
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
	found := an.Analyse(a)
	found.Analyser = an.Version()
	return store.Analysed{
		ID: a.ID, Hash: a.Hash, Title: a.Title, Text: a.Text,
		Date: a.Published, Pub: a.Publisher, Analysis: found,
	}
}

func readOnly(err error) bool { return errors.Is(err, store.ErrReadOnly) }
