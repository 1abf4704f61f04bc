// Package help is the window that explains the keys: those of the pane one is
// in first, then all others, then what the signs mean. It is made from the key
// map and the theme, so that it is never wrong about either. "/" is not needed
// to search it: what is typed narrows it.
package help

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/theme"
)

// Help is the window. Make one with [New].
type Help struct {
	prompt.Ending
	editor prompt.Editor
	theme  *theme.Theme
	all    []item
	fits   []item
	top    int
	w, h   int
}

// item is a line of the help: a title, or something with what it means.
type item struct {
	title string
	what  string
	style theme.Style
	means string
}

// New returns the help for somebody in a context.
func New(th *theme.Theme, keys *keymap.Map, here keymap.Context) *Help {
	p := &Help{theme: th}
	order := append([]keymap.Context{here, keymap.Anywhere}, keymap.Contexts()...)
	seen := map[keymap.Context]bool{}
	for _, c := range order {
		if !seen[c] {
			p.keysOf(keys, c, here)
		}
		seen[c] = true
	}
	p.operators()
	p.legend()
	p.filter()
	return p
}

func (p *Help) keysOf(keys *keymap.Map, c, here keymap.Context) {
	title := "KEYS: " + strings.ToUpper(string(c))
	if c == here {
		title += ", WHERE YOU ARE"
	}
	p.all = append(p.all, item{title: title})
	for _, b := range keys.Bindings() {
		if b.In == c && len(b.Keys) > 0 {
			p.all = append(p.all, item{what: b.Label(), style: p.theme.Key, means: b.Name})
		}
	}
}

// operators explains the query language.
func (p *Help) operators() {
	p.all = append(p.all, item{title: "SEARCH"})
	for _, s := range [][2]string{
		{"dam water", "both words"}, {`"upper lake"`, "the words side by side"}, {"-sport", "without it"},
		{"dam or lake", "one of them"}, {"( )", "what belongs together"}, {"gov*", "words that begin so"},
	} {
		p.all = append(p.all, item{what: s[0], style: p.theme.Text, means: s[1]})
	}
	for _, op := range query.Operators() {
		means := op.Help
		if len(op.Values) > 0 {
			means += ": " + strings.Join(op.Values[:min(4, len(op.Values))], ", ")
		}
		p.all = append(p.all, item{what: op.Name + ":", style: p.theme.Valid, means: means})
	}
}

// legend explains the signs and marks.
func (p *Help) legend() {
	t, s := p.theme, p.theme.Signs
	p.all = append(p.all, item{title: "SIGNS AND MARKS"})
	p.all = append(p.all, []item{
		{what: s.Unread, style: t.Unread, means: "unread"},
		{what: s.Star, style: t.Star, means: "starred"},
		{what: s.Note + "2", style: t.Note, means: "passages and notes in it"},
		{what: "#tag", style: t.Tag(0), means: "a tag"},
		{what: "name", style: t.Person, means: "a person"},
		{what: "name", style: t.Organisation, means: "an organisation"},
		{what: "name", style: t.Location, means: "a place"},
		{what: "name", style: t.Misc, means: "another name"},
		{what: "“words”", style: t.Quote, means: "a quotation; " + s.Quote + " in the gutter"},
		{what: "words", style: t.Scare, means: "words in marks that are nobody's"},
		{what: "words", style: t.Indirect, means: "indirect speech"},
		{what: "Tuesday", style: t.Time, means: "a time"},
		{what: s.Passage, style: t.Passage(0), means: "a passage that you marked, in its tag's colour"},
		{what: "focus", style: t.Focus, means: "what enter acts on"},
		{what: "hit", style: t.Hit, means: "what the search found"},
		{what: s.Person, means: "a source: a person"},
		{what: s.Organisation, means: "a source: an organisation"},
		{what: s.Document, means: "a source: a document"},
		{what: s.Outlet, means: "a source: an outlet"},
		{what: s.Unnamed, means: "a source that is not named"},
		{what: s.Said + "3", means: "quotations"},
		{what: s.Paraphrase + "1", means: "paraphrases"},
		{what: s.Own, style: t.Own, means: "an event that this article reports"},
		{what: s.Other, style: t.Other, means: "an event that related articles report"},
		{what: s.Future, style: t.Future, means: "an event still to come"},
		{what: s.Times + "3", means: "how many articles report it"},
	}...)
}

