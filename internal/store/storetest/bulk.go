package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"dateline/internal/news"
	"dateline/internal/store"
)

// bulkChanges are the changes that are made to everything a query matches.
var bulkChanges = []struct {
	query         string
	before, after news.State
}{
	{"lake", news.State{}, news.State{Read: true}},
	{"lake or river sort:relevance", news.State{}, news.State{Starred: true, Tags: texts("b", "c")}},
	{"river", news.State{Read: true}, news.State{}},
	{"", news.State{Tags: texts("a")}, news.State{Tags: texts("b")}},
	{"is:starred", news.State{Tags: texts("none")}, news.State{}},
	{"-river", news.State{}, news.State{Deleted: true}},
	{"tag:b", news.State{}, news.State{Read: true, Deleted: true}},
	{"nowhere", news.State{}, news.State{Read: true}},
}

// bulkFixture is some articles with states that differ.
func bulkFixture(t *testing.T, s store.Store) []string {
	var batch []news.Article
	for i := range 24 {
		text := []string{"The lake.", "A river.", "The lake and a river.", "A hill."}[i%4]
		batch = append(batch, article(i, "06-04", fmt.Sprintf("%s Number %d.", text, i)))
	}
	list := add(t, s, batch...)
	for i, id := range list {
		st := news.State{Read: i%3 == 0, Starred: i%5 == 0}
		if i%7 == 0 {
			st.Tags = texts("a", "b")
		}
		apply(t, s, store.Edit{At: someTime, Quiet: true, Articles: []store.ArticleEdit{{ID: id, After: st}}})
	}
	return list
}

func bulk(t testing.TB, s store.Store, q string, before, after news.State) store.Edit {
	t.Helper()
	e, err := s.ApplyBulk(context.Background(), store.Bulk{
		At: someTime, Query: parse(t, q), Before: before, After: after,
		What: func(n int) news.Text { return news.Clean(fmt.Sprint(n)) },
	})
	wantErr(t, "ApplyBulk to "+q, err, nil)
	return e
}

// byOne makes a change of many article by article: what ApplyBulk must do.
func byOne(t testing.TB, s store.Store, q string, before, after news.State) {
	t.Helper()
	rows, err := s.Find(context.Background(), parse(t, q), store.Page{Limit: 100})
	wantErr(t, "Find", err, nil)
	for _, r := range rows {
		apply(t, s, store.Edit{At: someTime, Articles: []store.ArticleEdit{{ID: r.ID, Before: before, After: after}}})
	}
}

func allStates(t testing.TB, s store.Store, ids []string) []news.State {
	t.Helper()
	list, err := s.States(context.Background(), ids)
	wantErr(t, "States", err, nil)
	return list
}

// wantListed compares the states that a list shows with those of the articles.
func wantListed(t testing.TB, s store.Store) {
	t.Helper()
	rows, err := s.Find(context.Background(), parse(t, ""), store.Page{Limit: 100})
	wantErr(t, "Find", err, nil)
	for _, r := range rows {
		wantEqual(t, "state listed for "+r.Title.String(), r.State, state(t, s, r.ID))
	}
}

// bulkAsByOne compares each change of many with the same change made article
// by article, and takes it back, and makes it again, in stores just opened.
func bulkAsByOne(t *testing.T, fresh func(testing.TB) Open) {
	ctx := context.Background()
	for _, c := range bulkChanges {
		t.Run(c.query, func(t *testing.T) {
			open, oracle := fresh(t), fresh(t)(t)
			s := open(t)
			ids := bulkFixture(t, s)
			bulkFixture(t, oracle)
			was := allStates(t, s, ids)
			e := bulk(t, s, c.query, c.before, c.after)
			byOne(t, oracle, c.query, c.before, c.after)
			now := allStates(t, oracle, ids)
			wantEqual(t, "states", allStates(t, s, ids), now)
			wantListed(t, s)
			differ := 0
			for i := range was {
				if fmt.Sprint(was[i]) != fmt.Sprint(now[i]) {
					differ++
				}
			}
			if len(e.Bulk) < 2 { // else none of the parts may have changed all of them
				wantEqual(t, "articles changed", e.What.String(), fmt.Sprint(differ))
			}
			wantClean(t, s)
			if differ == 0 {
				_, err := s.Undo(ctx)
				wantErr(t, "Undo of a change of nothing", err, store.ErrNothing)
				return
			}
			undone, err := open(t).Undo(ctx)
			wantErr(t, "Undo", err, nil)
			wantEqual(t, "undone", undone.What, e.What)
			wantEqual(t, "states after Undo", allStates(t, s, ids), was)
			wantClean(t, s)
			_, err = s.Undo(ctx)
			wantErr(t, "Undo at the beginning", err, store.ErrNothing)
			_, err = open(t).Redo(ctx)
			wantErr(t, "Redo", err, nil)
			wantEqual(t, "states after Redo", allStates(t, s, ids), now)
			wantClean(t, s)
		})
	}
}

// bulkKeepsLater takes a change of many back after an article's date was
// corrected, another was changed since, and one was added.
func bulkKeepsLater(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	ids := add(t, s, article(1, "06-04", "Lake"), article(2, "06-05", "Lake"))
	bulk(t, s, "lake", news.State{}, news.State{Starred: true, Tags: texts("x")})
	moved := article(1, "08-09", "Lake")
	add(t, s, moved)
	apply(t, s, store.Edit{Quiet: true, Articles: []store.ArticleEdit{{ID: ids[1], After: news.State{Read: true}}}})
	later := add(t, s, article(3, "06-06", "Lake"))[0]
	apply(t, s, store.Edit{Quiet: true, Articles: []store.ArticleEdit{{ID: later, After: news.State{Starred: true}}}})
	_, err := s.Undo(ctx)
	wantErr(t, "Undo", err, nil)
	wantEqual(t, "states", allStates(t, s, append(ids, later)), []news.State{{}, {Read: true}, {Starred: true}})
	wantClean(t, s)
}

// bulkStopped cancels a change of many when most of it is made.
func bulkStopped(t *testing.T, open Open) {
	s := open(t)
	ids := bulkFixture(t, s)
	was := allStates(t, s, ids)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := s.ApplyBulk(ctx, store.Bulk{
		After: news.State{Read: true, Starred: true, Deleted: true, Tags: texts("x")},
		What:  func(int) news.Text { return news.Text{} },
		Progress: func(done, total int) {
			if done > total/2 {
				cancel()
			}
		},
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ApplyBulk: %v", err)
	}
	wantEqual(t, "states", allStates(t, s, ids), was)
	_, err = s.Undo(context.Background())
	wantErr(t, "Undo", err, store.ErrNothing)
	wantClean(t, s)
}
