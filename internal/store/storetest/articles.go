package storetest

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

func empty(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	wantEqual(t, "found", find(t, s, ""), "")
	n, err := s.Count(ctx, query.Query{}, 10)
	wantEqual(t, "counted", n, 0)
	wantErr(t, "Count", err, nil)
	_, err = s.Article(ctx, "nothing")
	wantErr(t, "Article", err, store.ErrNotFound)
	_, err = s.Article(ctx, "")
	wantErr(t, "Article without id", err, store.ErrNotFound)
	_, err = s.Undo(ctx)
	wantErr(t, "Undo", err, store.ErrNothing)
	_, err = s.Redo(ctx)
	wantErr(t, "Redo", err, store.ErrNothing)
	wantEqual(t, "added nothing", len(add(t, s)), 0)
	wantClean(t, s)
}

func addAndRead(t *testing.T, open Open) {
	s := open(t)
	a := article(1, "06-04T08:10:00+02:00", "ORLEC: Engineers emptied\n\nthe upper lake.")
	id := add(t, s, a)[0]
	for _, s := range []store.Store{s, open(t)} {
		r := read(t, s, id)
		got := r.Article
		if got.Added.IsZero() || got.Hash != a.Sum() || got.ID != id {
			t.Errorf("Added %v, hash %s, id %s", got.Added, got.Hash, got.ID)
		}
		wantEqual(t, "published", got.Published.String(), a.Published.String())
		want := a
		want.ID, want.Hash, want.Added, want.Published = got.ID, got.Hash, got.Added, got.Published
		wantEqual(t, "article", got, want)
		wantEqual(t, "versions", r.Versions, 1)
		if r.Analysis != nil || r.Passages != nil || r.State.Read || r.State.Starred || r.State.Deleted || r.State.Tags != nil {
			t.Errorf("a new article has %+v", r)
		}
	}
	rows, err := s.Find(context.Background(), query.Query{}, store.Page{Limit: 10})
	wantErr(t, "Find", err, nil)
	wantEqual(t, "lede", rows[0].Lede.String(), "ORLEC: Engineers emptied the upper lake.")
	wantEqual(t, "words", rows[0].Words, 6)
	wantEqual(t, "row", [4]string{rows[0].ID, rows[0].Place.String(), rows[0].Publisher.String(), rows[0].Published.String()},
		[4]string{id, "Orlec", "The Courier", "2025-06-04T08:10:00+02:00"})
	list, err := s.Texts(context.Background(), []string{"nothing", id})
	wantErr(t, "Texts", err, nil)
	wantEqual(t, "texts", list, []news.Text{{}, a.Text})
}

func addTwice(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	a := article(1, "06-04", "Engineers emptied the lake.")
	elsewhere := a
	elsewhere.Origin = "file:///copy.txt"
	first, err := s.Add(ctx, []news.Article{a, a, elsewhere})
	wantErr(t, "Add", err, nil)
	wantEqual(t, "in one batch", outcomes(first), "new unchanged unchanged")
	again, err := s.Add(ctx, []news.Article{elsewhere, article(2, "06-04", "Other.")})
	wantErr(t, "Add", err, nil)
	wantEqual(t, "later", outcomes(again), "unchanged new")
	wantEqual(t, "id", again[0].ID, first[0].ID)
	wantEqual(t, "found", find(t, s, "engineers"), "1")
	wantClean(t, s)
}

func outcomes(added []store.Added) string {
	var out []string
	for _, a := range added {
		out = append(out, []string{"new", "unchanged", "newversion"}[a.Outcome])
	}
	return strings.Join(out, " ")
}

func newVersion(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	a := article(1, "06-04", "Engineers emptied the lake.")
	id := add(t, s, a)[0]
	apply(t, s, star(id))
	old := read(t, s, id)
	a.Text, a.Publisher = news.Clean("Engineers filled the lake."), news.Clean("The Herald")
	added, err := s.Add(ctx, []news.Article{a})
	wantErr(t, "Add", err, nil)
	wantEqual(t, "added", added, []store.Added{{ID: id, Outcome: store.NewVersion}})
	r := read(t, s, id)
	wantEqual(t, "text", r.Article.Text, a.Text)
	wantEqual(t, "state", r.State.Starred, true)
	wantEqual(t, "versions", r.Versions, 2)
	for q, want := range map[string]string{"emptied": "", "filled": "1", "from:herald": "1", "from:courier": ""} {
		wantEqual(t, q, find(t, s, q), want)
	}
	list, err := s.Versions(ctx, id)
	wantErr(t, "Versions", err, nil)
	wantEqual(t, "hashes", []string{list[0].Hash, list[1].Hash}, []string{a.Sum(), old.Article.Hash})
	before, err := s.Version(ctx, id, old.Article.Hash)
	wantErr(t, "Version", err, nil)
	wantEqual(t, "earlier version", before, old.Article)
	_, err = s.Version(ctx, id, "0000")
	wantErr(t, "Version that is not there", err, store.ErrNotFound)
	wantClean(t, s)
}

