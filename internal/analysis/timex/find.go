package timex

import (
	"dateline/internal/news"
)

// Finder finds time expressions. It is safe for use by several goroutines.
type Finder struct {
	words    map[string]entry
	holidays []holidayRule
}

// New returns a Finder.
func New() *Finder { return &Finder{readLexicon(), holidayRules()} }

// Find returns the time expressions of d in order; they do not overlap.
// published is the article's date, against which "Friday" and "last year" are
// resolved; without one their values have unknown parts (XXXX). Expressions in
// quotation marks are resolved against the day on which the words were said,
// where the text gives it.
func (f *Finder) Find(d *news.Doc, published news.Moment, quotes []news.Quote) []news.Timex {
	p := &parser{text: d.Text, holidays: f.holidays, doc: d, words: f.words, sections: sections(d)}
	items := p.items()
	if len(items) == 0 {
		return nil
	}
	r := &resolver{p: p, doc: d}
	if !published.IsZero() {
		r.anchor = anchor{civilOf(published.Time), published.Time, true}
	}
	r.narrative = narrative(items, r.dct.year)
	return r.all(items, quotes)
}

// items reads all items of the text.
func (p *parser) items() []item {
	var items []item
	for n, s := range p.sections {
		p.turn(n)
		first := len(items)
		items = p.section(items, s.first)
		p.lendYears(items[first:])
	}
	return items
}

// section appends the items of the open section, which begins with a sentence.
func (p *parser) section(items []item, sentence int) []item {
	for i := 0; i < len(p.x); {
		c := p.x[i].class
		if c == stop {
			sentence++
		} else if it, ok := p.read(i); ok {
			it.sentence, it.section = sentence, p.open
			it.start, it.end = p.x[it.first].start, p.x[it.last].end
			items = append(items, it)
			i = it.last + 1
			continue
		}
		i++
	}
	return items
}

// lendYears gives a date the year of the next one where a range or a pair has
// it only once: "March and April 2013", "from June 3 to July 5, 2013".
func (p *parser) lendYears(items []item) {
	for i := len(items) - 2; i >= 0; i-- {
		a, b := &items[i], &items[i+1]
		if a.kind != calendar || b.kind != calendar || a.year != 0 || a.hasYear || a.toward != 0 || a.month == 0 || a.month > b.month && b.month != 0 {
			continue
		}
		if b.year == 0 || b.span != oneYear || b.first-a.last > 4 || a.sentence != b.sentence {
			continue
		}
		if b.month == 0 && !(b.first-a.last == 2 && p.inAt(a.last+1)) {
			continue
		}
		if b.month == 0 || p.joiner(a.last+1) > 0 || p.class(a.last+1) == comma && b.first-a.last == 2 {
			a.year, a.bc = b.year, b.bc
		}
	}
}

// narrative decides whether a text tells of earlier years, so that its dates
// hang on each other: most dates with a year are well before the article's, and
// few count from the day of writing.
func narrative(items []item, now int) bool {
	old, years, fresh := 0, 0, 0
	for i := range items {
		it := &items[i]
		switch {
		case it.kind == calendar && it.year != 0 && it.span == oneYear:
			years++
			if it.year < now-1 || it.year > now+1 || it.bc {
				old++
			}
		case it.kind == deictic && it.unit <= week, it.kind == calendar && it.weekday != 0 && it.month == 0:
			fresh++
		}
	}
	return years >= 5 && old*10 >= years*8 && fresh*4 <= years || years >= 12 && old*2 >= years && fresh*6 <= years
}

// all resolves the items. What stands in quotation marks counts from the day on
// which it was said, which the dates outside tell; so those are resolved first,
// and then all in text order.
func (r *resolver) all(items []item, quotes []news.Quote) []news.Timex {
	out := make([]news.Timex, len(items))
	inside, some := r.quoted(items, quotes)
	for i := range items {
		if inside[i] < 0 {
			out[i] = r.timex(items, i)
		}
	}
	if !some {
		return valid(out)
	}
	said := r.saidDays(items, out, inside, quotes)
	r.reach = reach{}
	written := r.anchor
	for i := range items {
		r.anchor = written
		if q := inside[i]; q >= 0 && said[q].year != 0 {
			r.anchor = anchor{said[q], said[q].time(), true}
		}
		out[i] = r.timex(items, i)
	}
	return valid(out)
}

func valid(ts []news.Timex) []news.Timex {
	out := ts[:0]
	for _, t := range ts {
		if t.Value != "" {
			out = append(out, t)
		}
	}
	return out
}

func (r *resolver) timex(items []item, i int) news.Timex {
	it := &items[i]
	r.p.turn(it.section)
	if it.kind == timeOnly && (!r.day.set || r.day.sentence != it.sentence) {
		r.lookAhead(items, i)
	}
	v := r.value(it)
	return news.Timex{
		Span:  news.Span{Start: int(it.start), End: int(it.end), In: r.doc.In},
		Type:  it.typ,
		Value: v,
	}
}

// lookAhead notes the day that follows a time of day in its sentence: "at 2 p.m.
// EDT (1800 GMT) on Thursday".
func (r *resolver) lookAhead(items []item, i int) {
	for j := i + 1; j < len(items) && j < i+3 && items[j].sentence == items[i].sentence; j++ {
		next := items[j]
		if next.kind == timeOnly {
			continue
		}
		if next.kind == calendar && (next.day != 0 || next.weekday != 0) || next.kind == deictic && next.unit == day {
			r.value(&next)
		}
		return
	}
}
