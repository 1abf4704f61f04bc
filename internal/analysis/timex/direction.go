package timex

import "dateline/internal/news"

// direction reads "last week", "this Friday", "next October", "the past five
// years", "that year".
func (p *parser) direction(i int) (item, bool) {
	d := p.x[i].val
	if d == 99 {
		return p.amount(i)
	}
	n := p.at(i + 1)
	switch n.class {
	case unit:
		return p.dirUnit(i, d, i+1)
	case dir:
		if d == dThat && n.val == dSame && p.class(i+2) == unit {
			it, ok := p.dirUnit(i+1, dSame, i+2)
			it.first = i
			return it, ok
		}
		if d == dThis && (n.val == dPast || n.val == dComing) {
			return p.thisPast(i, n.val)
		}
	case weekday, month, season, monthAbbr:
		return p.dirName(i, d)
	case other:
		if d == dSame && p.word(i+1) == "period" {
			return p.yearBack(i, i+2)
		}
	case dayPart:
		return p.dirPart(i, d)
	case number, numWord, vague, article:
		return p.dirAmount(i, d)
	case holiday:
		if it, ok := p.holiday(i + 1); ok {
			it.first, it.toward = i, towards(d)
			return it, true
		}
	case fiscal:
		if p.is(i+2, unit, year) {
			it := made(deictic, news.Date, i, i+3)
			it.unit, it.steps = year, stepsOf(d)
			return it, true
		}
	}
	return p.dirAlone(i, d)
}

// thisPast reads "this past weekend" and "this coming Monday" as the last and
// the next one.
func (p *parser) thisPast(i int, d int32) (item, bool) {
	near := int32(dLast)
	if d == dComing {
		near = dNext
	}
	var it item
	ok := false
	switch p.class(i + 2) {
	case unit:
		it, ok = p.dirUnit(i+1, near, i+2)
	case weekday, month, season:
		it, ok = p.dirName(i+1, near)
	}
	it.first = i
	return it, ok
}

// yearBack reads "the same month last year", "the same period a year earlier";
// j is the lexeme after the unit.
func (p *parser) yearBack(i, j int) (item, bool) {
	if p.ofAt(j) || p.inAt(j) {
		j++
	}
	j = p.skip(j, the)
	var end int
	switch x := p.at(j); {
	case x.class == dir && (x.val == dLast || x.val == dPrevious) && p.is(j+1, unit, year):
		end = j + 2
	case x.class == article && p.is(j+1, unit, year) && p.class(j+2) == shift:
		end = j + 3
	case p.is(j, unit, year) && p.class(j+1) == shift:
		end = j + 2
	default:
		return item{}, false
	}
	it := made(relative, news.Date, i, end)
	it.unit, it.steps, it.keep = year, -1, true
	return it, true
}

// dirAlone reads "the past", "recent", "current".
func (p *parser) dirAlone(i int, d int32) (item, bool) {
	switch {
	case d == dPast && p.class(i-1) == the && !p.nounAfter(i+1):
		return p.ref(i, i+1, "PAST_REF"), true
	case d == dRecent && p.x[i].end-p.x[i].start == 6:
		return p.ref(i, i+1, "PAST_REF"), true
	case d == dCurrent:
		return p.ref(i, i+1, "PRESENT_REF"), true
	}
	return item{}, false
}

// nounAfter reports whether a word follows at i that "past" could describe.
func (p *parser) nounAfter(i int) bool {
	x := p.at(i)
	return x.class == other && letter(p.text[x.start]) && x.flags == 0
}

func (p *parser) ref(i, j int, val string) item {
	it := made(fixed, news.Date, i, j)
	it.val = val
	return it
}

func stepsOf(d int32) int {
	switch d {
	case dLast, dPast, dPrevious:
		return -1
	case dNext, dComing, dFollowing:
		return 1
	}
	return 0
}

func towards(d int32) int8 {
	if n := stepsOf(d); n != 0 {
		return int8(n)
	}
	return thisOne
}