func correctedDate(t *testing.T, open Open) {
	s := open(t)
	a := article(1, "06-04", "“Lake,” said Teck.")
	id := add(t, s, a, article(2, "06-03", "River."))[0]
	save(t, s, analysed(read(t, s, id).Article, 1))
	apply(t, s, tagged(id, "dams"))
	apply(t, s, store.Edit{Passages: []store.PassageEdit{{After: passage(read(t, s, id).Article, "p1", "Lake", "verify")}}})
	wantEqual(t, "before", find(t, s, ""), "1 2")
	a.Published = news.Day(2025, 6, 1)
	add(t, s, a)
	wantEqual(t, "after", find(t, s, ""), "2 1")
	for q, want := range map[string]string{"lake": "1", "river": "2", "tag:dams": "1", "tag:verify": "1", "after:2025-06-02": "2", "speaker:teck": ""} {
		wantEqual(t, q, find(t, s, q), want)
	}
	r := read(t, s, id)
	wantEqual(t, "passages", len(r.Passages), 1)
	wantEqual(t, "tags", r.State.Tags, texts("dams"))
	wantEqual(t, "versions", r.Versions, 2)
	wantClean(t, s)
}

func sameMoment(t *testing.T, open Open) {
	s := open(t)
	var batch []news.Article
	for n := range 30 {
		batch = append(batch, article(n, "06-04T10:00:00Z", "Same moment "+string(rune('a'+n))))
	}
	add(t, s, batch[:10]...)
	add(t, s, batch[10:]...)
	wantEqual(t, "order", find(t, s, "moment"), countDown(29))
	wantClean(t, s)
}

func countDown(n int) string {
	var out []string
	for ; n >= 0; n-- {
		out = append(out, strings.TrimPrefix(article(n, "", "").Title.String(), "Headline "))
	}
	return strings.Join(out, " ")
}

// manyAtMidnight has more articles on one day than seconds around midnight
// have room for, and a day that follows; dates stay right.
func manyAtMidnight(t *testing.T, open Open) {
	s := open(t)
	var batch []news.Article
	for n := range 400 {
		batch = append(batch, article(n, "06-04", "Midnight article"))
	}
	batch = append(batch, article(1000, "06-04T00:00:05Z", "Early bird"), article(1001, "06-05", "Next"))
	add(t, s, batch...)
	n, err := s.Count(context.Background(), parse(t, "on:2025-06-04"), 1000)
	wantErr(t, "Count", err, nil)
	wantEqual(t, "on the day", n, 401)
	wantEqual(t, "the next day", find(t, s, "on:2025-06-05"), "1001")
	wantEqual(t, "before", find(t, s, "before:2025-06-04"), "")
}

func paging(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	var batch []news.Article
	for n := range 25 {
		batch = append(batch, article(n, "06-04T10:00:0"+string(rune('0'+n/3))+"Z", "Lake number"))
	}
	add(t, s, batch...)
	for _, q := range []string{"", "lake", "lake sort:oldest", "sort:oldest", "lake sort:relevance", "-river from:courier", "is:unread"} {
		whole, err := s.Find(ctx, parse(t, q), store.Page{Limit: 100})
		wantErr(t, "Find", err, nil)
		wantEqual(t, q+": all", len(whole), 25)
		var forth, back []store.Row
		for at := (store.Cursor{}); len(forth) < 30; {
			page, err := s.Find(ctx, parse(t, q), store.Page{At: at, Limit: 7})
			wantErr(t, "Find", err, nil)
			if len(page) == 0 {
				break
			}
			forth = append(forth, page...)
			at.Row = page[len(page)-1].Row
		}
		for at := (store.Cursor{Back: true}); len(back) < 30; {
			page, err := s.Find(ctx, parse(t, q), store.Page{At: at, Limit: 7})
			wantErr(t, "Find", err, nil)
			if len(page) == 0 {
				break
			}
			back = append(slices.Clone(page), back...)
			at.Row = page[0].Row
		}
		wantEqual(t, q+": forth", numbers(forth), numbers(whole))
		wantEqual(t, q+": back", numbers(back), numbers(whole))
	}
}

