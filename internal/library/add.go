package library

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"time"

	"dateline/internal/ingest"
	"dateline/internal/news"
	"dateline/internal/store"
)

// Report is what came of adding.
type Report struct {
	New, Unchanged, Changed int
	Failures                []ingest.Item // what could not be read, with the reason
	IDs                     []string      // of the first articles that are new or changed
}

// reportIDs is how many IDs a Report keeps: enough to go to what was added.
const reportIDs = 100

// Articles returns how many articles were read.
func (r *Report) Articles() int { return r.New + r.Unchanged + r.Changed }

// AddPaths adds the articles in files and folders, and for "-" those on stdin.
// Input that cannot be read is in the report, and the rest goes in. Progress
// counts articles that are safely in the archive; on an error, too, what was
// counted stays there.
func (l *Library) AddPaths(ctx context.Context, paths []string, stdin io.Reader, p Progress) (Report, error) {
	return l.addPaths(ctx, ingest.Input{Paths: paths, Stdin: stdin}, atOnce(0), p)
}

// AddBehind is [Library.AddPaths] behind a reader, who goes on reading and
// tagging meanwhile. Adding the same path again after it was stopped goes on
// where it was: what is there already is passed over quickly.
func (l *Library) AddBehind(ctx context.Context, path string, p Progress) (Report, error) {
	return l.addPaths(ctx, ingest.Input{Paths: []string{path}}, behind(), p)
}

func (l *Library) addPaths(ctx context.Context, in ingest.Input, at pace, p Progress) (Report, error) {
	b := batch{library: l, pace: at, most: at.articles, progress: p, size: in.Size(), last: l.now()}
	err := ingest.Walk(ctx, in, func(n int64) { b.read += n }, func(it ingest.Item) error { return b.add(ctx, it) })
	return b.end(ctx, err)
}

// AddFS adds the articles of a file tree, such as the embedded samples.
func (l *Library) AddFS(ctx context.Context, fsys fs.FS, p Progress) (Report, error) {
	at := atOnce(0)
	b := batch{library: l, pace: at, most: at.articles, progress: p, last: l.now()}
	err := ingest.ReadFS(fsys, func(it ingest.Item) error { return b.add(ctx, it) })
	return b.end(ctx, err)
}

// batch collects articles until they are worth a transaction. While one is
// written the next is read, if the pace allows: both take about as long.
type batch struct {
	library  *Library
	pace     pace
	most     int // articles in the next transaction
	progress Progress
	report   Report
	articles []news.Article
	bytes    int
	size     int64 // of all input, 0 if unknown
	read     int64 // of it
	last     time.Time
	writing  chan error    // the result of the batch that is being written; nil if none is
	took     time.Duration // to write the batch before
}

func (b *batch) add(ctx context.Context, it ingest.Item) error {
	if it.Err != nil {
		b.report.Failures = append(b.report.Failures, it)
		return nil
	}
	b.articles = append(b.articles, it.Article)
	b.bytes += it.Article.Text.Len()
	if len(b.articles) < b.most && b.bytes < b.pace.bytes && b.library.now().Sub(b.last) < b.pace.every {
		return nil
	}
	return b.flush(ctx)
}

// flush begins to write what was collected, when what was collected before is written.
func (b *batch) flush(ctx context.Context) error {
	if err := b.wait(); err != nil {
		return err
	}
	done := make(chan error, 1)
	articles, read := b.articles, b.read
	go func() { done <- b.write(ctx, articles, read) }()
	b.writing = done
	b.articles, b.bytes, b.last = nil, 0, b.library.now()
	if b.pace.alone {
		return b.wait()
	}
	return nil
}

// wait waits for the batch that is being written. The report may be looked at
// after it.
func (b *batch) wait() error {
	if b.writing == nil {
		return nil
	}
	err := <-b.writing
	b.writing = nil
	b.most = b.pace.next(b.most, b.pace.articles, b.took)
	return err
}

// end writes the rest, unless the reading has failed with err.
func (b *batch) end(ctx context.Context, err error) (Report, error) {
	if err == nil {
		err = b.flush(ctx)
	}
	written := b.wait()
	return b.report, cmp.Or(err, written)
}

// write stores articles and tells the progress. read is how much of the input
// was read for them and those before.
func (b *batch) write(ctx context.Context, articles []news.Article, read int64) error {
	began := b.library.now()
	added, err := b.library.store.Add(ctx, articles)
	b.took = b.library.now().Sub(began)
	if err != nil {
		return err
	}
	for _, a := range added {
		switch a.Outcome {
		case store.New:
			b.report.New++
		case store.Unchanged:
			b.report.Unchanged++
			continue
		case store.NewVersion:
			b.report.Changed++
			if err := b.library.reanchor(ctx, a.ID); err != nil {
				return err
			}
		}
		if len(b.report.IDs) < reportIDs {
			b.report.IDs = append(b.report.IDs, a.ID)
		}
	}
	done := b.report.Articles()
	b.progress.Progress(done, b.total(done, read))
	return nil
}

// total estimates how many articles there are from the bytes read so far.
func (b *batch) total(done int, read int64) int {
	if read <= 0 || b.size <= read {
		return done
	}
	return int(float64(done) * float64(b.size) / float64(read))
}
