package list

import (
	"fmt"
	"strings"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/line"
	"dateline/internal/tui/theme"
)

// The first line of the rows is always the day of the row below it, so that the
// day stays in sight while the list scrolls. Other days stand above their first
// row. A list that is not in the order of days has no days.

// dated reports whether rows are grouped by day.
func (l *List) dated() bool { return l.query.Sort != query.Relevance }

// day returns the day a row is grouped under, in the reader's zone.
func (l *List) day(r store.Row) string {
	m := r.Published
	if m.IsZero() {
		m = r.Added
		m.Clock = true
	}
	if m.Clock {
		return m.Time.In(l.zone).Format(time.DateOnly)
	}
	return m.Date()
}

// rowsHeight returns the lines that rows and days have.
func (l *List) rowsHeight() int { return max(0, l.h-l.menuHeight()) }

// visible returns how many rows there is place for, at least one.
func (l *List) visible() int { return max(1, (l.rowsHeight()-1)/l.lines) }

// OnScreen returns the articles whose rows are on screen.
func (l *List) OnScreen() []string {
	var ids []string
	for _, r := range l.window.rows[l.top:min(len(l.window.rows), l.top+l.visible())] {
		ids = append(ids, r.ID)
	}
	return ids
}

// show scrolls just as far as is needed to bring the present row on screen.
func (l *List) show() {
	n := len(l.window.rows)
	l.window.at = max(0, min(l.window.at, n-1))
	l.top = max(0, min(l.top, n-1))
	if l.window.at < l.top {
		l.top = l.window.at
	}
	for l.top < l.window.at && l.linesTo(l.window.at) > l.rowsHeight() {
		l.top++
	}
	l.fill()
}

// fill scrolls back as far as there is room below the last row.
func (l *List) fill() {
	last := len(l.window.rows) - 1
	for l.window.last && l.top > 0 && last-l.top < l.visible() {
		l.top--
		if l.linesTo(last) > l.rowsHeight() {
			l.top++
			return
		}
	}
}

// linesTo returns the lines from the first row on screen to the end of row i.
func (l *List) linesTo(i int) int {
	n := (i - l.top + 1) * l.lines
	if !l.dated() {
		return n
	}
	n++
	for j := l.top + 1; j <= i; j++ {
		if l.day(l.window.rows[j]) != l.day(l.window.rows[j-1]) {
			n++
		}
	}
	return n
}

// Lines implements [pane.Pane].
func (l *List) Lines() []string {
	out := make([]string, 0, l.h)
	out = append(out, l.menuLines()...)
	at := len(out)
	switch {
	case l.err != nil:
		out = append(out, l.words(l.theme.Error, "The list could not be read.", "E shows why.")...)
	case len(l.window.rows) == 0 && l.window.complete():
		out = append(out, l.nothing()...)
	default:
		out = l.drawRows(out)
	}
	for len(out) < l.h {
		out = append(out, line.Blank(l.w))
	}
	return out[:max(0, min(l.h, max(at, len(out))))]
}

// drawRows appends the days and rows on screen.
func (l *List) drawRows(out []string) []string {
	for i := l.top; i < len(l.window.rows) && len(out) < l.h; i++ {
		r := l.window.rows[i]
		if l.dated() && (i == l.top || l.day(r) != l.day(l.window.rows[i-1])) {
			out = append(out, l.drawDay(r))
		}
		out = append(out, l.drawRow(r, i == l.window.at)...)
	}
	return out
}

func (l *List) drawDay(r store.Row) string {
	words := Day(l.day(r))
	if r.Published.IsZero() {
		words = "undated, added " + words
	}
	h := l.theme.Signs.Horizontal
	ln := line.New(l.w, theme.Style{}).Add(l.theme.Border, h+h+" ")
	ln.Clip(l.theme.Day, words, ln.Left()-1, l.theme.Signs.Ellipsis).Add(l.theme.Border, " ")
	return ln.Add(l.theme.Border, strings.Repeat(h, max(0, ln.Left()))).String()
}

// Day writes a day as people do: "Wed 4 Jun 2025". What is no day stays as it is.
func Day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("Mon 2 Jan 2006")
}

// drawRow draws one article: its headline, and in the second line what of the
// headline did not fit, or else the lede; with a query the hit in context.
func (l *List) drawRow(r store.Row, here bool) []string {
	base := theme.Style{}
	if here {
		base = l.theme.RowFocus
		if !l.focused || l.menu.focused {
			base = l.theme.Row
		}
	}
	head := line.New(l.w, base)
	l.signs(head, r, here)
	l.when(head, r)
	meta := l.meta(r)
	if l.lines == 1 {
		room := head.Left() - meta.width() - 1
		if room < 24 { // a headline first, then what else there is
			room, meta = head.Left(), nil
		}
		l.headline(head, r, 0, room)
		meta.add(head)
		return []string{head.String()}
	}
	second := line.New(l.w, base)
	if here {
		second.Add(l.theme.Focus, l.theme.Signs.Selected)
	}
	second.To(indent)
	room := max(0, second.Left()-meta.width()-1)
	if rest := l.breakHeadline(r, head.Left()); rest > 0 && len(l.snippets[r.ID].hits) == 0 {
		l.headline(head, r, 0, head.Left())
		l.headline(second, r, rest, room)
	} else {
		l.headline(head, r, 0, head.Left())
		l.second(second, r, room)
	}
	meta.add(second)
	return []string{head.String(), second.String()}
}

