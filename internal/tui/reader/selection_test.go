package reader

import (
	"testing"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/panetest"
)

func TestSelecting(t *testing.T) {
	// Every case begins with “Nobody listened.” selected, the head at its end.
	for _, c := range []struct {
		name string
		keys []keymap.Action
		want string
	}{
		{"the focus", nil, "“Nobody listened.”"},
		{"a word back", []keymap.Action{keymap.WordPrev}, "“Nobody"},
		{"beyond the other end", []keymap.Action{keymap.WordPrev, keymap.WordPrev}, "Courier. "},
		{"farther beyond it", []keymap.Action{keymap.WordPrev, keymap.WordPrev, keymap.WordPrev}, "The Courier. "},
		{"and back again", []keymap.Action{keymap.WordPrev, keymap.WordPrev, keymap.WordNext}, "“Nobody"},
		{"a word on", []keymap.Action{keymap.WordNext}, "“Nobody listened.”\n\nIlse"},
		{"the other end, a word on", []keymap.Action{keymap.OtherEnd, keymap.WordNext}, "Nobody listened.”"},
		{"the other end, a word back", []keymap.Action{keymap.OtherEnd, keymap.WordPrev}, "Courier. “Nobody listened.”"},
		{"a sentence on", []keymap.Action{keymap.NextSentence},
			"“Nobody listened.”\n\nIlse Marrow, the minister for works, said the “so-called” inspection of 2015 had been a formality."},
		{"a sentence back from the other end", []keymap.Action{keymap.OtherEnd, keymap.PrevSentence},
			"“We looked at it every week for ten years, and it looked back,” Bruno Teck, a dam engineer, told The Courier. “Nobody listened.”"},
		{"this sentence", []keymap.Action{keymap.OtherEnd, keymap.WordPrev, keymap.ThisSentence},
			"“We looked at it every week for ten years, and it looked back,” Bruno Teck, a dam engineer, told The Courier."},
		{"this quote", []keymap.Action{keymap.WordPrev, keymap.ThisQuote}, "“Nobody listened.”"},
		{"this paragraph", []keymap.Action{keymap.ThisParagraph},
			"“We looked at it every week for ten years, and it looked back,” Bruno Teck, a dam engineer, told The Courier. “Nobody listened.”"},
		{"no name here", []keymap.Action{keymap.ThisName}, "“Nobody listened.”"},
		{"to the beginning", []keymap.Action{keymap.OtherEnd, keymap.Top}, story[:span("“Nobody listened.”", 0).End]},
		{"given up", []keymap.Action{keymap.SelectText}, ""},
	} {
		p := opened(t, 80, 40)
		do(p, keymap.NextQuote, keymap.NextQuote, keymap.SelectText)
		do(p, c.keys...)
		got := ""
		if p.sel.on {
			got = p.words(p.sel.span()).String()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if p.sel.on && p.Context() != keymap.InSelect {
			t.Errorf("%s: the selection's keys do not count", c.name)
		}
	}
}

func TestTargetIsWhatIsChosen(t *testing.T) {
	p := opened(t, 80, 40)
	if got := p.Target(); !got.At.IsZero() || got.Articles[0] != "a1" {
		t.Errorf("without focus: %v", got)
	}
	do(p, keymap.NextPassage, keymap.NextPassage)
	if got := p.Target(); got.Passage == nil || got.Words.String() != "Nobody listened" {
		t.Errorf("on a passage: %v", got)
	}
	do(p, keymap.NextName, keymap.SelectText)
	if got := p.Target(); got.At != p.sel.span() || got.Passage != nil {
		t.Errorf("selecting: %v", got)
	}
}

func TestSelectingByRows(t *testing.T) {
	p := opened(t, 40, 40)
	do(p, keymap.NextParagraph, keymap.SelectText)
	n := p.sel.span().Len()
	do(p, keymap.Down)
	if got := p.sel.span().Len(); got <= n {
		t.Errorf("%d bytes, want more than %d", got, n)
	}
	do(p, keymap.Up, keymap.Up)
	if got := p.sel.span().Len(); got >= n {
		t.Errorf("%d bytes, want less than %d", got, n)
	}
}

// cell returns the cell at which words are on screen.
func cell(t *testing.T, p *Pane, words string, nth int) (x, y int) {
	t.Helper()
	s := span(words, nth)
	row := p.page.text.At(s.Start)
	return p.page.left + p.page.gutter + p.page.text.Cell(row, s.Start), p.page.head + row - p.top
}

func TestMouse(t *testing.T) {
	p := opened(t, 80, 40)
	for _, c := range []struct{ click, want string }{
		{"Teck", "Bruno Teck"},
		{"every week", "“We looked at it every week for ten years, and it looked back,”"},
		{"promised", "Marrow promised an inquiry in July."},
		{"Tuesday", "ORLEC: Engineers emptied the upper lake above Orlec on Tuesday after divers found cracks in the dam, the Valley Water Board said."},
	} {
		x, y := cell(t, p, c.click, 0)
		p.Mouse(pane.Mouse{X: x, Y: y, Kind: pane.Click})
		if got := at(p); got != c.want {
			t.Errorf("a click on %q is on %q", c.click, got)
		}
	}
	x, y := cell(t, p, "Teck", 0)
	if got := panetest.Run(p, p.Mouse(pane.Mouse{X: x, Y: y, Kind: pane.DoubleClick})); len(got) != 1 {
		t.Errorf("a double click brought %v", got)
	}
	p.Mouse(pane.Mouse{X: 40, Y: 0, Kind: pane.Click})
	if p.focus.span.In != news.InTitle {
		t.Error("a click on the headline is not on it")
	}
}

func TestDragging(t *testing.T) {
	p := opened(t, 80, 40)
	drag := func(from, to string) string {
		x, y := cell(t, p, from, 0)
		p.Mouse(pane.Mouse{X: x + 1, Y: y, Kind: pane.Click})
		x, y = cell(t, p, to, 0)
		p.Mouse(pane.Mouse{X: x + 1, Y: y, Kind: pane.Drag})
		p.Mouse(pane.Mouse{X: x + 1, Y: y, Kind: pane.Release})
		return p.words(p.sel.span()).String()
	}
	if got := drag("emptied", "lake"); got != "emptied the upper lake" {
		t.Errorf("dragged on: %q", got)
	}
	if got := drag("lake", "emptied"); got != "emptied the upper lake" {
		t.Errorf("dragged back: %q", got)
	}
}

func TestWheel(t *testing.T) {
	p := opened(t, 40, 8)
	p.Mouse(pane.Mouse{Kind: pane.WheelDown})
	if p.top != wheelRows {
		t.Errorf("at row %d", p.top)
	}
	for range 30 {
		p.Mouse(pane.Mouse{Kind: pane.WheelUp})
	}
	if p.top != 0 {
		t.Errorf("at row %d", p.top)
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        int // hits
		first       string
	}{
		{"The dam, the DAM", "dam", 2, "dam"},
		{"The dam, the DAM", "DAM", 1, "DAM"},
		{"at the café, cafe", "cafe", 2, "café"},
		{"at the cafe\u0301 x", "cafe", 1, "cafe\u0301"},
		{"it’s what “he” said", `it's what "he"`, 1, "it’s what “he”"},
		{"over\n\nthere", "over there", 1, "over\n\nthere"},
		{"aaa", "aa", 1, "aa"},
		{"x", "", 0, ""},
		{"x", "   ", 0, ""},
		{"Straße", "straße", 1, "Straße"},
		{"日本語", "本", 1, "本"},
	} {
		got := find(c.text, c.words)
		if len(got) != c.want {
			t.Errorf("find(%q, %q) = %v, want %d hits", c.text, c.words, got, c.want)
			continue
		}
		if c.want > 0 && c.text[got[0][0]:got[0][1]] != c.first {
			t.Errorf("find(%q, %q): first is %q", c.text, c.words, c.text[got[0][0]:got[0][1]])
		}
	}
}

func TestLanes(t *testing.T) {
	at := func(start, end int) news.Passage { return news.Passage{Span: news.Span{Start: start, End: end}} }
	for _, c := range []struct {
		list []news.Passage
		want []int
	}{
		{nil, []int{}},
		{[]news.Passage{at(0, 5), at(5, 9)}, []int{0, 0}},
		{[]news.Passage{at(0, 9), at(3, 5)}, []int{0, 1}},
		{[]news.Passage{at(3, 5), at(0, 9), at(4, 6), at(6, 8)}, []int{1, 0, 2, 1}},
	} {
		got := lanes(c.list)
		for i := range c.want {
			if got[i] != c.want[i] {
				t.Errorf("lanes(%v) = %v, want %v", c.list, got, c.want)
				break
			}
		}
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]int{"": 0, "one": 1, "well-known men": 2, "Marrow’s — own": 2, "日本": 1, " 3.5 % ": 2} {
		if got := countWords(s); got != want {
			t.Errorf("countWords(%q) = %d, want %d", s, got, want)
		}
	}
}
