package tui

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/config"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/panetest"
)

// The journey of a reader, at each of the sizes a desk is made for.
func TestJourney(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		t.Run(layoutName(size[0]), func(t *testing.T) {
			r := newRig(t, size[0], size[1])
			r.see("67 articles")
			r.keys("/")
			r.typed("from:herald orlec")
			r.see("of 67 articles", "Orlec inquiry opens")
			r.keys("enter")
			r.until("the results", func() bool { return r.desk.asked != "" && !r.desk.list.Loading() })
			r.keys("enter")
			r.reading("A lower wall")
			r.keys("]e ]q ]q")
			r.see("Marrow", "quote")
			r.keys("s")
			r.see("SOURCES", "Ilse Marrow")
			r.keys("esc t")
			r.see("events")
			r.see("reported here")
			for strings.Contains(r.desk.sides.timeline.Status(), "reported here") {
				r.keys("k")
			}
			r.keys("enter")
			r.until("another article", func() bool {
				rec := r.desk.text.Record()
				return rec.Article.ID != "" && !strings.HasPrefix(rec.Article.Title.String(), "A lower wall")
			})
			r.keys("ctrl+o")
			r.reading("A lower wall")
			r.focus(layout.Text)
			r.keys("v is")
			r.see("words")
			r.keys("enter")
			r.typed("verify")
			r.keys("ctrl+t")
			r.typed("ask the ministry")
			r.keys("enter")
			r.see("tagged “verify” with a note · u undoes")
			r.keys("u")
			r.see("undid: tagged “verify”")
			r.keys("ctrl+r")
			r.until("the passage", func() bool { return len(r.desk.text.Record().Passages) == 1 })
			r.keys("/")
			r.typed("tag:ver")
			r.see("verify ")
			r.keys("tab enter")
			r.see("1 of 67 articles")
			r.keys("enter")
			r.focus(layout.Text)
			r.keys("q q")
			r.until("the end", func() bool { return r.quit })

			again := openRig(t, r.kept, size[0], size[1])
			again.reading("A lower wall")
			again.see("tag:verify", "1 of 67 articles")
			if n := len(again.desk.text.Record().Passages); n != 1 {
				t.Errorf("%d passages after a restart, want 1", n)
			}
		})
	}
}

func layoutName(w int) string {
	return map[int]string{80: "narrow", 120: "middle", 200: "wide"}[w]
}

// esc goes back to exactly where one was.
func TestEscGoesBack(t *testing.T) {
	for _, tt := range []struct {
		name, keys string
		focus      layout.Part
	}{
		{"from the text", "enter", layout.Text},
		{"from the sources", "enter s", layout.Upper},
		{"from the timeline", "enter t", layout.Lower},
		{"from the full timeline", "enter T", layout.Lower},
		{"from a dossier", "enter ]e enter", layout.Upper},
		{"from the search", "/", layout.List},
		{"from the menu", "M", layout.List},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 120, 40)
			r.reading("A lower wall")
			before := r.desk.lay
			r.keys(tt.keys)
			r.focus(tt.focus)
			for range strings.Fields(tt.keys) {
				r.keys("esc")
			}
			if r.desk.lay != before || r.desk.list.InMenu() || r.desk.prompt != nil {
				t.Errorf("the layout was %+v, is %+v", before, r.desk.lay)
			}
		})
	}
}

// After following an entry of the timeline to another article, esc leads back to
// the entry, and the list goes along.
func TestEscFromAFollowedEntry(t *testing.T) {
	for _, w := range []int{80, 120, 200} {
		r := newRig(t, w, 40)
		r.reading("A lower wall")
		r.keys("enter t")
		r.see("reported here")
		for strings.Contains(r.desk.sides.timeline.Status(), "reported here") {
			r.keys("k")
		}
		entry := r.desk.sides.timeline.Status()
		r.keys("enter")
		r.until("another article", func() bool {
			rec := r.desk.text.Record()
			return rec.Article.ID != "" && !strings.HasPrefix(rec.Article.Title.String(), "A lower wall")
		})
		r.keys("esc")
		r.focus(layout.Lower)
		r.until("the entry", func() bool { return r.desk.sides.timeline.Status() == entry })
		r.keys("esc esc")
		r.focus(layout.List)
		if text, list := r.desk.text.Record().Article.ID, r.desk.currentInList(); text != list {
			t.Errorf("%d columns: the text shows %s, the list stands on %s", w, text, list)
		}
	}
}

// settle takes the messages that are there already.
func (r *rig) settle() {
	for range 20 {
		r.start(func() tea.Msg { return noteExpired(-1) })
		msg := <-r.msgs
		r.step(msg)
	}
}

