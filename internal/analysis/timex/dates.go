package timex

import (
	"strconv"
	"strings"

	"dateline/internal/news"
)

// numeric reads an item that starts with a number or a time of day.
func (p *parser) numeric(i int) (item, bool) {
	if p.class(i) == clock {
		return p.clock(i)
	}
	if p.class(i-1) == symbol && p.x[i].glued {
		return item{}, false
	}
	for _, read := range [...]func(int) (item, bool){p.iso, p.slashed, p.dotted, p.dayMonth, p.clock, p.yearsApostrophe} {
		if it, ok := read(i); ok {
			return it, true
		}
	}
	if it, ok := p.amount(i); ok {
		return it, true
	}
	return p.year(i)
}

// iso reads "2025-03-04".
func (p *parser) iso(i int) (item, bool) {
	x := p.x[i]
	if x.digits != 4 || p.class(i+1) != dash || !p.at(i+1).glued || p.class(i+2) != number || !p.at(i+2).glued {
		return item{}, false
	}
	m, d := p.at(i+2), p.at(i+4)
	if p.class(i+3) != dash || !p.at(i+3).glued || d.class != number || !d.glued ||
		m.digits != 2 || d.digits != 2 || !validDay(int(x.val), int(m.val), int(d.val)) {
		return item{}, false
	}
	it := made(calendar, news.Date, i, i+5)
	it.year, it.month, it.day = int(x.val), int(m.val), int(d.val)
	return p.withTime(it), true
}

// slashed reads "03/04/2025" and "7/8/07", month first as the American press
// writes it unless that cannot be; and 9/11.
func (p *parser) slashed(i int) (item, bool) {
	sep := p.class(i + 1)
	if sep != slash && sep != dash || !p.at(i+1).glued || p.class(i+2) != number || !p.at(i+2).glued {
		return item{}, false
	}
	a, b := int(p.x[i].val), int(p.x[i+2].val)
	if p.class(i+3) != sep || !p.at(i+3).glued || p.class(i+4) != number || sep == dash && p.x[i+4].digits != 4 {
		if sep == dash {
			return item{}, false
		}
		if a == 9 && b == 11 {
			it := made(calendar, news.Date, i, i+3)
			it.year, it.month, it.day = 2001, 9, 11
			return it, true
		}
		return item{}, false
	}
	y := p.x[i+4]
	year := int(y.val)
	switch y.digits {
	case 2:
		year = fullYear(year)
	case 4:
	default:
		return item{}, false
	}
	if a > 12 {
		a, b = b, a
	}
	return numericDate(i, i+5, year, a, b)
}

func numericDate(i, j, y, m, d int) (item, bool) {
	it := made(calendar, news.Date, i, j)
	it.year, it.month, it.day = y, m, d
	return it, validDay(y, m, d)
}

// dotted reads "21.03.2013", day first as those who use full stops write it.
func (p *parser) dotted(i int) (item, bool) {
	if !p.x[i].decimal {
		return item{}, false
	}
	parts := strings.Split(p.word(i), ".")
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 4 {
		return item{}, false
	}
	var n [3]int
	for k, s := range parts {
		n[k], _ = strconv.Atoi(s) // the lexer saw to it that these are digits
	}
	return numericDate(i, i+1, n[2], n[1], n[0])
}

// fullYear gives a year of two digits its century.
func fullYear(y int) int {
	if y < 40 {
		return 2000 + y
	}
	return 1900 + y
}

// dayMonth reads "4 March 2025", "4th of March", and the 3 of "3-5 March".
func (p *parser) dayMonth(i int) (item, bool) {
	x := p.x[i]
	if x.val < 1 || x.val > 31 || x.class == number && (x.digits == 0 || x.digits > 2) {
		return item{}, false
	}
	j := i + 1
	if p.ofAt(j) {
		j++
	}
	if m := p.monthAt(j); m > 0 {
		it := made(calendar, news.Date, i, p.monthEnd(j))
		it.month, it.day = m, int(x.val)
		if it.day > daysIn(2024, m) {
			return item{}, false
		}
		return p.withTime(p.withYear(it)), true
	}
	if k := p.joiner(j); k > 0 && p.class(k) == number && p.x[k].val > x.val && p.x[k].val <= 31 && p.monthAt(k+1) > 0 {
		it := made(calendar, news.Date, i, i+1)
		it.month, it.day = p.monthAt(k+1), int(x.val)
		if next, ok := p.dayMonth(k); ok {
			it.year, it.hasYear, it.yearly = next.year, next.hasYear, next.yearly
		}
		return it, true
	}
	return item{}, false
}

// joiner returns the lexeme after "-", "to", "and" or "or" at i, or 0.
func (p *parser) joiner(i int) int {
	if c := p.class(i); c == dash || c == link {
		return i + 1
	}
	return 0
}

