package storetest

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
)

var someTime = time.Date(2025, 6, 4, 9, 0, 0, 0, time.UTC)

func star(id string) store.Edit {
	return store.Edit{At: someTime, What: news.Clean("starred"), Articles: []store.ArticleEdit{{ID: id, After: news.State{Starred: true}}}}
}

func tagged(id string, tags ...string) store.Edit {
	return store.Edit{At: someTime, What: news.Clean("tagged"), Articles: []store.ArticleEdit{{ID: id, After: news.State{Tags: texts(tags...)}}}}
}

// passage marks the first occurrence of words in an article.
func passage(a news.Article, id, words string, tags ...string) *news.Passage {
	at := strings.Index(a.Text.String(), words)
	span := news.Span{Start: at, End: at + len(words)}
	return &news.Passage{
		ID: id, Article: a.ID, Span: span, Tags: texts(tags...), Note: news.Clean("ask " + words), Created: someTime, Modified: someTime,
		Selector: news.Selector{Exact: a.Text.Slice(span), At: span, Hash: a.Hash},
	}
}

func state(t testing.TB, s store.Store, id string) news.State {
	t.Helper()
	list, err := s.States(context.Background(), []string{id})
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

// undoAndRedo goes through edits backward and forward, each step in a store
// that was just opened.
func undoAndRedo(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	id := add(t, s, article(1, "06-04", "Lake"))[0]
	steps := []news.State{{}, {Starred: true}, {Starred: true, Tags: texts("b", "a")}, {Starred: true, Tags: texts("b"), Read: true}, {Read: true}}
	want := []string{"", "*", "*ab", "*rb", "r"}
	for i := 1; i < len(steps); i++ {
		apply(t, s, store.Edit{At: someTime, What: news.Clean(want[i]), Articles: []store.ArticleEdit{{ID: id, Before: steps[i-1], After: steps[i]}}})
	}
	show := func(st news.State) string {
		out := ""
		if st.Starred {
			out += "*"
		}
		if st.Read {
			out += "r"
		}
		for _, t := range st.Tags {
			out += t.String()
		}
		return out
	}
	for i := len(steps) - 1; i > 0; i-- {
		s := open(t)
		wantEqual(t, "state", show(state(t, s, id)), want[i])
		e, err := s.Undo(ctx)
		wantErr(t, "Undo", err, nil)
		wantEqual(t, "what was undone", e.What.String(), want[i])
	}
	wantEqual(t, "state", show(state(t, s, id)), "")
	_, err := s.Undo(ctx)
	wantErr(t, "Undo at the beginning", err, store.ErrNothing)
	for i := 1; i < len(steps); i++ {
		s := open(t)
		e, err := s.Redo(ctx)
		wantErr(t, "Redo", err, nil)
		wantEqual(t, "what was redone", e.What.String(), want[i])
		wantEqual(t, "state", show(state(t, s, id)), want[i])
	}
	_, err = s.Redo(ctx)
	wantErr(t, "Redo at the end", err, store.ErrNothing)
	wantClean(t, s)
}

func redoIsDropped(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	id := add(t, s, article(1, "06-04", "Lake"))[0]
	apply(t, s, star(id))
	_, err := s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	quiet := store.Edit{Articles: []store.ArticleEdit{{ID: id, After: news.State{Read: true}}}, Quiet: true}
	apply(t, s, quiet)
	_, err = s.Redo(ctx)
	wantErr(t, "Redo after a quiet edit", err, nil)
	_, err = s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	apply(t, s, tagged(id, "a"))
	_, err = s.Redo(ctx)
	wantErr(t, "Redo after an edit", err, store.ErrNothing)
	e, err := s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	wantEqual(t, "undone", e.What.String(), "tagged")
	_, err = s.Undo(ctx)
	wantErr(t, "Undo of a quiet edit", err, store.ErrNothing)
	wantEqual(t, "read", state(t, s, id).Read, true)
}

func undoKeepsLater(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	id := add(t, s, article(1, "06-04", "Lake"))[0]
	apply(t, s, star(id))
	apply(t, s, store.Edit{Quiet: true, Articles: []store.ArticleEdit{{ID: id, Before: news.State{Starred: true}, After: news.State{Starred: true, Read: true}}}})
	_, err := s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	wantEqual(t, "state", state(t, s, id), news.State{Read: true})
	wantErr(t, "an edit of nothing", s.Apply(ctx, star("nothing")), store.ErrNotFound)
}

func deleteArticle(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	list := add(t, s, article(1, "06-04", "“Lake,” said Teck."), article(2, "06-05", "Lake"))
	a := read(t, s, list[0]).Article
	save(t, s, analysed(a, 1))
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{After: passage(a, "p1", "Lake", "x")}}})
	apply(t, s, store.Edit{At: someTime, Articles: []store.ArticleEdit{{ID: list[0], After: news.State{Deleted: true}}}})
	queries := []string{"", "lake", "-river", "who:teck or lake", "tag:x or lake", "sort:oldest", "sort:relevance lake"}
	for _, q := range queries {
		wantEqual(t, q, find(t, s, q), "2")
		n, err := s.Count(ctx, parse(t, q), 10)
		wantErr(t, "Count", err, nil)
		wantEqual(t, "count of "+q, n, 1)
	}
	hidden, err := s.Passages(ctx, store.PassageFilter{})
	wantErr(t, "Passages", err, nil)
	wantEqual(t, "passages", len(hidden), 0)
	wantEqual(t, "read by id", read(t, s, list[0]).State.Deleted, true)
	wantClean(t, s)
	_, err = s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	wantEqual(t, "after undo", find(t, s, "lake"), "2 1")
	wantClean(t, s)
}

