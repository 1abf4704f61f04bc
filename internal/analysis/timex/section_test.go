package timex

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// In a text of several sections every copy of a paragraph has the same times.
func TestSections(t *testing.T) {
	const para = "The mine shut by September 2019 in Brell, and in Orlec a year later. On Friday ministers will meet at noon. “I came yesterday,” Teck said on Tuesday.\n\n"
	const copies = 4000
	d := token.Split(strings.Repeat(para, copies), news.InText)
	if n := len(sections(d)); n < 3 {
		t.Fatalf("%d sections", n)
	}
	var quotes []news.Quote
	for i := range copies {
		at := func(s string) news.Span {
			start := i*len(para) + strings.Index(para, s)
			return news.Span{Start: start, End: start + len(s)}
		}
		quotes = append(quotes, news.Quote{Span: at("“I came yesterday,”"), Kind: news.Direct, Cue: at("said"), Speaker: news.None, SpeakerSpan: at("Teck")})
	}
	published := news.Day(2024, time.March, 14)
	times := New().Find(d, published, quotes)
	want := []string{"2019-09", "2020-09", "2024-03-15", "2024-03-15T12:00", "2024-03-11", "2024-03-12"}
	if len(times) != len(want)*copies {
		t.Fatalf("%d times, not %d: %v", len(times), len(want)*copies, times[:min(len(times), 8)])
	}
	for i, x := range times {
		first := times[i%len(want)]
		if x.Value != want[i%len(want)] || x.Start-first.Start != i/len(want)*len(para) || x.Len() != first.Len() {
			t.Fatalf("time %d is %+v (%q), not %s", i, x, d.Text[x.Start:x.End], want[i%len(want)])
		}
	}
}
