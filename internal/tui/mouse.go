package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/layout"
	"dateline/internal/tui/pane"
)

// doubleWithin is how soon a second click makes a double click.
const doubleWithin = 400 * time.Millisecond

// clicks is what is remembered of the mouse. The zero value: nothing was clicked.
type clicks struct {
	x, y int
	at   time.Time
	down bool // the button is down
	part layout.Part
}

// mouse sends a mouse event to what it happened in.
func (d *Desk) mouse(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	switch msg.(type) {
	case tea.MouseClickMsg:
		if m.Button == tea.MouseLeft {
			return d.click(m.X, m.Y)
		}
	case tea.MouseMotionMsg:
		return d.drag(m.X, m.Y, pane.Drag)
	case tea.MouseReleaseMsg:
		cmd := d.drag(m.X, m.Y, pane.Release)
		d.clicks.down = false
		return cmd
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelUp:
			return d.wheel(m.X, m.Y, pane.WheelUp)
		case tea.MouseWheelDown:
			return d.wheel(m.X, m.Y, pane.WheelDown)
		}
	}
	return nil
}

// click focuses what is clicked, and acts on it the second time.
func (d *Desk) click(x, y int) tea.Cmd {
	now := d.lib.Now()
	double := d.clicks.x == x && d.clicks.y == y && now.Sub(d.clicks.at) < doubleWithin
	d.clicks = clicks{x: x, y: y, at: now, down: true}
	kind := pane.Click
	if double {
		kind, d.clicks.at = pane.DoubleClick, time.Time{}
	}
	if d.prompt != nil {
		d.clicks.down = false
		return d.promptMouse(x, y, kind)
	}
	if y == d.h-1 {
		return d.clickHint(x)
	}
	p, ok := d.partAt(x, y)
	if !ok || d.firstRun() {
		return nil
	}
	d.note.clear()
	d.clicks.part = p
	if p != d.lay.focus {
		d.goTo(p)
	}
	return d.toPart(p, x, y, kind)
}

// clickHint does what the hint in the bottom line says.
func (d *Desk) clickHint(x int) tea.Cmd {
	d.clicks.down = false
	for _, h := range d.hints {
		if h.start <= x && x < h.end {
			return d.do(h.action)
		}
	}
	return nil
}

// drag goes to the part where the button went down, wherever the mouse is.
func (d *Desk) drag(x, y int, kind pane.MouseKind) tea.Cmd {
	if !d.clicks.down || d.prompt != nil {
		return nil
	}
	return d.toPart(d.clicks.part, x, y, kind)
}

// wheel scrolls what is under the mouse, and moves no keys.
func (d *Desk) wheel(x, y int, kind pane.MouseKind) tea.Cmd {
	if d.prompt != nil {
		return d.promptMouse(x, y, kind)
	}
	if p, ok := d.partAt(x, y); ok {
		return d.toPart(p, x, y, kind)
	}
	return nil
}

func (d *Desk) toPart(p layout.Part, x, y int, kind pane.MouseKind) tea.Cmd {
	at := d.screen.Parts[p]
	return d.parts[p].Mouse(pane.Mouse{X: x - at.X, Y: y - at.Y, Kind: kind})
}

func (d *Desk) promptMouse(x, y int, kind pane.MouseKind) tea.Cmd {
	px, py := d.promptAt(d.prompt.Lines())
	if x < px || y < py {
		return nil
	}
	return d.prompt.Mouse(pane.Mouse{X: x - px, Y: y - py, Kind: kind})
}

func (d *Desk) partAt(x, y int) (layout.Part, bool) {
	for p, at := range d.screen.Parts {
		if at.Holds(x, y) {
			return layout.Part(p), true
		}
	}
	return 0, false
}