// indent is the column in which headlines begin.
const indent = 4

// signs draws what a row is before its headline.
func (l *List) signs(ln *line.Line, r store.Row, here bool) {
	s := l.theme.Signs
	switch {
	case l.selected[r.ID]:
		ln.Add(l.theme.Selection, s.Passage)
	case here:
		ln.Add(l.theme.Focus, s.Selected)
	default:
		ln.To(1)
	}
	if !r.State.Read {
		ln.Add(l.theme.Unread, s.Unread)
	}
	ln.To(2)
	if r.State.Starred {
		ln.Add(l.theme.Star, s.Star)
	}
	ln.To(indent)
}

// when draws the time of day where one is known, and the day where rows are
// not grouped by it.
func (l *List) when(ln *line.Line, r store.Row) {
	switch {
	case !l.dated():
		ln.Add(l.theme.Muted, Day(l.day(r))+" ")
	case r.Published.Clock:
		ln.Add(l.theme.Muted, r.Published.Time.In(l.zone).Format("15:04 "))
	}
}

// title returns a row's headline on one line.
func title(r store.Row) news.Text {
	if r.Title.Empty() {
		return r.Lede.Line()
	}
	return r.Title.Line()
}

// breakHeadline returns where the headline is broken so that its beginning fits
// into w cells, or 0 if all of it does.
func (l *List) breakHeadline(r store.Row, w int) int {
	t := title(r).String()
	if line.Width(t) <= w {
		return 0
	}
	return line.Break(t, w)
}

// headline draws the headline from a byte on, hits marked. The part of it that
// goes on in the next line is left out.
func (l *List) headline(ln *line.Line, r store.Row, from, room int) {
	style := l.theme.Read
	if !r.State.Read {
		style = l.theme.Unread
	}
	t := title(r)
	end := t.Len()
	if l.lines == 2 && from == 0 && len(l.snippets[r.ID].hits) == 0 {
		if at := l.breakHeadline(r, room); at > 0 {
			end = at
		}
	}
	t = t.Slice(news.Span{Start: from, End: end})
	l.marked(ln, strings.TrimRight(t.String(), " "), titleHits(l.query, t), style, room)
}

// second draws the second line of a row: the hit in context, or the lede.
func (l *List) second(ln *line.Line, r store.Row, room int) {
	if s := l.snippets[r.ID]; len(s.hits) > 0 {
		l.marked(ln, s.text.String(), s.hits, l.theme.Muted, room)
		return
	}
	l.marked(ln, r.Lede.Line().String(), nil, l.theme.Muted, room)
}

// marked draws text clipped to room cells, with some byte ranges as hits.
func (l *List) marked(ln *line.Line, text string, hits [][2]int, style theme.Style, room int) {
	shown := line.Clip(text, min(room, ln.Left()), l.theme.Signs.Ellipsis)
	at, end := 0, len(shown)
	for _, h := range hits {
		if h[1] > len(shown) || h[0] < at || shown[h[0]:h[1]] != text[h[0]:h[1]] {
			continue
		}
		ln.Add(style, shown[at:h[0]]).Add(l.theme.Hit.Over(style), shown[h[0]:h[1]])
		at = h[1]
	}
	ln.Add(style, shown[at:end])
}

// piece is a styled part of what stands at the end of a row.
type piece struct {
	style theme.Style
	text  string
}

type pieces []piece

func (p pieces) width() int {
	n := 0
	for _, x := range p {
		n += line.Width(x.text) + 1
	}
	return n
}

// add draws the pieces against the right edge.
func (p pieces) add(ln *line.Line) {
	if len(p) == 0 {
		return
	}
	ln.To(ln.At() + ln.Left() - p.width())
	for _, x := range p {
		ln.Add(theme.Style{}, " ").Add(x.style, x.text)
	}
}

// meta returns publisher, tags and the number of notes.
func (l *List) meta(r store.Row) pieces {
	var p pieces
	if !r.Publisher.Empty() {
		p = append(p, piece{l.theme.Meta, line.Clip(r.Publisher.Line().String(), max(12, l.w*2/5), l.theme.Signs.Ellipsis)})
	}
	for _, t := range r.State.Tags {
		style := l.theme.Tag(l.tagColour(t))
		if tag := (piece{style, "#" + t.Line().String()}); p.width()+line.Width(tag.text) < l.w/2 {
			p = append(p, tag)
		}
	}
	if r.Passages > 0 {
		p = append(p, piece{l.theme.Note, fmt.Sprintf("%s%d", l.theme.Signs.Note, r.Passages)})
	}
	return p
}

// words draws lines of words in the middle of the list's upper part.
func (l *List) words(first theme.Style, lines ...string) []string {
	out := []string{line.Blank(l.w)}
	for i, s := range lines {
		style := l.theme.Muted
		if i == 0 {
			style = first
		}
		out = append(out, line.New(l.w, theme.Style{}).To(2).Clip(style, s, l.w-4, l.theme.Signs.Ellipsis).String())
	}
	return out
}

// nothing says why there are no rows and what can be done.
func (l *List) nothing() []string {
	q := l.query.String()
	if q == "" {
		return l.words(l.theme.Text, "The archive is empty.", "A adds a file or a folder.")
	}
	return l.words(l.theme.Text, "No article matches.", news.CleanLine(q).String(), "/ changes the search, esc ends it.")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
