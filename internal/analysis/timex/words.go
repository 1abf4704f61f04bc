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
	return p.withTime(p.ofWeek(it)), true
}

// ofWeek reads the week of "Wednesday of last week".
func (p *parser) ofWeek(it item) item {
	j := it.last + 1
	if d := p.at(j + 1); p.ofAt(j) && d.class == dir && p.is(j+2, unit, week) {
		switch d.val {
		case dLast, dThis, dNext:
			it.inWeek, it.weeks, it.last = true, stepsOf(d.val), j+2
		}
	}
	return it
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
	case the, article, number, dir, month, weekday, holiday:
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
	if b := p.at(i - 1); p.x[i].capital && (b.class == the || b.class == other && letter(p.text[b.start])) {
		return item{}, false // the Future Fund
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
