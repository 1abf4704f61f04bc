package prompt

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/panetest"
	"dateline/internal/tui/theme"
)

func parse(s string) (query.Query, error) {
	return query.Parse(s, time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC))
}

var keys = map[string]tea.KeyPressMsg{
	"<left>": {Code: tea.KeyLeft}, "<right>": {Code: tea.KeyRight}, "<home>": {Code: tea.KeyHome}, "<end>": {Code: tea.KeyEnd},
	"<bs>": {Code: tea.KeyBackspace}, "<del>": {Code: tea.KeyDelete}, "<c-w>": {Code: 'w', Mod: tea.ModCtrl},
	"<c-u>": {Code: 'u', Mod: tea.ModCtrl}, "<c-k>": {Code: 'k', Mod: tea.ModCtrl}, "<a-b>": {Code: 'b', Mod: tea.ModAlt}, "<a-f>": {Code: 'f', Mod: tea.ModAlt},
}

// each calls f with the keys of a text in which <name> is a key.
func each(text string, f func(tea.KeyPressMsg)) {
	for text != "" {
		if i := strings.IndexByte(text, '>'); text[0] == '<' && i > 0 {
			f(keys[text[:i+1]])
			text = text[i+1:]
			continue
		}
		r := []rune(text)[0]
		f(tea.KeyPressMsg{Code: r, Text: string(r)})
		text = text[len(string(r)):]
	}
}

func TestEditor(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"dam", "dam|"},
		{"dam<left><left>x", "dx|am"},
		{"dam<home>x<end>y", "xdamy|"},
		{"dam<bs><bs>", "d|"},
		{"dam<home><del>", "|am"},
		{"two words<c-w>", "two |"},
		{"two words<left><left><c-u>", "|ds"},
		{"two words<home><a-f><c-k>", "two|"},
		{"two words<a-b>x", "two x|words"},
		{"né<bs>e", "ne|"},
		{"e\u0301<bs>", "|"},
		{"<left><bs><del><right>", "|"},
	} {
		var e Editor
		each(tt.keys, func(k tea.KeyPressMsg) { e.Key(k) })
		if got := e.Text()[:e.At()] + "|" + e.Text()[e.At():]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.keys, got, tt.want)
		}
	}
}

func TestPastedTextIsMadeSafe(t *testing.T) {
	var e Editor
	e.Insert("a\x1b]52;c;x\x07b\nc\td\u202e")
	if got := e.Text(); got != "a\ufffd]52;c;x\ufffdb c d\ufffd" {
		t.Errorf("%q", got)
	}
}

func FuzzEditorDrawsInItsWidth(f *testing.F) {
	f.Add("from:“North” 日本", 3, 10)
	f.Fuzz(func(t *testing.T, text string, moves, w int) {
		w = max(0, w%100)
		var e Editor
		e.Insert(text)
		for range max(0, moves%40) {
			e.Key(keys["<left>"])
		}
		ln := line.New(w, theme.Style{}).To(2)
		x := e.Draw(ln, theme.Style{}, nil)
		if n := ansi.StringWidth(ln.String()); n != w {
			t.Errorf("%d cells, want %d", n, w)
		}
		if w > 4 && (x < 2 || x >= w) {
			t.Errorf("the cursor is in column %d of %d", x, w)
		}
	})
}

// values is an archive that knows two publishers.
type values struct{}

func (values) Complete(_ context.Context, f query.Field, prefix string, n int) ([]store.Completion, error) {
	if f != query.From {
		return nil, errors.New("asked for the wrong field")
	}
	var out []store.Completion
	for _, v := range []string{"Harbour Post", "Herald"} {
		if strings.HasPrefix(strings.ToLower(v), prefix) {
			out = append(out, store.Completion{Value: news.Clean(v), Count: 7})
		}
	}
	return out, nil
}

// searcher is a search line with what it told.
type searcher struct {
	*Search
	typed  []string
	closed []Closed
}

func newSearcher(t *testing.T) *searcher {
	s := &searcher{}
	s.Search = NewSearch(t.Context(), panetest.Theme(), SearchFor{
		Values: values{}, Parse: parse, History: []string{"latest", "earlier"}, Count: func() string { return "" },
		Typed: func(q query.Query) tea.Cmd { s.typed = append(s.typed, q.String()); return nil },
		Save:  func(string) tea.Cmd { return nil },
	})
	s.OnClose(func(c Closed) tea.Cmd { s.closed = append(s.closed, c); return nil })
	s.SetSize(80, 10)
	return s
}

// keys types, and takes the completions that come.
func (s *searcher) keys(text string) {
	each(text, func(k tea.KeyPressMsg) { s.take(s.Key(k)) })
}

