package timex

import "dateline/internal/news"

// podOf returns the TIMEX3 code of a part of day by its lexicon value.
func podOf(v int32) string {
	return [...]string{"", "MO", "AF", "EV", "NI", "MI", "NI", "DT", "MI"}[v]
}

// clock reads "10:30", "3 p.m.", "1600 GMT", "8 o'clock", and the date behind
// it.
func (p *parser) clock(i int) (item, bool) {
	m, j := p.clockAt(i)
	if j == 0 {
		return item{}, false
	}
	it := made(timeOnly, news.Time, i, j)
	it.clock = m
	if z := p.at(j); z.class == zone && z.capital && p.upper(j) {
		if z.val == 0 {
			it.zone = "Z"
		}
		it.last = j
	}
	return p.dateBehind(it), true
}

func (p *parser) upper(i int) bool {
	x := p.x[i]
	return 'A' <= p.text[x.end-1] && p.text[x.end-1] <= 'Z'
}

// clockAt reads the time of day alone: its minute, and the lexeme after it, 0
// if there is none.
func (p *parser) clockAt(i int) (minute, end int) {
	x, n := p.at(i), p.at(i+1)
	switch {
	case x.class == clock:
		m := int(x.val)
		if p.meridiem(i + 1) {
			return to24(m, n.val), p.meridiemEnd(i + 1)
		}
		if m >= 24*60 {
			return 0, 0
		}
		if x.digitsLike(p.text) || p.timeBefore(i) || n.class == zone {
			return m, i + 1
		}
		return 0, 0
	case x.class == number && x.digits > 0 && x.digits <= 2 && x.val >= 1 && x.val <= 12:
		if p.meridiem(i + 1) {
			return to24(int(x.val)*60, n.val), p.meridiemEnd(i + 1)
		}
		if n.end-n.start == 1 && p.word(i+1) == "o" && p.class(i+2) == apostrophe {
			return int(x.val) * 60, i + 4
		}
	case x.class == number && x.digits == 4 && n.class == zone && n.capital && p.upper(i+1):
		if h, m := int(x.val)/100, int(x.val)%100; h < 24 && m < 60 {
			return h*60 + m, i + 1
		}
	case x.class == number && x.decimal && p.hoursDot(i) >= 0:
		if p.meridiem(i + 1) {
			return to24(p.hoursDot(i), n.val), p.meridiemEnd(i + 1)
		}
		if n.class == zone && n.capital && p.upper(i+1) {
			return p.hoursDot(i), i + 1
		}
	}
	if w := p.word(i); x.class == numWord && x.val >= 1 && x.val <= 12 && len(w) > 2 && (p.word(i+1) == "o'clock" || p.word(i+1) == "o’clock") {
		return int(x.val) * 60, i + 2
	}
	return 0, 0
}

// digitsLike reports whether a time of day has two digits for its hour, which
// scores and verses have not.
func (x *lexeme) digitsLike(text string) bool {
	return x.end-x.start >= 5 && text[x.start] != '6' && text[x.start] != '9'
}

// timeBefore reports whether a word of time stands before i.
func (p *parser) timeBefore(i int) bool {
	switch p.word(i - 1) {
	case "at", "At", "until", "till", "by", "from", "around", "about", "after", "before", "since":
		return true
	}
	return p.class(i-1) == dash && p.class(i-2) == clock
}

// hoursDot reads "4.30" as a minute of the day, -1 if it is none.
func (p *parser) hoursDot(i int) int {
	h, m, n := 0, 0, 0
	w := p.word(i)
	k := 0
	for ; k < len(w) && digit(w[k]); k++ {
		h = h*10 + int(w[k]-'0')
	}
	for k++; k < len(w) && digit(w[k]); k++ {
		m, n = m*10+int(w[k]-'0'), n+1
	}
	if k < len(w) || n != 2 || h > 23 || m > 59 {
		return -1
	}
	return h*60 + m
}

// meridiem reports whether "am" or "p.m." stands at i.
func (p *parser) meridiem(i int) bool {
	x := p.at(i)
	if x.class == ampm {
		return x.end-x.start > 2 || x.glued || p.class(i-1) == clock || p.class(i-1) == number
	}
	w := p.word(i)
	return (w == "a" || w == "p") && p.class(i+1) == dot && p.at(i+1).glued && p.word(i+2) == "m"
}

func (p *parser) meridiemEnd(i int) int {
	if p.class(i) == ampm {
		return i + 1
	}
	if p.class(i+3) == dot {
		return i + 4
	}
	return i + 3
}

func to24(m int, pm int32) int {
	h := m / 60 % 12
	if pm == 12 {
		h += 12
	}
	return h*60 + m%60
}

// dateBehind reads the date of "3 p.m. Friday", "10:30 on 4 March".
func (p *parser) dateBehind(it item) item {
	j := it.last + 1
	if p.word(j) == "local" && p.word(j+1) == "time" {
		it.last, j = j+1, j+2
	}
	k := j
	if p.class(k) == comma {
		return it
	}
	if p.class(k) == prep && p.word(k) == "on" {
		k++
	}
	var d item
	ok := false
	switch p.class(k) {
	case weekday:
		d, ok = p.weekday(k)
	case dayWord:
		d, ok = p.dayWord(k)
	case month, monthAbbr:
		d, ok = p.month(k)
		ok = ok && d.day != 0
	case number, ordinal:
		if k > j {
			d, ok = p.dayMonth(k)
		}
	case dir:
		if d2, ok2 := p.direction(k); ok2 && d2.kind == calendar && d2.weekday != 0 {
			d, ok = d2, true
		}
	}
	if !ok {
		return it
	}
	d.first, d.typ = it.first, news.Time
	if d.clock < 0 {
		d.clock, d.zone = it.clock, it.zone
	}
	if d.pod == "" {
		d.pod = it.pod
	}
	return d
}