// monthAt returns the month named at i, 0 if none. May and March must be
// capitalised, as all must: names in lower case are other words.
func (p *parser) monthAt(i int) int {
	if x := p.at(i); (x.class == month || x.class == monthAbbr) && x.capital {
		return int(x.val)
	}
	return 0
}

// monthEnd returns the lexeme after the month at i and its full stop.
func (p *parser) monthEnd(i int) int {
	if p.class(i) == monthAbbr && p.class(i+1) == dot && p.at(i+1).glued {
		return i + 2
	}
	return i + 1
}

// withYear adds the year that follows: "March 4, 2025", "October of last year".
func (p *parser) withYear(it item) item {
	j := it.last + 1
	k := j
	if p.class(k) == comma || p.ofAt(k) {
		k++
	}
	if it.weekday != 0 && p.class(k) == comma {
		k++
	}
	if y, bc, end := p.yearAt(k, true); end > 0 {
		it.year, it.bc, it.last = y, bc, end-1
		return it
	}
	if p.class(j) == apostrophe && p.class(j+1) == number && p.x[j+1].digits == 2 && p.x[j+1].glued {
		it.year, it.last = fullYear(int(p.x[j+1].val)), j+1
		return it
	}
	if p.ofAt(j) {
		j++
	}
	j = p.skip(j, the)
	if x := p.at(j); x.class == dir && p.is(j+1, unit, year) {
		switch x.val {
		case dThis, dCurrent:
			it.hasYear = true
		case dLast, dPast:
			it.hasYear, it.yearly = true, -1
		case dNext, dComing:
			it.hasYear, it.yearly = true, 1
		case dThat, dSame:
			it.ofRef = true
		default:
			return it
		}
		it.last = j + 1
	}
	return it
}

// yearAt reads a year with its era at i and returns the lexeme after it, or 0.
// behind says that it follows a month or the like, so that it needs no more.
func (p *parser) yearAt(i int, behind bool) (y int, bc bool, end int) {
	x := p.at(i)
	if x.class != number || x.digits == 0 || x.digits > 4 || x.val == 0 {
		return 0, false, 0
	}
	if e := p.at(i + 1); e.class == era && p.era(i+1) {
		return int(x.val), e.val < 0, i + 2
	}
	if x.digits != 4 || x.val < 1000 || x.val > 2100 {
		return 0, false, 0
	}
	if n := p.at(i + 1); behind && n.class == slash && n.glued {
		return 0, false, 0
	}
	return int(x.val), false, i + 1
}

// era reports whether the era at i is written as one: BC, A.D.
func (p *parser) era(i int) bool { return p.x[i].capital }

// month reads an item that starts with the name of a month.
func (p *parser) month(i int) (item, bool) {
	m := p.monthAt(i)
	if m == 0 {
		return item{}, false
	}
	j := p.monthEnd(i)
	it := made(calendar, news.Date, i, j)
	it.month = m
	if d := p.at(j); (d.class == number && d.digits > 0 && d.digits <= 2 || d.class == ordinal) && int(d.val) >= 1 && int(d.val) <= daysIn(2024, m) && !p.countsThings(j+1) {
		it.day, it.last = int(d.val), j
		if m == 9 && it.day == 11 && strings.HasPrefix(p.word(j+1), "attack") {
			it.year = 2001
		}
		return p.withTime(p.withYear(p.dayRange(it))), true
	}
	if p.class(j) == the && p.class(j+1) == ordinal && p.x[j+1].val <= 31 {
		it.day, it.last = int(p.x[j+1].val), j+1
		return p.withYear(it), true
	}
	with := p.withYear(it)
	if with.year != 0 || with.hasYear || with.last > it.last {
		return with, true
	}
	if !p.plainMonth(i) {
		return item{}, false
	}
	return it, true
}

// dayRange looks past the "-5" of "March 3-5, 2025" for the year that the first
// day has too.
func (p *parser) dayRange(it item) item {
	j := it.last + 1
	if k := p.joiner(j); k > 0 && p.class(k) == number && p.x[k].digits <= 2 && p.class(k+1) == comma {
		if y, bc, end := p.yearAt(k+2, true); end > 0 {
			it.year, it.bc = y, bc
		}
	}
	return it
}

// plainMonth reports whether the month at i, alone, is one: May and March need
// a word before them that dates have, the others no name behind them.
func (p *parser) plainMonth(i int) bool {
	x := p.x[i]
	if x.class == monthAbbr && p.class(i+1) != dot {
		return false
	}
	before := p.class(i - 1)
	switch before {
	case prep, dir, part, every, shift:
		return true
	case link, dash, comma:
		if p.monthAt(i-2) > 0 || p.class(i-2) == number {
			return true
		}
	}
	next := p.at(i + 1)
	if next.capital && next.class == other {
		return false
	}
	return x.val != 5 && x.val != 3
}

// countsThings reports whether a number before lexeme i counts something: "3
// percent", "200 troops".
func (p *parser) countsThings(i int) bool {
	x := p.at(i)
	return x.class == counted || x.class == symbol && x.glued
}
