package side

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/panetest"
)

func sources() *Sources {
	s := NewSources(panetest.Theme())
	s.SetSize(40, 24)
	s.SetFocus(true)
	s.Update(message.Shown{Record: record()})
	return s
}

// lined returns a timeline pane that shows the story's.
func lined(lib archive) *Timeline {
	t := NewTimeline(context.Background(), panetest.Theme(), lib)
	t.later = func(_ time.Duration, msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
	t.SetSize(60, 16)
	t.SetFocus(true)
	panetest.Run(t, t.Update(message.Shown{Record: record()}))
	return t
}

func portrait() library.Dossier {
	place := func(words string) library.Place {
		return library.Place{Article: "a1", Title: clean("Cracks close the Orlec dam"), Publisher: clean("The Courier"),
			Published: news.Day(2025, 6, 4), Span: span("Bruno Teck"), Words: clean(words)}
	}
	return library.Dossier{
		Entity: news.Entity{Type: news.Person, Name: clean("Bruno Teck"), Aliases: []news.Text{clean("Teck")},
			Description: clean("dam engineer"), Key: "PER:bruno teck"},
		Described: place("Bruno Teck, a dam engineer, told The Courier."),
		Articles:  3, First: news.Day(2015, 9, 18), Last: news.Day(2025, 6, 4), Complete: true,
		Said:      []library.Place{place("Nobody listened.")},
		With:      []library.Companion{{Key: "ORG:valley water board", Name: clean("Valley Water Board"), Type: news.Organisation, Articles: 2}},
		Mentions:  []library.Place{place("Bruno Teck told The Courier.")},
		Timeline:  chronicle(),
		Joined:    []library.Joined{{Place: place("Teck was in the gallery."), Name: clean("Teck"), Why: clean("shares Valley Water Board, “engineer” with Bruno Teck")}},
		Namesakes: 2,
	}
}

func dossier() *Dossier {
	d := NewDossier(context.Background(), panetest.Theme(), archive{dossier: map[string]library.Dossier{
		"PER:bruno teck": portrait(), "ORG:valley water board": {Articles: 1, Entity: news.Entity{Name: clean("Valley Water Board")}},
	}})
	d.SetSize(50, 30)
	d.SetFocus(true)
	panetest.Run(d, d.Open("PER:bruno teck", clean("Bruno Teck"), ""))
	return d
}

func do(p pane.Pane, actions ...keymap.Action) []tea.Msg {
	var out []tea.Msg
	for _, a := range actions {
		out = append(out, panetest.Run(p, p.Do(a))...)
	}
	return out
}

func TestScreens(t *testing.T) {
	lib := archive{line: chronicle()}
	for _, c := range []struct {
		name string
		pane pane.Pane
		keys []keymap.Action
	}{
		{"sources", sources(), nil},
		{"statements", sources(), []keymap.Action{keymap.Down, keymap.Unfold}},
		{"timeline", lined(lib), nil},
		{"in-place", lined(lib), []keymap.Action{keymap.Top, keymap.Down, keymap.Unfold}},
		{"in-full", lined(lib), []keymap.Action{keymap.ZoomIn}},
		{"decades", lined(lib), []keymap.Action{keymap.ZoomOut, keymap.ZoomOut, keymap.ZoomOut}},
		{"dossier", dossier(), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(c.pane, c.keys...)
			golden.RequireEqual(t, []byte(screen(c.pane)))
		})
	}
}

