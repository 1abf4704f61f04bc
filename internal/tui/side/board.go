package side

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// row is one line of a board.
type row struct {
	draw func(l *line.Line) // onto a line as wide as the pane
	top  func(l *line.Line) // likewise, when it is the first on screen; nil: as draw
	key  string             // what it is about; the same after the rows are made anew
	stop bool               // one can stand on it
	act  func() tea.Cmd     // enter; nil: nothing
	fold func() tea.Cmd     // space; nil: nothing
	ask  func() tea.Cmd     // F; nil: nothing
	say  string             // for the bottom line
}

// board is rows under a heading. Its zero value is empty.
type board struct {
	theme   *theme.Theme
	w, h    int
	focused bool
	head    func(l *line.Line)
	pinned  []row // under the heading, whatever is scrolled
	rows    []row
	at, top int // the row it stands on, and the first one shown
}

// SetSize implements [pane.Pane].
func (b *board) SetSize(w, h int) {
	b.w, b.h = w, h
	b.show()
}

// SetFocus implements [pane.Pane].
func (b *board) SetFocus(on bool) { b.focused = on }

// set replaces the rows and stays on the one about the same thing, if it is
// still there.
func (b *board) set(rows []row) {
	key := ""
	if b.at < len(b.rows) {
		key = b.rows[b.at].key
	}
	b.rows = rows
	if !b.stand(key) {
		b.at = b.nearest(min(b.at, len(rows)-1))
	}
	b.show()
}

// stand goes to the row about key, and reports whether there is one.
func (b *board) stand(key string) bool {
	for i, r := range b.rows {
		if r.stop && r.key == key {
			b.at = i
			b.show()
			return true
		}
	}
	return false
}

// nearest returns the row nearest to i that one can stand on: at or after it, or
// else before.
func (b *board) nearest(i int) int {
	for j := max(i, 0); j < len(b.rows); j++ {
		if b.rows[j].stop {
			return j
		}
	}
	for j := min(i, len(b.rows)-1); j >= 0; j-- {
		if b.rows[j].stop {
			return j
		}
	}
	return 0
}

// current returns the row it stands on.
func (b *board) current() (row, bool) {
	if b.at >= len(b.rows) || !b.rows[b.at].stop {
		return row{}, false
	}
	return b.rows[b.at], true
}

// move goes n stops on, or as far as there are any. Beyond the last stop the
// view goes on to the last row.
func (b *board) move(n int) {
	step := 1
	if n < 0 {
		step = -1
	}
	for i := b.at + step; n != 0 && i >= 0 && i < len(b.rows); i += step {
		if b.rows[i].stop {
			b.at = i
			n -= step
		}
	}
	b.show()
	switch {
	case n > 0:
		b.top = max(0, len(b.rows)-b.visible())
	case n < 0:
		b.top = 0
	}
	if b.at < b.top || b.at >= b.top+b.visible() {
		b.show()
	}
}

// page goes about n rows on.
func (b *board) page(n int) {
	to := max(0, min(b.at+n, len(b.rows)-1))
	at := b.nearest(to)
	if n < 0 && at >= b.at {
		b.at = b.nearest(0)
	} else {
		b.at = at
	}
	b.show()
}

// above returns how many lines stand above the rows: the heading and what is
// pinned, where there is room.
func (b *board) above() int {
	switch {
	case b.h <= 2:
		return 0
	case b.h < 10:
		return 1
	}
	return 1 + len(b.pinned)
}

// visible returns how many rows there is room for.
func (b *board) visible() int { return max(0, b.h-b.above()) }

// show scrolls so that the row it stands on is shown, with the rows that belong
// to it where there is room.
func (b *board) show() {
	v := b.visible()
	last := b.at
	for last+1 < len(b.rows) && !b.rows[last+1].stop && last-b.at < v-1 {
		last++
	}
	if last >= b.top+v {
		b.top = last - v + 1
	}
	if b.at < b.top {
		b.top = b.at
	}
	if b.at == b.nearest(0) && b.at < v {
		b.top = 0
	}
	b.top = max(0, min(b.top, len(b.rows)-v))
}

