package timex

// calendar resolves a date some parts of which may be missing.
func (r *resolver) calendar(it *item) string {
	switch {
	case it.span == tenYears:
		return bcPrefix(it.bc) + decadeOf(it.year)
	case it.span == hundredYears:
		return bcPrefix(it.bc) + centuryOf(it.year)
	case it.span == fiscalYear:
		return "FY" + civil{year: it.year}.String()
	case it.part != "":
		return r.part(it)
	case it.month != 0:
		return r.monthDay(it)
	case it.year != 0:
		return r.reached(civil{year: it.year, bc: it.bc}, it).String()
	case it.weekday != 0:
		return r.weekday(it)
	}
	return "XXXX"
}

func bcPrefix(bc bool) string {
	if bc {
		return "BC"
	}
	return ""
}

// weekday resolves a bare weekday: the last one, or the next if the verb looks
// forward. On its own day the paper means today.
func (r *resolver) weekday(it *item) string {
	base := r.dct
	if d := r.day.date; r.day.set && (it.ofRef || r.narrative) {
		ahead := (it.weekday - isoWeekday(d.time()) + 7) % 7
		return r.reached(d.addDays(ahead), it).String()
	}
	if !r.known {
		return "XXXX-WXX-" + string(rune('0'+it.weekday))
	}
	if it.inWeek {
		return r.reached(base.addDays(it.weekday-isoWeekday(base.time())+7*it.weeks), it).String()
	}
	ahead := (it.weekday - isoWeekday(base.time()) + 7) % 7
	switch it.toward {
	case -1:
		ahead -= 7
	case 1:
		if ahead == 0 {
			ahead = 7
		}
	case thisOne:
		if ahead > 0 && r.p.tense(it.first, it.last) == pastTense {
			ahead -= 7
		}
	default:
		t := r.p.tense(it.first, it.last)
		if ahead > 0 && t != futureTense && t != goingTense && (!r.deadline(it) || r.p.nearby(it, "had")) {
			ahead -= 7
		}
	}
	return r.reached(base.addDays(ahead), it).String()
}

// monthDay resolves a month, with or without its day and year.
func (r *resolver) monthDay(it *item) string {
	y := it.year
	switch {
	case y != 0:
	case it.hasYear:
		y = r.dct.year + int(it.yearly)
		if r.narrative && r.ref.set {
			y = r.ref.date.year + int(it.yearly)
		}
	case it.ofRef && it.toward == 0 && r.ref.set:
		y = r.ref.date.year
	case it.toward != 0 && r.ref.set && (r.narrative || it.ofRef):
		y = r.yearBeside(it)
	case !r.known && !r.ref.set:
		return noYear(it)
	default:
		y = r.yearFor(it, it.month, it.day)
	}
	d := civil{year: y, month: it.month, day: it.day, bc: it.bc || it.year == 0 && r.fromRef(it) && r.ref.date.bc}
	if it.unit != 0 {
		return r.within(it, d)
	}
	if d.day > daysIn(y, d.month) {
		d.day = 0
	}
	return r.reached(d, it).String()
}

// yearBeside returns the year of "the previous April" or "the following May"
// counted from the time that the text has reached.
func (r *resolver) yearBeside(it *item) int {
	y, at := r.ref.date.year, r.ref.date.month
	switch {
	case it.toward == -1 && at <= it.month:
		y--
	case it.toward == 1 && at >= it.month:
		y++
	}
	return y
}

// deadline reports whether "by" or "until" stands before it.
func (r *resolver) deadline(it *item) bool {
	w := r.p.word(it.first - 1)
	return w == "by" || w == "until" || w == "through"
}

// noYear writes a month or day of an unknown year.
func noYear(it *item) string {
	s := "XXXX-" + two(it.month)
	if it.day > 0 {
		s += "-" + two(it.day)
	}
	return s
}

// within resolves "the last week of March" and "the last day of March".
func (r *resolver) within(it *item, d civil) string {
	last := daysIn(d.year, d.month)
	if it.unit == day {
		d.day = last
		return r.reached(d, it).String()
	}
	d.day = 7*(it.steps-1) + 4
	if it.steps < 0 {
		d.day = last - 4
	}
	d.day = min(max(d.day, 1), last)
	return weekOf(d.time())
}

