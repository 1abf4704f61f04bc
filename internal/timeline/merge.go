package timeline

import (
	"cmp"
	"math"
	"slices"
	"time"

	"dateline/internal/news"
)

// How alike two reports must be to tell of one event: the weight of the words
// and participants that they share, as a part of what the shorter one has. A
// day says much by itself; where one gives only the month or year the words must
// do more of the work.
const (
	alikeOnDay  = 0.2
	alikeWithin = 0.28
	sharedLeast = 2  // words or participants
	maxPostings = 64 // a word that more entries of a period have than this tells nothing
)

// Merge puts the events of an article and of those related to it in order, and
// joins reports of one event: of the same date or of one within the other
// (2025-03 and 2025-03-14), told with the same participants and words.
//
// Reports are taken the most precise first, and each joins the entry it is most
// like. Entries are found through an index from a period and a word to the
// entries in it, so that the work grows with the reports and not with their
// pairs. The result does not depend on the order of related.
func Merge(own Source, related []Source) Timeline {
	reports := collect(own, related)
	m := merger{idf: rarity(reports), index: map[posting][]int{}}
	for _, r := range reports {
		m.place(r)
	}
	t := Timeline{Entries: make([]Entry, 0, len(m.entries)), Published: own.Published}
	for _, e := range m.entries {
		t.Entries = append(t.Entries, e.entry(own))
	}
	slices.SortStableFunc(t.Entries, inOrder)
	t.Articles = articles(own.Article, t.Entries)
	return t
}

// told is a report with what merging needs to know of it.
type told struct {
	Report
	own      bool
	from, to time.Time
	subject  []string
}

func (r told) sameSentence(o told) bool {
	return r.Article == o.Article && r.Sentence == o.Sentence
}

// collect returns the dated reports of all articles, the most precise first,
// and among those the present article's, then by publication.
func collect(own Source, related []Source) []told {
	var all []told
	seen := map[string]bool{own.Article: true}
	all = appendReports(all, own, true)
	for _, s := range related {
		if !seen[s.Article] {
			seen[s.Article] = true
			all = appendReports(all, s, false)
		}
	}
	slices.SortStableFunc(all, func(a, b told) int {
		return cmp.Or(
			cmp.Compare(a.to.Sub(a.from), b.to.Sub(b.from)),
			a.from.Compare(b.from),
			first(a.own, b.own),
			a.Published.Time.Compare(b.Published.Time),
			cmp.Compare(a.Article, b.Article),
			cmp.Compare(a.Sentence.Start, b.Sentence.Start))
	})
	return all
}

func appendReports(all []told, s Source, own bool) []told {
	if s.Analysis == nil {
		return all
	}
	for i := range s.Analysis.Events {
		e := &s.Analysis.Events[i]
		from, to, ok := news.DateRange(e.Date)
		if !ok {
			continue
		}
		r := Report{s.Article, s.Title, s.Publisher, s.Published, e.Span, *e}
		all = append(all, told{r, own, from, to, subject(s.Analysis, e)})
	}
	return all
}

// first orders true before false.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// rarity returns the inverse document frequency of each word of the subjects.
func rarity(reports []told) map[string]float64 {
	idf := map[string]float64{}
	for _, r := range reports {
		for _, w := range r.subject {
			idf[w]++
		}
	}
	for w, n := range idf {
		idf[w] = math.Log(1 + float64(len(reports))/n)
	}
	return idf
}

// posting is a word within a period.
type posting struct{ period, word string }

type merged struct {
	reports []told
	weight  float64 // of the first report's subject
}

type merger struct {
	idf     map[string]float64
	entries []*merged
	index   map[posting][]int
}