// filter keeps the lines that hold what is typed, with their titles.
func (p *Help) filter() {
	p.top, p.fits = 0, nil
	want := query.Fold(p.editor.Text())
	var title *item
	for i, it := range p.all {
		if it.title != "" {
			title = &p.all[i]
			continue
		}
		if want != "" && !strings.Contains(query.Fold(it.means), want) && !strings.Contains(it.what, p.editor.Text()) {
			continue
		}
		if title != nil {
			p.fits = append(p.fits, *title)
			title = nil
		}
		p.fits = append(p.fits, it)
	}
}

// Context implements [prompt.Prompt].
func (p *Help) Context() keymap.Context { return keymap.InOver }

// SetSize implements [prompt.Prompt].
func (p *Help) SetSize(w, h int) {
	p.w, p.h = min(w, 84), h
	p.move(0)
}

// Do implements [prompt.Prompt].
func (p *Help) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Cancel, keymap.Accept:
		return p.Close(p, nil)
	case keymap.Down:
		p.move(1)
	case keymap.Up:
		p.move(-1)
	case keymap.PageDown:
		p.move(p.room() - 1)
	case keymap.PageUp:
		p.move(1 - p.room())
	}
	return nil
}

func (p *Help) move(n int) { p.top = max(0, min(p.top+n, len(p.fits)-p.room())) }

func (p *Help) room() int { return max(1, p.h-3) }

// Key implements [prompt.Prompt]. A "/" at the beginning is taken for the wish
// to search, which is granted already.
func (p *Help) Key(k tea.KeyPressMsg) tea.Cmd {
	if k.Text == "/" && p.editor.Text() == "" {
		return nil
	}
	if p.editor.Key(k) {
		p.filter()
	}
	return nil
}

// Paste implements [prompt.Prompt].
func (p *Help) Paste(text string) tea.Cmd {
	p.editor.Insert(text)
	p.filter()
	return nil
}

// Update implements [prompt.Prompt].
func (p *Help) Update(tea.Msg) tea.Cmd { return nil }

// Mouse implements [prompt.Prompt].
func (p *Help) Mouse(m pane.Mouse) tea.Cmd {
	switch m.Kind {
	case pane.WheelDown:
		p.move(3)
	case pane.WheelUp:
		p.move(-3)
	}
	return nil
}

// Lines implements [prompt.Prompt].
func (p *Help) Lines() []string {
	ln, _ := p.draw()
	body := []string{ln.String()}
	for _, it := range p.fits[min(p.top, len(p.fits)):min(len(p.fits), p.top+p.room())] {
		body = append(body, p.drawItem(it))
	}
	if len(p.fits) == 0 {
		body = append(body, line.New(p.w-2, theme.Style{}).To(1).Add(p.theme.Muted, "the help says nothing of that").String())
	}
	title := "HELP"
	if n := len(p.fits); n > p.room() {
		title = fmt.Sprintf("HELP  %d–%d of %d", p.top+1, min(n, p.top+p.room()), n)
	}
	return prompt.Frame(p.theme, title, body, p.w, p.h)
}

func (p *Help) draw() (*line.Line, int) {
	ln := line.New(p.w-2, theme.Style{}).To(1).Add(p.theme.Key, "/").Add(theme.Style{}, " ")
	return ln, p.editor.Draw(ln, p.theme.Text, nil)
}

// drawItem draws one line.
func (p *Help) drawItem(it item) string {
	ln := line.New(p.w-2, theme.Style{}).To(1)
	if it.title != "" {
		return ln.Add(p.theme.Title, it.title).String()
	}
	column := min(20, (p.w-2)/3)
	ln.To(2).Add(it.style, it.what)
	return ln.To(max(column, ln.At()+2)).Clip(p.theme.Text, it.means, ln.Left(), p.theme.Signs.Ellipsis).String()
}

// Cursor implements [prompt.Prompt].
func (p *Help) Cursor() (x, y int, ok bool) {
	_, x = p.draw()
	return x + 1, 1, p.h > 2
}

// Place implements [prompt.Prompt].
func (p *Help) Place() prompt.Place { return prompt.Middle }

// Hint implements [prompt.Prompt].
func (p *Help) Hint() string { return "type to search · down, up, page keys move · esc closes" }
