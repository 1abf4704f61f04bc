package timex_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline/internal/analysis/timex"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// timex3 is the grammar of the values that Find may write.
var timex3 = regexp.MustCompile(`^(` +
	`(BC)?(\d{4}|XXXX)(-(\d\d|XX)(-(\d\d|XX))?|-W(\d\d|XX)(-(WE|[1-7]))?|-(SP|SU|FA|WI|Q[1-4]|H[12]))?(T(\d\d:\d\dZ?|MO|AF|EV|NI|MI|DT|XX))?` +
	`|(BC)?\d{3}X|(BC)?\d\d|FY\d{4}` +
	`|P(X|\d+(\.\d+)?)(Y|M|W|D|WE|DE|CE|Q)|PT(X|\d+(\.\d+)?)[HMS]` +
	`|(PAST|PRESENT|FUTURE)_REF)$`)

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"On Friday, 4 March 2025, at 3 p.m. he said it was two years later.",
		"the end of the last week of the 3rd century BC's 1990s every other day",
		"31/12/99 2025-02-30 '90s 12:61 99 years 999999999999 years ago",
		"“Yesterday,” he said on Tuesday. “Next week.”",
		"a half an hour and a half years-long mid-mid-2019 Easter 0001 in 1 BC, 9999999 decades ago",
		"twenty-five thousand million thousand hundred years from now",
		"3-5 March 2010–12, 1 a.m. EST, 24:00 GMT, New Year's Eve 1999",
	} {
		f.Add(s, int64(1_700_000_000))
		f.Add(s, int64(-40_000_000_000))
	}
	finder := timex.New()
	f.Fuzz(func(t *testing.T, s string, when int64) {
		s = news.Clean(s).String()
		if len(s) > 4000 {
			s = strings.ToValidUTF8(s[:4000], "")
		}
		at := time.Unix(when%100_000_000_000, 0).UTC()
		quotes := []news.Quote{{Span: news.Span{Start: 0, End: len(s) / 2}, Kind: news.Direct, Speaker: news.None}}
		last := 0
		for _, x := range finder.Find(token.Split(s, news.InText), news.Moment{Time: at}, quotes) {
			if !x.Span.Valid(s) || x.Start < last || x.Start >= x.End {
				t.Fatalf("%q: span %v after %d", s, x.Span, last)
			}
			last = x.End
			if !timex3.MatchString(x.Value) {
				t.Fatalf("%q: %q has value %q", s, s[x.Start:x.End], x.Value)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The council of Orlec voted on Tuesday to empty the lake, which was built in 1968 and last searched two years ago. "+
		"Nobody had looked at the wall since early June, said its mayor, who will speak again on Friday morning.\n\n", 2000)
	d := token.Split(text, news.InText)
	f := timex.New()
	day := news.Day(2025, time.June, 4)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d, day, nil)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
