// Package palette is the window that lists every action by name, with its key
// beside it. What cannot be done now is dimmed, with the reason. What is typed
// narrows the list.
package palette

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/theme"
)

// Entry is one action as the palette shows it.
type Entry struct {
	Action keymap.Action
	Name   string
	Keys   string // as people read them
	Can    bool
	Why    string // it cannot be done
}

// Run is sent by the palette: carry this action out.
type Run struct{ Action keymap.Action }

// Palette is the window. Make one with [New].
type Palette struct {
	prompt.Window[Entry]
	theme *theme.Theme
	all   []Entry
}

// New returns a palette over the entries, those that can be done first.
func New(th *theme.Theme, entries []Entry) *Palette {
	p := &Palette{theme: th, all: slices.Clone(entries)}
	slices.SortStableFunc(p.all, func(a, b Entry) int {
		if a.Can == b.Can {
			return 0
		}
		if a.Can {
			return -1
		}
		return 1
	})
	p.Window = prompt.NewWindow(th, prompt.WindowFor[Entry]{
		Title: "ACTIONS", Sign: ":", None: "no action has such a name",
		W: 76, H: 24, Fit: p.fit, Draw: p.draw,
	})
	return p
}

// fit returns the entries whose name fits what is typed: those that hold it as
// it is first, then those that hold its letters.
func (p *Palette) fit(typed string) []Entry {
	if typed == "" {
		return p.all
	}
	typed = strings.ToLower(typed)
	var out []Entry
	names := make([]string, len(p.all))
	for i, e := range p.all {
		names[i] = e.Name
		if strings.Contains(e.Name, typed) {
			out = append(out, e)
		}
	}
	for _, m := range fuzzy.Find(typed, names) {
		if !strings.Contains(m.Str, typed) {
			out = append(out, p.all[m.Index])
		}
	}
	return out
}

// draw draws an entry.
func (p *Palette) draw(ln *line.Line, e Entry) {
	name, tail, tailStyle := p.theme.Text, e.Keys, p.theme.Key
	if !e.Can {
		name, tail, tailStyle = p.theme.Muted, e.Why, p.theme.Muted
	}
	w := ln.At() + ln.Left()
	tail = line.Clip(news.CleanLine(tail).String(), w/2-1, p.theme.Signs.Ellipsis)
	ln.Clip(name, e.Name, w-line.Width(tail)-3, p.theme.Signs.Ellipsis)
	ln.To(w-line.Width(tail)-1).Add(tailStyle, tail)
}

// Do implements [prompt.Prompt].
func (p *Palette) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Cancel:
		return p.Close(p, nil)
	case keymap.Accept:
		if e, ok := p.Chosen(); ok && e.Can {
			return p.Close(p, Run{e.Action})
		}
		return nil
	}
	return p.Window.Do(a)
}

// Mouse implements [prompt.Prompt]: a click takes an entry.
func (p *Palette) Mouse(m pane.Mouse) tea.Cmd {
	if p.Click(m) {
		return p.Do(keymap.Accept)
	}
	return p.Window.Mouse(m)
}

// Hint implements [prompt.Prompt].
func (p *Palette) Hint() string { return "type to narrow · enter does it · esc closes" }
