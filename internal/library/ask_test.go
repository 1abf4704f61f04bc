package library_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
)

// A store orders only the newest 5,000 by relevance; an export of the query must
// not lose the others.
func TestEachRowByRelevanceLeavesNothingOut(t *testing.T) {
	const all = 5010
	lib := open(t)
	var in strings.Builder
	for i := range all {
		fmt.Fprintf(&in, `{"title":"Dam %d","date":"2025-01-01","text":"The dam of day %d."}`+"\n", i, i)
	}
	if _, err := lib.AddPaths(t.Context(), []string{"-"}, strings.NewReader(in.String()), quiet{}); err != nil {
		t.Fatal(err)
	}
	q := query.Query{Root: query.Term{Text: "dam"}, Sort: query.Relevance}
	had := map[string]bool{}
	err := lib.EachRow(t.Context(), q, func(r store.Row) error {
		if had[r.ID] {
			t.Errorf("%s comes twice", r.ID)
		}
		had[r.ID] = true
		return nil
	})
	if err != nil || len(had) != all {
		t.Errorf("%d of %d, %v", len(had), all, err)
	}
}

// damaged is an archive in which one text cannot be read.
type damaged struct {
	store.Store
	title string
}

func (d damaged) Article(ctx context.Context, id string) (store.Record, error) {
	r, err := d.Store.Article(ctx, id)
	if r.Article.Title.String() == d.title {
		return store.Record{}, fmt.Errorf("article %s: %w", id, store.ErrDamaged)
	}
	return r, err
}

// One text that is lost does not keep the others from being exported or counted.
func TestADamagedTextIsPassedOver(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lib := library.New(damaged{s, "Dam"}, analyser, time.Now)
	defer lib.Close()
	for _, title := range []string{"Dam", "Lake"} {
		add(t, lib, title+".txt", title+"\n\n“The lake is full,” said Bruno Teck of the "+title+".")
	}
	var titles []string
	err = lib.EachStored(t.Context(), query.Query{}, func(r store.Record) error {
		titles = append(titles, r.Article.Title.String())
		return nil
	})
	var lost *library.UnreadError
	if !errors.As(err, &lost) || len(lost.IDs) != 1 || !slices.Equal(titles, []string{"Lake"}) {
		t.Errorf("%q, %v", titles, err)
	}
	if said, err := lib.Quotes(t.Context(), query.Query{}, 0); len(said) != 1 || !errors.As(err, &lost) {
		t.Errorf("quotes %v, %v", said, err)
	}
	if cited, err := lib.Sources(t.Context(), query.Query{}); len(cited) != 1 || !errors.As(err, &lost) {
		t.Errorf("sources %v, %v", cited, err)
	}
	if e, err := lib.TagHits(t.Context(), query.Query{Root: query.Term{Text: "lake"}}, []news.Text{text("x")}, quiet{}); err != nil || len(e.Passages) != 2 {
		t.Errorf("hits %+v, %v", e, err)
	}
	if _, err := lib.Timelines(t.Context(), query.Query{}, 10); err != nil {
		t.Error(err)
	}
}