// TestStates: what each pane says when it has nothing to show.
func TestStates(t *testing.T) {
	bare, german, silent := record(), record(), record()
	bare.Analysis = nil
	german.Article.ID = "a2"
	german.Analysis = &news.Analysis{Skipped: clean("in German")}
	silent.Analysis = &news.Analysis{}
	shown := func(rec store.Record) *Sources {
		s := sources()
		s.Update(message.Shown{Record: rec})
		return s
	}
	lost := NewDossier(context.Background(), panetest.Theme(), archive{})
	lost.SetSize(60, 10)
	panetest.Run(lost, lost.Open("PER:x", clean("Ex"), ""))
	broken := NewDossier(context.Background(), panetest.Theme(), archive{err: errBroken})
	broken.SetSize(60, 10)
	panetest.Run(broken, broken.Open("PER:x", clean("Ex"), ""))
	foreign := lined(archive{})
	panetest.Run(foreign, foreign.Update(message.Shown{Record: german}))
	for _, c := range []struct {
		name string
		pane pane.Pane
		want string
	}{
		{"sources of nothing", NewSources(panetest.Theme()), "no article is open"},
		{"sources before marks", shown(bare), "being read"},
		{"sources in German", shown(german), "in German"},
		{"no sources", shown(silent), "nobody is cited"},
		{"timeline of nothing", NewTimeline(context.Background(), panetest.Theme(), archive{}), "no article is open"},
		{"timeline without events", lined(archive{}), "no dated events"},
		{"timeline in German", foreign, "in German"},
		{"broken timeline", lined(archive{err: errBroken}), "the disk is on strike"},
		{"dossier of nobody", NewDossier(context.Background(), panetest.Theme(), archive{}), "opens its dossier"},
		{"unknown dossier", lost, "nothing more is in the archive"},
		{"broken dossier", broken, "the disk is on strike"},
	} {
		if w := 60; c.pane.Lines() == nil || len(c.pane.Lines()) == 0 {
			c.pane.SetSize(w, 10)
		}
		if got := screen(c.pane); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q:\n%s", c.name, c.want, got)
		}
	}
}

func TestEverySize(t *testing.T) {
	open := sources()
	do(open, keymap.Unfold, keymap.Down, keymap.Unfold)
	near := lined(archive{line: chronicle()})
	do(near, keymap.ZoomIn)
	far := lined(archive{line: chronicle()})
	do(far, keymap.ZoomOut, keymap.ZoomOut)
	for name, p := range map[string]pane.Pane{
		"sources": open, "timeline": lined(archive{line: chronicle()}), "near": near, "far": far, "dossier": dossier(),
		"broken": lined(archive{err: errBroken}), "empty": NewDossier(context.Background(), panetest.Theme(), archive{}),
	} {
		t.Run(name, func(t *testing.T) { panetest.EverySize(t, p) })
	}
}

// TestEveryLineLeadsToItsText walks all stops and checks that enter leads on.
func TestEveryLineLeadsToItsText(t *testing.T) {
	in := lined(archive{line: chronicle()})
	do(in, keymap.ZoomIn)
	for name, p := range map[string]interface {
		pane.Pane
		current() (row, bool)
	}{"sources": sources(), "timeline": in, "dossier": dossier()} {
		do(p, keymap.Top)
		seen := map[string]bool{}
		for {
			r, ok := p.current()
			if !ok {
				t.Fatalf("%s: stands nowhere", name)
			}
			if seen[r.key] {
				break
			}
			seen[r.key] = true
			if r.act == nil {
				t.Errorf("%s: enter does nothing on %q", name, r.say)
			}
			do(p, keymap.Down)
		}
		if len(seen) < 3 {
			t.Errorf("%s: only %d stops", name, len(seen))
		}
	}
}

func TestEnterWalksStatements(t *testing.T) {
	s := sources()
	do(s, keymap.Down)
	var got []string
	for range 3 {
		for _, m := range do(s, keymap.Act) {
			o := m.(message.Open)
			if !o.Stay {
				t.Error("the keys leave the sources")
			}
			got = append(got, story[o.At.Start:o.At.End])
		}
	}
	if len(got) != 3 || got[0] != got[2] || got[1] != "“Nobody listened.”" {
		t.Errorf("walked %q", got)
	}
}

func TestShowSource(t *testing.T) {
	s := sources()
	s.Show(span("“Nobody listened.”"))
	if r, _ := s.current(); r.key != statementKey(1, 1) {
		t.Errorf("stands on %q", r.key)
	}
}

func TestCitedBy(t *testing.T) {
	s := sources()
	for _, want := range []string{`who:"Valley Water Board"`, `speaker:"Bruno Teck"`} {
		if got := do(s, keymap.CitedBy); len(got) != 1 || got[0] != (message.Ask{Query: want}) {
			t.Errorf("asked for %v, want %s", got, want)
		}
		do(s, keymap.Down)
	}
	if ok, _ := s.Can(keymap.CitedBy); ok {
		t.Error("an unnamed source can be searched for")
	}
}

func TestTimelineOpensOnThePresent(t *testing.T) {
	l := lined(archive{line: chronicle()})
	if i := l.standing(); i != 3 {
		t.Errorf("stands on entry %d", i)
	}
}

