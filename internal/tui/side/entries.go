package side

import (
	"strings"
	"time"

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
	signColumn = 14
	textColumn = 16
)

// make makes the rows anew.
func (t *Timeline) make() {
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
	rows := t.spark()
	if t.zoom >= byMonth {
		return append(rows, t.periodRows()...)
	}
	return append(rows, t.entryRows()...)
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

// entry returns the line of an entry.
func (t *Timeline) entry(i int, e timeline.Entry, year string) row {
	return row{
		key: entryKey(i), stop: true, say: t.sayOf(e),
		act:  open(e.Reports[0].Article, e.Reports[0].Sentence),
		fold: func() tea.Cmd { return t.toggle(i) },
		draw: func(l *line.Line) {
			sign, style := t.sign(e)
			l.To(yearColumn).Add(t.theme.Muted, year)
			l.To(dateColumn).Add(t.theme.Muted, dates.Short(e.Date))
			l.To(signColumn).Add(style, sign).To(textColumn)
			times := ""
			if n := len(e.Reports); n > 1 {
				times = t.theme.Signs.Times + dates.Count(n)
			}
			room := l.Left() - line.Width(times) - 2
			if times == "" {
				room = l.Left() - 1
			}
			text := theme.Style{}
			if e.Own {
				text.Attr = theme.Bold
			}
			l.Clip(text, e.Summary.Line().String(), room, t.theme.Signs.Ellipsis)
			right(l, t.theme.Muted, times)
		},
	}
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

// inPlace returns the rows that show an entry's sentences and who wrote them.
func (t *Timeline) inPlace(i int, e timeline.Entry) []row {
	var rows []row
	for _, r := range e.Reports {
		at := min(textColumn, max(1, t.w/4))
		rows = append(rows, wrapped(theme.Style{}, r.Event.Summary.Line(), at, t.w)...)
		who := t.who(r)
		link := row{
			key: entryKey(i) + " " + r.Article, stop: true, say: r.Title.Line().String(),
			act:  open(r.Article, r.Sentence),
			fold: func() tea.Cmd { return t.toggle(i) },
			draw: func(l *line.Line) { l.To(at).Clip(t.theme.Attribution, who, l.Left()-1, t.theme.Signs.Ellipsis) },
		}
		rows = append(rows, link)
	}
	return append(rows, gap())
}

// who names the article of a report.
func (t *Timeline) who(r timeline.Report) string {
	parts := []string{r.Publisher.Line().String(), dates.Day(r.Published), r.Title.Line().String()}
	if r.Article == t.article {
		parts = []string{"this article"}
	}
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return t.theme.Signs.Arrow + " " + strings.Join(out, " · ")
}

// toggle shows or hides an entry's sentences in place.
func (t *Timeline) toggle(i int) tea.Cmd {
	t.open[i] = !t.open[i]
	t.stand(entryKey(i))
	t.make()
	return nil
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
		act: func() tea.Cmd { t.setZoom(t.zoom - 1); return nil },
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

// spark returns the row that shows when most was reported.
func (t *Timeline) spark() []row {
	entries := t.line.Entries
	if t.w < 24 || t.h < 8 || len(entries) < 3 {
		return nil
	}
	w := t.w - 2
	bars := timeline.Bars(entries, w)
	most := 1
	for _, n := range bars {
		most = max(most, n)
	}
	var drawn strings.Builder
	for _, n := range bars {
		i := 0
		if n > 0 {
			i = max(1, n*8/most)
		}
		drawn.WriteString(t.theme.Signs.Bars[i])
	}
	rows := []row{words(t.theme.Progress, drawn.String())}
	if t.h < 12 {
		return rows
	}
	return append(rows, t.axis(w, entries[0].From, lastOf(entries)))
}

func lastOf(entries []timeline.Entry) time.Time {
	last := entries[0].To
	for _, e := range entries {
		if e.To.After(last) {
			last = e.To
		}
	}
	return last
}

// axis labels the ends of the sparkline.
func (t *Timeline) axis(w int, from, to time.Time) row {
	return row{draw: func(l *line.Line) {
		first, last := from.Format("2006"), to.AddDate(0, 0, -1).Format("2006")
		l.To(1).Add(t.theme.Muted, first)
		if first != last && w > len(first)+len(last)+1 {
			right(l, t.theme.Muted, last)
		}
	}}
}
