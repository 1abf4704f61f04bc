package analysis_test

import (
	"fmt"
	"slices"
	"testing"

	"dateline/internal/analysis"
	"dateline/internal/news"
)

// TestSeedIsTheSameElsewhere compares both tellings in full: entities that are
// named more than once, quotations, times and events with who takes part. What
// is named once is left to TestSeed's list, and so are paraphrases: the tagger
// may know one name better than another.
func TestSeedIsTheSameElsewhere(t *testing.T) {
	src, w := seed(t), elsewhere()
	here, there := wire(t, src), wire(t, w.to(src))
	az := analysis.New()
	want, got := inventory(here, az.Analyse(here), w), inventory(there, az.Analyse(there), newWorld(nil, 0))
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("only here:  %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("only there: %s", line)
		}
	}
}

// inventory lists what was found, told in the words of world w.
func inventory(a news.Article, an *news.Analysis, w *world) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, w.to(fmt.Sprintf(format, args...))) }
	words := func(s news.Span) string { return a.Text.Slice(s).String() }
	name := func(e int) string {
		if e == news.None {
			return "nobody"
		}
		return an.Entities[e].Name.String()
	}
	count := make([]int, len(an.Entities))
	for _, m := range an.Mentions {
		count[m.Entity]++
	}
	for i, e := range an.Entities {
		if count[i] == 1 {
			continue
		}
		add("entity %s %s %v, %s", e.Type, e.Name, e.Aliases, e.Description)
	}
	for _, q := range an.Quotes {
		if q.Kind == news.Indirect {
			continue
		}
		add("quote %s %s, cue %s, by %s as %q, in %q, %v", q.Kind, words(q.Span), words(q.Cue), name(q.Speaker), words(q.SpeakerSpan), q.Channel, q.Anonymous)
	}
	for _, x := range an.Times {
		add("time %s %s %s", x.Type, x.Value, words(x.Span))
	}
	for _, e := range an.Events {
		who := ""
		for _, i := range e.Entities {
			who += ", " + name(i)
		}
		add("event %s %v %s%s", e.Date, e.Future, words(e.Span), who)
	}
	return out
}
