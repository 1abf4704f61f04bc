package event_test

import (
	"testing"

	"dateline/internal/news"
)

// FuzzFind holds events to their promises: the sentence and the date lie in the
// text, the date is one that covers days, and the summary is one line.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"ORLEC: It will close on Friday, said X, if it can by 2026; see (2014).",
		"“He came in the 1990s,” she said on Tuesday — and left in 2014's summer. Since 2008? If May.",
		"the\n\nOn\n\n4 March 2025 than 2019 's the 2014 law ...",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = news.Clean(s).String()
		last := 0
		for _, e := range find(s, "2025-06-04") {
			if !e.Span.Valid(s) || !e.Timex.Valid(s) || !e.Span.Contains(e.Timex) || e.Start < last {
				t.Fatalf("%q: event %v with date at %v", s, e.Span, e.Timex)
			}
			last = e.Start
			if _, _, ok := news.DateRange(e.Date); !ok {
				t.Fatalf("%q: date %q", s, e.Date)
			}
			if e.Summary != e.Summary.Line() || e.Summary.Empty() {
				t.Fatalf("%q: summary %q", s, e.Summary)
			}
		}
	})
}
