package side

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/timeline"
	"dateline/internal/tui/dates"
	"dateline/internal/tui/line"
	"dateline/internal/tui/theme"
)

// The columns of an entry.
const (
	yearColumn = 1
	dateColumn = 7
	signColumn = 15
	textColumn = 17
)

// roomy is the width from which an entry says who reports it.
const roomy = 100

// make makes the rows anew.
func (t *Timeline) make() {
	t.pinned = t.spark()
	t.set(t.content())
}

func (t *Timeline) content() []row {
	a := t.rec.Analysis
	switch {
	case t.article == "":
		return []row{words(t.theme.Muted, "no article is open")}
	case t.err != nil:
		return append(wrapped(t.theme.Error, news.CleanLine("the timeline could not be made: "+t.err.Error()), 1, t.w),
			words(t.theme.Muted, "enter tries again"))
	case a != nil && !a.Skipped.Empty():
		return []row{words(t.theme.Muted, "not made: the article is "+a.Skipped.String())}
	case t.made == "":
		return []row{words(t.theme.Muted, "being made"+t.theme.Signs.Ellipsis)}
	case len(t.line.Entries) == 0:
		return []row{words(t.theme.Muted, "no dated events are reported")}
	}
	if t.zoom >= byMonth {
		return t.periodRows()
	}
	return t.entryRows()
}

// entryRows returns a row for each entry, or more where it is shown in place,
// with a rule where the article was published.
func (t *Timeline) entryRows() []row {
	var rows []row
	year, ruled := "", t.line.Published.IsZero()
	for i, e := range t.line.Entries {
		if e.Future && !ruled {
			rows = append(rows, t.rule())
			ruled = true
		}
		label := dates.Year(e.Date)
		if label == year {
			label = ""
		} else {
			year = label
		}
		rows = append(rows, t.entry(i, e, label))
		if t.open[i] != (t.zoom == inFull) {
			rows = append(rows, t.inPlace(i, e)...)
		}
	}
	if !ruled {
		rows = append(rows, t.rule())
	}
	return rows
}

// entry returns the line of an entry. year is "" where the entry before has the
// same; the first line on screen says it all the same.
func (t *Timeline) entry(i int, e timeline.Entry, year string) row {
	return row{
		key: entryKey(i), stop: true, say: t.sayOf(e),
		act:  func() tea.Cmd { return t.followTo(e.Reports[0]) },
		fold: func() tea.Cmd { return t.toggle(i) },
		draw: func(l *line.Line) { t.drawEntry(l, e, year) },
		top:  func(l *line.Line) { t.drawEntry(l, e, dates.Year(e.Date)) },
	}
}

func (t *Timeline) drawEntry(l *line.Line, e timeline.Entry, year string) {
	sign, style := t.sign(e)
	l.To(yearColumn).Add(t.theme.Muted, year)
	l.To(dateColumn).Add(t.theme.Muted, dates.Short(e.Date))
	l.To(signColumn).Add(style, sign).To(textColumn)
	end := ""
	if n := len(e.Reports); n > 1 {
		end = t.theme.Signs.Times + dates.Count(n)
	}
	if t.w >= roomy {
		end = strings.TrimSpace(end + "  " + line.Clip(e.Reports[0].Publisher.Line().String(), 24, t.theme.Signs.Ellipsis))
	}
	room := l.Left() - 1
	if end != "" {
		room -= line.Width(end) + 1
	}
	text := theme.Style{}
	if e.Own {
		text.Attr = theme.Bold
	}
	l.Clip(text, e.Summary.Line().String(), room, t.theme.Signs.Ellipsis)
	right(l, t.theme.Muted, end)
}

func (t *Timeline) sign(e timeline.Entry) (string, theme.Style) {
	switch {
	case e.Future:
		return t.theme.Signs.Future, t.theme.Future
	case e.Own:
		return t.theme.Signs.Own, t.theme.Own
	}
	return t.theme.Signs.Other, t.theme.Other
}

// sayOf gives the exact date, and who reports it.
func (t *Timeline) sayOf(e timeline.Entry) string {
	out := dates.Value(e.Date)
	if e.Future {
		out += " · still to come"
	}
	switch n := len(e.Reports); {
	case n > 1:
		out += " · " + plural(n, "report")
	case !e.Own:
		out += " · " + e.Reports[0].Title.Line().String()
	default:
		out += " · reported here"
	}
	return out
}

// rule is the line between what has been and what is to come.
func (t *Timeline) rule() row {
	return row{draw: func(l *line.Line) {
		label := " published " + dates.Day(t.line.Published) + " "
		n := max(0, l.Left()-2-line.Width(label))
		l.To(1).Add(t.theme.Border, strings.Repeat(t.theme.Signs.Dashes, n/2))
		l.Add(t.theme.Muted, label)
		l.Add(t.theme.Border, strings.Repeat(t.theme.Signs.Dashes, n-n/2))
	}}
}

// periodRows returns a row for each month, year or decade: how much happened in
// it, and the event that most report.
func (t *Timeline) periodRows() []row {
	var rows []row
	most := 1
	all := periods(t.line.Entries, t.zoom)
	for _, p := range all {
		most = max(most, reports(t.line.Entries[p.first:p.end]))
	}
	ruled := t.line.Published.IsZero()
	for _, p := range all {
		entries := t.line.Entries[p.first:p.end]
		if entries[0].Future && !ruled {
			rows, ruled = append(rows, t.rule()), true
		}
		rows = append(rows, t.periodRow(p, entries, most))
	}
	return rows
}

func (t *Timeline) periodRow(p period, entries []timeline.Entry, most int) row {
	top := entries[0]
	for _, e := range entries {
		if len(e.Reports) > len(top.Reports) {
			top = e
		}
	}
	n := reports(entries)
	return row{
		key: entryKey(p.first), stop: true,
		say: p.name + " · " + plural(len(entries), "event") + " · " + plural(n, "report"),
		act: func() tea.Cmd { return t.setZoom(t.zoom - 1) },
		draw: func(l *line.Line) {
			const bar = 8
			l.To(1).Clip(theme.Style{}, p.name, textColumn-2, t.theme.Signs.Ellipsis).To(textColumn)
			l.Add(t.theme.Progress, strings.Repeat(t.theme.Signs.Full, max(1, n*bar/most)))
			l.To(textColumn+bar+1).Clip(theme.Style{}, top.Summary.Line().String(), l.Left()-5, t.theme.Signs.Ellipsis)
			right(l, t.theme.Muted, dates.Count(len(entries)))
		},
	}
}

func reports(entries []timeline.Entry) int {
	n := 0
	for _, e := range entries {
		n += len(e.Reports)
	}
	return n
}

// cutDate returns the parts of a TIMEX3 date.
func cutDate(v string) (year, month, day string) {
	year, rest, _ := strings.Cut(v, "-")
	month, day, _ = strings.Cut(rest, "-")
	return year, month, day
}
