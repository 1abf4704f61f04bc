package library

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"dateline/internal/annotate"
	"dateline/internal/news"
	"dateline/internal/store"
)

// Every edit is described in the reader's words, can be taken back by Undo, and
// is in the archive when the method returns.

// MarkRead marks articles as read or unread.
func (l *Library) MarkRead(ctx context.Context, ids []string, read bool) (store.Edit, error) {
	what := "marked %s as unread"
	if read {
		what = "marked %s as read"
	}
	return l.change(ctx, ids, fmt.Sprintf(what, articles(len(ids))), func(s *news.State) { s.Read = read })
}

// Star stars articles, or takes the star away.
func (l *Library) Star(ctx context.Context, ids []string, on bool) (store.Edit, error) {
	what := "took the star from "
	if on {
		what = "starred "
	}
	return l.change(ctx, ids, what+articles(len(ids)), func(s *news.State) { s.Starred = on })
}

// Delete removes articles from all lists. Undo brings them back.
func (l *Library) Delete(ctx context.Context, ids []string) (store.Edit, error) {
	return l.change(ctx, ids, "deleted "+articles(len(ids)), func(s *news.State) { s.Deleted = true })
}

// TagArticles adds and removes tags on articles as a whole.
func (l *Library) TagArticles(ctx context.Context, ids []string, add, remove []news.Text) (store.Edit, error) {
	what := "tagged " + quoted(add)
	if len(add) == 0 {
		what = "removed " + quoted(remove)
	}
	return l.change(ctx, ids, what, func(s *news.State) {
		s.Tags = retag(s.Tags, add, remove)
	})
}

// Opened marks an article as read because it was opened. It is not a step that
// Undo takes back: opening is not a decision.
func (l *Library) Opened(ctx context.Context, id string) error {
	e, err := l.states(ctx, []string{id}, func(s *news.State) { s.Read = true })
	if err != nil || len(e.Articles) == 0 {
		return err
	}
	e.Quiet = true
	return l.store.Apply(ctx, e)
}

// change applies f to the state of articles as one edit.
func (l *Library) change(ctx context.Context, ids []string, what string, f func(*news.State)) (store.Edit, error) {
	e, err := l.states(ctx, ids, f)
	if err != nil {
		return store.Edit{}, err
	}
	e.What = news.CleanLine(what)
	if len(e.Articles) == 0 {
		return e, nil
	}
	return e, l.store.Apply(ctx, e)
}

// states returns the edit that applies f to articles, leaving out those that it does not change.
func (l *Library) states(ctx context.Context, ids []string, f func(*news.State)) (store.Edit, error) {
	now, err := l.store.States(ctx, ids)
	if err != nil {
		return store.Edit{}, err
	}
	e := store.Edit{At: l.now()}
	for i, before := range now {
		after := before
		after.Tags = slices.Clone(before.Tags)
		f(&after)
		if !sameState(before, after) {
			e.Articles = append(e.Articles, store.ArticleEdit{ID: ids[i], Before: before, After: after})
		}
	}
	return e, nil
}

func sameState(a, b news.State) bool {
	return a.Read == b.Read && a.Starred == b.Starred && a.Deleted == b.Deleted && slices.Equal(a.Tags, b.Tags)
}

// Mark makes a passage of a span of an article, or adds to the one that is
// already on just that span.
func (l *Library) Mark(ctx context.Context, id string, at news.Span, tags []news.Text, note news.Text) (store.Edit, news.Passage, error) {
	rec, err := l.store.Article(ctx, id)
	if err != nil {
		return store.Edit{}, news.Passage{}, err
	}
	for _, p := range rec.Passages {
		if p.Span == at {
			if note.Empty() {
				note = p.Note
			}
			e, err := l.Remark(ctx, p, retag(p.Tags, tags, nil), note)
			p.Tags, p.Note = retag(p.Tags, tags, nil), note
			return e, p, err
		}
	}
	if !at.Valid(rec.Article.In(at.In).String()) || at.Len() == 0 {
		return store.Edit{}, news.Passage{}, fmt.Errorf("mark a passage: %d–%d is not a span of the text", at.Start, at.End)
	}
	now := l.now()
	p := news.Passage{
		ID: newID(), Article: rec.Article.ID, Selector: annotate.Select(rec.Article, at), Span: at,
		Tags: retag(nil, tags, nil), Note: note, Created: now, Modified: now,
	}
	e := store.Edit{At: now, What: news.CleanLine(marked(tags, note)), Passages: []store.PassageEdit{{After: &p}}}
	return e, p, l.store.Apply(ctx, e)
}

