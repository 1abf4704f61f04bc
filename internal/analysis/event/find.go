package event

import (
	"slices"
	"time"

	"dateline/internal/news"
)

// Find returns the events that d reports, in text order: one for each date that
// a sentence supports. published tells what is still to come; mentions, quotes
// and times are those of d, sorted, and mentions know their entities.
func Find(d *news.Doc, published news.Moment, mentions []news.Mention, quotes []news.Quote, times []news.Timex) []news.Event {
	f := finder{doc: d, published: published, mentions: mentions, quotes: quotes}
	var out []news.Event
	t, m := 0, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		from := t
		for t < len(times) && times[t].Start < s.End {
			t++
		}
		for m < len(mentions) && mentions[m].End <= s.Start {
			m++
		}
		if t > from {
			out = append(out, f.sentence(s, times[from:t], mentions[m:])...)
		}
	}
	return out
}

type finder struct {
	doc       *news.Doc
	published news.Moment
	mentions  []news.Mention
	quotes    []news.Quote
}

// sentence returns the events of one sentence, each date once.
func (f *finder) sentence(s *news.Sentence, times []news.Timex, mentions []news.Mention) []news.Event {
	var out []news.Event
	if !reports(f.doc, s) {
		return nil
	}
	who := takingPart(s, mentions)
	told := map[string]bool{}
	for _, t := range times {
		date, from, to, ok := dateOf(t)
		if !ok || told[date] {
			continue
		}
		c := clauseOf(f.doc, s, t.Span)
		if !c.asserts() {
			continue
		}
		told[date] = true
		out = append(out, news.Event{
			Span:     news.Span{Start: s.Start, End: s.End, In: f.doc.In},
			Date:     date,
			Future:   f.future(from, to, c),
			Summary:  summary(f.doc, s, t.Span),
			Entities: who,
			Timex:    t.Span,
		})
	}
	return out
}

// dateOf returns the date of a time expression without its time of day, and
// what it covers. A century is too long to date anything.
func dateOf(t news.Timex) (date string, from, to time.Time, ok bool) {
	if t.Type != news.Date && t.Type != news.Time {
		return "", from, to, false
	}
	date = t.Value
	for i := range len(date) {
		if date[i] == 'T' {
			date = date[:i]
			break
		}
	}
	from, to, ok = news.DateRange(date)
	return date, from, to, ok && len(date) > 2
}

// future reports whether the event is still to come: it begins after the day
// of publication, or that day is within it and the verb looks forward.
func (f *finder) future(from, to time.Time, c clause) bool {
	if f.published.IsZero() {
		return false
	}
	y, m, d := f.published.Time.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return from.After(day) || to.After(day) && c.forward
}

// maxTaking is how many entities an event can have; a list of names that is
// longer is no sentence.
const maxTaking = 64

// takingPart returns the entities that the sentence names, each once, but
// nationalities.
func takingPart(s *news.Sentence, mentions []news.Mention) []int {
	var out []int
	for _, m := range mentions {
		if m.Start >= s.End || len(out) == maxTaking {
			break
		}
		if m.Entity >= 0 && m.Start >= s.Start && m.Type != news.Misc && !slices.Contains(out, m.Entity) {
			out = append(out, m.Entity)
		}
	}
	return out
}
