package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/news"
)

const goldSample = `date: 2025-06-04
title: Cracks close the dam
publisher: The Courier
byline: Dana Rusk

{BY q1,q2|{PER teck|Bruno Teck}}, a dam engineer, {CUE q1|said} on {TIME DATE 2025-06-03|Tuesday} in {ORG c|A \{B\}}: {QUOTE q1 direct speaker=teck channel="a statement"|“We left {LOC o|Orlec}.”}

{QUOTE q2 indirect speaker=teck|All \| left}. The {QUOTE q3 scare|“gap”} and {BY q4|a neighbour} {CUE q4|said} {QUOTE q4 indirect anonymous|no}.
---
entity teck | PER | Bruno Teck | dam engineer
entity c | ORG | A {B}
entity o | LOC | Orlec
event 2025-06-03 | Bruno Teck, a dam
event future 2025-07 | The “gap”
source person | Bruno Teck
`

func TestParseGold(t *testing.T) {
	d, err := ParseGold(goldSample)
	if err != nil {
		t.Fatal(err)
	}
	text := d.Article.Text.String()
	want := "Bruno Teck, a dam engineer, said on Tuesday in A {B}: “We left Orlec.”\n\nAll | left. The “gap” and a neighbour said no."
	if text != want {
		t.Errorf("the text is\n%s\nwant\n%s", text, want)
	}
	var got []string
	for _, m := range d.Gold.Mentions {
		got = append(got, fmt.Sprintf("%s %s %d", m.Type, text[m.Start:m.End], m.Entity))
	}
	for _, q := range d.Gold.Quotes {
		got = append(got, fmt.Sprintf("%s %s by %s %d %v in %q cue %s", q.Kind, text[q.Start:q.End],
			text[q.SpeakerSpan.Start:q.SpeakerSpan.End], q.Speaker, q.Anonymous, q.Channel, text[q.Cue.Start:q.Cue.End]))
	}
	for _, x := range d.Gold.Times {
		got = append(got, fmt.Sprintf("%s %s %s", x.Type, x.Value, text[x.Start:x.End]))
	}
	for _, e := range d.Gold.Events {
		got = append(got, fmt.Sprintf("%s %v %s", e.Date, e.Future, text[e.Start:e.End]))
	}
	for _, s := range d.Gold.Sources {
		got = append(got, fmt.Sprintf("%s %s", s.Kind, s.Name))
	}
	wantMarks := `PER Bruno Teck 0
ORG A {B} 1
LOC Orlec 2
direct “We left Orlec.” by Bruno Teck 0 false in "a statement" cue said
indirect All | left by Bruno Teck 0 false in "" cue 
scare “gap” by  -1 false in "" cue 
indirect no by a neighbour -1 true in "" cue said
DATE 2025-06-03 Tuesday
2025-06-03 false Bruno Teck, a dam
2025-07 true The “gap”
person Bruno Teck`
	if s := strings.Join(got, "\n"); s != wantMarks {
		t.Errorf("the marks are\n%s\nwant\n%s", s, wantMarks)
	}
	if d.Article.Published.Date() != "2025-06-04" || d.Article.Title.String() != "Cracks close the dam" {
		t.Errorf("the head is %v, %q", d.Article.Published, d.Article.Title)
	}
}

func TestParseGoldErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"title: x", "no blank line"},
		{"title x\n\nText", "not a field"},
		{"date: soon\n\nText", "not a date"},
		{"title: x\n\n{PER a|Ann", "line 3: the mark PER is not closed"},
		{"title: x\n\nAnn}", "closes no mark"},
		{"title: x\n\n{HOUSE a|Ann}", "opens no mark"},
		{"title: x\n\n{PER|Ann}", "lacks a word"},
		{"title: x\n\n{PER a|}", "is empty"},
		{"title: x\n\n{QUOTE q1 loud|Ann}", "not a kind of quote"},
		{"title: x\n\n{QUOTE q1 direct loud=yes|Ann}", "has no \"loud\""},
		{"title: x\n\n{QUOTE q1 scare|Ann} {QUOTE q1 scare|Ann}", "already"},
		{"title: x\n\n{CUE q1|said}", "there is no quote q1"},
		{"title: x\n\n{PER a|Ann}", "does not name the entity a"},
		{"title: x\n\nAnn\n---\nentity a | PER | Ann", "not mentioned"},
		{"title: x\n\nAnn\n---\nevent 2025 | Bea", "no sentence begins"},
		{"title: x\n\nAnn\n---\nhello", "says nothing"},
	} {
		if _, err := ParseGold(c.src); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q gives %v, not %q", c.src, err, c.want)
		}
	}
}

// goldFiles returns the project's own marked articles.
func goldFiles(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../../data/gold/*.gold")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no gold files: %v", err)
	}
	return files
}

// Whatever is read has spans inside its text and indices inside its lists.
func FuzzParseGold(f *testing.F) {
	f.Add(goldSample)
	f.Add("a: b\n\n{BY q|{PER a|\\{}}{QUOTE q mixed speaker=a|“}\n---\nentity a | PER | b")
	for _, file := range goldFiles(f)[:2] {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := ParseGold(src)
		if err != nil {
			return
		}
		text := d.Article.Text.String()
		var spans []news.Span
		for _, m := range d.Gold.Mentions {
			spans = append(spans, m.Span)
			if m.Entity < 0 || m.Entity >= len(d.Gold.Entities) {
				t.Errorf("a mention has entity %d", m.Entity)
			}
		}
		for _, q := range d.Gold.Quotes {
			spans = append(spans, q.Span, q.Cue, q.SpeakerSpan)
			if q.Speaker >= len(d.Gold.Entities) {
				t.Errorf("a quote has speaker %d", q.Speaker)
			}
		}
		for _, x := range d.Gold.Times {
			spans = append(spans, x.Span)
		}
		for _, s := range spans {
			if !s.Valid(text) {
				t.Errorf("%v is no span of a text of %d bytes", s, len(text))
			}
		}
	})
}
