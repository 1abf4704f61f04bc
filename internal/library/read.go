package library

import (
	"context"

	"dateline/internal/annotate"
	"dateline/internal/news"
	"dateline/internal/store"
)

// Read returns an article with its marks. One that was not analysed yet is
// analysed now, ahead of those that wait, so that what is on screen has its marks first.
func (l *Library) Read(ctx context.Context, id string) (store.Record, error) {
	rec, err := l.store.Article(ctx, id)
	if err != nil || rec.Analysis != nil && rec.Analysis.Analyser >= l.analyser().Version() {
		return rec, err
	}
	a := l.analyse(rec.Article)
	rec.Analysis = a.Analysis
	if err := ctx.Err(); err != nil {
		return rec, err
	}
	// An archive that cannot be written to is read all the same.
	if err := l.store.SaveAnalyses(ctx, []store.Analysed{a}); err != nil && !readOnly(err) {
		return rec, err
	}
	return rec, nil
}

// Stored returns an article as it is in the archive, without waiting for marks.
func (l *Library) Stored(ctx context.Context, id string) (store.Record, error) {
	return l.store.Article(ctx, id)
}

// Texts returns the texts of articles, in order, to show hits in context; empty
// for one that is not there or is damaged.
func (l *Library) Texts(ctx context.Context, ids []string) ([]news.Text, error) {
	return l.store.Texts(ctx, ids)
}

// Versions lists the texts of an article, newest first.
func (l *Library) Versions(ctx context.Context, id string) ([]news.Version, error) {
	return l.store.Versions(ctx, id)
}

// Version returns an earlier text of an article.
func (l *Library) Version(ctx context.Context, id, hash string) (news.Article, error) {
	return l.store.Version(ctx, id, hash)
}

// reanchor finds the passages of an article again in its present version. Those
// whose words are gone become orphans; an orphan whose words are back is one no longer.
func (l *Library) reanchor(ctx context.Context, id string) error {
	rec, err := l.store.Article(ctx, id)
	if err != nil {
		return err
	}
	e := store.Edit{At: l.now(), Quiet: true}
	for _, p := range rec.Passages {
		at, _, _ := annotate.Anchor(rec.Article, p.Selector)
		if at == p.Span {
			continue
		}
		moved := p
		moved.Span = at
		e.Passages = append(e.Passages, store.PassageEdit{Before: &p, After: &moved})
	}
	if len(e.Passages) == 0 {
		return nil
	}
	return l.store.Apply(ctx, e)
}