// fromRef reports whether a date without a year belongs to the time that the
// text has reached: in a narrative always, in news where this sentence or the one
// before it in its paragraph has told a month of another year.
func (r *resolver) fromRef(it *item) bool {
	if !r.ref.set || it.toward != 0 {
		return false
	}
	if r.narrative || !r.known {
		return true
	}
	if !r.ref.explicit || r.ref.date.year == r.dct.year || r.ref.date.month == 0 {
		return false
	}
	s := r.doc.Sentences
	return it.sentence-r.ref.sentence <= 1 && s[it.sentence].Paragraph == s[r.ref.sentence].Paragraph &&
		r.p.tense(it.first, it.last) != futureTense
}

// yearFor chooses the year of a month and day that come without one.
func (r *resolver) yearFor(it *item, m, d int) int {
	if r.fromRef(it) {
		return r.nearRef(m)
	}
	return r.yearFromDay(it, m, d)
}

// yearFromDay is yearFor counted from the article's date.
func (r *resolver) yearFromDay(it *item, m, d int) int {
	y := r.dct.year
	before := m < r.dct.month || m == r.dct.month && d != 0 && d < r.dct.day
	same := m == r.dct.month && (d == 0 || d == r.dct.day)
	switch it.toward {
	case -1:
		if !before {
			y--
		}
		return y
	case 1:
		if before || same {
			y++
		}
		return y
	case thisOne:
		return y
	}
	if same {
		return y
	}
	return y + r.yearByTense(it, m-r.dct.month, d != 0, before)
}

// yearByTense returns which year a month is in that lies ahead months after the
// present one in the calendar: 0 this, 1 the next, -1 the last. Nobody writes a
// day without its year when it is nine months gone.
func (r *resolver) yearByTense(it *item, ahead int, hasDay, before bool) int {
	t := r.p.tense(it.first, it.last)
	if r.deadline(it) && !before && ahead <= 6 {
		return 0
	}
	switch {
	case before && (t == futureTense && (!hasDay || ahead < -2) || t == goingTense && ahead < -3):
		return 1
	case before && (hasDay && ahead < -9 || t != pastTense && ahead < -8):
		return 1
	case before:
		return 0
	case t == futureTense, hasDay && ahead <= 3, t != pastTense && ahead <= 6:
		return 0
	}
	return -1
}

// nearRef returns the year that puts month m nearest to the time that the text
// has reached, which a tale seldom leaves by half a year.
func (r *resolver) nearRef(m int) int {
	d := r.ref.date
	if d.month == 0 && r.month.set && r.month.date.year == d.year {
		d = r.month.date
	}
	if d.month == 0 || d.bc {
		return d.year
	}
	switch n := m - d.month; {
	case n < -6:
		return d.year + 1
	case n > 6:
		return d.year - 1
	}
	return d.year
}

// part resolves seasons, quarters and halves.
func (r *resolver) part(it *item) string {
	first := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}[it.part]
	y, bc := it.year, it.bc
	switch {
	case y != 0:
	case it.hasYear:
		y = r.dct.year + int(it.yearly)
	case it.ofRef && r.ref.set, r.fromRef(it):
		y, bc = r.ref.date.year, r.ref.date.bc
	case !r.known:
		return "XXXX-" + it.part
	default:
		y = r.partYear(it, first)
	}
	r.reached(civil{year: y, bc: bc}, it)
	r.lastPart = it.part
	return civil{year: y, bc: bc}.String() + "-" + it.part
}

// partYear chooses the year of a season or quarter that comes without one: the
// latest that has begun, or the next if the verb looks forward.
func (r *resolver) partYear(it *item, first int) int {
	y := r.dct.year
	begun := first <= r.dct.month
	running := begun && r.dct.month < first+3 || it.part == "WI" && r.dct.month <= 2
	switch {
	case it.part == "WI" && r.dct.month <= 2:
		y--
		switch it.toward {
		case -1:
			y--
		case 1:
			y++
		}
	case it.toward == -1 && (!begun || running):
		y--
	case it.toward == 1 && begun:
		y++
	case it.toward == 0 && !begun && r.deadline(it):
	case it.toward == 0 && !begun && first-r.dct.month > 4 && r.p.tense(it.first, it.last) == pastTense:
		y--
	case it.toward == 0 && begun && !running && r.dct.month-first > 8 && r.p.tense(it.first, it.last) == futureTense,
		it.toward == 0 && begun && !running && it.part[0] != 'Q' && r.p.tense(it.first, it.last) == futureTense:
		y++
	}
	return y
}