// Who follows an entry into another text and comes back stands on it again.
func TestAFollowedEntryIsComeBackTo(t *testing.T) {
	l := lined(archive{line: chronicle()})
	do(l, keymap.Top, keymap.Down, keymap.Act)
	other := record()
	other.Article.ID = "a2"
	panetest.Run(l, l.Update(message.Shown{Record: other}))
	panetest.Run(l, l.Update(message.Shown{Record: record()}))
	if i := l.standing(); i != 1 {
		t.Errorf("stands on entry %d, want 1", i)
	}
}

func TestShowTime(t *testing.T) {
	for _, c := range []struct {
		name string
		m    message.ShowTime
		want int
	}{
		{"its sentence", message.ShowTime{Value: "2025-05-20", At: news.Span{Start: 20, End: 29}}, 2},
		{"nearest", message.ShowTime{Value: "2014"}, 1},
		{"no date", message.ShowTime{Value: "P2Y", At: news.Span{Start: 40, End: 49}}, 4},
	} {
		l := lined(archive{line: chronicle()})
		panetest.Run(l, l.Show(c.m))
		if got := l.standing(); got != c.want {
			t.Errorf("%s: stands on entry %d, want %d", c.name, got, c.want)
		}
	}
}

func TestShowTimeBeforeTheTimelineIsThere(t *testing.T) {
	l := NewTimeline(context.Background(), panetest.Theme(), archive{line: chronicle()})
	l.later = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	l.SetSize(60, 16)
	l.Update(message.Shown{Record: record()})
	panetest.Run(l, l.Show(message.ShowTime{Value: "1968"}))
	if got := l.standing(); got != 0 {
		t.Errorf("stands on entry %d", got)
	}
}

func TestZoomKeepsThePlace(t *testing.T) {
	l := lined(archive{line: chronicle()})
	do(l, keymap.Top, keymap.Down)
	do(l, keymap.ZoomOut, keymap.ZoomOut, keymap.ZoomIn, keymap.ZoomIn)
	if got := l.standing(); got != 1 {
		t.Errorf("stands on entry %d", got)
	}
	do(l, keymap.ZoomOut, keymap.ZoomOut, keymap.ZoomOut)
	if ok, why := l.Can(keymap.ZoomOut); ok || why == "" {
		t.Error("zooms out without end")
	}
}

func TestPassingArticlesAreNotAskedFor(t *testing.T) {
	l := NewTimeline(context.Background(), panetest.Theme(), archive{line: chronicle()})
	var waiting []tea.Msg
	l.later = func(_ time.Duration, msg tea.Msg) tea.Cmd { waiting = append(waiting, msg); return nil }
	for _, id := range []string{"a1", "a2"} {
		rec := record()
		rec.Article.ID = id
		l.Update(message.Shown{Record: rec})
	}
	if cmd := l.Update(waiting[0]); cmd != nil {
		t.Error("asked for an article that has gone by")
	}
	if cmd := l.Update(waiting[1]); cmd == nil {
		t.Error("did not ask for the one that stayed")
	}
}

func TestDossierInDossierAndBack(t *testing.T) {
	d := dossier()
	for {
		r, _ := d.current()
		if strings.HasPrefix(r.key, "with") {
			break
		}
		do(d, keymap.Down)
	}
	at := d.at
	do(d, keymap.Act)
	if key, _ := d.Entity(); key != "ORG:valley water board" {
		t.Fatalf("shows %s", key)
	}
	do(d, keymap.Back)
	if key, _ := d.Entity(); key != "PER:bruno teck" || d.at != at {
		t.Errorf("back at row %d of %s, want %d", d.at, key, at)
	}
	if ok, _ := d.Can(keymap.Back); ok {
		t.Error("esc still belongs to the dossier")
	}
}

func TestMouse(t *testing.T) {
	s := sources()
	s.Mouse(pane.Mouse{X: 3, Y: 3, Kind: pane.Click}) // the line below the second source's name
	if r, _ := s.current(); r.key != sourceKey(1) {
		t.Errorf("stands on %q", r.key)
	}
	if got := panetest.Run(s, s.Mouse(pane.Mouse{X: 3, Y: 1, Kind: pane.DoubleClick})); len(got) != 1 {
		t.Errorf("a double click brought %v", got)
	}
}
