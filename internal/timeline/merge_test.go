package timeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/timeline"
)

// source makes an article from lines such as "2025-06-03 Teck,Orlec: The lake
// was emptied": a date, who takes part, and the summary.
func source(id, published string, lines ...string) timeline.Source {
	s := timeline.Source{Article: id, Analysis: &news.Analysis{}}
	s.Published, _ = news.ParseMoment(published)
	an := s.Analysis
	for n, line := range lines {
		head, summary, _ := strings.Cut(line, ": ")
		date, names, _ := strings.Cut(head, " ")
		e := news.Event{Span: news.Span{Start: n * 10, End: n*10 + 9}, Date: date, Summary: news.Clean(summary)}
		for _, name := range strings.Split(names, ",") {
			i := slices.IndexFunc(an.Entities, func(e news.Entity) bool { return e.Key == "PER:"+name })
			if i < 0 {
				i = len(an.Entities)
				an.Entities = append(an.Entities, news.Entity{Key: "PER:" + name})
			}
			e.Entities = append(e.Entities, i)
		}
		an.Events = append(an.Events, e)
	}
	return s
}

// print writes a timeline for people: date, sign, how many reports, summary.
func print(t timeline.Timeline) string {
	var b strings.Builder
	for _, e := range t.Entries {
		sign := "○"
		if e.Own {
			sign = "●"
		}
		if e.Future {
			sign = "◇"
		}
		fmt.Fprintf(&b, "%s %s ×%d %s\n", e.Date, sign, len(e.Reports), e.Summary)
	}
	return b.String()
}

func TestMerge(t *testing.T) {
	own := source("own", "2025-06-04",
		"2025-06-03 Teck,Orlec: Engineers emptied the upper lake above Orlec",
		"1968 Orlec: The dam at Orlec was finished",
		"2025-07 Marrow: An inquiry is to report",
		"2025-06-03 Muir: Trains stopped at Tamsin")
	related := []timeline.Source{
		source("b", "2025-07-02",
			"2025-06 Orlec,Teck: The upper lake was emptied by engineers",
			"2015-09-17 Vane: Divers searched the wall",
			"2025-07-01 Lindqvist: The inquiry opened in Tamsin"),
		source("a", "2025-06-03",
			"2025-06-03 Orlec: Engineers empty the lake above Orlec",
			"2025 Danko: Rovers bought a new goalkeeper"),
		source("own", "2025-06-04", "1999 Orlec: The same article is not counted twice"),
	}
	want := `1968 ● ×1 The dam at Orlec was finished
2015-09-17 ○ ×1 Divers searched the wall
2025 ○ ×1 Rovers bought a new goalkeeper
2025-06-03 ● ×3 Engineers emptied the upper lake above Orlec
2025-06-03 ● ×1 Trains stopped at Tamsin
2025-07 ◇ ×1 An inquiry is to report
2025-07-01 ◇ ×1 The inquiry opened in Tamsin
`
	got := timeline.Merge(own, related)
	if print(got) != want {
		t.Errorf("got\n%swant\n%s", print(got), want)
	}
	if a := strings.Join(got.Articles, " "); a != "own a b" {
		t.Errorf("articles %q", a)
	}
	slices.Reverse(related)
	if again := timeline.Merge(own, related); print(again) != print(got) {
		t.Errorf("another order gives\n%s", print(again))
	}
	first := got.Entries[3].Reports
	if first[0].Article != "own" || first[1].Article != "a" || first[2].Article != "b" {
		t.Errorf("reports are not the present article's first, then by date: %v", first)
	}
}

func TestMergeNothing(t *testing.T) {
	got := timeline.Merge(timeline.Source{Article: "x"}, nil)
	if len(got.Entries) != 0 || len(got.Articles) != 0 {
		t.Errorf("got %v", got)
	}
}

// TestMergeMany holds the work down: all reports share a date and words.
func TestMergeMany(t *testing.T) {
	var related []timeline.Source
	for i := range 300 {
		var lines []string
		for j := range 20 {
			lines = append(lines, fmt.Sprintf("2025-06-%02d Teck: Engineers number%d emptied lake place%d", j%28+1, i*20+j, i*20+j))
		}
		related = append(related, source(fmt.Sprintf("r%03d", i), "2025-07-01", lines...))
	}
	got := timeline.Merge(source("own", "2025-07-02"), related)
	reports := 0
	for _, e := range got.Entries {
		reports += len(e.Reports)
	}
	if reports != 6000 {
		t.Errorf("%d reports of 6000", reports)
	}
}

func TestBars(t *testing.T) {
	tl := timeline.Merge(source("own", "2025-07-02", "2000 A: one happened", "2005 B: two happened", "2005 C: three went", "2009 D: four came"), nil)
	if got := fmt.Sprint(timeline.Bars(tl.Entries, 5)); got != "[1 0 2 0 1]" {
		t.Errorf("got %s", got)
	}
	if got := timeline.Bars(nil, 5); got != nil {
		t.Errorf("got %v", got)
	}
	if got := fmt.Sprint(timeline.Bars(tl.Entries, 1)); got != "[4]" {
		t.Errorf("got %s", got)
	}
}
