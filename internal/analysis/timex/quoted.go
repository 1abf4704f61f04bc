package timex

import (
	"sort"

	"dateline/internal/news"
)

// quoted returns for each item the direct or mixed quotation that it stands in,
// or -1, and whether any does.
func (r *resolver) quoted(items []item, quotes []news.Quote) (in []int, some bool) {
	in = make([]int, len(items))
	q := 0
	for i := range items {
		start := int(items[i].start)
		for q < len(quotes) && (quotes[q].End <= start || !spoken(&quotes[q])) {
			q++
		}
		in[i] = -1
		if q < len(quotes) && quotes[q].Start <= start && quotes[q].In == r.doc.In {
			in[i], some = q, true
		}
	}
	return in, some
}

func spoken(q *news.Quote) bool { return q.Kind == news.Direct || q.Kind == news.Mixed }

// nearCue is how many bytes away from the cue the day of speaking may stand.
const nearCue = 40

// saidDays returns for each quotation the day on which it was said, where the
// text tells: a day beside its cue ("he said on Tuesday"), or the day told for
// words of the same speaker before.
func (r *resolver) saidDays(items []item, found []news.Timex, inside []int, quotes []news.Quote) []civil {
	days := make([]civil, len(quotes))
	spoke := map[int]civil{}
	for q := range quotes {
		cue := quotes[q].Cue
		if cue.IsZero() {
			cue = quotes[q].SpeakerSpan
		}
		if !cue.IsZero() {
			days[q] = r.dayBeside(cue, items, found, inside)
		}
		if s := quotes[q].Speaker; s != news.None {
			if days[q].year == 0 {
				days[q] = spoke[s]
			} else {
				spoke[s] = days[q]
			}
		}
	}
	return days
}

// dayBeside returns the day nearest to the cue in its sentence, outside
// quotation marks.
func (r *resolver) dayBeside(cue news.Span, items []item, found []news.Timex, inside []int) civil {
	best, at := nearCue+1, civil{}
	sentence := r.doc.SentenceAt(cue.Start)
	i := sort.Search(len(items), func(i int) bool { return int(items[i].end) > cue.Start-nearCue })
	for ; i < len(items) && int(items[i].start) < cue.End+nearCue; i++ {
		gap := max(found[i].Start-cue.End, cue.Start-found[i].End)
		if inside[i] >= 0 || items[i].sentence != sentence || gap >= best || len(found[i].Value) < 10 {
			continue
		}
		if from, to, ok := news.DateRange(found[i].Value); ok && to.Sub(from).Hours() <= 24 {
			best, at = gap, civilOf(from)
		}
	}
	return at
}
