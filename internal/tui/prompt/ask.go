package prompt

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Ask is a line that asks for a name, a path, or words to find.
type Ask struct {
	Ending
	editor Editor
	theme  *theme.Theme
	label  string
	hint   string
	w      int
	wrong  string
	take   func(string) (tea.Msg, error)
	typed  func(string) tea.Cmd // nil: nobody watches
	gaveUp tea.Msg
}

// AskFor says what an [Ask] asks.
type AskFor struct {
	Label string // before the line: "save as"
	Text  string // that is there to begin with
	Hint  string // for the bottom line
	// Take makes the message that what was typed becomes, or says why it will
	// not do; the line then stays open.
	Take func(string) (tea.Msg, error)
	// Typed, if not nil, is told at each change, in order.
	Typed func(string) tea.Cmd
	// GaveUp, if not nil, is sent when the line is closed without taking it.
	GaveUp tea.Msg
}

// NewAsk returns a line that asks.
func NewAsk(th *theme.Theme, a AskFor) *Ask {
	p := &Ask{theme: th, label: a.Label, hint: a.Hint, take: a.Take, typed: a.Typed, gaveUp: a.GaveUp}
	p.editor.Set(a.Text)
	return p
}

// Context implements [Prompt].
func (p *Ask) Context() keymap.Context { return keymap.Input }

// SetSize implements [Prompt].
func (p *Ask) SetSize(w, _ int) { p.w = w }

// Do implements [Prompt].
func (p *Ask) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Cancel:
		return p.close(Closed{p, true, p.gaveUp})
	case keymap.Accept:
		msg, err := p.take(p.editor.Text())
		if err != nil {
			p.wrong = err.Error()
			return nil
		}
		return p.close(Closed{p, false, msg})
	}
	return nil
}

// Key implements [Prompt].
func (p *Ask) Key(k tea.KeyPressMsg) tea.Cmd {
	if !p.editor.Key(k) {
		return nil
	}
	return p.changed()
}

// Paste implements [Prompt].
func (p *Ask) Paste(text string) tea.Cmd {
	p.editor.Insert(text)
	return p.changed()
}

func (p *Ask) changed() tea.Cmd {
	p.wrong = ""
	if p.typed == nil {
		return nil
	}
	return p.typed(p.editor.Text())
}

// Update implements [Prompt].
func (p *Ask) Update(tea.Msg) tea.Cmd { return nil }

// Mouse implements [Prompt].
func (p *Ask) Mouse(pane.Mouse) tea.Cmd { return nil }

// Lines implements [Prompt].
func (p *Ask) Lines() []string {
	var out []string
	if p.wrong != "" {
		out = append(out, line.New(p.w, theme.Style{}).To(1).Add(p.theme.Error, news.CleanLine(p.wrong).String()).String())
	}
	ln, _ := p.draw()
	return append(out, ln.String())
}

func (p *Ask) draw() (*line.Line, int) {
	ln := line.New(p.w, theme.Style{}).To(1).Add(p.theme.Key, p.label).Add(theme.Style{}, " ")
	return ln, p.editor.Draw(ln, p.theme.Text, nil)
}

// Cursor implements [Prompt].
func (p *Ask) Cursor() (x, y int, ok bool) {
	_, x = p.draw()
	if p.wrong != "" {
		y = 1
	}
	return x, y, true
}

// Place implements [Prompt].
func (p *Ask) Place() Place { return Bottom }

// Hint implements [Prompt].
func (p *Ask) Hint() string { return p.hint }