// marked says what was done to a passage.
func marked(tags []news.Text, note news.Text) string {
	switch {
	case len(tags) > 0 && !note.Empty():
		return "tagged " + quoted(tags) + " with a note"
	case len(tags) > 0:
		return "tagged " + quoted(tags)
	case !note.Empty():
		return "noted"
	}
	return "marked"
}

// Remark gives a passage other tags and another note.
func (l *Library) Remark(ctx context.Context, p news.Passage, tags []news.Text, note news.Text) (store.Edit, error) {
	after := p
	after.Tags, after.Note, after.Modified = retag(nil, tags, nil), note, l.now()
	what := "changed the tags to " + quoted(after.Tags)
	switch {
	case note != p.Note && note.Empty():
		what = "removed the note"
	case note != p.Note:
		what = "noted"
	case len(after.Tags) > len(p.Tags):
		what = "tagged " + quoted(added(p.Tags, after.Tags))
	case len(after.Tags) == 0:
		what = "removed the tags"
	}
	e := store.Edit{At: l.now(), What: news.CleanLine(what), Passages: []store.PassageEdit{{Before: &p, After: &after}}}
	return e, l.store.Apply(ctx, e)
}

// Untag takes tags from a passage. One that has neither tag nor note left is removed.
func (l *Library) Untag(ctx context.Context, p news.Passage, tags []news.Text) (store.Edit, error) {
	left := retag(p.Tags, nil, tags)
	if len(left) == 0 && p.Note.Empty() {
		return l.Unmark(ctx, p)
	}
	return l.Remark(ctx, p, left, p.Note)
}

// Unmark removes a passage with its tags and note.
func (l *Library) Unmark(ctx context.Context, p news.Passage) (store.Edit, error) {
	e := store.Edit{At: l.now(), What: news.CleanLine("removed the passage"), Passages: []store.PassageEdit{{Before: &p}}}
	return e, l.store.Apply(ctx, e)
}

// Undo takes the latest edit back. It returns store.ErrNothing if there is none.
func (l *Library) Undo(ctx context.Context) (store.Edit, error) {
	e, err := l.store.Undo(ctx)
	return l.settled(ctx, e, err)
}

// Redo makes the edit that was taken back last once more.
func (l *Library) Redo(ctx context.Context) (store.Edit, error) {
	e, err := l.store.Redo(ctx)
	return l.settled(ctx, e, err)
}

// settled finds the passages of an edit that was taken back, or made again, in
// the present texts: their articles may have changed in between.
func (l *Library) settled(ctx context.Context, e store.Edit, err error) (store.Edit, error) {
	if err != nil {
		return e, err
	}
	done := map[string]bool{}
	for _, p := range e.Passages {
		for _, one := range []*news.Passage{p.Before, p.After} {
			if one == nil || done[one.Article] {
				continue
			}
			done[one.Article] = true
			if err := l.reanchor(ctx, one.Article); err != nil {
				return e, err
			}
		}
	}
	return e, nil
}

// Tags lists all tags by name.
func (l *Library) Tags(ctx context.Context) ([]news.Tag, error) { return l.store.Tags(ctx) }

// Passages lists passages, newest first.
func (l *Library) Passages(ctx context.Context, f store.PassageFilter) ([]news.Passage, error) {
	return l.store.Passages(ctx, f)
}

// retag returns tags with some added and some removed, sorted, each once.
func retag(tags, add, remove []news.Text) []news.Text {
	var out []news.Text
	for _, t := range append(slices.Clone(tags), add...) {
		if !t.Empty() && !slices.Contains(remove, t) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b news.Text) int { return strings.Compare(a.String(), b.String()) })
	return slices.Compact(out)
}

// added returns the tags of after that before has not.
func added(before, after []news.Text) []news.Text {
	return slices.DeleteFunc(slices.Clone(after), func(t news.Text) bool { return slices.Contains(before, t) })
}

// quoted lists tags as people write them: “verify” and “dams”.
func quoted(tags []news.Text) string {
	q := make([]string, len(tags))
	for i, t := range tags {
		q[i] = "“" + t.String() + "”"
	}
	if n := len(q); n > 1 {
		return strings.Join(q[:n-1], ", ") + " and " + q[n-1]
	}
	return strings.Join(q, "")
}

func articles(n int) string {
	if n == 1 {
		return "the article"
	}
	return humanize.Comma(int64(n)) + " articles"
}

// newID returns a new passage ID: 12 hex digits, random since passages from
// several machines may meet in one archive.
func newID() string {
	var b [6]byte
	rand.Read(b[:]) // never fails: crypto/rand panics where there is no randomness
	return hex.EncodeToString(b[:])
}