func (s *searcher) take(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if b, ok := msg.(tea.BatchMsg); ok {
		for _, c := range b {
			s.take(c)
		}
		return
	}
	s.Update(msg)
}

func TestSearchCompletes(t *testing.T) {
	for _, tt := range []struct {
		typed string
		tabs  int
		want  string
	}{
		{"fr", 1, "from:"},
		{"dam fr", 1, "dam from:"},
		{"from:h", 1, `from:"Harbour Post"`},
		{"from:h", 2, "from:Herald"},
		{"from:h", 3, `from:"Harbour Post"`},
		{"is:u", 1, "is:unread"},
		{"zzz", 1, "zzz"},
	} {
		s := newSearcher(t)
		s.keys(tt.typed)
		for range tt.tabs {
			s.take(s.Do(keymap.Complete))
		}
		if got := s.Text(); got != tt.want {
			t.Errorf("%q and %d tabs: %q, want %q", tt.typed, tt.tabs, got, tt.want)
		}
	}
}

func TestSearchShowsWhatIsFoundSoFar(t *testing.T) {
	s := newSearcher(t)
	s.keys("dam from:h")
	if got := strings.Join(s.typed, " | "); got != "d* | da* | dam* | dam | dam f* | dam fr* | dam fro* | dam from* | dam | dam from:h*" {
		t.Errorf("told: %s", got)
	}
}

// A quotation mark or bracket that is not closed yet does not hide what is found,
// and enter closes it.
func TestSearchClosesWhatIsOpen(t *testing.T) {
	for typed, want := range map[string][2]string{
		`"upper la`: {`"upper la*"`, `"upper la"`}, `"upper `: {`"upper "`, `"upper "`}, "(dam or la": {"dam or la*", "dam or la"},
		`(who:"della m`: {`who:"della m*"`, `who:"della m"`}, `"upper lake"`: {`"upper lake"`, `"upper lake"`},
	} {
		s := newSearcher(t)
		s.Paste(typed)
		if got := s.typed[len(s.typed)-1]; got != want[0] {
			t.Errorf("%q shows %q, want %q", typed, got, want[0])
		}
		s.Do(keymap.Accept)
		if len(s.closed) != 1 {
			t.Errorf("%q was not taken", typed)
		} else if got := s.closed[0].Msg.(SearchTaken).Query.String(); got != want[1] {
			t.Errorf("%q is taken as %q, want %q", typed, got, want[1])
		}
	}
}

func TestSearchSaysWhatIsWrong(t *testing.T) {
	s := newSearcher(t)
	s.keys("fron:x")
	if got := ansi.Strip(strings.Join(s.Lines(), "\n")); !strings.Contains(got, "from:") {
		t.Errorf("no hint in\n%s", got)
	}
	s.Do(keymap.Accept)
	if len(s.closed) != 0 {
		t.Error("a wrong query was taken")
	}
}

func TestSavingAWrongQuerySaysWhatIsWrong(t *testing.T) {
	s := newSearcher(t)
	s.Paste("dam or")
	s.Do(keymap.SaveQuery)
	if got := ansi.Strip(strings.Join(s.Lines(), "\n")); len(s.closed) != 0 || !strings.Contains(got, "needs words on both sides") {
		t.Errorf("no word of it in\n%s", got)
	}
}

func TestAnOperatorWithoutAValueIsLeftOut(t *testing.T) {
	for typed, want := range map[string]string{
		"tag:": "", "dam FROM:": "dam", "speaker:mar": "speaker:mar*", "is:unread": "is:unread", "after:2024": "after:2024",
	} {
		s := newSearcher(t)
		s.Paste(typed[:len(typed)-1])
		s.Paste(typed[len(typed)-1:])
		if got := s.typed[len(s.typed)-1]; got != want {
			t.Errorf("%q shows %q, want %q", typed, got, want)
		}
	}
}

func TestSearchRecallsEarlierQueries(t *testing.T) {
	s := newSearcher(t)
	s.keys("now")
	for _, tt := range []struct {
		do   keymap.Action
		want string
	}{
		{keymap.Earlier, "latest"}, {keymap.Earlier, "earlier"}, {keymap.Earlier, "earlier"},
		{keymap.Later, "latest"}, {keymap.Later, "now"}, {keymap.Later, "now"},
	} {
		s.take(s.Do(tt.do))
		if s.Text() != tt.want {
			t.Errorf("after %s: %q, want %q", tt.do, s.Text(), tt.want)
		}
	}
}