func TestAGivenUpSearchChangesNothing(t *testing.T) {
	r := newRig(t, 120, 40)
	r.reading("A lower wall")
	r.keys("j j j")
	r.reading("Explainer")
	before := r.screen()
	r.keys("/")
	r.typed("lindauer")
	r.see("Nine Months leave Breld")
	r.keys("esc")
	r.reading("Explainer")
	r.until("the screen as before", func() bool { return r.screen() == before })
}

func TestFourKeysFromSentenceToPassage(t *testing.T) {
	r := newRig(t, 120, 40)
	r.reading("A lower wall")
	id := r.desk.text.Record().Article.ID
	if _, err := r.lib.TagArticles(t.Context(), []string{id}, []news.Text{news.Clean("dams")}, nil); err != nil {
		t.Fatal(err)
	}
	r.start(r.desk.refresh())
	r.until("the tag", func() bool { return len(r.desk.tags) == 1 })
	r.keys("enter")
	r.keys(")")
	r.keys("v is 1")
	r.until("the passage", func() bool { return len(r.desk.text.Record().Passages) == 1 })
	r.keys("]q 1")
	r.until("the quote's passage", func() bool { return len(r.desk.text.Record().Passages) == 2 })
}

// A tag that a passage has already is not given again, so that undo takes back
// what was done before.
func TestATagIsGivenOnce(t *testing.T) {
	r := newRig(t, 120, 40)
	r.reading("A lower wall")
	r.keys("# x enter")
	r.until("the tag", func() bool { return len(r.desk.tags) == 1 })
	r.keys("enter ) ) v is 1")
	r.until("the passage", func() bool { return len(r.desk.text.Record().Passages) == 1 })
	r.keys("1")
	r.see("already tagged “x”")
	r.keys("u")
	r.until("no passage", func() bool { return len(r.desk.text.Record().Passages) == 0 })
}

// Past either end of the list the desk says what is so.
func TestPastTheEndOfTheList(t *testing.T) {
	r := newRig(t, 120, 40)
	for _, tt := range []struct{ query, key, want string }{
		{"", "K", "this is the first article"},
		{"title:March", "K", "this is the first article"},
		{"zyzzyva", "J", "the list is empty"},
		{"zyzzyva", "K", "the list is empty"},
		{"zyzzyva", "n", "the list is empty"},
	} {
		if tt.query != "" {
			r.keys("/")
			r.typed(tt.query)
			r.keys("enter")
		}
		r.until("the list of "+tt.query, func() bool {
			return strings.HasPrefix(r.desk.asked, tt.query) && !r.desk.settle.Busy() && !r.desk.list.Loading() && r.desk.held == nil
		})
		r.keys(tt.key)
		r.see(tt.want)
	}
}

