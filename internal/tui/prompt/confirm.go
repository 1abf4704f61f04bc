package prompt

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Confirm is a line that asks whether something is to be done. Only y does it:
// enter, which opens everything else, does not.
type Confirm struct {
	Ending
	theme    *theme.Theme
	question string
	yes      tea.Msg
	w        int
}

// NewConfirm returns a line that asks a question, and what y sends.
func NewConfirm(th *theme.Theme, question string, yes tea.Msg) *Confirm {
	return &Confirm{theme: th, question: question, yes: yes}
}

// Context implements [Prompt].
func (p *Confirm) Context() keymap.Context { return keymap.Input }

// SetSize implements [Prompt].
func (p *Confirm) SetSize(w, _ int) { p.w = w }

// Do implements [Prompt].
func (p *Confirm) Do(a keymap.Action) tea.Cmd {
	if a == keymap.Cancel {
		return p.Close(p, nil)
	}
	return nil
}

// Key implements [Prompt].
func (p *Confirm) Key(k tea.KeyPressMsg) tea.Cmd {
	switch k.Text {
	case "y", "Y":
		return p.Close(p, p.yes)
	case "n", "N", "q":
		return p.Close(p, nil)
	}
	return nil
}

// Paste implements [Prompt]: what is pasted is no answer.
func (p *Confirm) Paste(string) tea.Cmd { return nil }

// Update implements [Prompt].
func (p *Confirm) Update(tea.Msg) tea.Cmd { return nil }

// Mouse implements [Prompt].
func (p *Confirm) Mouse(pane.Mouse) tea.Cmd { return nil }

// Lines implements [Prompt].
func (p *Confirm) Lines() []string {
	ln, _ := p.draw()
	return []string{ln.String()}
}

func (p *Confirm) draw() (*line.Line, int) {
	ln := line.New(p.w, theme.Style{}).To(1).Clip(p.theme.Key, news.CleanLine(p.question).String(), max(0, p.w-8), p.theme.Signs.Ellipsis)
	ln.Add(p.theme.Muted, " y/n ")
	return ln, ln.At()
}

// Cursor implements [Prompt].
func (p *Confirm) Cursor() (x, y int, ok bool) {
	_, x = p.draw()
	return x, 0, true
}

// Place implements [Prompt].
func (p *Confirm) Place() Place { return Bottom }

// Hint implements [Prompt].
func (p *Confirm) Hint() string { return "y does it · n or esc leaves all as it is" }
