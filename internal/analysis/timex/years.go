package timex

import "dateline/internal/news"

// year reads a bare year: "2014", "264 BC". A number is one by its size and by
// what stands around it, since "2,500 troops" and "2000 people" are none.
func (p *parser) year(i int) (item, bool) {
	x := p.x[i]
	if y, end := p.shortYear(i); end > 0 {
		it := made(calendar, news.Date, i, end)
		it.year = y
		return it, true
	}
	if k := p.joiner(i + 1); k > 0 && x.digits > 0 && x.digits <= 4 && x.val > 0 {
		if _, bc, end := p.yearAt(k, false); end == k+2 && bc && p.x[k].val <= x.val {
			it := made(calendar, news.Date, i, i+1)
			it.year, it.bc = int(x.val), true
			return it, true
		}
	}
	y, bc, end := p.yearAt(i, false)
	if end == 0 || !p.free(i, end) {
		return item{}, false
	}
	it := made(calendar, news.Date, i, end)
	it.year, it.bc = y, bc
	if end == i+2 || p.looksLikeYear(i, int(x.val)) {
		return it, true
	}
	return item{}, false
}

// shortYear reads the "94" of "1892 – 94" and "2013-14".
func (p *parser) shortYear(i int) (y, end int) {
	x, first := p.x[i], p.at(i-2)
	if x.digits != 2 || p.class(i-1) != dash && p.class(i-1) != slash || first.class != number || first.digits != 4 {
		return 0, 0
	}
	if first.val < 1500 || first.val > 2099 || x.val != (first.val+1)%100 && p.class(i-1) == slash {
		return 0, 0
	}
	y = int(first.val)/100*100 + int(x.val)
	if y <= int(first.val) || y > int(first.val)+60 {
		return 0, 0
	}
	return y, i + 1
}

// free reports whether the number from i to end stands alone, not within a
// code such as "A-1990" or "2014/33".
func (p *parser) free(i, end int) bool {
	if b := p.at(i - 1); p.x[i].glued && b.class == dash && p.class(i-2) == number && (p.at(i-2).digits != 4 || p.at(i-2).val > p.x[i].val) {
		return false
	}
	if b := p.at(i - 1); p.x[i].glued && (b.class == symbol || b.class == number || b.class == slash && p.class(i-2) != number ||
		b.class == dash && b.glued && p.class(i-2) != number && p.class(i-2) != part && p.class(i-2) != month || b.class == other && letter(p.text[b.start]) || b.class == dot) {
		return false
	}
	if p.x[i].glued && p.class(i-1) == slash && p.at(i-2).digits < 4 || p.datelike(end) {
		return false
	}
	a := p.at(end)
	return !(a.glued && (a.class == symbol || a.class == counted || a.class == other && letter(p.text[a.start]) || a.class == number))
}

// datelike reports whether "-13-40" follows at i: a code or a date that is none.
func (p *parser) datelike(i int) bool {
	return p.class(i) == dash && p.at(i).glued && p.class(i+1) == number && p.class(i+2) == dash && p.at(i+2).glued
}

// looksLikeYear judges a bare number of four digits.
func (p *parser) looksLikeYear(i, y int) bool {
	next, before := p.at(i+1), p.at(i-1)
	switch {
	case before.class == symbol || next.class == counted || next.class == unit && next.flags&plural != 0:
		return false
	case next.class == numWord || next.class == dash && next.glued && (p.class(i+2) == unit || p.class(i+2) == counted):
		return false
	case next.class == apostrophe && p.class(i-1) == number:
		return false
	}
	if p.word(i+2) == "Street" || p.word(i+2) == "Avenue" || p.word(i+2) == "Road" || p.word(i+2) == "Boulevard" {
		return false
	}
	if named(p.word(i + 1)) {
		return false
	}
	if before.class == compare || before.class == approx && y < 1900 || before.class == dayPart {
		return false
	}
	if y%100 == 0 || y < 1500 || y > 2060 {
		return p.yearBefore(i)
	}
	return true
}

// named reports whether w is the head of a body that has a number for its name,
// as in "the 1922 Committee". An event or a law ("the 2018 Games") is no body:
// there the number is its year.
func named(w string) bool {
	switch w {
	case "Committee", "Club", "Foundation", "Society":
		return true
	}
	return false
}

