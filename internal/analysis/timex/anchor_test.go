package timex_test

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/analysis/timex"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// TestNarrative reads texts that tell of times long before the article's date.
func TestNarrative(t *testing.T) {
	for _, want := range []string{
		"The war began in {DATE 1914-07|July 1914}. On {DATE 1914-08-04|4 August} Britain joined. In {DATE 1915|1915} Italy did. " +
			"By {DATE 1916-10|October 1916} all stood still, and in {DATE 1916-12|December} nothing moved. In {DATE 1917-01|January} it froze. " +
			"It ended in {DATE 1917-11|November 1917} and {DATE 1918-11-11|11 November 1918}, in {DATE 1919-06|June 1919} and in {DATE 1918|1918}. {DATE 1918|This year} was the last. The border is there {DATE PRESENT_REF|today}. " +
			"It was drawn in {DATE 1919|1919} at {DATE 1919|the end of the year}.",
	} {
		text := marks.ReplaceAllString(want, "$1")
		if got := markUp(text, timex.New().Find(token.Split(text, news.InText), news.Day(2009, time.December, 19), nil)); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// TestQuoted marks quotations by their quotation marks and cues by "said".
func TestQuoted(t *testing.T) {
	for _, want := range []string{
		"“We go {DATE 2025-03-13|tomorrow},” she said on {DATE 2025-03-12|Wednesday}.",
		"“We go {DATE 2025-03-16|tomorrow},” she said.",
		"“It broke,” she said on {DATE 2025-03-12|Wednesday}. “We go {DATE 2025-03-13|tomorrow},” she said.",
		"“We will go on {DATE 2025-03-17|Monday},” she said.",
		"“We met on {DATE 2025-03-10|Monday},” she said on {DATE 2025-03-12|Wednesday}, and {DATE 2025-03-14|yesterday} she left.",
		"“They came on {DATE 2024-11-28|28 November} and left on {DATE 2024-12-02|the Monday},” she said.",
	} {
		text := marks.ReplaceAllString(want, "$1")
		d := token.Split(text, news.InText)
		if got := markUp(text, timex.New().Find(d, news.Day(2025, time.March, 15), quotesIn(text))); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// quotesIn returns the quotations of one speaker between curly marks, each with
// the next "said" as its cue.
func quotesIn(text string) []news.Quote {
	var out []news.Quote
	for at := 0; ; {
		i := strings.Index(text[at:], "“")
		if i < 0 {
			return out
		}
		start := at + i
		end := start + strings.Index(text[start:], "”") + len("”")
		cue := end + strings.Index(text[end:], "said")
		out = append(out, news.Quote{Span: news.Span{Start: start, End: end}, Kind: news.Direct,
			Cue: news.Span{Start: cue, End: cue + 4}})
		at = end
	}
}
