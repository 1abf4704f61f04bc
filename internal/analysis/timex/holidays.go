package timex

import (
	"time"

	"dateline/internal/news"
)

// A holiday is found by its words, the first of which is in the lexicon. The
// date is a fixed one, or counted from a weekday of a month or from Easter.
type holidayRule struct {
	words      []string // lower case; the lexeme after an apostrophe is "s"
	month, day int      // of a fixed date
	weekday    int      // with nth: the nth such day of the month, -1 the last
	nth        int
	easter     int // days from Easter Sunday, when month is 0
}

// holidayRules lists longer names before shorter ones that begin them.
func holidayRules() []holidayRule {
	fixedDay := func(m, d int, w ...string) holidayRule { return holidayRule{words: w, month: m, day: d} }
	nth := func(n, wd, m int, w ...string) holidayRule {
		return holidayRule{words: w, month: m, weekday: wd, nth: n}
	}
	fromEaster := func(n int, w ...string) holidayRule { return holidayRule{words: w, easter: n} }
	return []holidayRule{
		fixedDay(12, 24, "christmas", "eve"), fixedDay(12, 25, "christmas", "day"), fixedDay(12, 25, "christmas"),
		fixedDay(12, 25, "xmas"), fixedDay(12, 31, "new", "year", "'", "s", "eve"), fixedDay(12, 31, "new", "years", "eve"),
		fixedDay(1, 1, "new", "year", "'", "s", "day"), fixedDay(1, 1, "new", "years", "day"), fixedDay(1, 1, "new", "year", "'", "s"),
		fixedDay(12, 26, "boxing", "day"), fixedDay(7, 4, "independence", "day"), fixedDay(10, 31, "halloween"),
		fixedDay(2, 14, "valentine", "'", "s", "day"), fixedDay(2, 14, "valentines", "day"), fixedDay(11, 11, "veterans", "day"),
		fixedDay(11, 11, "armistice", "day"), fixedDay(11, 11, "remembrance", "day"), fixedDay(7, 14, "bastille", "day"),
		fixedDay(3, 17, "st", "patrick", "'", "s", "day"), fixedDay(3, 17, "st", ".", "patrick", "'", "s", "day"), fixedDay(3, 17, "st.", "patrick", "'", "s", "day"),
		nth(4, 4, 11, "thanksgiving", "day"), nth(4, 4, 11, "thanksgiving"), nth(1, 1, 9, "labor", "day"), nth(1, 1, 9, "labour", "day"),
		nth(-1, 1, 5, "memorial", "day"), nth(3, 1, 1, "martin", "luther", "king", "day"), nth(3, 1, 1, "martin", "luther", "king", "jr.", "day"),
		nth(3, 1, 2, "presidents", "day"), nth(3, 1, 2, "presidents", "'", "day"), nth(2, 1, 10, "columbus", "day"),
		fromEaster(0, "easter", "sunday"), fromEaster(1, "easter", "monday"), fromEaster(-1, "easter", "saturday"), fromEaster(0, "easter"),
		fromEaster(-2, "good", "friday"), fromEaster(-7, "palm", "sunday"), fromEaster(-46, "ash", "wednesday"),
		{words: []string{"black", "friday"}, month: 11, weekday: 4, nth: 4, easter: 1},
	}
}

// on returns the month and day of the holiday in a year.
func (h *holidayRule) on(y int) (month, day int) {
	switch {
	case h.month == 0:
		d := easter(y).AddDate(0, 0, h.easter)
		return int(d.Month()), d.Day()
	case h.nth == 0:
		return h.month, h.day
	}
	d := time.Date(y, time.Month(h.month), 1, 0, 0, 0, 0, time.UTC)
	if h.nth < 0 {
		d = d.AddDate(0, 1, -1)
		return h.month, d.Day() - (isoWeekday(d)-h.weekday+7)%7
	}
	first := 1 + (h.weekday-isoWeekday(d)+7)%7
	return h.month, first + 7*(h.nth-1) + h.easter
}

// easter returns Easter Sunday of the Gregorian calendar: the anonymous
// algorithm of Nature, 20 April 1876.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// holiday reads the name of a holiday and its year.
func (p *parser) holiday(i int) (item, bool) {
	if !p.x[i].capital {
		return item{}, false
	}
	for n := range p.holidays {
		end := p.matches(i, p.holidays[n].words)
		if end == 0 {
			continue
		}
		it := made(feast, news.Date, i, end)
		it.holiday = n
		if y, _, e := p.yearAt(p.skip(end, comma), true); e > 0 {
			it.year, it.last = y, e-1
		}
		return p.withTime(it), true
	}
	return item{}, false
}

// matches returns the lexeme after the words at i, or 0.
func (p *parser) matches(i int, words []string) int {
	for k, w := range words {
		x := p.at(i + k)
		if w == "'" && x.class == apostrophe {
			continue
		}
		if !equalFold(p.word(i+k), w) {
			return 0
		}
	}
	return i + len(words)
}

func equalFold(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := range len(s) {
		if s[i] != lower[i] && s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}
