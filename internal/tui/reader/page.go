package reader

import (
	"sort"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/markup"
)

// measure is the widest that lines of text get: beyond it the eye loses its way
// back.
const measure = 72

// geometry is how the pane's width is divided. The gutter keeps its width
// whether there are passages or not, so that marking one moves no text.
type geometry struct {
	w, h    int
	left    int  // blank cells left of the gutter
	lanes   int  // for passages
	gutter  int  // lanes, the bar of quotes, and a blank where there is room
	measure int  // cells for text
	terse   bool // too low for more than a line of headline
}

// geometryFor divides a pane of w by h cells.
func geometryFor(w, h int) geometry {
	g := geometry{w: w, h: h, terse: h < 9}
	right := 0
	switch {
	case w >= 44:
		g.lanes, g.gutter, right = 2, 4, 1
	case w >= 24:
		g.lanes, g.gutter, right = 1, 3, 1
	case w >= 12:
		g.lanes, g.gutter = 1, 2
	}
	g.measure = max(1, min(w-g.gutter-right, measure))
	g.left = max(0, w-g.gutter-right-g.measure) / 2
	return g
}

// page is an article laid out: rows of headline, meta and tags, a blank one,
// and then the lines of the text.
type page struct {
	geometry
	title, text  *markup.Lines
	meta         []string // styled, one a row
	head         int      // rows before the text
	titleLen     int      // bytes
	attributions map[int]news.Text
}

// layOut wraps an article for a geometry.
func layOut(rec *store.Record, g geometry, meta func(w int) []string) page {
	pg := page{geometry: g, titleLen: rec.Article.Title.Len()}
	pg.title = markup.Wrap(rec.Article.Title, g.measure)
	pg.text = markup.Wrap(rec.Article.Text, g.measure)
	pg.head = pg.title.Len()
	if g.terse {
		pg.head = min(pg.head, 1)
		return pg
	}
	pg.meta = meta(g.measure)
	pg.head += len(pg.meta) + 1
	return pg
}

// rows returns how many rows there are.
func (pg *page) rows() int {
	if pg.text == nil {
		return 0
	}
	return pg.head + pg.text.Len()
}

// rowAt returns the row that shows a place.
func (pg *page) rowAt(at place) int {
	switch {
	case pg.text == nil:
		return 0
	case int(at) <= pg.titleLen:
		return min(pg.title.At(int(at)), max(pg.head-1, 0))
	case int(at) == pg.titleLen+1:
		return pg.head
	}
	return pg.head + pg.text.At(int(at)-pg.titleLen-1)
}

// placeAt returns the first place that a row shows.
func (pg *page) placeAt(row int) place {
	switch {
	case pg.text == nil || row <= 0:
		return 0
	case row < pg.title.Len():
		start, _ := pg.title.Span(row)
		return place(start)
	case row < pg.head:
		return place(pg.titleLen)
	case row-pg.head < pg.text.Len():
		start, _ := pg.text.Span(row - pg.head)
		return place(pg.titleLen + 1 + start)
	}
	return place(pg.titleLen + 1 + 1<<40)
}

// rowsOf returns the first and last row that show a span.
func (pg *page) rowsOf(s news.Span) (first, last int) {
	if pg.text == nil {
		return 0, 0
	}
	end := max(s.End-1, s.Start)
	return pg.rowAt(placeOf(pg.titleLen, s.In, s.Start)), pg.rowAt(placeOf(pg.titleLen, s.In, end))
}

// attribution returns who speaks in the paragraph that ends before text line i,
// which is blank or one past the last.
func (pg *page) attribution(i int) news.Text {
	if i == 0 || i > pg.text.Len() {
		return news.Text{}
	}
	_, end := pg.text.Span(i - 1)
	return pg.attributions[end]
}

// firstFrom returns the index of the first of things at or after a place.
func firstFrom(things []thing, at place) int {
	return sort.Search(len(things), func(i int) bool { return things[i].at >= at })
}
