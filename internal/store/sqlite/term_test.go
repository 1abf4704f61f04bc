package sqlite

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// stocked returns an archive of n articles whose texts all have one of many
// words that begin with "go", and every third of which has "rare".
func stocked(t *testing.T, s *Store, n int) {
	t.Helper()
	var batch []news.Article
	for i := range n {
		text := fmt.Sprintf("The gov%c%c said %d.", 'a'+rune(i%26), 'a'+rune(i/26%26), i)
		if i%3 == 0 {
			text += " Rare words."
		}
		batch = append(batch, news.Article{Origin: fmt.Sprint("o", i), Title: news.Clean("Title"), Text: news.Clean(text)})
	}
	if _, err := s.Add(context.Background(), batch); err != nil {
		t.Fatal(err)
	}
}

// Pages of a prefix must follow each other without a gap, on the way down and
// on the way back, whatever the page ends on.
func TestPagesOfAPrefix(t *testing.T) {
	s := eager(t)
	stocked(t, s, 130)
	ctx := context.Background()
	for _, text := range []string{"go*", "rare go*", "go* sort:oldest", "text:go* -rare"} {
		q, err := query.Parse(text, s.now())
		if err != nil {
			t.Fatal(err)
		}
		all, err := s.Find(ctx, q, store.Page{Limit: 1000})
		if err != nil || len(all) == 0 {
			t.Fatalf("%s: %d articles, %v", text, len(all), err)
		}
		for _, limit := range []int{1, 7, 50} {
			var down, up []int64
			for at := (store.Cursor{}); ; {
				page, err := s.Find(ctx, q, store.Page{At: at, Limit: limit})
				if err != nil {
					t.Fatal(err)
				}
				if len(page) == 0 {
					break
				}
				for _, r := range page {
					down = append(down, r.Row)
				}
				at.Row = page[len(page)-1].Row
			}
			for at := (store.Cursor{Back: true}); ; {
				page, err := s.Find(ctx, q, store.Page{At: at, Limit: limit})
				if err != nil {
					t.Fatal(err)
				}
				if len(page) == 0 {
					break
				}
				var rows []int64
				for _, r := range page {
					rows = append(rows, r.Row)
				}
				up = slices.Concat(rows, up)
				at.Row = page[0].Row
			}
			for i, r := range all {
				if len(down) != len(all) || len(up) != len(all) || down[i] != r.Row || up[i] != r.Row {
					t.Fatalf("%s by pages of %d: %d articles down, %d up, of %d", text, limit, len(down), len(up), len(all))
				}
			}
		}
	}
}

// A count that the table of words answers alone must not count what is deleted.
func TestCountOfAFrequentWord(t *testing.T) {
	s := eager(t)
	stocked(t, s, 40)
	ctx := context.Background()
	rows, err := s.Find(ctx, query.Query{}, store.Page{Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	var e store.Edit
	for _, r := range rows {
		after := r.State
		after.Deleted = true
		e.Articles = append(e.Articles, store.ArticleEdit{ID: r.ID, Before: r.State, After: after})
	}
	if err := s.Apply(ctx, e); err != nil {
		t.Fatal(err)
	}
	q, err := query.Parse("said", s.now())
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int]int{30: 30, 35: 35, 36: 35, 1000: 35} {
		if n, err := s.Count(ctx, q, limit); n != want || err != nil {
			t.Errorf("counting to %d gives %d, %v; want %d", limit, n, err, want)
		}
	}
}