// Lines implements [pane.Pane].
func (b *board) Lines() []string {
	if b.w <= 0 || b.h <= 0 {
		return pane.Fill(nil, b.w, b.h)
	}
	out := make([]string, 0, b.h)
	if b.above() > 0 {
		out = append(out, b.drawn(theme.Style{}, b.head))
	}
	for i := 0; i < b.above()-1; i++ {
		out = append(out, b.drawn(theme.Style{}, b.pinned[i].draw))
	}
	for i := b.top; len(out) < b.h; i++ {
		switch {
		case i >= len(b.rows):
			out = append(out, line.Blank(b.w))
		case i == b.top && b.rows[i].top != nil:
			out = append(out, b.drawn(b.under(i), b.rows[i].top))
		default:
			out = append(out, b.drawn(b.under(i), b.rows[i].draw))
		}
	}
	return out
}

// drawn returns one line.
func (b *board) drawn(under theme.Style, draw func(*line.Line)) string {
	l := line.New(b.w, under)
	draw(l)
	return l.String()
}

// under returns the style that lies under a row.
func (b *board) under(i int) theme.Style {
	switch {
	case i != b.at || !b.rows[i].stop:
		return theme.Style{}
	case b.focused:
		return b.theme.RowFocus
	}
	return b.theme.Row
}

// heading draws a pane's title, and on the right what there is.
func (b *board) heading(l *line.Line, title, what string) {
	l.Add(b.theme.Title, " "+title)
	right(l, b.theme.Muted, what)
}

// right adds text at the right edge, if there is room for it.
func right(l *line.Line, s theme.Style, text string) {
	n := line.Width(text)
	if text == "" || l.Left() < n+2 {
		return
	}
	l.To(l.At()+l.Left()-n-1).Add(s, text)
}

// do carries out the actions that all boards share.
func (b *board) do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Down:
		b.move(1)
	case keymap.Up:
		b.move(-1)
	case keymap.HalfDown:
		b.page(max(1, b.visible()/2))
	case keymap.HalfUp:
		b.page(-max(1, b.visible()/2))
	case keymap.PageDown:
		b.page(max(1, b.visible()-1))
	case keymap.PageUp:
		b.page(-max(1, b.visible()-1))
	case keymap.Top:
		b.move(-len(b.rows))
	case keymap.Bottom:
		b.move(len(b.rows))
	default:
		if f := b.verb(a); f != nil {
			return f()
		}
	}
	return nil
}

// verb returns what an action does to the row it stands on, or nil.
func (b *board) verb(a keymap.Action) func() tea.Cmd {
	r, ok := b.current()
	switch {
	case !ok:
		return nil
	case a == keymap.Act:
		return r.act
	case a == keymap.Unfold:
		return r.fold
	case a == keymap.CitedBy:
		return r.ask
	}
	return nil
}

// can reports whether a shared action can be done.
func (b *board) can(a keymap.Action) (bool, string) {
	switch a {
	case keymap.Down, keymap.Up, keymap.HalfDown, keymap.HalfUp, keymap.PageDown, keymap.PageUp, keymap.Top, keymap.Bottom:
		return len(b.rows) > 0, "there is nothing here"
	case keymap.Act, keymap.Unfold, keymap.CitedBy:
		return b.verb(a) != nil, "there is nothing of that kind here"
	}
	return false, ""
}

// Status implements [pane.Pane].
func (b *board) Status() string {
	r, _ := b.current()
	return r.say
}

// Target implements [pane.Pane]: side panes have nothing to act on.
func (b *board) Target() pane.Target { return pane.Target{} }

// Mouse implements [pane.Pane].
func (b *board) Mouse(m pane.Mouse) tea.Cmd {
	switch m.Kind {
	case pane.WheelDown:
		b.move(3)
	case pane.WheelUp:
		b.move(-3)
	case pane.Click, pane.DoubleClick:
		i := b.top + m.Y - b.above()
		if i < b.top || i >= len(b.rows) {
			return nil
		}
		for i > 0 && !b.rows[i].stop { // a line that belongs to the one above
			i--
		}
		if b.rows[i].stop {
			b.at = i
		}
		if m.Kind == pane.DoubleClick {
			return b.do(keymap.Act)
		}
	}
	return nil
}
