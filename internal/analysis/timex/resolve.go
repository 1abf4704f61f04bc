package timex

import (
	"time"

	"dateline/internal/news"
)

// resolver gives items their values, in text order.
type resolver struct {
	p         *parser
	doc       *news.Doc
	narrative bool // missing parts come from the text, not from the article's date
	anchor
	reach
}

// anchor is the day from which "today" and "last week" count: the article's, or
// that on which a quotation was said.
type anchor struct {
	dct     civil
	dctTime time.Time
	known   bool
}

// reach is how far the text has come.
type reach struct {
	ref      mark   // the last date
	day      mark   // the last one that is a day
	month    mark   // the last one that is a month or a day
	lastPart string // the part of the year that ref is, such as "Q3"
}

// mark is a date of the text and where it stands.
type mark struct {
	date     civil
	set      bool
	explicit bool // its year was written
	sentence int
	last     int // lexeme, of the section of its sentence
}

// value returns the TIMEX3 value of it and moves the time that the text has
// reached.
func (r *resolver) value(it *item) string {
	switch it.kind {
	case fixed:
		return it.val
	case calendar:
		return r.withClock(it, r.calendar(it))
	case deictic:
		if !r.known {
			return r.withClock(it, unknown(it.unit))
		}
		return r.withClock(it, r.step(it, r.base(it)))
	case relative:
		return r.withClock(it, r.relative(it))
	case feast:
		return r.withClock(it, r.feast(it))
	}
	return r.timeOnly(it)
}

// base returns what a deictic item counts from: "this year" and "last year" of
// a narrative are the text's, and so is "the end of the year" behind a date of
// another year in its sentence.
func (r *resolver) base(it *item) civil {
	if !r.ref.set || it.unit <= day || r.p.class(it.last) == shift || r.p.class(it.last) == reference {
		return r.dct
	}
	if r.narrative || it.the && r.ref.explicit && r.ref.sentence == it.sentence && r.ref.date.year != r.dct.year {
		if it.unit == year || it.unit >= decade_ || r.ref.date.month > 0 {
			return r.ref.date
		}
	}
	return r.dct
}

// unknown writes a date of which nothing is known but its precision.
func unknown(u int) string {
	switch u {
	case month_, quarter:
		return "XXXX-XX"
	case week, fortnight:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case year, decade_, century:
		return "XXXX"
	}
	return "XXXX-XX-XX"
}

// step returns the date that lies it.steps units from base, as precise as the
// unit.
func (r *resolver) step(it *item, base civil) string {
	n := it.steps
	switch it.unit {
	case second, minute, hour:
		return r.hours(it)
	case day:
		if r.narrative && it.kind == deictic && n == 0 && it.pod == "" {
			return "PRESENT_REF" // a history's "today"
		}
		return r.reached(base.addDays(n), it).String()
	case weekend:
		return weekOf(base.addDays(7*(n+r.weekendShift(it))).time()) + "-WE"
	case fortnight:
		return weekOf(base.addDays(14 * n).time())
	case week:
		d := base.addDays(7 * n)
		r.reached(d, it)
		return weekOf(d.time())
	case month_:
		d := base.addMonths(n)
		d.day = 0
		return r.reached(d, it).String()
	case quarter:
		d := base.addMonths(3 * n)
		return quarterOf(d.year, d.month)
	}
	return r.years(it, base)
}

// years steps by years, decades and centuries.
func (r *resolver) years(it *item, base civil) string {
	y := base.year
	switch it.unit {
	case year:
		if it.keep && r.lastPart != "" {
			part := r.lastPart
			return r.reached(addYears(base, it.steps), it).String() + "-" + part
		}
		if base.month > 0 && base.day == 0 && (it.keep || it.kind == relative && r.samePredicate(it)) {
			return r.reached(base.addMonths(12*it.steps), it).String()
		}
		return r.reached(addYears(base, it.steps), it).String()
	case decade_:
		return decadeOf(max(y+10*it.steps, 0))
	case century:
		return centuryOf(max(y+100*it.steps, 0))
	}
	return "XXXX"
}

// samePredicate reports whether no verb stands between the text's last date and
// it: "by September 2025 in Iraq, and in the Kurdish region a year later".
func (r *resolver) samePredicate(it *item) bool {
	if r.ref.sentence != it.sentence {
		return false
	}
	for k := r.ref.last + 1; k < it.first; k++ {
		if x := &r.p.x[k]; x.class == stop || x.flags&(past|future|modal|present) != 0 {
			return false
		}
	}
	return true
}

// addYears counts backwards before Christ, where there is no year 0.
func addYears(c civil, n int) civil {
	if !c.bc {
		return civil{year: max(c.year+n, 1)}
	}
	return civil{year: max(c.year-n, 1), bc: true}
}

