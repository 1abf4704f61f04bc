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
	prompt.Ending
	editor prompt.Editor
	theme  *theme.Theme
	all    []Entry
	fits   []int // indices of all
	at     int
	w, h   int
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
	p.filter()
	return p
}

// filter lists the entries whose name fits what is typed: those that hold it as
// it is first, then those that hold its letters.
func (p *Palette) filter() {
	p.at, p.fits = 0, nil
	if p.editor.Text() == "" {
		for i := range p.all {
			p.fits = append(p.fits, i)
		}
		return
	}
	typed := strings.ToLower(p.editor.Text())
	names := make([]string, len(p.all))
	for i, e := range p.all {
		names[i] = e.Name
		if strings.Contains(e.Name, typed) {
			p.fits = append(p.fits, i)
		}
	}
	for _, m := range fuzzy.Find(typed, names) {
		if !slices.Contains(p.fits, m.Index) {
			p.fits = append(p.fits, m.Index)
		}
	}
}

// Context implements [prompt.Prompt].
func (p *Palette) Context() keymap.Context { return keymap.InOver }

// SetSize implements [prompt.Prompt].
func (p *Palette) SetSize(w, h int) { p.w, p.h = min(w, 76), min(h, 24) }

// Do implements [prompt.Prompt].
func (p *Palette) Do(a keymap.Action) tea.Cmd {
	page := max(1, p.room()-1)
	switch a {
	case keymap.Cancel:
		return p.Close(p, nil)
	case keymap.Accept:
		if p.at < len(p.fits) {
			if e := p.all[p.fits[p.at]]; e.Can {
				return p.Close(p, Run{e.Action})
			}
		}
	case keymap.Down:
		p.move(1)
	case keymap.Up:
		p.move(-1)
	case keymap.PageDown:
		p.move(page)
	case keymap.PageUp:
		p.move(-page)
	}
	return nil
}

func (p *Palette) move(n int) { p.at = max(0, min(p.at+n, len(p.fits)-1)) }

// Key implements [prompt.Prompt].
func (p *Palette) Key(k tea.KeyPressMsg) tea.Cmd {
	if p.editor.Key(k) {
		p.filter()
	}
	return nil
}

// Paste implements [prompt.Prompt].
func (p *Palette) Paste(text string) tea.Cmd {
	p.editor.Insert(text)
	p.filter()
	return nil
}

// Update implements [prompt.Prompt].
func (p *Palette) Update(tea.Msg) tea.Cmd { return nil }

// Mouse implements [prompt.Prompt]: a click takes an entry.
func (p *Palette) Mouse(m pane.Mouse) tea.Cmd {
	switch m.Kind {
	case pane.WheelDown:
		p.move(1)
	case pane.WheelUp:
		p.move(-1)
	case pane.Click:
		if i := p.top() + m.Y - 2; m.Y >= 2 && i < len(p.fits) && m.Y < p.h-1 {
			p.at = i
			return p.Do(keymap.Accept)
		}
	}
	return nil
}

// room returns how many entries are shown.
func (p *Palette) room() int { return max(0, p.h-3) }

func (p *Palette) top() int { return max(0, min(p.at-p.room()/2, len(p.fits)-p.room())) }

// Lines implements [prompt.Prompt].
func (p *Palette) Lines() []string {
	ln, _ := p.draw()
	body := []string{ln.String()}
	for i := p.top(); i < min(len(p.fits), p.top()+p.room()); i++ {
		body = append(body, p.drawEntry(p.all[p.fits[i]], i == p.at))
	}
	if len(p.fits) == 0 {
		body = append(body, line.New(p.w-2, theme.Style{}).To(1).Add(p.theme.Muted, "no action has such a name").String())
	}
	return prompt.Frame(p.theme, "ACTIONS", body, p.w, p.h)
}

func (p *Palette) draw() (*line.Line, int) {
	ln := line.New(p.w-2, theme.Style{}).To(1).Add(p.theme.Key, ":").Add(theme.Style{}, " ")
	return ln, p.editor.Draw(ln, p.theme.Text, nil)
}

func (p *Palette) drawEntry(e Entry, here bool) string {
	base := theme.Style{}
	if here {
		base = p.theme.RowFocus
	}
	name, tail, tailStyle := p.theme.Text, e.Keys, p.theme.Key
	if !e.Can {
		name, tail, tailStyle = p.theme.Muted, e.Why, p.theme.Muted
	}
	ln := line.New(p.w-2, base).To(1)
	tail = line.Clip(news.CleanLine(tail).String(), p.w/2-2, p.theme.Signs.Ellipsis)
	ln.Clip(name, e.Name, p.w-2-line.Width(tail)-3, p.theme.Signs.Ellipsis)
	return ln.To(p.w-2-line.Width(tail)-1).Add(tailStyle, tail).String()
}

// Cursor implements [prompt.Prompt].
func (p *Palette) Cursor() (x, y int, ok bool) {
	_, x = p.draw()
	return x + 1, 1, p.h > 2
}

// Place implements [prompt.Prompt].
func (p *Palette) Place() prompt.Place { return prompt.Middle }

// Hint implements [prompt.Prompt].
func (p *Palette) Hint() string { return "type to narrow · enter does it · esc closes" }
