package list

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/panetest"
	"dateline/internal/tui/theme"
)

func now() time.Time { return time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC) }

// archive returns an archive of n articles, ten a day, the newest numbered n.
func archive(t *testing.T, n int) *library.Library {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	batch := make([]news.Article, n)
	for i := range batch {
		batch[i] = news.Article{
			Title:     news.Clean(fmt.Sprintf("Headline %d of the day", i+1)),
			Text:      news.Clean(fmt.Sprintf("Text of article %d about the harbour.", i+1)),
			Published: news.Day(2020, 1, 1+i/10), Origin: fmt.Sprint(i), Publisher: news.Clean("Courier"),
		}
	}
	if _, err := s.Add(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	return library.New(s, nil, now)
}

// opened returns a list of everything in an archive.
func opened(t *testing.T, a Archive) *List {
	t.Helper()
	l := New(t.Context(), a, panetest.Theme(), time.UTC, func(string) tea.Cmd { return nil })
	l.SetSize(60, 20)
	panetest.Run(l, l.Load(query.Query{}))
	return l
}

func current(l *List) string {
	r, _ := l.Current()
	return r.Title.String()
}

// Walking through a long list, row by row, meets every article once, though
// only a part of them is ever held; and so does walking back.
func TestPagingMeetsEveryArticle(t *testing.T) {
	const n = 2345
	l := opened(t, archive(t, n))
	for i := n; i >= 1; i-- {
		if want := fmt.Sprintf("Headline %d of the day", i); current(l) != want {
			t.Fatalf("going down it stands on %q, want %q", current(l), want)
		}
		if len(l.window.rows) > mostRows+pageRows {
			t.Fatalf("%d rows are held", len(l.window.rows))
		}
		panetest.Run(l, l.Do(keymap.Down))
	}
	for i := 1; i <= n; i++ {
		if want := fmt.Sprintf("Headline %d of the day", i); current(l) != want {
			t.Fatalf("going up it stands on %q, want %q", current(l), want)
		}
		panetest.Run(l, l.Do(keymap.Up))
	}
}

func TestEnds(t *testing.T) {
	const n = 1234
	l := opened(t, archive(t, n))
	panetest.Run(l, l.Do(keymap.Bottom))
	if current(l) != "Headline 1 of the day" {
		t.Errorf("at the end it stands on %q", current(l))
	}
	panetest.Run(l, l.Do(keymap.PageUp))
	panetest.Run(l, l.Do(keymap.Top))
	if current(l) != "Headline 1234 of the day" {
		t.Errorf("at the beginning it stands on %q", current(l))
	}
	if found, _, known := l.Found(); !known || found != n {
		t.Errorf("found %d, %v; want %d", found, known, n)
	}
}

// A list that is read again stays on its article, wherever that is.
func TestReloadStaysOnTheArticle(t *testing.T) {
	a := archive(t, 900)
	for _, to := range []int{0, 1, 7, 300, 899} {
		l := opened(t, a)
		for range to {
			panetest.Run(l, l.Do(keymap.Down))
		}
		want := current(l)
		panetest.Run(l, l.Reload())
		if current(l) != want {
			t.Errorf("after %d rows: it stood on %q, stands on %q", to, want, current(l))
		}
	}
}

// Moves that are made while a list is read again count.
func TestReloadKeepsMovesMadeMeanwhile(t *testing.T) {
	l := opened(t, archive(t, 50))
	panetest.Run(l, l.Do(keymap.Down))
	again := l.Reload()
	panetest.Run(l, l.Do(keymap.Down))
	panetest.Run(l, l.Do(keymap.Down))
	want := current(l)
	panetest.Run(l, again)
	if current(l) != want {
		t.Errorf("it stands on %q, want %q", current(l), want)
	}
}

func TestTheRowStoodOnIsOnScreen(t *testing.T) {
	l := opened(t, archive(t, 300))
	for _, lines := range []int{1, 2} {
		l.SetLines(lines)
		for _, h := range []int{1, 2, 3, 7, 20, 49} {
			l.SetSize(50, h)
			for _, a := range []keymap.Action{keymap.Down, keymap.HalfDown, keymap.PageDown, keymap.PageDown, keymap.Up, keymap.HalfUp, keymap.PageUp} {
				panetest.Run(l, l.Do(a))
				if h < lines+1 {
					continue // there is no place for a day and a row
				}
				if s := panetest.Screen(l); !strings.Contains(s, current(l)) {
					t.Fatalf("%d lines a row, height %d, after %s: %q is not in\n%s", lines, h, a, current(l), s)
				}
			}
		}
	}
}

func TestTheDayStaysOnTop(t *testing.T) {
	l := opened(t, archive(t, 100))
	for range 15 {
		panetest.Run(l, l.Do(keymap.Down))
	}
	top := l.window.rows[l.top]
	if first := strings.SplitN(panetest.Screen(l), "\n", 2)[0]; !strings.Contains(first, Day(top.Published.Date())) {
		t.Errorf("the first line is %q, the first row of %s", first, top.Published.Date())
	}
}

func TestHitsStandInContext(t *testing.T) {
	l := opened(t, archive(t, 30))
	q, err := query.Parse("harbour", now())
	if err != nil {
		t.Fatal(err)
	}
	panetest.Run(l, l.Load(q))
	r, _ := l.Current()
	s := l.snippets[r.ID]
	if len(s.hits) != 1 || s.text.String()[s.hits[0][0]:s.hits[0][1]] != "harbour" {
		t.Errorf("the snippet is %+v", s)
	}
}

// failing is an archive that cannot be read.
type failing struct{ Archive }

func (failing) Find(context.Context, query.Query, store.Page) ([]store.Row, error) {
	return nil, fmt.Errorf("disk I/O error")
}

func TestAnUnreadableArchiveSaysSo(t *testing.T) {
	l := opened(t, failing{archive(t, 1)})
	if s := panetest.Screen(l); !strings.Contains(s, "could not be read") || l.Err() == nil {
		t.Errorf("the list shows\n%s", s)
	}
}

func TestEmptyResultSaysWhatToDo(t *testing.T) {
	l := opened(t, archive(t, 3))
	q, err := query.Parse("nowhere", now())
	if err != nil {
		t.Fatal(err)
	}
	panetest.Run(l, l.Load(q))
	if s := panetest.Screen(l); !strings.Contains(s, "No article matches.") || !strings.Contains(s, "esc ends it") {
		t.Errorf("the list shows\n%s", s)
	}
}

func TestClickStandsOnTheRow(t *testing.T) {
	l := opened(t, archive(t, 30))
	for y, s := range strings.Split(panetest.Screen(l), "\n") {
		if strings.Contains(s, "Headline 26 ") {
			panetest.Run(l, l.Mouse(pane.Mouse{X: 5, Y: y, Kind: pane.Click}))
		}
	}
	if current(l) != "Headline 26 of the day" {
		t.Errorf("it stands on %q", current(l))
	}
}

func TestSelectionIsTheTarget(t *testing.T) {
	l := opened(t, archive(t, 9))
	one := l.Target().Articles
	panetest.Run(l, l.Do(keymap.SelectRow))
	panetest.Run(l, l.Do(keymap.SelectRow))
	two := l.Target().Articles
	if len(one) != 1 || len(two) != 2 || two[0] != one[0] || l.Selected() != 2 {
		t.Errorf("the target was %v, is %v", one, two)
	}
	l.Unselect()
	if got := l.Target().Articles; len(got) != 1 || reflect.DeepEqual(got, one) {
		t.Errorf("after letting go the target is %v", got)
	}
}

func BenchmarkLines(b *testing.B) {
	th := theme.New(theme.Options{Profile: colorprofile.TrueColor})
	l := New(b.Context(), nil, &th, time.UTC, func(string) tea.Cmd { return nil })
	for i := range 200 {
		l.window.rows = append(l.window.rows, store.Row{
			ID: fmt.Sprint(i), Title: news.Clean("Cracks close the Orlec dam, and half a valley with it"),
			Lede: news.Clean("ORLEC: Engineers emptied the upper lake above Orlec on Tuesday after divers found cracks"), Published: news.Day(2025, 6, 1+i/3),
		})
	}
	l.SetSize(60, 48)
	for b.Loop() {
		l.Lines()
	}
}
