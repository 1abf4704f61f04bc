package timex

import (
	"strconv"
	"strings"

	"dateline/internal/news"
)

// amount reads a length of time and what may follow it: "two years", "three
// days ago", "a week later".
func (p *parser) amount(i int) (item, bool) {
	it, ok := p.plainAmount(i)
	if !ok {
		return it, ok
	}
	if it.typ != news.Duration {
		return it, true
	}
	if p.perUnit(i, it) {
		it.typ = news.Set
		if w := p.word(i - 1); w == "twice" || w == "once" || w == "Twice" || w == "Once" {
			it.first--
		}
		return it, true
	}
	return p.shifted(it), true
}

// plainAmount reads "two years", "a few days", "half an hour", "three-year",
// "two and a half years".
func (p *parser) plainAmount(i int) (item, bool) {
	n, text, j := p.count(i)
	if j == 0 {
		return item{}, false
	}
	hyphen := p.class(j) == dash && p.at(j).glued
	if hyphen {
		j++
	}
	if k, txt := p.range_(i, j); k > 0 {
		it := made(fixed, news.Duration, i, j)
		it.val, it.unit = txt, 0
		return it, true
	}
	u := p.at(j)
	if u.class != unit {
		return item{}, false
	}
	if u.flags&plural == 0 && n != 1 && !hyphen && text != "0.5" {
		return item{}, false
	}
	end := j + 1
	k := end
	if p.class(k) == dash {
		k++
	}
	if p.is(k, long, 1) { // an age
		return item{}, false
	}
	it := made(fixed, news.Duration, i, end)
	if p.is(k, long, 0) && k > end {
		if p.class(i) == article {
			return item{}, false // a [decade-long] mission
		}
		it.last = k
	}
	if p.class(end) == link && p.word(end) == "and" && p.class(end+1) == article && p.is(end+2, half, 0) && n > 0 && !strings.Contains(text, ".") {
		text += ".5"
		it.last = end + 2
	}
	it.unit, it.steps = int(u.val), n
	it.val = lengthOf(text, it.unit)
	if u.val == weekend && p.class(i) == article || u.val == quarter && p.class(end) != shift {
		return item{}, false // three quarters of the troops
	}
	if w := p.word(end); p.class(i) == article && (w == "when" || w == "that" || w == "in") && u.val == day {
		return item{}, false // a day when nothing moved
	}
	return it, it.val != ""
}

// range_ reads the first number of "60 to 90 days" and its value; j is the
// lexeme after the number.
func (p *parser) range_(i, j int) (int, string) {
	k := p.joiner(j)
	if p.class(i) == article || k == 0 {
		return 0, ""
	}
	if p.class(j) == link && p.word(j) == "and" && p.word(i-1) != "between" {
		return 0, ""
	}
	if p.class(i) == number && p.x[i].digits == 4 {
		return 0, ""
	}
	_, _, after := p.count(k)
	if after == 0 || p.class(k) == article {
		return 0, ""
	}
	u := p.at(after)
	if u.class != unit || u.flags&plural == 0 {
		return 0, ""
	}
	_, text, _ := p.count(i)
	return k, lengthOf(text, int(u.val))
}

// count reads a number in figures or words, or "a", "several", "half a". It
// returns its value (0 if vague), how a TIMEX3 value writes it, and the lexeme
// after it, 0 if there is none.
func (p *parser) count(i int) (n int, text string, end int) {
	x := p.at(i)
	switch x.class {
	case number:
		if p.at(i-1).class == symbol && x.glued {
			return 0, "", 0
		}
		return p.figures(i)
	case numWord:
		return p.spelled(i)
	case vague:
		return 0, "X", p.vagueEnd(i + 1)
	case half:
		if j := i + 1; p.class(j) == article {
			return 0, "0.5", j + 1
		} else if p.class(j) == dash && p.is(j+1, unit, hour) {
			return 0, "0.5", j
		}
	case dir:
		if x.val == 99 { // another
			if c := p.class(i + 1); c == number || c == numWord {
				return p.count(i + 1)
			}
			return 1, "1", i + 1
		}
	case article:
		return p.articled(i)
	}
	return 0, "", 0
}

