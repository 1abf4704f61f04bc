package library_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"dateline/data"
	"dateline/internal/analysis"
	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
)

var analyser = sync.OnceValue(func() library.Analyser { return analysis.New() })

// open returns a library over an archive in a temporary folder. Its clock
// stands still at noon on 1 July 2026.
func open(t *testing.T) *library.Library {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	lib := library.New(s, analyser, now)
	t.Cleanup(func() { lib.Close() })
	return lib
}

// sample returns a library that holds the sample archive.
func sample(t *testing.T) *library.Library {
	t.Helper()
	lib := open(t)
	r, err := lib.AddFS(t.Context(), data.Samples(), quiet{})
	if err != nil || len(r.Failures) > 0 {
		t.Fatalf("samples: %v %v", err, r.Failures)
	}
	return lib
}

type quiet struct{}

func (quiet) Progress(int, int) {}

// add puts one article in and returns its ID.
func add(t *testing.T, lib *library.Library, name, text string) string {
	t.Helper()
	fsys := fstest.MapFS{name: {Data: []byte(text)}}
	if _, err := lib.AddFS(t.Context(), fsys, quiet{}); err != nil {
		t.Fatal(err)
	}
	rows, err := lib.Find(t.Context(), query.Query{}, store.Page{Limit: 1})
	if err != nil || len(rows) == 0 {
		t.Fatal(rows, err)
	}
	return rows[0].ID
}

func text(s string) news.Text { return news.Clean(s) }

func TestAddReportsEveryOutcome(t *testing.T) {
	lib := open(t)
	fsys := fstest.MapFS{
		"a.txt": {Data: []byte("One\n\nFirst.")}, "b.txt": {Data: []byte("Two\n\nSecond.")}, "c.txt": {Data: []byte("\x00\x01")},
	}
	r, err := lib.AddFS(t.Context(), fsys, quiet{})
	if err != nil || r.New != 2 || len(r.Failures) != 1 || len(r.IDs) != 2 {
		t.Fatalf("%+v %v", r, err)
	}
	fsys["b.txt"] = &fstest.MapFile{Data: []byte("Two\n\nSecond, changed.")}
	r, err = lib.AddFS(t.Context(), fsys, quiet{})
	if err != nil || r.New != 0 || r.Unchanged != 1 || r.Changed != 1 {
		t.Fatalf("%+v %v", r, err)
	}
	v, err := lib.Versions(t.Context(), r.IDs[0])
	if err != nil || len(v) != 2 {
		t.Fatalf("versions %v %v", v, err)
	}
}