// yearBefore reports whether the word before i announces a year.
func (p *parser) yearBefore(i int) bool {
	b := p.at(i - 1)
	switch b.class {
	case prep:
		switch p.word(i - 1) {
		case "In", "in", "since", "Since", "until", "from", "From", "by", "By", "during", "of", "between", "till":
			return p.class(i+1) != other || !lowerPlural(p.text[p.at(i+1).start:p.at(i+1).end])
		}
	case part, month, monthAbbr, season:
		return true
	case link, dash:
		return p.class(i-2) == number && p.at(i-2).digits == 4
	case other:
		w := p.text[b.start:b.end]
		return w == "(" || w == "c" || w == "ca" || w == "circa" || w == "year"
	case unit:
		return b.val == year
	}
	return false
}

// lowerPlural reports whether w looks like a plural noun that is counted.
func lowerPlural(w string) bool {
	n := len(w)
	return n > 3 && w[n-1] == 's' && w[n-2] != 's' && 'a' <= w[0] && w[0] <= 'z' && w != "was" && w != "has"
}

// yearsApostrophe reads "1930's" and "1930’s" as a decade.
func (p *parser) yearsApostrophe(i int) (item, bool) {
	x := p.x[i]
	if x.digits != 4 || x.val%10 != 0 || x.val < 1000 || p.class(i+1) != apostrophe || !p.at(i+1).glued || !p.at(i+2).glued || p.word(i+2) != "s" {
		return item{}, false
	}
	if p.class(i-1) != the && p.class(i-1) != part && p.class(i-1) != dash {
		return item{}, false
	}
	it := made(calendar, news.Date, i, i+3)
	it.year, it.span = int(x.val), tenYears
	return it, true
}

// decade reads "1990s", "'90s", "nineties", "70s".
func (p *parser) decade(i int) (item, bool) {
	j := i
	if p.class(i) == apostrophe {
		j++
		if p.class(j) != decade || !p.x[j].glued {
			return item{}, false
		}
	}
	x := p.at(j)
	if x.class != decade || x.val%10 != 0 {
		return item{}, false
	}
	y := int(x.val)
	switch {
	case y >= 1000 && y <= 2090:
	case y >= 20 && y <= 90 && (j > i || p.decadeBefore(i)):
		y += 1900
	default:
		return item{}, false
	}
	it := made(calendar, news.Date, i, j+1)
	it.year, it.span = y, tenYears
	if y%100 == 0 && y < 2000 {
		it.span = hundredYears
	}
	return it, true
}

// decadeBefore reports whether "70s" or "seventies" at i follows an article or
// another decade; temperatures and ages do not.
func (p *parser) decadeBefore(i int) bool {
	switch p.class(i - 1) {
	case the, part:
		return true
	case link, dash:
		return p.class(i-2) == decade
	}
	return false
}

// ordinal reads an item that starts with "first", "4th", "20th".
func (p *parser) ordinal(i int) (item, bool) {
	x := p.x[i]
	j := i + 1
	if p.class(j) == dash && p.at(j).glued {
		j++
	}
	switch {
	case p.is(j, unit, century) && x.val >= 1 && x.val <= 21:
		it := made(calendar, news.Date, i, j+1)
		it.year, it.span = (int(x.val)-1)*100, hundredYears
		return p.withEra(it), true
	case p.is(j, unit, quarter) && x.val >= 1 && x.val <= 4:
		return p.partOfYear(i, j+1, "Q"+string('0'+x.val))
	case p.class(j) == fiscal && p.is(j+1, unit, quarter) && x.val >= 1 && x.val <= 4:
		return p.partOfYear(i, j+2, "Q"+string('0'+x.val))
	case x.val == 1 && j == i+1 && (p.class(j) == number || p.class(j) == numWord):
		it, ok := p.plainAmount(j)
		it.first = i
		return it, ok && it.typ == news.Duration // the first two months
	case p.is(j, half, 0) && x.val >= 1 && x.val <= 2:
		return p.partOfYear(i, j+1, "H"+string('0'+x.val))
	case p.class(j) == unit && p.ofAt(j+1):
		return p.nthOf(i, j)
	}
	return p.dayMonth(i)
}

// spelledCentury reads "twenty-first century".
func (p *parser) spelledCentury(i int) (item, bool) {
	if !p.is(i, numWord, 20) || p.class(i+1) != dash || !p.is(i+2, ordinal, 1) || !p.is(i+3, unit, century) {
		return item{}, false
	}
	it := made(calendar, news.Date, i, i+4)
	it.year, it.span = 2000, hundredYears
	return it, true
}

// withEra adds the BC of "the 3rd century BC".
func (p *parser) withEra(it item) item {
	if e := p.at(it.last + 1); e.class == era && e.capital {
		it.bc = e.val < 0
		it.last++
	}
	return it
}

