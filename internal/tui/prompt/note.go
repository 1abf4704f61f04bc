package prompt

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Noted is sent by the note editor: keep this note on the target, with the
// tags that were taken on the way to it.
type Noted struct {
	Target pane.Target
	Add    []news.Text
	Remove []news.Text
	Note   news.Text
}

// Note is the note editor.
type Note struct {
	Ending
	theme  *theme.Theme
	area   textarea.Model
	target pane.Target
	tags   Tagged // taken on the way here; no tags if none
	what   string
	had    news.Text
	w, h   int
}

// NewNote returns the editor for a target's note. tags are those taken in the
// tag line on the way to it, if that is where the reader came from.
func NewNote(th *theme.Theme, t pane.Target, what string, had news.Text, tags Tagged) *Note {
	a := textarea.New()
	a.ShowLineNumbers = false
	a.Prompt = ""
	a.CharLimit = 0
	a.SetVirtualCursor(false)
	a.KeyMap.InsertNewline = key.NewBinding(key.WithKeys("alt+enter", "ctrl+j", "shift+enter"))
	a.SetStyles(textarea.Styles{})
	a.SetValue(had.String())
	a.Focus()
	return &Note{theme: th, area: a, target: t, tags: tags, what: what, had: had}
}

// Context implements [Prompt].
func (p *Note) Context() keymap.Context { return keymap.Input }

// SetSize implements [Prompt].
func (p *Note) SetSize(w, h int) {
	p.w, p.h = w, h
	p.area.SetWidth(max(1, w-2))
	p.area.SetHeight(max(1, min(8, h-1)))
}

// Do implements [Prompt].
func (p *Note) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Cancel:
		if p.keep() {
			return p.close(Closed{p, false, Noted{p.target, p.tags.Add, p.tags.Remove, p.had}})
		}
		return p.close(Closed{p, true, nil})
	case keymap.Accept:
		note := news.Clean(strings.TrimSpace(p.area.Value()))
		if note == p.had && !p.keep() {
			return p.close(Closed{p, true, nil})
		}
		return p.close(Closed{p, false, Noted{p.target, p.tags.Add, p.tags.Remove, note}})
	case keymap.Earlier:
		p.area.CursorUp()
	case keymap.Later:
		p.area.CursorDown()
	}
	return nil
}

// keep reports whether there are tags to be kept even without a note.
func (p *Note) keep() bool { return len(p.tags.Add)+len(p.tags.Remove) > 0 }

// Key implements [Prompt].
func (p *Note) Key(k tea.KeyPressMsg) tea.Cmd {
	var cmd tea.Cmd
	p.area, cmd = p.area.Update(k)
	return cmd
}

// Paste implements [Prompt].
func (p *Note) Paste(text string) tea.Cmd {
	p.area.InsertString(news.Clean(text).String())
	return nil
}

// Update implements [Prompt].
func (p *Note) Update(tea.Msg) tea.Cmd { return nil }

// Mouse implements [Prompt].
func (p *Note) Mouse(pane.Mouse) tea.Cmd { return nil }

// Lines implements [Prompt].
func (p *Note) Lines() []string {
	head := line.New(p.w, p.theme.Row).To(1).Add(p.theme.Key, "note ").Clip(p.theme.Muted, p.what, p.w-8, p.theme.Signs.Ellipsis)
	out := []string{head.String()}
	for _, s := range strings.Split(p.area.View(), "\n") {
		out = append(out, pane.Fit(" "+s, p.w))
	}
	return out[:max(1, min(len(out), p.h))]
}

// Cursor implements [Prompt].
func (p *Note) Cursor() (x, y int, ok bool) {
	c := p.area.Cursor()
	if c == nil {
		return 0, 0, false
	}
	return c.X + 1, c.Y + 1, true
}

// Place implements [Prompt].
func (p *Note) Place() Place { return Bottom }

// Hint implements [Prompt].
func (p *Note) Hint() string { return "enter keeps it · alt+enter new line · esc gives up" }
