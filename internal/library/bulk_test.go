package library_test

import (
	"context"
	"errors"
	"testing"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

func parsed(t *testing.T, lib *library.Library, q string) query.Query {
	t.Helper()
	out, err := lib.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func countOf(t *testing.T, lib *library.Library, q string) int {
	t.Helper()
	n, err := lib.Count(t.Context(), parsed(t, lib, q), 1000)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestBulk does each verb to everything that a query matches, and takes it back.
func TestBulk(t *testing.T) {
	lib := sample(t)
	all := query.Query{}
	total := countOf(t, lib, "")
	for _, c := range []struct {
		query string // what matches all articles once it is done
		do    func() (store.Edit, error)
	}{
		{"is:read", func() (store.Edit, error) { return lib.MarkAllRead(t.Context(), all, true, quiet{}) }},
		{"is:starred", func() (store.Edit, error) { return lib.StarAll(t.Context(), all, true, quiet{}) }},
		{"tag:x", func() (store.Edit, error) {
			return lib.TagAll(t.Context(), all, []news.Text{text("x"), text("y")}, nil, quiet{})
		}},
	} {
		e, err := c.do()
		if err != nil {
			t.Fatal(err)
		}
		if n := countOf(t, lib, c.query); n != total {
			t.Errorf("%s: %d of %d match %s", e.What, n, total, c.query)
		}
		if _, err := lib.Undo(t.Context()); err != nil {
			t.Error(err)
		}
		if n := countOf(t, lib, c.query); n != 0 {
			t.Errorf("%s: after Undo %d match %s", e.What, n, c.query)
		}
	}
	if _, err := lib.DeleteAll(t.Context(), all, quiet{}); err != nil || countOf(t, lib, "") != 0 {
		t.Errorf("deleted: %d left, %v", countOf(t, lib, ""), err)
	}
	if _, err := lib.Undo(t.Context()); err != nil || countOf(t, lib, "") != total {
		t.Errorf("brought back: %d of %d, %v", countOf(t, lib, ""), total, err)
	}
}

func TestTagHits(t *testing.T) {
	lib := open(t)
	id := add(t, lib, "a.txt", "The upper lake\n\nThe upper lake rose. An upper floor; the Upper Lake fell.")
	add(t, lib, "b.txt", "Fog\n\nNo water here.")
	q := parsed(t, lib, `"upper lake"`)
	e, err := lib.TagHits(t.Context(), q, []news.Text{text("x")}, quiet{})
	if err != nil || e.What.String() != "tagged 2 places in the article as “x”" {
		t.Fatal(e.What, err)
	}
	words := func() []string {
		rec, err := lib.Stored(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range rec.Passages {
			out = append(out, rec.Article.Text.Slice(p.Span).String()+" "+p.Tags[0].String())
		}
		return out
	}
	if got := words(); len(got) != 2 || got[0] != "Upper Lake x" && got[1] != "Upper Lake x" {
		t.Errorf("passages: %q", got)
	}
	again, err := lib.TagHits(t.Context(), q, []news.Text{text("x")}, quiet{})
	if err != nil || len(again.Passages) != 0 {
		t.Errorf("once more: %+v %v", again, err)
	}
	more, err := lib.TagHits(t.Context(), q, []news.Text{text("y")}, quiet{})
	if err != nil || len(more.Passages) != 2 || len(words()) != 2 {
		t.Errorf("another tag: %+v %v", more, err)
	}
	for range 2 {
		if _, err := lib.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := words(); len(got) != 0 {
		t.Errorf("after Undo: %q", got)
	}
}

func TestTagHitsStopped(t *testing.T) {
	lib := sample(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := lib.TagHits(ctx, parsed(t, lib, "the"), []news.Text{text("x")}, quiet{}); !errors.Is(err, context.Canceled) {
		t.Errorf("TagHits: %v", err)
	}
	if n := countOf(t, lib, "tag:x"); n != 0 {
		t.Errorf("%d articles are tagged", n)
	}
}

func TestHasHits(t *testing.T) {
	lib := open(t)
	for q, want := range map[string]bool{"lake": true, `"upper lake" is:unread`: true, "-lake": false, "who:teck": false, "": false, "title:lake": false} {
		if got := library.HasHits(parsed(t, lib, q)); got != want {
			t.Errorf("HasHits(%s) = %v", q, got)
		}
	}
}