func countStops(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	for n := range 12 {
		add(t, s, article(n, "06-04", "Lake"))
	}
	for _, q := range []string{"", "lake", "is:unread", "-river"} {
		for _, limit := range []int{5, 12, 100} {
			n, err := s.Count(ctx, parse(t, q), limit)
			wantErr(t, "Count", err, nil)
			wantEqual(t, q, n, min(limit, 12))
		}
	}
}

func undated(t *testing.T, open Open) {
	s := open(t)
	a, b := article(1, "", "Undated lake."), article(2, "06-04", "Dated lake.")
	a.Added = news.At(time.Date(2025, 6, 10, 12, 0, 0, 0, time.UTC))
	old := article(3, "06-04", "Very old lake.")
	old.Published = news.Day(1923, 3, 1)
	id := add(t, s, a, b, old)[0]
	wantEqual(t, "order", find(t, s, "lake"), "1 2 3")
	wantEqual(t, "by date", find(t, s, "on:2025-06-10"), "1")
	wantEqual(t, "long ago", find(t, s, "before:1950"), "3")
	wantEqual(t, "unknown stays unknown", read(t, s, id).Article.Published.IsZero(), true)
	a.Text = news.Clean("Undated lake, changed.")
	a.Added = news.Moment{}
	add(t, s, a)
	wantEqual(t, "order after a change", find(t, s, "lake"), "1 2 3")
	wantEqual(t, "by date after a change", find(t, s, "on:2025-06-10"), "1")
	wantClean(t, s)
}

func ids(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	var batch []news.Article
	for n := range 40 {
		batch = append(batch, article(n, "06-04", "Lake"))
	}
	list := add(t, s, batch...)
	for _, id := range list {
		if got := read(t, s, strings.ToUpper(id)).Article.ID; got != id {
			t.Errorf("by %s in capitals: %s", id, got)
		}
		if got := read(t, s, id[:8]).Article.ID; got != id {
			t.Errorf("by the beginning of %s: %s", id, got)
		}
	}
	// With 40 ids in base 32, two share their first letter.
	ambiguous := 0
	for _, id := range list {
		if _, err := s.Article(ctx, id[:1]); err != nil {
			ambiguous++
		}
	}
	if ambiguous == 0 {
		t.Error("no beginning of an id is refused as ambiguous")
	}
	_, err := s.Article(ctx, "%")
	wantErr(t, "a wild card", err, store.ErrNotFound)
}

// twoAtOnce writes from two openings of one archive at once: both get through,
// and each sees the other's work.
func twoAtOnce(t *testing.T, open Open) {
	one, two, ctx := open(t), open(t), context.Background()
	was, err := one.Generation(ctx)
	wantErr(t, "Generation", err, nil)
	same, err := one.Generation(ctx)
	wantErr(t, "Generation", err, nil)
	wantEqual(t, "generation without writes", same, was)
	var wait sync.WaitGroup
	for i, s := range []store.Store{one, two} {
		wait.Go(func() {
			for n := range 10 {
				if _, err := s.Add(ctx, []news.Article{article(100*i+n, "06-04", "Lake"), article(n, "06-05", "Both")}); err != nil {
					t.Errorf("store %d: %v", i, err)
				}
			}
		})
	}
	wait.Wait()
	for _, s := range []store.Store{one, two} {
		n, err := s.Count(ctx, query.Query{}, 1000)
		wantErr(t, "Count", err, nil)
		wantEqual(t, "articles", n, 20)
	}
	now, err := one.Generation(ctx)
	wantErr(t, "Generation", err, nil)
	if now == was {
		t.Error("Generation has not changed")
	}
	wantClean(t, two)
}

func cancelled(t *testing.T, open Open) {
	s := open(t)
	id := add(t, s, article(1, "06-04", "Lake"))[0]
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := s.Add(ctx, []news.Article{article(2, "06-04", "River")})
	wantErr(t, "Add", err, context.Canceled)
	_, err = s.Find(ctx, query.Query{}, store.Page{Limit: 1})
	wantErr(t, "Find", err, context.Canceled)
	_, err = s.Article(ctx, id)
	wantErr(t, "Article", err, context.Canceled)
	wantErr(t, "Apply", s.Apply(ctx, star(id)), context.Canceled)
	wantEqual(t, "afterwards", find(t, s, ""), "1")
}

func checkIsClean(t *testing.T, open Open) {
	s := open(t)
	id := add(t, s, article(1, "06-04", "“Lake,” said Teck. Ünïcode 東京."), article(2, "", "River"))[0]
	save(t, s, analysed(read(t, s, id).Article, 1))
	apply(t, s, tagged(id, "dams"))
	wantClean(t, s)
}