func passages(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	list := add(t, s, article(1, "06-04", "The upper lake, the lower lake."), article(2, "06-05", "River"))
	a := read(t, s, list[0]).Article
	p := passage(a, "p1", "upper lake", "b", "a")
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{After: p}}})
	later := passage(a, "p2", "lower", "a")
	later.Created = someTime.Add(time.Minute)
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{After: later}}})
	want := *p
	want.Tags = texts("a", "b")
	all, err := s.Passages(ctx, store.PassageFilter{})
	wantErr(t, "Passages", err, nil)
	wantEqual(t, "all", all, []news.Passage{*later, want})
	wantEqual(t, "in the article", read(t, s, list[0]).Passages, all)
	for _, c := range []struct {
		f store.PassageFilter
		n int
	}{{store.PassageFilter{Tag: "b"}, 1}, {store.PassageFilter{Tag: "x"}, 0}, {store.PassageFilter{Limit: 1}, 1}, {store.PassageFilter{Article: list[1]}, 0}, {store.PassageFilter{Article: list[0], Tag: "a"}, 2}} {
		got, err := s.Passages(ctx, c.f)
		wantErr(t, "Passages", err, nil)
		wantEqual(t, "filtered", len(got), c.n)
	}
	for q, want := range map[string]string{"tag:b": "1", "note:upper": "1", `note:"ask upper lake"`: "1", "note:low*": "1", "has:note": "1", "is:tagged": "1", "-is:tagged": "2"} {
		wantEqual(t, q, find(t, s, q), want)
	}
	rows, err := s.Find(ctx, parse(t, ""), store.Page{Limit: 5})
	wantErr(t, "Find", err, nil)
	wantEqual(t, "counted in the list", [2]int{rows[0].Passages, rows[1].Passages}, [2]int{0, 2})
	changed := want
	changed.Note, changed.Tags = news.Clean("other"), texts("c")
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{Before: &want, After: &changed}}})
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{Before: &changed}}})
	wantEqual(t, "removed", find(t, s, "tag:c"), "")
	for _, want := range []news.Passage{changed, want} {
		_, err = s.Undo(ctx)
		wantErr(t, "Undo", err, nil)
		wantEqual(t, "undone", read(t, s, list[0]).Passages, []news.Passage{*later, want})
	}
	outside := passage(a, "p3", "upper")
	outside.Span.End = 500
	if err := s.Apply(ctx, store.Edit{Passages: []store.PassageEdit{{After: outside}}}); err == nil {
		t.Error("a passage outside the text was stored")
	}
	wantClean(t, s)
}

// passageOrphaned takes back the removal of a passage whose words have gone in
// the meantime.
func passageOrphaned(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	a := article(1, "06-04", "The upper lake.")
	id := add(t, s, a)[0]
	p := passage(read(t, s, id).Article, "p1", "upper", "x")
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{After: p}}})
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{Before: p}}})
	a.Text = news.Clean("A river of some length.")
	add(t, s, a)
	_, err := s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	got := read(t, s, id).Passages
	if len(got) != 1 || !got[0].Orphan() || got[0].Selector != p.Selector {
		t.Errorf("passages: %+v", got)
	}
	wantClean(t, s)
}

func tags(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	list := add(t, s, article(1, "06-04", "Lake"), article(2, "06-05", "River"))
	apply(t, s, tagged(list[0], "dams", "Äpfel"))
	e := tagged(list[1], "dams")
	e.At = someTime.Add(time.Hour)
	apply(t, s, e)
	apply(t, s, store.Edit{At: someTime, Passages: []store.PassageEdit{{After: passage(read(t, s, list[0]).Article, "p1", "Lake", "zoo", "dams")}}})
	want := []news.Tag{
		{Name: news.Clean("Äpfel"), Colour: 1, Count: 1, LastUsed: someTime},
		{Name: news.Clean("dams"), Colour: 0, Count: 3, LastUsed: someTime.Add(time.Hour)},
		{Name: news.Clean("zoo"), Colour: 2, Count: 1, LastUsed: someTime},
	}
	got, err := s.Tags(ctx)
	wantErr(t, "Tags", err, nil)
	wantEqual(t, "tags", got, want)
	wantEqual(t, "found", find(t, s, "tag:dams"), "2 1")
	_, err = s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	got, err = s.Tags(ctx)
	wantErr(t, "Tags", err, nil)
	want[1].Count = 2
	wantEqual(t, "after undo", got, want[:2])
}

func settings(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	for k, v := range map[string]string{"desk.width": "40", "desk.%": "x", "query.dams": "lake -river", "gone": "1"} {
		wantErr(t, "Set", s.Set(ctx, k, v), nil)
	}
	wantErr(t, "Set", s.Set(ctx, "gone", ""), nil)
	wantErr(t, "Set", s.Set(ctx, "desk.width", "50"), nil)
	for prefix, want := range map[string]map[string]string{
		"desk.": {"desk.width": "50", "desk.%": "x"}, "desk.%": {"desk.%": "x"}, "gone": {}, "": {"desk.width": "50", "desk.%": "x", "query.dams": "lake -river"},
	} {
		got, err := open(t).Settings(ctx, prefix)
		wantErr(t, "Settings", err, nil)
		wantEqual(t, prefix, got, want)
	}
}