// withTime adds the time of day that follows a date: "Friday morning", "4 March
// at 3 p.m.".
func (p *parser) withTime(it item) item {
	j := it.last + 1
	if x := p.at(j); x.class == dayPart && x.flags&plural == 0 {
		it.typ, it.pod, it.last = news.Time, podOf(x.val), j
		return it
	}
	if p.class(j) == prep && p.word(j) == "at" {
		j++
		if x := p.at(j); x.class == dayPart && x.val >= 5 {
			it.typ, it.pod, it.last = news.Time, podOf(x.val), j
			return it
		}
	} else if p.class(j) == comma {
		return it
	}
	if m, end := p.clockAt(j); end > 0 && (j > it.last+1 || it.day == 0 || p.class(j) == clock) {
		it.typ, it.clock, it.last = news.Time, m, end-1
		if z := p.at(end); z.class == zone && z.capital && p.upper(end) {
			it.last = end
			if z.val == 0 {
				it.zone = "Z"
			}
		}
	}
	return it
}

// dayPart reads "noon", "midnight Friday", "the morning of 2 November".
func (p *parser) dayPart(i int) (item, bool) {
	x := p.x[i]
	if p.ofAt(i+1) || p.class(i+1) == prep && p.word(i+1) == "on" {
		j := p.skip(i+2, the)
		if j < len(p.x) {
			if d, ok := p.dated(j); ok && (d.kind == calendar && (d.day != 0 || d.weekday != 0)) && d.pod == "" {
				d.first, d.typ, d.pod = i, news.Time, podOf(x.val)
				if x.val == 5 || x.val == 6 {
					d.pod, d.clock = "", noonOr(x.val)
				}
				return d, true
			}
		}
	}
	if s := p.at(i + 1); s.class == shift && (s.val == sBefore || s.val == sAfter) && p.class(i-1) == the && !p.opensClause(i+2) {
		it := made(relative, news.Time, i, i+2)
		it.unit, it.steps, it.pod = day, 1, podOf(x.val)
		if s.val == sBefore {
			it.steps = -1
		}
		return it, true
	}
	it := made(timeOnly, news.Time, i, i+1)
	it.pod = podOf(x.val)
	if x.val == 5 || x.val == 6 {
		it.pod, it.clock = "", noonOr(x.val)
		return p.dateBehind(it), true
	}
	if d := p.dateBehind(it); d.kind != timeOnly && d.last > i {
		return d, true
	}
	if p.word(i) == "overnight" && p.class(i+1) != other {
		return it, true
	}
	if b := p.at(i - 1); b.class == prep && (x.val == 1 && p.word(i-1) == "by" || p.word(i-1) == "At") {
		return it, true
	}
	return item{}, false
}

// noonOr returns the minute of noon (lexicon value 5) or midnight.
func noonOr(v int32) int {
	if v == 5 {
		return 12 * 60
	}
	return 0
}

// set reads "every day", "each year", "every other week", "every Monday", "every
// two years".
func (p *parser) set(i int) (item, bool) {
	it := made(fixed, news.Set, i, i+2)
	j := i + 1
	x := p.at(j)
	switch x.class {
	case unit:
		if x.flags&plural == 0 {
			it.val = lengthOf("1", int(x.val))
		}
	case weekday:
		it.val = "XXXX-WXX-" + string('0'+x.val)
		if d := p.at(j + 1); d.class == dayPart {
			it.val, it.last = it.val+"T"+podOf(d.val), j+1
		}
	case month:
		if x.capital {
			it.val = "XXXX-" + two(int(x.val))
		}
	case season:
		it.val = "XXXX-" + [...]string{"", "SP", "SU", "FA", "WI"}[x.val]
	case dayPart:
		if pod := podOf(x.val); pod != "" {
			it.val = "XXXX-XX-XXT" + pod
		}
	case number, numWord, vague:
		if a, ok := p.plainAmount(j); ok && a.unit != 0 {
			it.val, it.last = a.val, a.last
		}
	case ordinal:
		if u := p.at(j + 1); u.class == unit {
			it.val, it.last = lengthOf(string('0'+min(x.val, 9)), int(u.val)), j+1
		}
	case other:
		if p.word(j) != "other" {
			break
		}
		switch y := p.at(j + 1); y.class {
		case unit:
			it.val, it.last = lengthOf("2", int(y.val)), j+1
		case weekday:
			it.val, it.last = "XXXX-WXX-"+string('0'+y.val), j+1
		}
	}
	return it, it.val != ""
}

// frequency reads "daily", "annual".
func (p *parser) frequency(i int) (item, bool) {
	x := p.x[i]
	if n := p.at(i + 1); n.capital && n.class == other { // the Daily Mail, the weekly Onda
		return item{}, false
	}
	if b := p.at(i - 1); x.capital && b.capital && b.class == other {
		return item{}, false
	}
	if b := p.at(i - 1); x.capital && b.class != stop && letter(p.text[b.start]) {
		return item{}, false // the People's Daily
	}
	it := made(fixed, news.Set, i, i+1)
	it.val = lengthOf("1", int(x.val))
	if x.val == 99 {
		it.val = "P6M"
	}
	return it, it.val != ""
}