// articled reads "a", "a few", "a dozen", "a hundred", "a half".
func (p *parser) articled(i int) (n int, text string, end int) {
	switch y := p.at(i + 1); {
	case y.class == vague:
		if y.val == 12 {
			return 12, "12", i + 2
		}
		return 0, "X", p.vagueEnd(i + 2)
	case y.class == numWord && y.val >= 100:
		return int(y.val), strconv.Itoa(int(y.val)), i + 2
	case y.class == approx || y.class == other && (p.word(i+1) == "full" || p.word(i+1) == "single" || p.word(i+1) == "whole"):
		return 1, "1", i + 2
	}
	return 1, "1", i + 1
}

// vagueEnd skips the "more" and "of" of "several more" and "a couple of".
func (p *parser) vagueEnd(i int) int {
	if p.ofAt(i) || p.is(i, compare, 0) {
		return i + 1
	}
	return i
}

// figures reads a number in digits, with the half of "2 1/2" left out.
func (p *parser) figures(i int) (n int, text string, end int) {
	x := p.x[i]
	end = i + 1
	if x.decimal {
		return 2, p.word(i), end
	}
	if m := p.at(end); m.class == numWord && m.val >= 100 {
		return 2, strconv.Itoa(int(x.val) * int(m.val)), end + 1
	}
	return int(x.val), strconv.Itoa(int(x.val)), p.moreEnd(end)
}

func (p *parser) moreEnd(i int) int {
	if p.is(i, compare, 0) || p.is(i, dir, dFollowing) {
		return i + 1
	}
	return i
}

// maxSpelled is how many lexemes a number in words may have, so that a text of
// nothing else is read in linear time.
const maxSpelled = 16

// spelled reads a number in words: "twenty-five", "two hundred", "two and a
// half".
func (p *parser) spelled(i int) (n int, text string, end int) {
	total, cur := 0, 0
	j := i
	for ; p.class(j) == numWord && j < i+maxSpelled; j++ {
		v := int(p.x[j].val)
		switch {
		case v < 100:
			cur += v
		case v == 100:
			cur = max(cur, 1) * 100
		default:
			total, cur = total+max(cur, 1)*v, 0
		}
		if total > 1e6 || cur > 1e6 {
			return 0, "", 0
		}
		if p.class(j+1) == dash && p.at(j+1).glued && p.class(j+2) == numWord {
			j++
		}
	}
	n = total + cur
	text = strconv.Itoa(n)
	if p.class(j) == link && p.word(j) == "and" {
		k := j + 1
		if p.class(k) == article {
			k++
		}
		if p.is(k, half, 0) && p.class(k+1) == unit {
			return n + 1, text + ".5", k + 1
		}
	}
	return n, text, p.moreEnd(j)
}

// perUnit reports whether "a year" tells how often: "twice a year", "$5 a
// month", "8 percent a year".
func (p *parser) perUnit(i int, it item) bool {
	if p.class(i) != article || it.steps != 1 || it.last != i+1 {
		return false
	}
	b := p.at(i - 1)
	switch b.class {
	case counted, number:
		return p.class(it.last+1) != shift
	case other:
		switch p.word(i - 1) {
		case "once", "twice", "times", "percent", "million", "billion", "trillion", "pence", "Once", "Twice", "m", "bn", "tn", "k":
			return p.class(it.last+1) != shift
		}
	}
	return false
}

