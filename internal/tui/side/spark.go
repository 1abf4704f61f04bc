package side

import (
	"strings"
	"time"

	"dateline/internal/timeline"
	"dateline/internal/tui/line"
)

// spark returns the rows that show when most was reported, with the part in
// which the present entry lies, and the years at the ends.
func (t *Timeline) spark() []row {
	entries := t.line.Entries
	if t.w < 24 || len(entries) < 3 {
		return nil
	}
	w := t.w - 2
	bars := timeline.Bars(entries, w)
	most := 1
	for _, n := range bars {
		most = max(most, n)
	}
	signs := make([]string, w)
	for i, n := range bars {
		if n > 0 {
			n = max(1, n*8/most)
		}
		signs[i] = t.theme.Signs.Bars[n]
	}
	from, to := extent(entries)
	rows := []row{{draw: func(l *line.Line) {
		at := t.barAt(from, to, w)
		l.To(1).Add(t.theme.Progress, strings.Join(signs[:at], ""))
		if at < w {
			l.Add(t.theme.Future, signs[at]).Add(t.theme.Progress, strings.Join(signs[at+1:], ""))
		}
	}}}
	if t.h < 12 {
		return rows
	}
	return append(rows, t.axis(w, from, to))
}

// barAt returns the bar that the entry it stands on is part of; w if there is none.
func (t *Timeline) barAt(from, to time.Time, w int) int {
	i := t.standing()
	total := to.Unix() - from.Unix()
	if i < 0 || i >= len(t.line.Entries) || total <= 0 {
		return w
	}
	return min(w-1, int((t.line.Entries[i].From.Unix()-from.Unix())*int64(w)/total))
}

// extent returns the time that entries cover.
func extent(entries []timeline.Entry) (from, to time.Time) {
	from, to = entries[0].From, entries[0].To
	for _, e := range entries {
		if e.From.Before(from) {
			from = e.From
		}
		if e.To.After(to) {
			to = e.To
		}
	}
	return from, to
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
