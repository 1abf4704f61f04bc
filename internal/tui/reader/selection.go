package reader

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
)

// selection is a run of words being chosen. The zero value: none.
type selection struct {
	on           bool
	in           news.Field
	anchor, head int // byte offsets; the head is the end that keys move
}

// span returns what is selected.
func (s selection) span() news.Span {
	return news.Span{Start: min(s.anchor, s.head), End: max(s.anchor, s.head), In: s.in}
}

// headSpan returns the place of the head, to be kept on screen.
func (s selection) headSpan() news.Span {
	at := s.head
	if s.head > s.anchor {
		at--
	}
	return news.Span{Start: max(at, 0), End: max(at, 0) + 1, In: s.in}
}

// text returns the text that the selection is in.
func (p *Pane) selected() string { return p.field(p.sel.in).String() }

// field returns one of the article's texts.
func (p *Pane) field(in news.Field) news.Text {
	if in == news.InTitle {
		return p.rec.Article.Title
	}
	return p.rec.Article.Text
}

// startSelection begins a selection with what is in focus, or the sentence at
// the top of the screen.
func (p *Pane) startSelection() tea.Cmd {
	if p.focus.kind == onNothing {
		t, ok := p.visible(onSentence, true)
		if !ok {
			return p.say("there is nothing to select")
		}
		p.focus = focus{onSentence, t.span, t.index}
	}
	p.selectSpan(p.focus.span)
	return nil
}

// selectSpan selects a span, with the head at its end.
func (p *Pane) selectSpan(s news.Span) {
	p.sel = selection{on: true, in: s.In, anchor: s.Start, head: s.End}
	p.moved()
	p.reveal()
}

// endSelection gives the selection up; the focus is where it was.
func (p *Pane) endSelection() tea.Cmd {
	p.sel = selection{}
	p.moved()
	return nil
}

// moveHead moves the end that keys move, but never onto the other one: a
// selection always holds something.
func (p *Pane) moveHead(to int) tea.Cmd {
	to = max(0, min(to, len(p.selected())))
	if to == p.sel.anchor {
		return nil
	}
	p.sel.head = to
	p.moved()
	p.reveal()
	return nil
}

// otherEnd makes the other end the one that keys move.
func (p *Pane) otherEnd() tea.Cmd {
	p.sel.anchor, p.sel.head = p.sel.head, p.sel.anchor
	p.reveal()
	return nil
}

// selectWord moves the head by a word. A head that meets the anchor goes on
// beyond it: a selection always holds something.
func (p *Pane) selectWord(by int) tea.Cmd {
	text, head, anchor := p.selected(), p.sel.head, p.sel.anchor
	switch {
	case by > 0 && head < anchor:
		if to := nextWordStart(text, head); to < anchor {
			return p.moveHead(to)
		}
		return p.moveHead(wordEnd(text, anchor))
	case by > 0:
		return p.moveHead(wordEnd(text, head))
	case head > anchor:
		if to := prevWordEnd(text, head); to > anchor {
			return p.moveHead(to)
		}
		return p.moveHead(wordStart(text, anchor))
	}
	return p.moveHead(wordStart(text, head))
}

// selectUnit moves the head by a sentence or paragraph.
func (p *Pane) selectUnit(units []news.Span, by int) tea.Cmd {
	head := p.sel.head
	if by > 0 {
		for _, u := range units {
			if u.End > head && u.End != p.sel.anchor {
				return p.moveHead(u.End)
			}
		}
		return p.moveHead(len(p.selected()))
	}
	for i := len(units) - 1; i >= 0; i-- {
		if units[i].Start < head && units[i].Start != p.sel.anchor {
			return p.moveHead(units[i].Start)
		}
	}
	return p.moveHead(0)
}

// sentences returns the sentences of the text that the selection is in.
func (p *Pane) sentences() []news.Span {
	var out []news.Span
	for _, t := range p.index.things[onSentence] {
		if t.span.In == p.sel.in {
			out = append(out, t.span)
		}
	}
	return out
}

// paragraphs returns its paragraphs; a headline is one.
func (p *Pane) paragraphs() []news.Span {
	if p.sel.in == news.InTitle {
		return p.sentences()
	}
	return p.index.paragraphs
}

// selectRows moves the head by rows, as the eye does.
func (p *Pane) selectRows(by int) tea.Cmd {
	lines := p.page.text
	if p.sel.in == news.InTitle {
		lines = p.page.title
	}
	row := lines.At(max(p.sel.headSpan().Start, 0))
	cell := lines.Cell(row, p.sel.head)
	to := row + by
	for to >= 0 && to < lines.Len() && lines.Blank(to) {
		to += by / max(by, -by)
	}
	if to < 0 || to >= lines.Len() {
		return p.moveHead(map[bool]int{true: len(p.selected()), false: 0}[by > 0])
	}
	return p.moveHead(lines.Offset(to, cell))
}

// selectThis selects the thing of a kind that the selection is in.
func (p *Pane) selectThis(k focusKind) tea.Cmd {
	at := p.sel.span()
	for i := len(p.index.things[k]) - 1; i >= 0; i-- {
		if t := p.index.things[k][i]; t.span.In == at.In && t.span.Start <= at.Start && at.Start < t.span.End {
			p.selectSpan(t.span)
			return nil
		}
	}
	return p.say("there is no " + kindNames[k] + " here")
}

func (p *Pane) selectParagraph() tea.Cmd {
	if s, ok := around(p.paragraphs(), p.sel.span().Start); ok {
		p.selectSpan(s)
	}
	return nil
}