func TestStateOfArticles(t *testing.T) {
	r := newRig(t, 120, 40)
	r.reading("A lower wall")
	id := r.desk.text.Record().Article.ID
	state := func() news.State {
		rec, err := r.lib.Stored(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return rec.State
	}
	r.keys("*")
	r.see("starred the article · u undoes", "★")
	if !state().Starred {
		t.Error("it is not starred in the archive")
	}
	r.keys("u")
	r.see("undid: starred")
	if state().Starred {
		t.Error("it is starred after undo")
	}
	r.keys("r")
	r.see("marked the article as read")
	r.keys("x")
	r.see("deleted the article", "66 articles")
	r.gone("A lower wall for Orlec, and a…")
	r.keys("u")
	r.see("67 articles")
	r.see("A lower wall")
}

// Undo brings a deleted article back to where it was: on screen, if it was read.
func TestUndoShowsTheArticleAgain(t *testing.T) {
	for _, keys := range []string{"j j", "j j enter"} {
		r := newRig(t, 120, 40)
		r.reading("A lower wall")
		r.keys(keys)
		r.reading("March comes back")
		r.keys("x")
		r.see("deleted the article", "66 articles")
		r.keys("u")
		r.see("67 articles")
		r.reading("March comes back")
		r.until("the list to stand on it", func() bool { return r.desk.currentInList() == r.desk.text.Record().Article.ID })
	}
}

func TestSeveralArticlesAtOnce(t *testing.T) {
	r := newRig(t, 120, 40)
	r.keys("v v v")
	r.see("3 articles selected")
	r.keys("#")
	r.typed("one,two")
	r.keys("enter")
	r.see("tagged “one” and “two”", "#one")
	q, err := query.Parse("tag:one tag:two", now())
	if err != nil {
		t.Fatal(err)
	}
	if n, err := r.lib.Count(t.Context(), q, 10); err != nil || n != 3 {
		t.Errorf("%d articles have both tags (%v), want 3", n, err)
	}
}

func TestSavedQueryStandsInTheMenu(t *testing.T) {
	r := newRig(t, 120, 40)
	r.keys("/")
	r.typed("orlec dam")
	r.see("of 67 articles")
	r.keys("ctrl+s")
	r.typed("The dam")
	r.keys("enter")
	r.see("saved as “The dam”")
	r.until("the query in the menu", func() bool { r.desk.list.SetLines(2); return r.menuHas("The dam") })
	r.keys("G enter")
	r.until("the query", func() bool { return r.desk.asked == "orlec dam" })
}

// menuHas opens the menu if need be, and reports whether it names a query.
func (r *rig) menuHas(name string) bool {
	if !r.desk.list.InMenu() {
		r.keys("M")
	}
	return strings.Contains(r.screen(), name)
}

func TestPaletteSaysWhyNot(t *testing.T) {
	r := newRig(t, 120, 40)
	r.keys(":")
	r.typed("end the search")
	r.see("nothing is searched for")
	r.keys("enter esc :")
	r.typed("high-contrast")
	r.keys("enter")
	if r.desk.look.kind != "high-contrast" {
		t.Errorf("the theme is %q", r.desk.look.kind)
	}
}

// Each action of the table can be carried out anywhere without a panic.
func TestEveryActionAnywhere(t *testing.T) {
	for _, focus := range order {
		r := newRig(t, 200, 50)
		r.reading("A lower wall")
		for _, b := range keymap.Bindings() {
			if b.Action == keymap.Quit || b.Action == keymap.OpenSample || b.Action == keymap.Leave || b.Action == keymap.Browse {
				continue
			}
			r.desk.prompt = nil
			r.desk.focusOn(focus)
			r.do(b.Action)
			panetest.Size(t, r.desk.Lines(), 200, 50)
		}
	}
}

func TestClicks(t *testing.T) {
	r := newRig(t, 120, 20)
	r.reading("A lower wall")
	click := func(x, y int) { r.step(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	y := lineOf(t, r.screen(), "March comes back")
	click(10, y)
	r.reading("March comes back")
	last := strings.Split(r.screen(), "\n")[19]
	before, _, _ := strings.Cut(last, "sources")
	click(utf8.RuneCountInString(before), 19)
	r.see("SOURCES")
	r.focus(layout.Upper)
	click(60, 10)
	r.focus(layout.Text)
	click(60, 10)
	top := r.screen()
	r.step(tea.MouseWheelMsg{X: 60, Y: 5, Button: tea.MouseWheelDown})
	if r.screen() == top {
		t.Error("the wheel did not scroll the text")
	}
}

func lineOf(t *testing.T, screen, words string) int {
	t.Helper()
	for y, l := range strings.Split(screen, "\n") {
		if strings.Contains(l, words) {
			return y
		}
	}
	t.Fatalf("no %q in\n%s", words, screen)
	return 0
}

func TestWindowTitleIsClean(t *testing.T) {
	r := newRig(t, 80, 24)
	r.keys("enter")
	r.reading("A lower wall")
	if got := r.desk.title(); got != "A lower wall for Orlec, and a longer memory · dateline" {
		t.Errorf("the title is %q", got)
	}
}

func TestOwnKeys(t *testing.T) {
	lib, err := empty(t).open()
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	for _, tt := range []struct {
		keys map[string][]string
		want string
	}{
		{map[string][]string{"star": {"S"}}, ""},
		{map[string][]string{"star": {"j"}}, "could not read the configuration"},
	} {
		d := New(t.Context(), lib, Options{Config: config.Config{Keys: tt.keys}, Zone: time.UTC}, func(tea.Msg) {})
		d.resize(120, 40)
		if got := strings.Join(d.Lines(), "\n"); (tt.want == "") != !strings.Contains(got, "could not") {
			t.Errorf("%v: want %q", tt.keys, tt.want)
		}
	}
}

func TestJobsDropLateResults(t *testing.T) {
	r := newRig(t, 120, 40)
	r.keys("/")
	r.typed("orlec")
	r.typed(" inquiry")
	r.until("the last query's results", func() bool {
		return r.desk.list.Query().String() == "orlec inquiry*" && !r.desk.list.Loading()
	})
	r.settle()
	if got := r.desk.list.Query().String(); got != "orlec inquiry*" {
		t.Errorf("the list shows %q", got)
	}
}

// Keys may come faster than what they open; each is meant for that.
func TestKeysInABurst(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		r := newRig(t, size[0], size[1])
		r.reading("A lower wall")
		r.keys("/")
		r.typed("title:valley")
		r.keys("enter enter ]q s")
		r.focus(layout.Upper)
		r.reading("Cracks close")
		r.keys("esc / ")
		r.typed("title:inquiry opens")
		r.keys("enter enter ]q t")
		r.reading("Orlec inquiry opens")
		r.focus(layout.Lower)
		r.keys("esc ctrl+o ) v is #")
		r.typed("one")
		r.see("tag these words", "new tag “one”")
	}
}
