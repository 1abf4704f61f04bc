package reader

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
)

// scroll moves the text by rows and carries the focus along. Where there is no
// further to scroll, the focus goes on by sentences, so that a key always moves
// something until the end is reached.
func (p *Pane) scroll(rows int) tea.Cmd {
	before := p.top
	p.top += rows
	p.clampTop()
	if p.top != before {
		p.carry(rows > 0)
		return nil
	}
	by := 1
	if rows < 0 {
		by = -1
	}
	return p.step(onSentence, by)
}

// clampTop keeps the last rows at the bottom of the screen: one blank row after
// the text says that it ends there.
func (p *Pane) clampTop() {
	p.top = max(0, min(p.top, p.page.rows()+1-p.h))
}

// keepTop lets the page change and keeps its top where it was: the same words, or
// within the rows above the text the same row.
func (p *Pane) keepTop(change func()) {
	top, head, at := p.top, p.page.head, p.topPlace()
	change()
	p.top = p.page.rowAt(at)
	if top <= head {
		p.top = min(top, p.page.head)
	}
	p.clampTop()
}

// pageRows returns by how much a page key scrolls: two rows stay for orientation.
func (p *Pane) pageRows() int { return max(1, p.h-2) }

// toTop and toBottom go to the ends of the article.
func (p *Pane) toTop() tea.Cmd    { return p.jump(0) }
func (p *Pane) toBottom() tea.Cmd { return p.jump(p.page.rows()) }

func (p *Pane) jump(row int) tea.Cmd {
	down := row > p.top
	p.top = row
	p.clampTop()
	p.carry(down)
	return nil
}

// carry keeps the focus on screen: on the first thing of its kind that is, or
// else a sentence.
func (p *Pane) carry(down bool) {
	if p.focus.kind == onNothing || p.onScreen(p.focus.span) {
		return
	}
	for _, k := range []focusKind{p.focus.kind, onSentence} {
		if k == onWords {
			continue
		}
		if t, ok := p.visible(k, down); ok {
			p.focus = focus{k, t.span, t.index}
			p.moved()
			return
		}
	}
}

// onScreen reports whether the beginning of a span is on screen.
func (p *Pane) onScreen(s news.Span) bool {
	first, _ := p.page.rowsOf(s)
	return p.top <= first && first < p.top+p.h
}

// visible returns the thing of a kind on screen that is nearest to where it
// came in: the first going down, the last going up.
func (p *Pane) visible(k focusKind, down bool) (thing, bool) {
	things := p.walkable(k)
	from := firstFrom(things, p.page.placeAt(p.top))
	to := firstFrom(things, p.page.placeAt(p.top+p.h))
	switch {
	case from >= to:
		return thing{}, false
	case down:
		return things[from], true
	}
	return things[to-1], true
}

// reveal scrolls just so far that the focus is on screen, with some of what
// surrounds it; if it was far away, it comes to the upper third.
func (p *Pane) reveal() {
	span := p.focus.span
	if p.sel.on {
		span = p.sel.headSpan()
	}
	first, last := p.page.rowsOf(span)
	margin := min(2, max(0, (p.h-1)/4))
	last = min(last, first+max(0, p.h-1-2*margin)) // of what is longer than the screen, the beginning
	switch {
	case first < p.top-p.h || last > p.top+2*p.h:
		p.top = first - p.h/3
	case first < p.top+margin:
		p.top = first - margin
	case last > p.top+p.h-1-margin:
		p.top = last - p.h + 1 + margin
	}
	p.clampTop()
}
