package prompt

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
)

// Narrow is a line that is typed into and the list that it narrows, with the
// place in the list. Prompts embed it; they say what fits, and draw it.
type Narrow[T any] struct {
	editor Editor
	fit    func(typed string) []T // what of everything fits
	fits   []T
	at     int  // the entry in focus, or the first one shown
	room   int  // how many entries are shown at most
	reads  bool // the list is only read: no entry is in focus
}

// filter lists what fits, from its beginning.
func (l *Narrow[T]) filter() { l.fits, l.at = l.fit(l.editor.Text()), 0 }

// set puts text into the line.
func (l *Narrow[T]) set(text string) {
	l.editor.Set(text)
	l.filter()
}

// Typed returns what is typed.
func (l *Narrow[T]) Typed() string { return l.editor.Text() }

// Key implements [Prompt].
func (l *Narrow[T]) Key(k tea.KeyPressMsg) tea.Cmd {
	if l.editor.Key(k) {
		l.filter()
	}
	return nil
}

// Paste implements [Prompt].
func (l *Narrow[T]) Paste(text string) tea.Cmd {
	l.editor.Insert(text)
	l.filter()
	return nil
}

// Update implements [Prompt].
func (l *Narrow[T]) Update(tea.Msg) tea.Cmd { return nil }

// Do carries out what moves in the list.
func (l *Narrow[T]) Do(a keymap.Action) tea.Cmd {
	page := max(1, l.room-1)
	switch a {
	case keymap.Down, keymap.Later:
		l.move(1)
	case keymap.Up, keymap.Earlier:
		l.move(-1)
	case keymap.PageDown:
		l.move(page)
	case keymap.PageUp:
		l.move(-page)
	}
	return nil
}

// Mouse implements [Prompt]: the wheel moves in the list.
func (l *Narrow[T]) Mouse(m pane.Mouse) tea.Cmd {
	step := 1
	if l.reads {
		step = 3
	}
	switch m.Kind {
	case pane.WheelDown:
		l.move(step)
	case pane.WheelUp:
		l.move(-step)
	}
	return nil
}

func (l *Narrow[T]) move(n int) {
	last := len(l.fits) - 1
	if l.reads {
		last = len(l.fits) - l.room
	}
	l.at = max(0, min(l.at+n, last))
}

// setRoom says how many entries can be shown.
func (l *Narrow[T]) setRoom(n int) {
	l.room = max(0, n)
	l.move(0)
}

// shown returns the range of the list that is shown. What is in focus stands in
// its middle, so that one sees what comes next.
func (l *Narrow[T]) shown() (from, to int) {
	from = l.at
	if !l.reads {
		from -= l.room / 2
	}
	from = max(0, min(from, len(l.fits)-l.room))
	return from, min(len(l.fits), from+l.room)
}

// Chosen returns the entry in focus, if there is one.
func (l *Narrow[T]) Chosen() (entry T, ok bool) {
	if l.at < len(l.fits) {
		return l.fits[l.at], true
	}
	return entry, false
}

// choose puts the focus on the entry in a line of what is shown, and reports
// whether there is one.
func (l *Narrow[T]) choose(y int) bool {
	from, to := l.shown()
	if y < 0 || from+y >= to {
		return false
	}
	l.at = from + y
	return true
}
