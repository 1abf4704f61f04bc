package reader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/panetest"
)

func do(p *Pane, actions ...keymap.Action) {
	for _, a := range actions {
		panetest.Run(p, p.Do(a))
	}
}

func TestScreens(t *testing.T) {
	long := record()
	long.Analysis = &news.Analysis{Skipped: clean("in German"), Language: "de"}
	long.Passages, long.State = nil, news.State{Starred: true}
	for _, c := range []struct {
		name string
		w, h int
		rec  store.Record
		keys []keymap.Action
	}{
		{"wide", 90, 30, record(), nil},
		{"80x24", 80, 22, record(), []keymap.Action{keymap.NextQuote}},
		{"narrow", 40, 30, record(), nil},
		{"smallest", 20, 5, record(), nil},
		{"end", 60, 12, record(), []keymap.Action{keymap.Bottom}},
		{"skipped", 70, 20, long, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := openedWith(t, c.rec, c.w, c.h)
			do(p, c.keys...)
			golden.RequireEqual(t, []byte(panetest.Screen(p)))
		})
	}
}

func TestStates(t *testing.T) {
	for _, c := range []struct {
		name string
		lib  archive
		open bool
		want string
	}{
		{"empty", archive{}, false, "Nothing is open"},
		{"missing", archive{}, true, "not in the archive"},
		{"broken", archive{err: errBroken}, true, "the disk is on strike"},
	} {
		p := newPane(c.lib)
		p.SetSize(60, 10)
		if c.open {
			panetest.Run(p, p.Open("x", news.Span{}, ""))
		}
		if got := panetest.Screen(p); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q on screen:\n%s", c.name, c.want, got)
		}
	}
}

func TestSlowOpeningSaysSo(t *testing.T) {
	p := newPane(archive{})
	p.SetSize(40, 6)
	p.Open("x", news.Span{}, "")
	if got := panetest.Screen(p); strings.Contains(got, "Opening") {
		t.Error("says at once that it is opening")
	}
	p.Update(slow{"x"})
	if got := panetest.Screen(p); !strings.Contains(got, "Opening") {
		t.Errorf("does not say that it is opening:\n%s", got)
	}
}

func TestFailedOpeningCanBeTriedAgain(t *testing.T) {
	lib := archive{records: map[string]store.Record{}}
	p := newPane(lib)
	p.SetSize(60, 20)
	panetest.Run(p, p.Open("a1", news.Span{}, ""))
	lib.records["a1"] = record()
	do(p, keymap.Act)
	if p.rec.Article.ID != "a1" {
		t.Error("enter did not open it")
	}
}

func TestLateArticleIsDropped(t *testing.T) {
	one, two := record(), record()
	two.Article.ID = "a2"
	p := newPane(archive{records: map[string]store.Record{"a1": one, "a2": two}})
	p.SetSize(60, 20)
	late := p.Open("a1", news.Span{}, "")
	panetest.Run(p, p.Open("a2", news.Span{}, ""))
	panetest.Run(p, late)
	if p.rec.Article.ID != "a2" {
		t.Errorf("shows %s", p.rec.Article.ID)
	}
}

// TestEverySize draws every state at every size.
func TestEverySize(t *testing.T) {
	open := opened(t, 10, 10)
	focused := opened(t, 10, 10)
	do(focused, keymap.NextQuote)
	selecting := opened(t, 10, 10)
	do(selecting, keymap.NextName, keymap.SelectText)
	finding := opened(t, 10, 10)
	finding.FindLive("the")
	empty := newPane(archive{})
	failed := newPane(archive{err: errBroken})
	panetest.Run(failed, failed.Open("x", news.Span{}, ""))
	for name, p := range map[string]*Pane{
		"open": open, "focused": focused, "selecting": selecting, "finding": finding, "empty": empty, "failed": failed,
	} {
		t.Run(name, func(t *testing.T) { panetest.EverySize(t, p) })
	}
}

func TestSmallestShowsHeadlineAndText(t *testing.T) {
	got := panetest.Screen(opened(t, 20, 5))
	if !strings.Contains(got, "Cracks close") || !strings.Contains(got, "ORLEC") {
		t.Errorf("20x5:\n%s", got)
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	p := opened(t, 40, 8)
	do(p, keymap.NextPassage, keymap.NextPassage)
	want := p.words(p.focus.span)
	for _, size := range [][2]int{{80, 8}, {20, 5}, {1, 1}, {200, 50}, {30, 6}, {40, 8}} {
		p.SetSize(size[0], size[1])
		if got := p.words(p.focus.span); got != want {
			t.Fatalf("at %v the focus is on %q", size, got)
		}
	}
	if !p.onScreen(p.focus.span) {
		t.Error("the focus is off the screen")
	}
}

func TestPlaceIsRestored(t *testing.T) {
	p := opened(t, 40, 8)
	do(p, keymap.NextQuote, keymap.NextQuote)
	kept := p.Place()
	q := newPane(p.lib.(archive))
	q.SetSize(40, 8)
	panetest.Run(q, q.Open("a1", news.Span{}, kept))
	if q.focus != p.focus || q.top != p.top {
		t.Errorf("at %d on %v, want %d on %v", q.top, q.focus, p.top, p.focus)
	}
	panetest.Run(q, q.Open("a1", news.Span{}, "not a place"))
	if fmt.Sprint(q.focus) == "" {
		t.Error("lost the focus")
	}
}
