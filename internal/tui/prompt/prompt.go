// Package prompt holds what takes typing: the search line, the tag line, the
// note editor, and lines that ask for a name, a path or words to find. Each
// stands above the desk and gives what was typed back as a message; none of
// them changes anything itself.
//
// Start reading at [Prompt].
package prompt

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
)

// Prompt is a line or a window that takes typing.
type Prompt interface {
	// Context says which keys are actions here; all others are typing.
	Context() keymap.Context
	// SetSize gives the cells there are at most.
	SetSize(w, h int)
	// Do carries an action out.
	Do(a keymap.Action) tea.Cmd
	// Key takes a key that is no action.
	Key(k tea.KeyPressMsg) tea.Cmd
	// Paste takes text that was pasted, as the terminal sent it.
	Paste(text string) tea.Cmd
	// Update takes the results of the prompt's own commands.
	Update(msg tea.Msg) tea.Cmd
	// Mouse takes a mouse event in the prompt's coordinates.
	Mouse(m pane.Mouse) tea.Cmd
	// Lines draws the prompt: at most as many lines as there are, each of the
	// full width.
	Lines() []string
	// Cursor says where the cursor is, and whether there is one.
	Cursor() (x, y int, ok bool)
	// Place says where on the screen it belongs.
	Place() Place
	// Hint says what its keys do, for the bottom line.
	Hint() string
	// OnClose says who is told that the prompt is done. It is told at once, not
	// by a command, so that the next key finds the prompt closed.
	OnClose(f func(Closed) tea.Cmd)
}

// Place is where on the screen a prompt stands.
type Place uint8

const (
	Bottom Place = iota // above the bottom line
	Head                // in the first line, and below it
	Middle              // a window with the desk around it
)

// Closed is what a prompt tells when it is done.
type Closed struct {
	Prompt Prompt
	GaveUp bool    // nothing was taken
	Msg    tea.Msg // what it brought; nil if nothing
}

// Ending is how a prompt closes; prompts embed it.
type Ending struct{ told func(Closed) tea.Cmd }

// OnClose implements [Prompt].
func (e *Ending) OnClose(f func(Closed) tea.Cmd) { e.told = f }

// Close closes p, which brought msg, or gave up if that is nil.
func (e *Ending) Close(p Prompt, msg tea.Msg) tea.Cmd { return e.close(Closed{p, msg == nil, msg}) }

func (e *Ending) close(c Closed) tea.Cmd {
	if e.told == nil {
		return nil
	}
	return e.told(c)
}
