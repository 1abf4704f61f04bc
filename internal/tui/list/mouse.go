package list

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
)

// Mouse implements [pane.Pane]: a click stands on a row, a double click opens
// it, the wheel scrolls and leaves the present row alone while it is on screen.
func (l *List) Mouse(m pane.Mouse) tea.Cmd {
	switch m.Kind {
	case pane.WheelDown:
		return l.scroll(3)
	case pane.WheelUp:
		return l.scroll(-3)
	case pane.Click, pane.DoubleClick:
		if m.Y < l.menuHeight() {
			return l.clickMenu(m)
		}
		l.menu.focused = false
		i, ok := l.rowAt(m.Y)
		if !ok {
			return nil
		}
		cmd := l.moveTo(i)
		if m.Kind == pane.DoubleClick {
			return tea.Batch(cmd, l.open())
		}
		return cmd
	}
	return nil
}

// rowAt returns the row that is drawn on a line of the pane.
func (l *List) rowAt(y int) (int, bool) {
	at := l.menuHeight()
	for i := l.top; i < len(l.window.rows); i++ {
		if l.dated() && (i == l.top || l.day(l.window.rows[i]) != l.day(l.window.rows[i-1])) {
			at++
		}
		if y < at {
			return 0, false // on a day
		}
		if at += l.lines; y < at {
			return i, true
		}
	}
	return 0, false
}

// scroll moves what is shown by n rows.
func (l *List) scroll(n int) tea.Cmd {
	last := max(0, len(l.window.rows)-l.visible())
	l.top = max(0, min(l.top+n, last))
	at := max(l.window.at, l.top)
	for at > l.top && l.linesTo(at) > l.rowsHeight() {
		at--
	}
	return l.moveTo(at)
}

func (l *List) clickMenu(m pane.Mouse) tea.Cmd {
	l.menu.focused = true
	room := max(0, l.menuHeight()-2)
	i := m.Y - 1 + max(0, min(l.menu.at-room/2, len(l.menu.entries)-room))
	if i < 0 || i >= len(l.menu.entries) || m.Y == 0 {
		return nil
	}
	l.menu.at = i
	return l.menuDo(keymap.Act)
}
