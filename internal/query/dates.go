package query

import (
	"strconv"
	"strings"
	"time"
)

// When matches articles by date: that of publication, or the day they were
// added where none is known. A date stands for a period: "2024-10" is a month,
// "7d" the day seven days ago.
//
//   - on: is in the period;
//   - after: is from the period's beginning on, so after:2024 includes 2024 and
//     after:7d is the last week;
//   - before: is until the period begins. What before: leaves, after: finds.
//
// Dates are those printed on the article: 23:30 in Lima on the 5th is the 5th.
// So Start and End are clock readings, in UTC for want of a zone.
type When struct {
	Op         string // "on", "after" or "before"
	Value      string // as typed: "2024-10", "7d"
	Start, End time.Time
}

// Bounds returns the clock readings from (inclusive) to (exclusive) that w
// matches; a zero time is no bound.
func (w When) Bounds() (from, to time.Time) {
	switch w.Op {
	case "after":
		return w.Start, time.Time{}
	case "before":
		return time.Time{}, w.Start
	}
	return w.Start, w.End
}

// Wall returns the clock reading of t in its own zone, as a time in UTC: what
// When compares.
func Wall(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// someDay stands for today where only the form of a query matters.
var someDay = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// period resolves a date as typed against the day of now.
func period(value string, now time.Time) (start, end time.Time, ok bool) {
	y, m, d := now.Date()
	day := func(years, months, days int) (time.Time, time.Time, bool) {
		at := time.Date(y-years, m-time.Month(months), d-days, 0, 0, 0, 0, time.UTC)
		return at, at.AddDate(0, 0, 1), true
	}
	switch value = strings.ToLower(value); value {
	case "today":
		return day(0, 0, 0)
	case "yesterday":
		return day(0, 0, 1)
	}
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if at, err := time.Parse(l.layout, value); err == nil && at.Year() > 0 {
			return at, at.AddDate(l.years, l.months, l.days), true
		}
	}
	n, err := strconv.ParseUint(strings.TrimRight(value, "dwmy"), 10, 12)
	if err != nil || value[0] == '+' || !digits(value[:len(value)-1]) {
		return start, end, false
	}
	switch value[len(value)-1] {
	case 'd':
		return day(0, 0, int(n))
	case 'w':
		return day(0, 0, 7*int(n))
	case 'm':
		return day(0, int(n), 0)
	case 'y':
		return day(int(n), 0, 0)
	}
	return start, end, false
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
