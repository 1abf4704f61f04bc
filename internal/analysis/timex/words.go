package timex

import "dateline/internal/news"

// weekday reads "Friday", "Friday, 14 March", "Friday morning".
func (p *parser) weekday(i int) (item, bool) {
	x := p.x[i]
	if !x.capital {
		return item{}, false
	}
	j := i + 1
	if x.class == weekdayAbbr && p.class(j) == dot {
		j++
	}
	it := made(calendar, news.Date, i, j)
	it.weekday = int(x.val)
	k := p.skip(j, comma)
	if k2 := p.skip(k, the); k2 < len(p.x) {
		var d item
		ok := false
		switch p.class(k2) {
		case number, ordinal:
			d, ok = p.dayMonth(k2)
		case month, monthAbbr:
			d, ok = p.month(k2)
		}
		if ok && d.day != 0 {
			d.first, d.weekday = i, it.weekday
			return d, true
		}
	}
	if x.class == weekdayAbbr {
		return item{}, false
	}
	if n := p.at(j); n.capital && n.class == other && paper(p.word(j)) {
		return item{}, false
	}
	return p.withTime(it), true
}

// theWeekday reads "the Monday", which follows the day that the text has
// reached.
func (p *parser) theWeekday(i int) (item, bool) {
	it, ok := p.weekday(i)
	if !ok || it.month != 0 || p.class(i+1) == other && p.at(i+1).capital {
		return item{}, false
	}
	if n := p.at(i + 1); it.first == it.last && n.class == other && letter(p.text[n.start]) && n.flags == 0 && !equalFold(p.word(i-2), "on") {
		return item{}, false // the Friday prayers
	}
	it.ofRef = true
	return it, true
}

// paper reports whether w after "Sunday" makes the name of a newspaper.
func paper(w string) bool {
	switch w {
	case "Times", "Telegraph", "Mirror", "Express", "Mail", "Herald", "Post", "Sun", "World", "Independent":
		return true
	}
	return false
}

// dayWord reads "today", "yesterday morning", "tonight".
func (p *parser) dayWord(i int) (item, bool) {
	if b := p.at(i - 1); p.x[i].capital && b.class == other && letter(p.text[b.start]) {
		return item{}, false // USA Today, Radio 4's Today programme
	}
	it := made(deictic, news.Date, i, i+1)
	it.unit, it.steps = day, int(p.x[i].val)
	if it.steps == 2 {
		it.steps, it.typ, it.pod = 0, news.Time, "NI"
		return it, true
	}
	return p.withTime(it), true
}

// earlierLater reads "earlier this year", "later that day", "earlier today".
func (p *parser) earlierLater(i int) (item, bool) {
	j := i + 1
	var it item
	ok := false
	switch p.class(j) {
	case dir:
		it, ok = p.direction(j)
		ok = ok && it.kind != fixed
	case dayWord:
		it, ok = p.dayWord(j)
	}
	if !ok {
		return item{}, false
	}
	it.first = i
	return it, true
}

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

// yearBack reads "the same month last year", "the same period a year earlier";
// j is the lexeme after the unit.
func (p *parser) yearBack(i, j int) (item, bool) {
	if p.ofAt(j) || p.inAt(j) {
		j++
	}
	j = p.skip(j, the)
	end := 0
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
	switch d {
	case dLast, dPast, dPrevious:
		return -1
	case dNext, dComing, dFollowing:
		return 1
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
	ok := false
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

// theUnit reads "the day before", "the year after", "the year 2010", "the
// weekend".
func (p *parser) theUnit(i int) (item, bool) {
	x := p.x[i]
	if x.flags&plural != 0 {
		return item{}, false
	}
	if x.val == year {
		if y, bc, end := p.yearAt(i+1, true); end > 0 {
			it := made(calendar, news.Date, i, end)
			it.year, it.bc = y, bc
			return it, true
		}
	}
	it := made(relative, news.Date, i, i+2)
	it.unit = int(x.val)
	switch s := p.at(i + 1); {
	case s.class == shift && (s.val == sBefore || s.val == sEarlier):
		it.steps = -1
	case s.class == shift && (s.val == sAfter || s.val == sLater):
		it.steps = 1
	case s.class == dir && (s.val == dPrevious || s.val == dFollowing) && p.class(i+2) != other:
		it.steps = stepsOf(s.val)
	case x.val == weekend && p.class(i+1) != dash:
		it.kind, it.last = deictic, i
		return it, true
	default:
		return item{}, false
	}
	if s := p.at(i + 1); s.val == sBefore || s.val == sAfter {
		if d := p.at(i + 2); d.class == dayWord {
			it.kind, it.last = deictic, i+2
			it.steps += int(d.val)
			return it, true
		}
		if p.opensClause(i + 2) {
			return item{}, false
		}
	}
	return it, true
}

// opensClause reports whether what follows "the day before" says which day.
func (p *parser) opensClause(i int) bool {
	switch x := p.at(i); x.class {
	case the, article, number, dir, month, weekday:
		return true
	case other:
		return letter(p.text[x.start]) && x.flags == 0
	}
	return false
}

// reference reads "now", "recently", "soon", "the future".
func (p *parser) reference(i int) (item, bool) {
	if n := p.at(i + 1); n.class == dash && n.glued {
		return item{}, false // the soon-to-open station
	}
	switch p.x[i].val {
	case 0:
		return p.ref(i, i+1, "PRESENT_REF"), true
	case 1:
		return p.ref(i, i+1, "PAST_REF"), true
	case 2:
		return p.soon(i)
	case 3:
		return p.ref(i, i+1, "FUTURE_REF"), true
	}
	return item{}, false
}

// soon reads "soon" where it looks ahead from now; "soon after", "as soon as"
// and the "soon" of a tale do not.
func (p *parser) soon(i int) (item, bool) {
	if p.tense(i, i) != futureTense || p.class(i+1) == shift {
		return item{}, false
	}
	switch p.word(i - 1) {
	case "as", "too", "how":
		return item{}, false
	}
	return p.ref(i, i+1, "FUTURE_REF"), true
}
