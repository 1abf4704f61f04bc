// Package help is the window that explains the keys: those of the pane one is
// in first, then all others, then what the signs mean. It is made from the key
// map and the theme, so that it is never wrong about either. "/" is not needed
// to search it: what is typed narrows it.
package help

import (
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/theme"
)

// Help is the window. Make one with [New].
type Help struct {
	prompt.Window[item]
	theme *theme.Theme
	all   []item
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
	p.Window = prompt.NewWindow(th, prompt.WindowFor[item]{
		Title: "HELP", Sign: "/", None: "the help says nothing of that",
		W: 84, H: math.MaxInt, Reads: true, Fit: p.fit, Draw: p.draw,
	})
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

// fit returns the lines that hold what is typed, with their titles.
func (p *Help) fit(typed string) []item {
	var out []item
	want := query.Fold(typed)
	var title *item
	for i, it := range p.all {
		if it.title != "" {
			title = &p.all[i]
			continue
		}
		if want != "" && !strings.Contains(query.Fold(it.means), want) && !strings.Contains(it.what, typed) {
			continue
		}
		if title != nil {
			out = append(out, *title)
			title = nil
		}
		out = append(out, it)
	}
	return out
}

// draw draws one line.
func (p *Help) draw(ln *line.Line, it item) {
	if it.title != "" {
		ln.Add(p.theme.Title, it.title)
		return
	}
	column := min(20, (ln.At()+ln.Left())/3)
	ln.To(2).Add(it.style, it.what)
	ln.To(max(column, ln.At()+2)).Clip(p.theme.Text, it.means, ln.Left(), p.theme.Signs.Ellipsis)
}

// Do implements [prompt.Prompt].
func (p *Help) Do(a keymap.Action) tea.Cmd {
	if a == keymap.Cancel || a == keymap.Accept {
		return p.Close(p, nil)
	}
	return p.Window.Do(a)
}

// Key implements [prompt.Prompt]. A "/" at the beginning is taken for the wish
// to search, which is granted already.
func (p *Help) Key(k tea.KeyPressMsg) tea.Cmd {
	if k.Text == "/" && p.Typed() == "" {
		return nil
	}
	return p.Window.Key(k)
}

// Hint implements [prompt.Prompt].
func (p *Help) Hint() string { return "type to search · down, up, page keys move · esc closes" }