// place adds r to the entry it is most like, or makes one. A sentence that gives
// both the month and the day is one report.
func (m *merger) place(r told) {
	if i := m.nearest(r); i >= 0 {
		e := m.entries[i]
		if !slices.ContainsFunc(e.reports, r.sameSentence) {
			e.reports = append(e.reports, r)
		}
		return
	}
	e := &merged{reports: []told{r}}
	for _, w := range r.subject {
		e.weight += m.idf[w] * m.idf[w]
	}
	m.entries = append(m.entries, e)
	for _, p := range periods(r) {
		for _, w := range r.subject {
			k := posting{p, w}
			m.index[k] = append(m.index[k], len(m.entries)-1)
		}
	}
}

// nearest returns the entry within r's date that is most like r, or -1.
func (m *merger) nearest(r told) int {
	type match struct {
		weight float64
		words  int
	}
	shared := map[int]match{}
	weight := 0.0
	for _, w := range r.subject {
		square := m.idf[w] * m.idf[w]
		weight += square
		at := m.index[posting{r.Event.Date, w}]
		for _, i := range at[:min(len(at), maxPostings)] {
			shared[i] = match{shared[i].weight + square, shared[i].words + 1}
		}
	}
	best, score := -1, 0.0
	for i, x := range shared {
		e := m.entries[i]
		s := x.weight / min(weight, e.weight)
		if x.words >= sharedLeast && s >= need(e, r) && (s > score || s == score && i < best) {
			best, score = i, s
		}
	}
	return best
}

// need returns how alike r must be to the reports of e.
func need(e *merged, r told) float64 {
	if len(r.Event.Date) == len("2006-01-02") && e.reports[0].Event.Date == r.Event.Date {
		return alikeOnDay
	}
	return alikeWithin
}

// periods returns the dates that r's date lies in: itself, and the week, month,
// season, quarter, half, year and decade that hold it whole.
func periods(r told) []string {
	out := []string{r.Event.Date}
	for _, p := range news.DatesAround(r.from) {
		from, to, ok := news.DateRange(p)
		if ok && p != r.Event.Date && !r.from.Before(from) && !to.Before(r.to) {
			out = append(out, p)
		}
	}
	return out
}

// entry tells what the reports of m have in common.
func (e *merged) entry(own Source) Entry {
	slices.SortStableFunc(e.reports, func(a, b told) int {
		return cmp.Or(first(a.own, b.own), a.Published.Time.Compare(b.Published.Time),
			cmp.Compare(a.Article, b.Article), cmp.Compare(a.Sentence.Start, b.Sentence.Start))
	})
	best := slices.MinFunc(e.reports, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.to.Sub(a.from), b.to.Sub(b.from)), a.from.Compare(b.from))
	})
	out := Entry{Date: best.Event.Date, From: best.from, To: best.to, Own: e.reports[0].own,
		Summary: e.reports[0].Event.Summary, Future: best.Event.Future}
	if !own.Published.IsZero() {
		out.Future = !best.from.Before(dayAfter(own.Published)) || best.Event.Future && best.own
	}
	for _, r := range e.reports {
		out.Reports = append(out.Reports, r.Report)
	}
	return out
}

// dayAfter is the first moment after the day of m, in the zone it was given in.
func dayAfter(m news.Moment) time.Time {
	y, mo, d := m.Time.Date()
	return time.Date(y, mo, d+1, 0, 0, 0, 0, time.UTC)
}

// inOrder orders entries by when they begin, the less precise first.
func inOrder(a, b Entry) int {
	return cmp.Or(a.From.Compare(b.From), -a.To.Compare(b.To), first(a.Own, b.Own),
		cmp.Compare(a.Reports[0].Article, b.Reports[0].Article),
		cmp.Compare(a.Reports[0].Sentence.Start, b.Reports[0].Sentence.Start))
}

// articles lists who gave an entry, the present article first.
func articles(own string, entries []Entry) []string {
	out, seen := []string{}, map[string]bool{}
	for _, e := range entries {
		for _, r := range e.Reports {
			if !seen[r.Article] {
				seen[r.Article] = true
				out = append(out, r.Article)
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(first(a == own, b == own), cmp.Compare(a, b)) })
	return out
}
