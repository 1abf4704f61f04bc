// Package pane says what a pane of the desk is: a part of the screen that the
// coordinator gives a size, keys in the form of actions, and messages, and that
// draws itself as if its part were the whole screen.
//
// A pane is a pointer that changes in place. Its methods run in Bubble Tea's
// event loop and do no input or output: what takes time is a command, whose
// result comes back as a message; see [Job].
package pane

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/keymap"
)

// Pane is a part of the screen.
type Pane interface {
	// SetSize gives the pane its place on the screen, in cells; both may be 0.
	SetSize(w, h int)
	// SetFocus says whether keys go to this pane, so that it can show it.
	SetFocus(on bool)
	// Context says which keys count at the moment.
	Context() keymap.Context
	// Do carries an action out. One that the pane does not know does nothing.
	Do(a keymap.Action) tea.Cmd
	// Can reports whether an action can be done now, and if not, why: "no text
	// is open". An action that the pane does not know gives false and "".
	Can(a keymap.Action) (ok bool, why string)
	// Update takes a message, usually the result of the pane's own command.
	// Every pane gets every message that the coordinator does not know.
	Update(msg tea.Msg) tea.Cmd
	// Mouse takes a mouse event, in the pane's own coordinates.
	Mouse(m Mouse) tea.Cmd
	// Lines draws the pane: exactly h lines of exactly w cells, so that panes
	// stand side by side without being measured again.
	Lines() []string
	// Status says in a line what is in focus: `Ilse Marrow · minister for
	// works · 2 quotes here`; "" if there is nothing to say.
	Status() string
	// Hints lists the actions worth showing in the bottom line now, the most
	// useful first.
	Hints() []keymap.Action
	// Target is what tagging, noting, starring, copying and exporting act on.
	Target() Target
}

// Target is what an action on articles or passages acts on. Without Articles
// there is nothing to act on.
type Target struct {
	Articles []string  // IDs
	At       news.Span // of the one article; zero: the article as a whole
	Passage  *news.Passage
	Words    news.Text // that are at At, for copying

	All  *query.Query // not nil: everything that it matches, instead of Articles
	Hits bool         // and of that each place where its words stand
}

// Mouse is a mouse event in a pane's coordinates.
type Mouse struct {
	X, Y int
	Kind MouseKind
}

// MouseKind is what the mouse did.
type MouseKind uint8

const (
	Click MouseKind = iota
	DoubleClick
	Drag    // moved with the button down
	Release // after a drag or a click
	WheelUp
	WheelDown
)