// hours gives what is a few hours from now the day; the hour itself is known
// only where the article's is.
func (r *resolver) hours(it *item) string {
	d := time.Duration(it.steps) * [...]time.Duration{0, time.Second, time.Minute, time.Hour}[it.unit]
	t := r.dctTime.Add(d)
	if it.typ == news.Date {
		it.typ = news.Time
	}
	if r.dctTime.Hour() == 0 && r.dctTime.Minute() == 0 {
		return civilOf(r.dctTime.Add(d.Truncate(24*time.Hour))).String() + "TXX"
	}
	return civilOf(t).String() + "T" + two(t.Hour()) + ":" + two(t.Minute())
}

// weekendShift tells whether "this weekend" is the one before: on a weekday, in
// the past tense.
func (r *resolver) weekendShift(it *item) int {
	if it.steps != 0 || isoWeekday(r.dct.time()) >= 6 {
		return 0
	}
	if r.p.tense(it.first, it.last) == pastTense && isoWeekday(r.dct.time()) < 5 {
		return -1
	}
	return 0
}

// reached notes that the text has come to d.
func (r *resolver) reached(d civil, it *item) civil {
	if r.narrative && it.kind == deictic {
		if b := r.p.class(it.last); it.unit <= day || b == shift {
			return d
		}
	}
	r.ref = mark{date: d, set: true, explicit: it.kind == calendar && it.year != 0, sentence: it.sentence, last: it.last}
	r.lastPart = ""
	if d.month > 0 {
		r.month = r.ref
	}
	if d.day > 0 {
		r.day = r.ref
	}
	return d
}

// relative resolves "two years later", "the next day", "that year".
func (r *resolver) relative(it *item) string {
	base, ok := r.relativeBase(it)
	if !ok {
		return unknown(it.unit)
	}
	precise := base.day > 0
	switch it.unit {
	case second, minute, hour:
		return civil{year: base.year, month: base.month, day: base.day, bc: base.bc}.String() + "TXX"
	case day, week, weekend, fortnight:
		if !precise {
			return r.vagueDay(it, base)
		}
	case month_, quarter:
		if base.month == 0 {
			return civil{year: base.year, bc: base.bc}.String() + "-XX"
		}
	}
	return r.step(it, base)
}

// lately is how many sentences ago the text may have told the day that "the
// next day" or "at 7.52am" hangs on.
const lately = 4

// relativeBase returns the time that the text has reached, as precise as the
// unit needs if the text has told such a one lately.
func (r *resolver) relativeBase(it *item) (civil, bool) {
	m := r.ref
	if m.set && m.sentence == it.sentence && !r.narrative {
		return m.date, true
	}
	if ahead := r.day.date; it.unit <= fortnight && r.day.set && !r.narrative && r.known &&
		ahead.time().After(r.dctTime) && r.p.tense(it.first, it.last) == pastTense {
		return r.dct, true // what happened "the day before" did not hang on a day to come
	}
	if it.unit <= fortnight && r.day.set && (!r.narrative || it.sentence-r.day.sentence <= lately) {
		m = r.day
	} else if it.unit == month_ && r.month.set && it.sentence-r.month.sentence <= lately {
		m = r.month
	}
	if m.set {
		return m.date, true
	}
	return r.dct, r.known
}

// vagueDay writes a day or week within a month or year that is all that is known.
func (r *resolver) vagueDay(it *item, base civil) string {
	base.day = 0
	if it.unit != day {
		return civil{year: base.year, bc: base.bc}.String() + "-WXX"
	}
	if base.month == 0 {
		return base.String() + "-XX-XX"
	}
	return base.String() + "-XX"
}

// feast resolves a holiday.
func (r *resolver) feast(it *item) string {
	h := &r.p.holidays[it.holiday]
	y := it.year
	if y == 0 && !r.known && !r.ref.set {
		return "XXXX-XX-XX"
	}
	if y == 0 {
		m, d := h.on(r.dct.year)
		if r.narrative && r.ref.set {
			y = r.ref.date.year
		} else {
			y = r.yearFromDay(it, m, d)
		}
	}
	m, d := h.on(y)
	return r.reached(civil{year: y, month: m, day: d}, it).String()
}

// timeOnly puts a time of day on the day that the text has told lately, else on
// the article's.
func (r *resolver) timeOnly(it *item) string {
	d := r.dct
	if r.day.set && it.sentence-r.day.sentence <= lately && (it.sentence == r.day.sentence || r.narrative || r.fresh(r.day.date)) {
		d = r.day.date
	} else if !r.known {
		return r.withClock(it, "XXXX-XX-XX")
	}
	return r.withClock(it, d.String())
}

// fresh reports whether d is the article's day or one of the two before it.
func (r *resolver) fresh(d civil) bool {
	if !r.known {
		return true
	}
	days := int(r.dct.time().Sub(d.time()).Hours() / 24)
	return days >= 0 && days <= 2
}

// withClock adds the time of day to a date.
func (r *resolver) withClock(it *item, date string) string {
	if it.typ != news.Time || it.clock < 0 && it.pod == "" {
		return date
	}
	if it.clock < 0 {
		return date + "T" + it.pod
	}
	return date + "T" + two(it.clock/60) + ":" + two(it.clock%60) + it.zone
}
