// Package storetest is the suite that every store must pass.
//
// [Run] states what callers rely on, one promise a test; [Agree] compares a
// store's search with the evaluator of package query on random articles and
// random queries, and is also the body of a fuzz target.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// Open opens an archive: the same one at each call, as another process would.
// It closes what it opened when the test ends.
type Open func(t testing.TB) store.Store

// Run tests a store. Fresh returns an Open for a new, empty archive.
func Run(t *testing.T, fresh func(t testing.TB) Open) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Open)
	}{
		{"Empty", empty},
		{"AddAndRead", addAndRead},
		{"AddTwice", addTwice},
		{"NewVersion", newVersion},
		{"CorrectedDate", correctedDate},
		{"SameMoment", sameMoment},
		{"ManyAtMidnight", manyAtMidnight},
		{"Paging", paging},
		{"CountStopsAtLimit", countStops},
		{"Undated", undated},
		{"IDs", ids},
		{"Analyses", analyses},
		{"StaleAnalysis", staleAnalysis},
		{"Sharing", sharing},
		{"Nearest", nearest},
		{"Complete", complete},
		{"UndoAndRedo", undoAndRedo},
		{"RedoIsDropped", redoIsDropped},
		{"UndoKeepsWhatCameLater", undoKeepsLater},
		{"Delete", deleteArticle},
		{"Passages", passages},
		{"PassageNeverOnWrongWords", passageOrphaned},
		{"Tags", tags},
		{"BulkKeepsWhatCameLater", bulkKeepsLater},
		{"BulkStopped", bulkStopped},
		{"Settings", settings},
		{"TwoAtOnce", twoAtOnce},
		{"Cancelled", cancelled},
		{"CheckIsClean", checkIsClean},
		{"Backup", backup},
		{"Describe", describe},
		{"Agrees", func(t *testing.T, open Open) { Agree(t, open(t), 1, 300) }},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, fresh(t)) })
	}
	t.Run("BulkAsByOne", func(t *testing.T) { bulkAsByOne(t, fresh) })
}

// article makes an article on a day of 2025: "06-04", with a text of its own.
func article(n int, day, text string) news.Article {
	m, err := news.ParseMoment("2025-" + day)
	if day == "" {
		m, err = news.Moment{}, nil
	}
	if err != nil {
		panic(err)
	}
	return news.Article{
		Origin: fmt.Sprintf("file:///%d.txt", n), Title: news.Clean(fmt.Sprintf("Headline %d", n)), Text: news.Clean(text),
		Published: m, Publisher: news.Clean("The Courier"), Byline: news.Clean("Dana Rusk"), Place: news.Clean("Orlec"),
		URL: news.Clean(fmt.Sprintf("https://courier.example/%d", n)), Agency: news.Clean("Wire"), TitleMade: n%2 == 0,
	}
}

// add stores articles and returns their IDs.
func add(t testing.TB, s store.Store, batch ...news.Article) []string {
	t.Helper()
	added, err := s.Add(context.Background(), batch)
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]string, len(added))
	for i, a := range added {
		ids[i] = a.ID
	}
	return ids
}

func read(t testing.TB, s store.Store, id string) store.Record {
	t.Helper()
	r, err := s.Article(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Parse reads a query on the suite's day.
func parse(t testing.TB, q string) query.Query {
	t.Helper()
	parsed, err := query.Parse(q, time.Date(2025, 6, 4, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// find returns the headlines' numbers of what a query finds.
func find(t testing.TB, s store.Store, q string) string {
	t.Helper()
	rows, err := s.Find(context.Background(), parse(t, q), store.Page{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	return numbers(rows)
}

func numbers(rows []store.Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, strings.TrimPrefix(r.Title.String(), "Headline "))
	}
	return strings.Join(out, " ")
}

func apply(t testing.TB, s store.Store, e store.Edit) {
	t.Helper()
	if err := s.Apply(context.Background(), e); err != nil {
		t.Fatal(err)
	}
}

// texts makes a list of clean texts.
func texts(list ...string) []news.Text {
	var out []news.Text
	for _, s := range list {
		out = append(out, news.Clean(s))
	}
	return out
}

func wantEqual(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n%+v, want\n%+v", what, got, want)
	}
}

func wantErr(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: error %v, want %v", what, err, want)
	}
}

// wantClean fails the test for each problem that Check reports.
func wantClean(t testing.TB, s store.Store) {
	t.Helper()
	err := s.Check(context.Background(), func(p store.Problem) { t.Errorf("Check: %+v", p) })
	if err != nil {
		t.Errorf("Check: %v", err)
	}
}