// partOfYear reads the year of a quarter or half, if it is given. A half
// without one belongs to a game.
func (p *parser) partOfYear(i, j int, part string) (item, bool) {
	it := made(calendar, news.Date, i, j)
	it.part = part
	it = p.withYear(it)
	if it.last >= j {
		return it, true
	}
	if p.ofAt(j) || p.inAt(j) {
		if p.class(j+1) == the && p.is(j+2, unit, year) {
			it.last, it.hasYear = j+2, true
			return it, true
		}
		if y, _, end := p.yearAt(j+1, true); end > 0 {
			it.year, it.last = y, end-1
			return it, true
		}
		if p.class(j+1) == fiscal {
			if f, ok := p.fiscal(j + 1); ok {
				it.year, it.last = f.year, f.last
				return it, true
			}
		}
	}
	hyphen := p.class(i+1) == dash
	if part[0] == 'H' {
		return it, hyphen && businessWord(p.word(j))
	}
	return it, hyphen || p.class(i-1) == the || p.class(i-1) == fiscal || p.class(j) != other
}

// businessWord reports whether w after "first-half" speaks of accounts rather
// than of a game.
func businessWord(w string) bool {
	switch w {
	case "profit", "profits", "results", "earnings", "sales", "revenue", "revenues", "loss", "losses", "net", "operating", "pretax":
		return true
	}
	return false
}

// nthOf reads "the last week of March", "the first day of 2014".
func (p *parser) nthOf(i, u int) (item, bool) {
	n := int(p.x[i].val)
	if p.class(i) == dir {
		n = -1
	}
	if p.class(u+2) == the || p.class(u+2) == dir && p.ofAt(u+4) {
		return item{}, false
	}
	in, ok := p.dated(u + 2)
	if !ok || in.kind != calendar || in.day != 0 || in.span != oneYear {
		return item{}, false
	}
	k := int(p.x[u].val)
	switch {
	case k == month_ && in.month == 0 && in.part == "" && n >= 1 && n <= 12:
		in.month = n
	case k == month_ && in.month == 0 && in.part == "" && n == -1:
		in.month = 12
	case k == day && in.month != 0 && n >= 1:
		in.day = n
	case (k == day || k == week) && in.month != 0:
		in.unit, in.steps = k, n
	default:
		return item{}, false
	}
	in.first = i
	return in, true
}

// quarterCode reads "Q1 2009" and "H2 2009"; the lexer parts letter and number.
func (p *parser) quarterCode(i int) (item, bool) {
	w, n := p.word(i), p.at(i+1)
	if n.class != number || !n.glued || n.digits != 1 || n.val < 1 || n.val > 4 || w != "Q" && (w != "H" || n.val > 2) {
		return item{}, false
	}
	y, _, end := p.yearAt(i+2, true)
	if end == 0 && w == "H" {
		return item{}, false
	}
	it := made(calendar, news.Date, i, max(end, i+2))
	it.part, it.year = w+string('0'+n.val), y
	return it, true
}

// fiscal reads "fiscal 2007", "the financial year".
func (p *parser) fiscal(i int) (item, bool) {
	j := i + 1
	if p.class(j) == ordinal {
		it, ok := p.ordinal(j)
		it.first = i
		return it, ok && it.part != ""
	}
	if p.is(j, unit, year) {
		j++
	}
	y, _, end := p.yearAt(j, true)
	if end == 0 {
		return item{}, false
	}
	it := made(calendar, news.Date, i, end)
	it.year, it.span = y, fiscalYear
	return it, true
}

// season reads "summer 2010", "the spring of next year", "winter".
func (p *parser) season(i int) (item, bool) {
	it := made(calendar, news.Date, i, i+1)
	it.part = [...]string{"", "SP", "SU", "FA", "WI"}[p.x[i].val]
	with := p.withYear(it)
	if p.ofAt(i+1) && with.last == i {
		return item{}, false // the fall of Budapest
	}
	if y, _, end := p.yearAt(i+1, true); end > 0 && with.last == i {
		with.year, with.last = y, end-1
	}
	if with.last > i {
		return with, true
	}
	next := p.at(i + 1)
	if next.class == other && next.capital {
		return item{}, false // the Winter Olympics
	}
	switch p.class(i - 1) {
	case prep, part:
	case the:
		if n := p.class(i + 1); n == other && letter(p.text[next.start]) && (p.x[i].val == 3 || p.x[i].val == 1) {
			return item{}, false // the fall in prices
		}
		switch p.class(i - 2) {
		case prep, dir:
		default:
			return item{}, false
		}
	default:
		return item{}, false
	}
	return it, true
}
