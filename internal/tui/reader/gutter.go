package reader

import (
	"cmp"
	"slices"

	"dateline/internal/news"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
)

// gutter draws the signs beside a line that shows the bytes of s: a bar in the
// tag's colour for each passage, the nearest lane to the text first, a bar for
// quotes, and the sign of the focus.
func (p *Pane) gutter(b []byte, s news.Span) []byte {
	pg := &p.page
	if pg.gutter == 0 {
		return b
	}
	for lane := pg.lanes - 1; lane >= 0; lane-- {
		b = append(b, p.laneSign(lane, s)...)
	}
	b = append(b, p.quoteSign(s)...)
	if pg.gutter > pg.lanes+1 {
		b = append(b, p.focusSign(s)...)
	}
	return b
}

// laneSign is the bar of the passage that holds a lane here, or a blank.
func (p *Pane) laneSign(lane int, s news.Span) string {
	if p.show&passages == 0 {
		return " "
	}
	for i, pa := range p.rec.Passages {
		if l := p.index.lanes[i]; pa.Span.Overlaps(s) && min(l, p.page.lanes-1) == lane {
			return p.theme.Tag(p.colour(pa)).Render(p.theme.Signs.Passage)
		}
	}
	return " "
}

// quoteSign is the bar of a shown quote here, or a blank.
func (p *Pane) quoteSign(s news.Span) string {
	if p.rec.Analysis == nil {
		return " "
	}
	things := p.index.things[onQuote]
	for i := firstFrom(things, p.at(s.In, s.End)) - 1; i >= 0; i-- {
		q := p.rec.Analysis.Quotes[things[i].index]
		_, on := p.quoteStyle(q.Kind)
		if on && q.Kind != news.Scare && q.Overlaps(s) {
			return p.theme.QuoteBar.Render(p.theme.Signs.Quote)
		}
		if q.In != s.In || q.Start+p.index.longest < s.Start {
			break // none that begins earlier can reach here
		}
	}
	return " "
}

// focusSign points at the first line of what is in focus, for where there are
// no colours.
func (p *Pane) focusSign(s news.Span) string {
	f := p.focus
	if f.kind == onNothing || p.sel.on || f.span.In != s.In || f.span.Start < s.Start || f.span.Start >= s.End {
		return " "
	}
	return p.theme.Key.Render(p.theme.Signs.Focus)
}

// lanes gives each passage a lane that no passage it overlaps has: the lowest
// that is free where it begins.
func lanes(list []news.Passage) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(list[a].Span.Start, list[b].Span.Start), cmp.Compare(list[b].Span.End, list[a].Span.End))
	})
	out := make([]int, len(list))
	var ends []int // of the last passage in each lane
	for _, i := range order {
		lane := slices.IndexFunc(ends, func(end int) bool { return end <= list[i].Span.Start })
		if lane < 0 {
			lane = len(ends)
			ends = append(ends, 0)
		}
		ends[lane] = list[i].Span.End
		out[i] = lane
	}
	return out
}

// card draws a few lines of words in the middle of the pane, the first as a heading.
func (p *Pane) card(words []string) []string {
	out := make([]string, 0, p.h)
	for range max(0, (p.h-len(words))/3) {
		out = append(out, "")
	}
	for i, s := range words {
		style := p.theme.Muted
		if i == 0 {
			style = p.theme.Headline
		}
		s = line.Clip(s, p.w, p.theme.Signs.Ellipsis)
		out = append(out, line.Blank((p.w-line.Width(s))/2)+style.Render(s))
	}
	return pane.Fill(out, p.w, p.h)
}
