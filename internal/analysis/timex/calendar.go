package timex

import (
	"strconv"
	"time"
)

// civil is a date, some of whose parts may be missing: month or day is 0.
type civil struct {
	year, month, day int
	bc               bool
}

func civilOf(t time.Time) civil {
	y, m, d := t.Date()
	return civil{year: y, month: int(m), day: d}
}

// time returns the first day that c covers.
func (c civil) time() time.Time {
	return time.Date(c.year, time.Month(max(c.month, 1)), max(c.day, 1), 0, 0, 0, 0, time.UTC)
}

// String writes c as TIMEX3 does.
func (c civil) String() string {
	b := make([]byte, 0, 12)
	if c.bc {
		b = append(b, "BC"...)
	}
	b = appendPadded(b, c.year, 4)
	if c.month > 0 {
		b = appendPadded(append(b, '-'), c.month, 2)
		if c.day > 0 {
			b = appendPadded(append(b, '-'), c.day, 2)
		}
	}
	return string(b)
}

// addMonths moves c by months, keeping its precision; a day beyond the end of
// the month becomes its last.
func (c civil) addMonths(n int) civil {
	m := c.year*12 + max(c.month, 1) - 1 + n
	out := civil{year: m / 12, month: m%12 + 1, day: c.day, bc: c.bc}
	if c.month == 0 {
		out.month = 0
	}
	if out.day > 0 {
		out.day = min(out.day, daysIn(out.year, out.month))
	}
	return out
}

func (c civil) addDays(n int) civil { return civilOf(c.time().AddDate(0, 0, n)) }

func appendPadded(b []byte, n, width int) []byte {
	s := strconv.Itoa(n)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

func two(n int) string { return string(appendPadded(nil, n, 2)) }

// weekOf writes the ISO week of t: "2025-W11".
func weekOf(t time.Time) string {
	y, w := t.ISOWeek()
	b := appendPadded(nil, y, 4)
	return string(appendPadded(append(b, "-W"...), w, 2))
}

func isoWeekday(t time.Time) int { return int(t.Weekday()+6)%7 + 1 }

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

func validDay(y, m, d int) bool { return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) }

// decadeOf writes the decade of a year: "199X".
func decadeOf(y int) string { return string(appendPadded(nil, y/10, 3)) + "X" }

// centuryOf writes the century of a year: "19" for the 1900s.
func centuryOf(y int) string { return two(y / 100) }

// quarterOf writes the quarter of a month: "2009-Q3".
func quarterOf(y, m int) string {
	return string(appendPadded(nil, y, 4)) + "-Q" + strconv.Itoa((m+2)/3)
}
