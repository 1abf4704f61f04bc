package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"dateline/internal/annotate"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// What is done to everything that a query matches is one edit: it is made whole
// or, if its context is cancelled, not at all, and one Undo takes it back.

// MarkAllRead marks everything that q matches as read or unread.
func (l *Library) MarkAllRead(ctx context.Context, q query.Query, read bool, p Progress) (store.Edit, error) {
	what := "unread"
	if read {
		what = "read"
	}
	return l.bulk(ctx, q, news.State{Read: !read}, news.State{Read: read}, p, func(n int) string {
		return "marked " + articles(n) + " as " + what
	})
}

// StarAll stars everything that q matches, or takes the stars away.
func (l *Library) StarAll(ctx context.Context, q query.Query, on bool, p Progress) (store.Edit, error) {
	what := "took the star from "
	if on {
		what = "starred "
	}
	return l.bulk(ctx, q, news.State{Starred: !on}, news.State{Starred: on}, p, func(n int) string { return what + articles(n) })
}

// DeleteAll removes everything that q matches from all lists.
func (l *Library) DeleteAll(ctx context.Context, q query.Query, p Progress) (store.Edit, error) {
	return l.bulk(ctx, q, news.State{}, news.State{Deleted: true}, p, func(n int) string { return "deleted " + articles(n) })
}

// TagAll adds and removes tags on all articles that q matches.
func (l *Library) TagAll(ctx context.Context, q query.Query, add, remove []news.Text, p Progress) (store.Edit, error) {
	remove = retag(remove, nil, nil)
	add = retag(add, nil, remove)
	return l.bulk(ctx, q, news.State{Tags: remove}, news.State{Tags: add}, p, func(n int) string {
		switch {
		case len(remove) == 0:
			return "tagged " + articles(n) + " as " + quoted(add)
		case len(add) == 0:
			return "took " + quoted(remove) + " from " + articles(n)
		}
		return "tagged " + articles(n) + " as " + quoted(add) + " instead of " + quoted(remove)
	})
}

func (l *Library) bulk(ctx context.Context, q query.Query, before, after news.State, p Progress, what func(int) string) (store.Edit, error) {
	return l.store.ApplyBulk(ctx, store.Bulk{
		At: l.now(), Query: q, Before: before, After: after, Progress: p.Progress,
		What: func(n int) news.Text { return news.CleanLine(what(n)) },
	})
}

// MostHits is how many hits are tagged at a time: each becomes a passage with
// its surroundings, in the archive and in the journal.
const MostHits = 10_000

// hitFields are the fields whose words stand in an article's text.
var hitFields = []query.Field{query.Any, query.TextOnly, query.Said}

// HasHits reports whether a query looks for words that stand in the text.
func HasHits(q query.Query) bool {
	has := false
	q.Walk(func(n query.Node, negated bool) {
		t, ok := n.(query.Term)
		has = has || ok && !negated && slices.Contains(hitFields, t.Field)
	})
	return has
}

// TagHits makes a passage with these tags of each place where the words and
// phrases of q stand in the texts of the articles that it matches, as one edit.
// Of more than [MostHits] it takes the first, in q's order, and says so.
func (l *Library) TagHits(ctx context.Context, q query.Query, tags []news.Text, p Progress) (store.Edit, error) {
	t := hitTagger{q: q, tags: tags, edit: store.Edit{At: l.now()}}
	total, err := l.store.Count(ctx, q, MostHits+1)
	if err != nil {
		return store.Edit{}, err
	}
	done, in := 0, 0
	err = l.EachStored(ctx, q, func(r store.Record) error {
		before := len(t.edit.Passages)
		full := t.article(r)
		if len(t.edit.Passages) > before {
			in++
		}
		done++
		p.Progress(min(done, total), total)
		if full {
			return errEnough
		}
		return ctx.Err()
	})
	if err = but(notEnough(err)); err != nil {
		return store.Edit{}, err
	}
	n := len(t.edit.Passages)
	what := fmt.Sprintf("tagged %s in %s as %s", places(n), articles(in), quoted(retag(tags, nil, nil)))
	if t.cut {
		what = strings.Replace(what, "tagged ", "tagged only the first ", 1)
	}
	t.edit.What = news.CleanLine(what)
	if n == 0 {
		return t.edit, nil
	}
	return t.edit, l.store.Apply(ctx, t.edit)
}

// hitTagger gathers the passages that tag hits.
type hitTagger struct {
	q    query.Query
	tags []news.Text
	edit store.Edit
	cut  bool // there were more
}

// article tags the hits in an article, and reports whether there are enough.
// Where a passage is on just these words, it gets the tags.
func (t *hitTagger) article(r store.Record) (full bool) {
	for _, hit := range t.q.Hits(r.Article.Text.String(), hitFields...) {
		at := news.Span{Start: hit[0], End: hit[1]}
		e := t.passage(r, at)
		if e.Before != nil && slices.Equal(e.Before.Tags, e.After.Tags) {
			continue
		}
		if len(t.edit.Passages) == MostHits {
			t.cut = true
			return true
		}
		t.edit.Passages = append(t.edit.Passages, e)
	}
	return false
}

func (t *hitTagger) passage(r store.Record, at news.Span) store.PassageEdit {
	for _, p := range r.Passages {
		if p.Span == at {
			before, after := p, p
			before.Tags = retag(p.Tags, nil, nil)
			after.Tags, after.Modified = retag(p.Tags, t.tags, nil), t.edit.At
			return store.PassageEdit{Before: &before, After: &after}
		}
	}
	return store.PassageEdit{After: &news.Passage{
		ID: newID(), Article: r.Article.ID, Selector: annotate.Select(r.Article, at), Span: at,
		Tags: retag(nil, t.tags, nil), Created: t.edit.At, Modified: t.edit.At,
	}}
}

func places(n int) string {
	if n == 1 {
		return "one place"
	}
	return humanize.Comma(int64(n)) + " places"
}