// shifted turns "two years" with a word behind it into a date: "two years
// ago", "two years later".
func (p *parser) shifted(it item) item {
	if it.val == "" || it.unit == 0 {
		return it
	}
	j := it.last + 1
	s := p.at(j)
	if s.class == prep && p.word(j) == "from" && p.is(j+1, reference, 0) {
		return p.shift(it, deictic, 1, j+1)
	}
	if s.class != shift {
		return it
	}
	switch s.val {
	case sAgo:
		return p.shift(it, deictic, -1, j)
	case sBack:
		if p.class(j+1) == stop || p.class(j+1) == dot || p.class(j+1) == comma {
			return p.shift(it, deictic, -1, j)
		}
	case sHence:
		return p.shift(it, deictic, 1, j)
	case sLater:
		return p.shift(it, relative, 1, j)
	case sEarlier:
		return p.shift(it, relative, -1, j)
	case sBefore, sAfter:
		if c := p.class(j + 1); c == stop || c == dot || c == comma {
			if s.val == sBefore {
				return p.shift(it, relative, -1, j)
			}
			return p.shift(it, relative, 1, j)
		}
	}
	return it
}

// shift makes it a date that is its own length away from the article's date or
// the time that the text has reached. Vague lengths give vague dates.
func (p *parser) shift(it item, k kind, way, last int) item {
	it.typ, it.last = news.Date, last
	vagueValue := it.steps == 0 || it.val == "" || it.val[1] == 'X' || len(it.val) > 2 && it.val[2] == 'X'
	for i := range len(it.val) {
		if it.val[i] == '.' {
			it.val = it.val[:i] + it.val[len(it.val)-1:]
			it.steps = max(it.steps-1, 1)
			break
		}
	}
	if vagueValue || it.unit == weekend {
		it.kind, it.val = fixed, "PAST_REF"
		if way > 0 {
			it.val = "FUTURE_REF"
		}
		return it
	}
	it.kind, it.steps = k, it.steps*way
	return it
}

// bareUnit reads a unit without a number: "years ago", "for decades",
// "year-long".
func (p *parser) bareUnit(i int) (item, bool) {
	x := p.x[i]
	j := i + 1
	if p.class(j) == dash && p.at(j).glued && p.is(j+1, long, 0) {
		it := made(fixed, news.Duration, i, j+2)
		it.val = lengthOf("1", int(x.val))
		if x.flags&plural != 0 {
			it.val = lengthOf("X", int(x.val))
		}
		return it, it.val != ""
	}
	if x.flags&plural == 0 || x.val == weekend || x.val == quarter {
		return item{}, false
	}
	it := made(fixed, news.Duration, i, i+1)
	it.unit, it.val = int(x.val), lengthOf("X", int(x.val))
	if s := p.at(j); s.class == shift && s.val <= sEarlier {
		return p.shifted(it), true
	}
	if p.bareAllowed(i) {
		return it, true
	}
	return item{}, false
}

// bareAllowed reports whether a bare plural unit at i is a length of time.
func (p *parser) bareAllowed(i int) bool {
	if s := p.at(i + 1); s.class == shift || p.ofAt(i+1) && p.class(i-1) != the && p.class(i-1) != dayPart && p.class(i-1) != part {
		return true
	}
	if p.class(i-1) == prep {
		switch p.word(i - 1) {
		case "for", "within", "For", "Within", "in", "In":
			return true
		}
	}
	return p.is(i-1, approx, 1)
}

// lengthOf writes a TIMEX3 duration: "P2Y", "PT30M", "PXD".
func lengthOf(n string, u int) string {
	switch u {
	case second:
		return "PT" + n + "S"
	case minute:
		return "PT" + n + "M"
	case hour:
		if n == "0.5" {
			return "PT30M"
		}
		return "PT" + n + "H"
	case day:
		return "P" + n + "D"
	case weekend:
		return "P" + n + "WE"
	case week:
		return "P" + n + "W"
	case fortnight:
		if n == "1" {
			return "P2W"
		}
		return "PXW"
	case month_:
		return "P" + n + "M"
	case quarter:
		if q, err := strconv.Atoi(n); err == nil {
			return "P" + strconv.Itoa(3*q) + "M"
		}
		return "P" + n + "Q"
	case year:
		if n == "0.5" {
			return "P6M"
		}
		return "P" + n + "Y"
	case decade_:
		if d, err := strconv.Atoi(n); err == nil {
			return "P" + strconv.Itoa(10*d) + "Y"
		}
		return "P" + n + "DE"
	case century:
		return "P" + n + "CE"
	}
	return ""
}