// dirUnit reads a direction with a unit: "last week", "the following day",
// "recent years".
func (p *parser) dirUnit(i int, d int32, u int) (item, bool) {
	x := p.x[u]
	it := made(deictic, news.Date, i, u+1)
	it.unit, it.steps = int(x.val), stepsOf(d)
	if x.flags&plural != 0 {
		return p.dirPlural(i, d, u)
	}
	if d == dSame {
		if back, ok := p.yearBack(i, u+1); ok {
			return back, true
		}
	}
	switch d {
	case dPrevious, dFollowing, dThat, dSame:
		it.kind = relative
	case dNext:
		if p.class(i-1) == the {
			it.kind = relative
		}
	case dPast:
		return p.pastUnit(i, u)
	case dRecent:
		return item{}, false
	case dLast, dFinal:
		if p.class(i-1) == the || d == dFinal {
			return p.theLast(i, u, it)
		}
	}
	if it.unit < day {
		if d != dPast && d != dLast && d != dNext {
			return item{}, false
		}
	}
	if it.unit == day && (d == dThis || d == dLast || d == dCurrent) {
		return item{}, false
	}
	if p.class(u+1) == dash && p.at(u+1).glued {
		return item{}, false
	}
	return it, true
}

// theLast reads "the last quarter of 2009", "the last week of March", "in the
// last year".
func (p *parser) theLast(i, u int, it item) (item, bool) {
	if p.ofAt(u + 1) {
		if it.unit == quarter {
			return p.partOfYear(i, u+1, "Q4")
		}
		if n, ok := p.nthOf(i, u); ok {
			return n, true
		}
		if it.unit == day || it.unit == week || it.unit == month_ {
			return item{}, false
		}
	}
	if it.unit == quarter && p.class(i) == dir && p.x[i].val == dFinal {
		return p.partOfYear(i, u+1, "Q4")
	}
	if p.x[i].val == dFinal || it.unit == day {
		return item{}, false
	}
	if it.unit != quarter && p.class(i-2) == prep && !p.ofAt(i-2) {
		return p.pastUnit(i, u)
	}
	return it, true
}

// pastUnit reads "the past year" as the length that it is.
func (p *parser) pastUnit(i, u int) (item, bool) {
	it := made(fixed, news.Duration, i, u+1)
	it.val = lengthOf("1", int(p.x[u].val))
	return it, it.val != ""
}

// dirPlural reads "recent years", "the coming weeks", "these days".
func (p *parser) dirPlural(i int, d int32, u int) (item, bool) {
	w := p.word(i)
	switch {
	case w == "these" || w == "These":
		if p.x[u].val == day {
			return p.ref(i, u+1, "PRESENT_REF"), true
		}
		return item{}, false
	case d == dRecent || d == dPast || d == dLast && p.class(i-1) == the && p.class(u+1) != prep:
		return p.ref(i, u+1, "PAST_REF"), true
	case d == dComing || d == dNext:
		return p.ref(i, u+1, "FUTURE_REF"), true
	case d == dFollowing || d == dPrevious:
		it := made(fixed, news.Duration, i, u+1)
		it.val = lengthOf("X", int(p.x[u].val))
		return it, true
	}
	return item{}, false
}

// dirName reads "last October", "next Friday night", "this summer".
func (p *parser) dirName(i int, d int32) (item, bool) {
	if d == dRecent || d == dCurrent || d == dFinal {
		return item{}, false
	}
	var it item
	var ok bool
	switch p.class(i + 1) {
	case season:
		it, ok = made(calendar, news.Date, i, i+2), true
		it.part = [...]string{"", "SP", "SU", "FA", "WI"}[p.x[i+1].val]
	case weekday:
		it, ok = p.weekday(i + 1)
	default:
		it, ok = p.month(i + 1)
	}
	if d == dSame || !ok || it.year != 0 {
		return item{}, false
	}
	it.first = i
	it.ofRef = d == dThat || d == dPrevious || d == dFollowing
	if d != dThat {
		it.toward = towards(d)
	}
	return it, true
}

// dirPart reads "this morning", "last night", "that evening".
func (p *parser) dirPart(i int, d int32) (item, bool) {
	it := made(deictic, news.Time, i, i+2)
	it.unit, it.pod = day, podOf(p.x[i+1].val)
	switch d {
	case dThis:
	case dLast:
		it.steps = -1
		if p.class(i-1) == the {
			return item{}, false
		}
	case dThat, dSame:
		it.kind = relative
	case dFollowing, dNext:
		it.kind, it.steps = relative, 1
	case dPrevious:
		it.kind, it.steps = relative, -1
	default:
		return item{}, false
	}
	return it, true
}

// dirAmount reads "the past five years", "the next few days": a length of time
// that borders on now.
func (p *parser) dirAmount(i int, d int32) (item, bool) {
	switch d {
	case dThis, dThat, dSame, dCurrent, dRecent:
		return item{}, false
	}
	it, ok := p.plainAmount(i + 1)
	if !ok || it.typ != news.Duration {
		return item{}, false
	}
	it.first = i
	return it, true
}
