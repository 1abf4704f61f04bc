package tui

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
)

// laying is how the reader wants the screen divided.
type laying struct {
	focus layout.Part
	alone bool // the text has the screen to itself while it has the keys
	full  bool // the timeline has
	side  bool // the side panes stand on a wide screen
	swap  bool // a side pane stands in the list's place on a middling one
	which layout.Part
	shift int // cells that the list is wider than usual
}

// want turns the wishes into what layout divides the screen by.
func (l laying) want(tall bool) layout.Want {
	return layout.Want{
		Focus: l.focus, Side: l.side, Swap: l.swap, Which: l.which, Shift: l.shift, Tall: tall,
		Alone: l.alone && l.focus == layout.Text || l.full && l.focus == layout.Lower,
	}
}

// view is a state of the desk that esc goes back to.
type view struct {
	lay     laying
	article string
	place   string
	upper   bool // the dossier stood in the upper side pane
}

// mostViews is how far esc goes back.
const mostViews = 64

// here returns the present view.
func (d *Desk) here() view {
	return view{d.lay, d.text.Record().Article.ID, d.text.Place(), d.dossierShown()}
}

// leave remembers the present view, before another is shown.
func (d *Desk) leave() {
	if len(d.views) == mostViews {
		d.views = d.views[1:]
	}
	d.views = append(d.views, d.here())
}

// back goes back to the view before, and reports whether there was one.
func (d *Desk) back() (tea.Cmd, bool) {
	for len(d.views) > 0 {
		v := d.views[len(d.views)-1]
		d.views = d.views[:len(d.views)-1]
		if v.lay.focus == layout.List {
			// The list went along with what was read since: the text stays too.
			v.article, v.place = d.here().article, d.here().place
		}
		if v == d.here() {
			continue
		}
		cmd := d.show(v)
		return tea.Batch(cmd, d.list.Stand(v.article)), true
	}
	return nil, false
}

// show brings a view back.
func (d *Desk) show(v view) tea.Cmd {
	d.lay = v.lay
	d.setDossier(v.upper)
	d.relayout()
	if v.article != "" && v.article != d.text.Record().Article.ID {
		d.hold(forText)
		d.open.want = v.article
		d.open.reading = d.open.reading || v.lay.focus == layout.Text
		return d.text.Open(v.article, news.Span{}, v.place)
	}
	return nil
}

// goTo gives the keys to a part, which is shown if it was not.
func (d *Desk) goTo(p layout.Part) {
	if p == d.lay.focus {
		return
	}
	d.leave()
	d.focusOn(p)
}

// focusOn is goTo for moves that esc does not go back from.
func (d *Desk) focusOn(p layout.Part) {
	d.lay.focus = p
	switch p {
	case layout.Upper, layout.Lower:
		d.lay.side, d.lay.swap, d.lay.which = true, true, p
	case layout.List:
		d.lay.swap = false
	}
	if p != layout.Lower {
		d.lay.full = false
	}
	d.relayout()
}

// relayout divides the screen anew. Parts that are not shown keep the size they
// had, so that coming back to them costs nothing.
func (d *Desk) relayout() {
	d.screen = layout.Split(d.w, d.h, d.lay.want(d.dossierShown()))
	for p, at := range d.screen.Parts {
		if at.Shown() {
			d.parts[p].SetSize(at.W, at.H)
		}
		d.parts[p].SetFocus(layout.Part(p) == d.lay.focus && d.prompt == nil)
	}
}

// shown reports whether a part is on screen.
func (d *Desk) shown(p layout.Part) bool { return d.screen.Parts[p].Shown() }

// order is the order of the parts from left to right and top to bottom.
var order = [...]layout.Part{layout.List, layout.Text, layout.Upper, layout.Lower}

// cycle moves the keys n parts on among those that are on screen, or on a
// narrow screen among all.
func (d *Desk) cycle(n int) tea.Cmd {
	for at, i := int(d.lay.focus), 0; i < len(order); i++ {
		at = (at + n + len(order)) % len(order)
		if d.shown(order[at]) || d.screen.Size == layout.Narrow && (order[at] == layout.List || order[at] == layout.Text) {
			if d.lay.focus != order[at] {
				d.focusOn(order[at])
			}
			return nil
		}
	}
	return nil
}

// sideways moves the keys to the neighbour on one side; past the edge, nowhere.
func (d *Desk) sideways(n int) tea.Cmd {
	now := d.screen.Parts[d.lay.focus]
	best, distance := d.lay.focus, 0
	for p, at := range d.screen.Parts {
		gap := (at.X - now.X) * n
		if at.Shown() && gap > 0 && (distance == 0 || gap < distance) {
			best, distance = layout.Part(p), gap
		}
	}
	switch {
	case best != d.lay.focus:
		d.focusOn(best)
	case distance == 0 && n < 0 && d.lay.focus == layout.Text:
		d.focusOn(layout.List)
	case distance == 0 && n > 0 && d.lay.focus == layout.List:
		return d.openCurrent()
	}
	return nil
}

// toSide gives the keys to a side pane, or back if it has them.
func (d *Desk) toSide(p layout.Part) tea.Cmd {
	if p == layout.Upper {
		d.setDossier(false)
	}
	if d.lay.focus == p {
		cmd, ok := d.back()
		if !ok {
			d.focusOn(layout.Text)
		}
		return cmd
	}
	d.goTo(p)
	d.relayout()
	return nil
}

// toFull shows the timeline on the full screen, or no longer.
func (d *Desk) toFull() tea.Cmd {
	if d.lay.full {
		cmd, _ := d.back()
		return cmd
	}
	d.leave()
	d.focusOn(layout.Lower)
	d.lay.full = true
	d.relayout()
	return nil
}

// toAlone shows the text alone, or no longer.
func (d *Desk) toAlone() tea.Cmd {
	if d.lay.focus != layout.Text {
		d.goTo(layout.Text)
		d.lay.alone = true
	} else {
		d.lay.alone = !d.lay.alone
	}
	d.relayout()
	return d.remember()
}

// widen makes the list wider by n cells.
func (d *Desk) widen(n int) tea.Cmd {
	d.lay.shift = max(-60, min(60, d.lay.shift+n))
	d.relayout()
	return d.remember()
}

// escape is esc: what is nearest is given up first.
func (d *Desk) escape() tea.Cmd {
	switch ok, _ := d.focused().Can(keymap.Back); {
	case d.bulk.on():
		d.bulk.cancel() // its end says what became of it
		return nil
	case ok:
		return d.focused().Do(keymap.Back)
	case d.failure != nil:
		d.failure = nil
		return nil
	case d.lay.focus == layout.List && d.list.InMenu():
		d.list.CloseMenu()
		return nil
	case d.lay.focus == layout.List && d.list.Selected() > 0:
		d.list.Unselect()
		return nil
	case d.lay.focus == layout.List && d.asked != "":
		return d.clearSearch()
	}
	if cmd, ok := d.back(); ok {
		return cmd
	}
	if d.lay.focus != layout.List {
		d.focusOn(layout.List)
	}
	return nil
}

// leavePane is q: it leaves the pane, and the desk from the list.
func (d *Desk) leavePane() tea.Cmd {
	switch d.lay.focus {
	case layout.List:
		if d.list.InMenu() {
			d.list.CloseMenu()
			return nil
		}
		return d.quit()
	case layout.Text:
		d.focusOn(layout.List)
	default:
		d.setDossier(false)
		if cmd, ok := d.back(); ok {
			return cmd
		}
		d.focusOn(layout.Text)
	}
	return nil
}
