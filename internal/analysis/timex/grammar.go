package timex

import "dateline/internal/news"

// parser reads items from lexemes. Its methods take the lexeme to start at and
// return the item and true, or false when no item starts there.
type parser struct {
	text     string
	x        []lexeme // of the open section
	holidays []holidayRule

	doc      *news.Doc
	words    map[string]entry
	sections []section
	open     int // index into sections
}

// at returns lexeme i, or a stop beyond either end.
func (p *parser) at(i int) *lexeme {
	if i < 0 || i >= len(p.x) {
		return &lexeme{class: stop}
	}
	return &p.x[i]
}

func (p *parser) class(i int) class { return p.at(i).class }

// is reports whether lexeme i has a class and value.
func (p *parser) is(i int, c class, val int32) bool {
	x := p.at(i)
	return x.class == c && x.val == val
}

// word returns the text of lexeme i.
func (p *parser) word(i int) string {
	x := p.at(i)
	return p.text[x.start:x.end]
}

// skip returns i+1 if lexeme i has the class, else i.
func (p *parser) skip(i int, c class) int {
	if p.class(i) == c {
		return i + 1
	}
	return i
}

// made returns an item over lexemes i to j, exclusive.
func made(k kind, t news.TimexType, i, j int) item {
	return item{kind: k, typ: t, first: i, last: j - 1, clock: -1}
}

// read returns the longest item that starts at lexeme i. It is called for
// every lexeme that is not within an item, so that it turns most away at once.
func (p *parser) read(i int) (item, bool) {
	switch p.x[i].class {
	case other, stop, comma, dot, dash, slash, symbol, counted, long, zone, ampm, prep, link, shift:
		return p.rare(i)
	case approx, compare:
		return p.approximate(i)
	case part:
		return p.modified(i)
	case the:
		return p.definite(i)
	case every:
		return p.set(i)
	}
	return p.core(i)
}

// core reads an item that starts with a word of its own meaning: no article
// and no modifier.
func (p *parser) core(i int) (item, bool) {
	switch p.x[i].class {
	case number, clock:
		return p.numeric(i)
	case numWord:
		if it, ok := p.spelledCentury(i); ok {
			return it, true
		}
		return p.amount(i)
	case vague, half, article:
		return p.amount(i)
	case ordinal:
		return p.ordinal(i)
	case decade, apostrophe:
		return p.decade(i)
	case month, monthAbbr:
		return p.month(i)
	case weekday, weekdayAbbr:
		return p.weekday(i)
	case season:
		return p.season(i)
	case dayWord:
		return p.dayWord(i)
	case dir:
		return p.direction(i)
	case unit:
		return p.bareUnit(i)
	case dayPart:
		return p.dayPart(i)
	case frequency:
		return p.frequency(i)
	case reference:
		return p.reference(i)
	case holiday:
		return p.holiday(i)
	case fiscal:
		return p.fiscal(i)
	}
	return item{}, false
}

// rare reads the few items that start with an ordinary word.
func (p *parser) rare(i int) (item, bool) {
	x := &p.x[i]
	switch {
	case x.class == shift && (x.val == sEarlier || x.val == sLater):
		return p.earlierLater(i)
	case x.class == prep && (p.is(i+1, compare, 2) || p.is(i+1, compare, 3)): // at least, at most
		it, ok := p.amount(i + 2)
		it.first = i
		return it, ok && it.typ == news.Duration
	case x.class == other && x.capital && x.end-x.start == 1:
		return p.quarterCode(i)
	}
	return item{}, false
}

// approximate reads "about two years", "more than a month": the modifier
// belongs to a duration but not to a date.
func (p *parser) approximate(i int) (item, bool) {
	j := i + 1
	if p.x[i].class == compare { // more than, at least
		if p.word(j) != "than" {
			return item{}, false
		}
		j++
	}
	switch p.class(j) {
	case number, numWord, vague, half, article:
	default:
		return item{}, false
	}
	it, ok := p.amount(j)
	if !ok || it.typ != news.Duration && it.kind != deictic && it.kind != relative {
		return item{}, false
	}
	it.first = i
	return it, true
}

// modified reads "early June", "mid-2019", "the end of 2009" without its
// article, which definite puts back.
func (p *parser) modified(i int) (item, bool) {
	if p.x[i].val == 9 {
		return item{}, false
	}
	j := i + 1
	noun := p.x[i].val == pNoun
	if p.is(j, shift, sLater) {
		return item{}, false
	}
	if noun {
		if !p.ofAt(j) {
			return item{}, false
		}
		j++
	} else if p.class(j) == dash && p.at(j).glued {
		j++
	}
	if noun || p.class(j) != the {
		j = p.skip(j, the)
	}
	it, ok := p.dated(j)
	if !ok {
		return item{}, false
	}
	it.first = i
	return it, true
}

// dated reads an item that is a date and may follow a modifier.
func (p *parser) dated(i int) (item, bool) {
	if i >= len(p.x) {
		return item{}, false
	}
	var it item
	ok := false
	switch p.x[i].class {
	case unit:
		it, ok = p.thatUnit(i)
	case dir, number, month, monthAbbr, weekday, season, decade, apostrophe, ordinal, holiday, fiscal:
		it, ok = p.core(i)
	}
	if !ok || it.typ != news.Date && it.pod == "" {
		return item{}, false
	}
	return it, true
}

// thatUnit reads the unit of "the end of the year" as the current one.
func (p *parser) thatUnit(i int) (item, bool) {
	if p.class(i-1) != the || p.x[i].flags&plural != 0 {
		return item{}, false
	}
	switch p.x[i].val {
	case day, week, month_, year, decade_, century, quarter, weekend:
	default:
		return item{}, false
	}
	it := made(deictic, news.Date, i, i+1)
	it.unit, it.the = int(p.x[i].val), true
	return it, true
}

// definite reads an item that starts with "the".
func (p *parser) definite(i int) (item, bool) {
	j := i + 1
	var it item
	ok := false
	switch p.class(j) {
	case part:
		it, ok = p.modified(j)
	case dir, ordinal, decade, season, holiday, fiscal, apostrophe:
		it, ok = p.core(j)
	case weekday:
		it, ok = p.theWeekday(j)
	case dayPart:
		it, ok = p.dayPart(j)
	case unit:
		it, ok = p.theUnit(j)
	case reference:
		if p.x[j].val == 3 {
			it, ok = p.reference(j)
		}
	case approx:
		if p.class(j+1) == number {
			it, ok = p.decade(j + 1)
		}
	case number:
		it, ok = p.theNumber(j)
	}
	if ok && it.val != "PRESENT_REF" && !(it.val == "PAST_REF" && it.first == it.last && p.x[j].val == dRecent) {
		it.first = i
	}
	return it, ok
}

// theNumber reads the number of "the 1930's" and "the 4 March meeting" is not
// the article's.
func (p *parser) theNumber(i int) (item, bool) {
	it, ok := p.numeric(i)
	if ok && it.span == tenYears {
		return it, true
	}
	return item{}, false
}

func (p *parser) ofAt(i int) bool {
	return p.class(i) == prep && p.x[i].end-p.x[i].start == 2 && p.text[p.x[i].start] == 'o' && p.text[p.x[i].start+1] == 'f'
}

func (p *parser) inAt(i int) bool { return p.class(i) == prep && p.word(i) == "in" }