func TestUndoTakesBackEveryEdit(t *testing.T) {
	lib := open(t)
	ctx := t.Context()
	id := add(t, lib, "dam.txt", "Cracks\n\nThe upper lake is empty.")
	ids := []string{id}
	tags := []news.Text{text("verify")}
	before := state(t, lib, id)
	edits := []func() (store.Edit, error){
		func() (store.Edit, error) { return lib.MarkRead(ctx, ids, true) },
		func() (store.Edit, error) { return lib.Star(ctx, ids, true) },
		func() (store.Edit, error) { return lib.TagArticles(ctx, ids, tags, nil) },
		func() (store.Edit, error) {
			e, _, err := lib.Mark(ctx, id, news.Span{Start: 4, End: 14}, tags, text("which?"))
			return e, err
		},
		func() (store.Edit, error) { return lib.Delete(ctx, ids) },
	}
	var what []string
	for _, edit := range edits {
		e, err := edit()
		if err != nil {
			t.Fatal(err)
		}
		what = append(what, e.What.String())
	}
	want := "marked the article as read; starred the article; tagged “verify”; tagged “verify” with a note; deleted the article"
	if got := strings.Join(what, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for range edits {
		if _, err := lib.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if after := state(t, lib, id); after != before {
		t.Errorf("after undo: %s, want %s", after, before)
	}
	if _, err := lib.Undo(ctx); !errors.Is(err, store.ErrNothing) {
		t.Errorf("one more undo: %v", err)
	}
	for range 4 {
		if _, err := lib.Redo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := state(t, lib, id), "read starred [{verify}] upper lake [{verify}] which?"; got != want {
		t.Errorf("after redo: %s, want %s", got, want)
	}
}

// state writes what the reader left on an article.
func state(t *testing.T, lib *library.Library, id string) string {
	t.Helper()
	r, err := lib.Stored(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var s []string
	if r.State.Read {
		s = append(s, "read")
	}
	if r.State.Starred {
		s = append(s, "starred")
	}
	s = append(s, textList(r.State.Tags))
	for _, p := range r.Passages {
		s = append(s, r.Article.Text.Slice(p.Span).String(), textList(p.Tags), p.Note.String())
	}
	return strings.Join(s, " ")
}

func textList(tags []news.Text) string {
	var b strings.Builder
	b.WriteString("[")
	for _, t := range tags {
		b.WriteString("{" + t.String() + "}")
	}
	return b.String() + "]"
}

func TestMarkTwiceAddsToThePassage(t *testing.T) {
	lib := open(t)
	ctx := t.Context()
	id := add(t, lib, "dam.txt", "Cracks\n\nThe upper lake is empty.")
	at := news.Span{Start: 4, End: 14}
	for _, tag := range []string{"b", "a", "b"} {
		if _, _, err := lib.Mark(ctx, id, at, []news.Text{text(tag)}, news.Text{}); err != nil {
			t.Fatal(err)
		}
	}
	p, err := lib.Passages(ctx, store.PassageFilter{Article: id})
	if err != nil || len(p) != 1 || textList(p[0].Tags) != "[{a}{b}]" {
		t.Errorf("%v %v", p, err)
	}
	if _, _, err := lib.Mark(ctx, id, news.Span{Start: 4, End: 400}, nil, news.Text{}); err == nil {
		t.Error("marked beyond the end of the text")
	}
}

// Reading an article that was just added analyses it at once.
func TestReadDoesNotWaitForTheQueue(t *testing.T) {
	lib := sample(t)
	rows, err := lib.Find(t.Context(), query.Query{}, store.Page{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	before, err := lib.Pending(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r, err := lib.Read(t.Context(), rows[0].ID)
	if err != nil || r.Analysis == nil || len(r.Analysis.Mentions) == 0 {
		t.Fatalf("no marks: %v", err)
	}
	if after, _ := lib.Pending(t.Context()); after != before-1 {
		t.Errorf("%d pending, then %d", before, after)
	}
}

func TestAnalyseCanBeStoppedAndGoesOn(t *testing.T) {
	lib := sample(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := lib.Analyse(ctx, 1, quiet{}); !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled: %v", err)
	}
	if err := lib.Analyse(t.Context(), 2, quiet{}); err != nil {
		t.Fatal(err)
	}
	if n, err := lib.Pending(t.Context()); n != 0 || err != nil {
		t.Errorf("%d pending, %v", n, err)
	}
}

// On the sample, the first three related articles of every article belong to its story.
func TestRelatedStaysInTheStory(t *testing.T) {
	lib := sample(t)
	if err := lib.Analyse(t.Context(), 0, quiet{}); err != nil {
		t.Fatal(err)
	}
	story := stories(t, lib)
	for id, name := range story {
		if name == "other" {
			continue
		}
		ranked, err := lib.Related(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if len(ranked) < 3 {
			t.Errorf("%s: an article of %s has %d related ones", id, name, len(ranked))
		}
		for _, r := range ranked[:min(3, len(ranked))] {
			if story[r.ID] != name {
				t.Errorf("%s of %s is related to %s of %s", id, name, r.ID, story[r.ID])
			}
		}
	}
}

// stories returns the sample folder of each article.
func stories(t *testing.T, lib *library.Library) map[string]string {
	t.Helper()
	urls := map[string]string{}
	err := lib.EachStored(t.Context(), query.Query{}, func(r store.Record) error {
		urls[r.Article.URL.String()] = r.Article.ID
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	story := map[string]string{}
	for url, file := range sampleURLs(t) {
		id, ok := urls[url]
		if !ok {
			t.Fatalf("%s (%s) is not in the archive", file, url)
		}
		story[id] = filepath.Dir(file)
	}
	return story
}

func TestTimelineMergesRelatedArticles(t *testing.T) {
	lib := sample(t)
	if err := lib.Analyse(t.Context(), 0, quiet{}); err != nil {
		t.Fatal(err)
	}
	for id, name := range stories(t, lib) {
		if name != "orlec" {
			continue
		}
		tl, err := lib.Timeline(t.Context(), id)
		if err != nil || len(tl.Entries) == 0 {
			t.Fatalf("%s: %v %v", id, tl.Entries, err)
		}
		if !slices.IsSortedFunc(tl.Entries, func(a, b entry) int { return a.From.Compare(b.From) }) {
			t.Errorf("%s: not in order", id)
		}
		for _, e := range tl.Entries {
			for _, r := range e.Reports {
				rec, err := lib.Stored(t.Context(), r.Article)
				if err != nil || !r.Sentence.Valid(rec.Article.Text.String()) {
					t.Errorf("%s leads nowhere: %v", e.Date, err)
				}
			}
		}
	}
}

func TestDossier(t *testing.T) {
	lib := sample(t)
	if err := lib.Analyse(t.Context(), 0, quiet{}); err != nil {
		t.Fatal(err)
	}
	d, err := lib.Dossier(t.Context(), "PER:ilse marrow")
	if err != nil {
		t.Fatal(err)
	}
	if d.Entity.Name.String() != "Ilse Marrow" || d.Articles < 3 || len(d.Said) == 0 || len(d.With) == 0 || len(d.Mentions) != d.Articles {
		t.Errorf("%s in %d articles, said %d, with %d, %d mentions", d.Entity.Name, d.Articles, len(d.Said), len(d.With), len(d.Mentions))
	}
	if d.First.Time.After(d.Last.Time) || d.Described.Span.IsZero() {
		t.Errorf("first %s, last %s, described %q", d.First, d.Last, d.Described.Words)
	}
	if _, err := lib.Dossier(t.Context(), "PER:nobody"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
}

func TestHistory(t *testing.T) {
	lib := open(t)
	for _, q := range []string{"dam", "lake", " ", "dam"} {
		if err := lib.Asked(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if h, err := lib.History(t.Context()); err != nil || !slices.Equal(h, []string{"dam", "lake"}) {
		t.Errorf("%q %v", h, err)
	}
	if err := lib.SaveQuery(t.Context(), text("unread dams"), "dam is:unread"); err != nil {
		t.Fatal(err)
	}
	if s, err := lib.SavedQueries(t.Context()); err != nil || len(s) != 1 || s[0].Name.String() != "unread dams" {
		t.Errorf("%v %v", s, err)
	}
}

// A passage that was removed before its article changed comes back on its
// words, not on its old place.
func TestUndoAcrossAChange(t *testing.T) {
	lib := open(t)
	ctx := t.Context()
	id := add(t, lib, "dam.txt", "Cracks\n\nThe upper lake is empty.")
	_, p, err := lib.Mark(ctx, id, news.Span{Start: 4, End: 14}, []news.Text{text("verify")}, news.Text{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Unmark(ctx, p); err != nil {
		t.Fatal(err)
	}
	add(t, lib, "dam.txt", "Cracks\n\nSince noon the upper lake is empty.")
	if _, err := lib.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got, want := state(t, lib, id), "[] upper lake [{verify}] "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
