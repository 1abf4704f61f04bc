package reader

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/pane"
)

// wheelRows is how many rows a step of the wheel scrolls.
const wheelRows = 3

// drag is a selection being made with the mouse. The zero value: none.
type drag struct {
	on  bool
	in  news.Field
	off int // where the button went down
}

// Mouse implements [pane.Pane]: a click focuses, a double click acts, a drag
// selects, the wheel scrolls.
func (p *Pane) Mouse(m pane.Mouse) tea.Cmd {
	if p.rec.Article.ID == "" || p.loading.err != nil {
		return nil
	}
	switch m.Kind {
	case pane.WheelDown:
		return p.wheel(wheelRows)
	case pane.WheelUp:
		return p.wheel(-wheelRows)
	case pane.Click:
		p.press(m)
	case pane.DoubleClick:
		p.press(m)
		p.drag.on = false
		if ok, _ := p.canAct(); ok {
			return p.act()
		}
	case pane.Drag:
		p.dragTo(m)
	case pane.Release:
		p.drag.on = false
	}
	return nil
}

func (p *Pane) wheel(rows int) tea.Cmd {
	p.top += rows
	p.clampTop()
	p.carry(rows > 0)
	return nil
}

// press puts the focus on what was clicked: a name or time before the quote it is
// in, that before the sentence.
func (p *Pane) press(m pane.Mouse) {
	in, off, ok := p.hit(m.X, m.Y)
	if !ok {
		return
	}
	p.sel = selection{}
	p.drag = drag{true, in, off}
	for _, k := range []focusKind{onName, onTime, onQuote, onSentence} {
		if t, ok := p.covering(k, in, off); ok && p.drawn(k) {
			p.focus = focus{k, t.span, t.index}
			break
		}
	}
	p.moved()
}

// drawn reports whether things of a kind are shown.
func (p *Pane) drawn(k focusKind) bool {
	switch k {
	case onName:
		return p.show&names != 0
	case onTime:
		return p.show&times != 0
	case onQuote:
		return p.show&quotes != 0
	}
	return true
}

// covering returns the thing of a kind that is at an offset.
func (p *Pane) covering(k focusKind, in news.Field, off int) (thing, bool) {
	things := p.walkable(k)
	for i := firstFrom(things, p.at(in, off)+1) - 1; i >= 0; i-- {
		if s := things[i].span; s.In == in && s.Start <= off && off < s.End {
			return things[i], true
		}
		if things[i].span.In != in || k != onQuote {
			break
		}
	}
	return thing{}, false
}

// dragTo selects from where the button went down, by whole words.
func (p *Pane) dragTo(m pane.Mouse) {
	if !p.drag.on {
		return
	}
	switch {
	case m.Y < 0:
		p.wheel(-1)
	case m.Y >= p.h:
		p.wheel(1)
	}
	in, off, ok := p.hit(m.X, max(0, min(m.Y, p.h-1)))
	if !ok || in != p.drag.in {
		return
	}
	text := p.field(in).String()
	from, to := p.drag.off, off
	if to >= from {
		from, to = wordAt(text, from), wordEnd(text, to)
	} else {
		from, to = wordEnd(text, from), wordAt(text, to)
	}
	p.sel = selection{on: true, in: in, anchor: from, head: to}
	p.moved()
}

// wordAt returns where the word at offset i begins, or i if there is none.
func wordAt(s string, i int) int { return backward(s, i, true) }

// hit returns what is at a cell of the pane.
func (p *Pane) hit(x, y int) (news.Field, int, bool) {
	pg := &p.page
	row, cell := p.top+y, max(0, x-pg.left-pg.gutter)
	title := pg.head - len(pg.meta) - 1
	if pg.terse {
		title = pg.head
	}
	switch i := row - pg.head; {
	case pg.text == nil || row < 0:
		return 0, 0, false
	case row < title:
		return news.InTitle, pg.title.Offset(row, cell), true
	case i >= 0 && i < pg.text.Len():
		return news.InText, pg.text.Offset(i, cell), true
	}
	return 0, 0, false
}
