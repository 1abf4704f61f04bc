package library

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"
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
//
// While one batch is stored, which is one processor's work, the next is analysed.
func (l *Library) Analyse(ctx context.Context, workers int, p Progress) error {
	version := l.analyser().Version()
	total, err := l.store.CountPending(ctx, version)
	if err != nil {
		return err
	}
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	done := 0
	var storing []store.Analysed // still pending for the store
	stored := make(chan error, 1)
	stored <- nil
	for {
		batch, err := l.pending(ctx, version, storing)
		var found []store.Analysed
		if err == nil {
			found, err = l.analyseAll(ctx, batch, workers)
		}
		if err = cmp.Or(<-stored, err); err != nil {
			return err
		}
		done += len(storing)
		p.Progress(done, max(total, done))
		if len(batch) == 0 && len(storing) == 0 {
			return nil
		}
		storing = found
		go func() { stored <- l.store.SaveAnalyses(ctx, found) }()
	}
}

// pending returns the next articles to analyse, without those that are being stored.
func (l *Library) pending(ctx context.Context, version int, storing []store.Analysed) ([]news.Article, error) {
	batch, err := l.store.Pending(ctx, version, analyseBatch+len(storing))
	batch = slices.DeleteFunc(batch, func(a news.Article) bool {
		return slices.ContainsFunc(storing, func(s store.Analysed) bool { return s.ID == a.ID && s.Hash == a.Hash })
	})
	return batch[:min(len(batch), analyseBatch)], err
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
