package reader

import (
	"dateline/internal/news"
	"dateline/internal/tui/line"
	"dateline/internal/tui/markup"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Lines implements [pane.Pane].
func (p *Pane) Lines() []string {
	if p.w <= 0 || p.h <= 0 {
		return pane.Fill(nil, p.w, p.h)
	}
	if words := p.stateWords(); words != nil {
		return p.card(words)
	}
	lines := make([]string, p.h)
	buf := make([]byte, 0, p.w*4)
	for i := range lines {
		buf = p.row(buf[:0], p.top+i)
		lines[i] = string(buf)
	}
	return lines
}

// row draws one row of the page, w cells wide.
func (p *Pane) row(b []byte, row int) []byte {
	pg := &p.page
	title := pg.head - len(pg.meta) - 1
	if pg.terse {
		title = pg.head
	}
	switch {
	case row < title:
		return p.textRow(b, pg.title, row, news.InTitle, p.theme.Headline)
	case row < pg.head-1:
		b = append(b, line.Blank(pg.left+pg.gutter)...)
		return fill(b, p.w, pg.left+pg.gutter, pg.meta[row-title])
	case row < pg.head:
		return append(b, line.Blank(p.w)...)
	}
	i := row - pg.head
	if i < pg.text.Len() && !pg.text.Blank(i) {
		return p.textRow(b, pg.text, i, news.InText, p.theme.Text)
	}
	return p.between(b, i)
}

// fill appends s, which may be styled, and blanks up to w cells in all.
func fill(b []byte, w, have int, s string) []byte {
	return append(b, pane.Fit(s, w-have)...)
}

// textRow draws a line of headline or text with its gutter.
func (p *Pane) textRow(b []byte, lines *markup.Lines, i int, in news.Field, base theme.Style) []byte {
	pg := &p.page
	start, end := lines.Span(i)
	b = append(b, line.Blank(pg.left)...)
	b = p.gutter(b, news.Span{Start: start, End: end, In: in})
	b, cells := lines.Append(b, i, base, p.layers.of(in).list()...)
	return append(b, line.Blank(p.w-pg.left-pg.gutter-cells)...)
}

// between draws a blank line of the text; where it follows somebody's words, it
// says whose they are.
func (p *Pane) between(b []byte, i int) []byte {
	pg := &p.page
	who := pg.attribution(i)
	if who.Empty() || p.show&quotes == 0 || pg.measure < 30 || pg.terse {
		return append(b, line.Blank(p.w)...)
	}
	words := line.Clip(who.String(), pg.measure, p.theme.Signs.Ellipsis)
	n := line.Width(words)
	b = append(b, line.Blank(pg.left+pg.gutter+pg.measure-n)...)
	b = append(b, p.theme.Attribution.Render(words)...)
	return append(b, line.Blank(p.w-pg.left-pg.gutter-pg.measure)...)
}