func TestTags(t *testing.T) {
	text := news.Clean
	day := func(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }
	all := []news.Tag{{Name: text("dams"), LastUsed: day(1)}, {Name: text("verify"), LastUsed: day(3)}, {Name: text("water"), LastUsed: day(2)}}
	for _, tt := range []struct {
		name, typed  string
		do           []keymap.Action
		add, remove  string
		note, gaveUp bool
	}{
		{"the latest", "", []keymap.Action{keymap.Accept}, "verify", "", false, false},
		{"the one before", "", []keymap.Action{keymap.Later, keymap.Accept}, "water", "", false, false},
		{"its beginning", "ver", []keymap.Action{keymap.Accept}, "verify", "", false, false},
		{"a new one", "lake", []keymap.Action{keymap.Accept}, "lake", "", false, false},
		{"a new one that another begins with", "dam", []keymap.Action{keymap.Later, keymap.Accept}, "dam", "", false, false},
		{"two", "ver,lake", []keymap.Action{keymap.Accept}, "verify lake", "", false, false},
		{"two and nothing more", "ver,lake,", []keymap.Action{keymap.Accept}, "verify lake", "", false, false},
		{"with a #", "#lake", []keymap.Action{keymap.Accept}, "lake", "", false, false},
		{"one that it has", "dams", []keymap.Action{keymap.Accept}, "", "dams", false, false},
		{"on to a note", "ver", []keymap.Action{keymap.ToNote}, "verify", "", true, false},
		{"to a note without tags", "", []keymap.Action{keymap.ToNote}, "", "", true, false},
		{"given up", "ver", []keymap.Action{keymap.Cancel}, "", "", false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := NewTags(panetest.Theme(), pane.Target{Articles: []string{"a"}}, "the article", all, []news.Text{text("dams")})
			p.SetSize(60, 10)
			var got Closed
			p.OnClose(func(c Closed) tea.Cmd { got = c; return nil })
			each(tt.typed, func(k tea.KeyPressMsg) { p.Key(k) })
			for _, a := range tt.do {
				p.Do(a)
			}
			m, _ := got.Msg.(Tagged)
			if join(m.Add) != tt.add || join(m.Remove) != tt.remove || m.Note != tt.note || got.GaveUp != tt.gaveUp {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// However many tags there are, one sees what one types, and what was taken last.
func TestTagsLeaveRoomToType(t *testing.T) {
	var had []news.Text
	for i := range 12 {
		had = append(had, news.Clean(fmt.Sprintf("earlier%d", i)))
	}
	for _, w := range []int{40, 60, 80, 200} {
		p := NewTags(panetest.Theme(), pane.Target{Articles: []string{"a"}}, "here", nil, had)
		p.SetSize(w, 10)
		each("fresh,typed", func(k tea.KeyPressMsg) { p.Key(k) })
		got := ansi.Strip(p.Lines()[0])
		if !strings.Contains(got, "#fresh, typed ") || strings.Contains(got, "#earlier0") != (w == 200) || ansi.StringWidth(got) != w {
			t.Errorf("%d cells: %q", w, got)
		}
	}
}

func join(tags []news.Text) string {
	s := make([]string, len(tags))
	for i, t := range tags {
		s[i] = t.String()
	}
	return strings.Join(s, " ")
}

func TestANoteKeepsTheTagsTakenOnTheWay(t *testing.T) {
	tags := Tagged{Add: []news.Text{news.Clean("verify")}}
	p := NewNote(panetest.Theme(), pane.Target{Articles: []string{"a"}}, "here", news.Text{}, tags)
	p.SetSize(40, 10)
	var got Closed
	p.OnClose(func(c Closed) tea.Cmd { got = c; return nil })
	p.Do(keymap.Cancel)
	if m, ok := got.Msg.(Noted); !ok || join(m.Add) != "verify" || !m.Note.Empty() {
		t.Errorf("got %+v", got)
	}
}

func TestAskStaysOpenWhileWrong(t *testing.T) {
	p := NewAsk(panetest.Theme(), AskFor{Label: "name", Take: func(s string) (tea.Msg, error) {
		if s == "" {
			return nil, errors.New("it needs a name")
		}
		return s, nil
	}})
	p.SetSize(40, 5)
	closed := 0
	p.OnClose(func(Closed) tea.Cmd { closed++; return nil })
	p.Do(keymap.Accept)
	if got := ansi.Strip(strings.Join(p.Lines(), "\n")); closed != 0 || !strings.Contains(got, "it needs a name") {
		t.Errorf("closed %d times, shows %q", closed, got)
	}
	p.Paste("x")
	p.Do(keymap.Accept)
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
}
