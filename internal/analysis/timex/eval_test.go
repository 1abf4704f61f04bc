package timex_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/analysis/timex"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

var showErrors = flag.String("errors", "", "list the misses of the corpora whose name contains this")

// goldTimex is an expression of the development data; offsets are code points.
type goldTimex struct {
	Start, End  int
	Type, Value string
}

type goldDoc struct {
	ID, DCT, Text string
	Timex         []goldTimex
}

const corpora = "../../../../shared/data/timex"

// TestCorpora measures the development data where it is there, and keeps each
// figure from falling more than two points below what was measured.
func TestCorpora(t *testing.T) {
	for _, c := range []struct {
		name                   string
		strict, relaxed, value float64 // floors of F1
	}{
		{"gum", 80, 88, 75},
		{"meantime", 88, 92, 83},
		{"wikiwars", 86, 91, 84},
	} {
		docs := readCorpus(t, c.name)
		s := score(t, c.name, docs)
		t.Logf("%-9s strict %s  relaxed %s  value %s", c.name, s.strict, s.relaxed, s.value)
		for _, m := range []struct {
			what  string
			got   prf
			floor float64
		}{{"strict", s.strict, c.strict}, {"relaxed", s.relaxed, c.relaxed}, {"value", s.value, c.value}} {
			if m.got.f1() < m.floor {
				t.Errorf("%s: %s F1 %.1f is below %.1f", c.name, m.what, m.got.f1(), m.floor)
			}
		}
	}
}

func readCorpus(t *testing.T, name string) []goldDoc {
	f, err := os.Open(filepath.Join(corpora, name+".jsonl.gz"))
	if err != nil {
		t.Skip("the development data is not here: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var docs []goldDoc
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var d goldDoc
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

type prf struct{ hit, gold, found int }

func (p prf) f1() float64 { return 200 * float64(p.hit) / float64(max(p.gold+p.found, 1)) }

func (p prf) String() string {
	return fmt.Sprintf("P %.1f R %.1f F %.1f", 100*float64(p.hit)/float64(max(p.found, 1)), 100*float64(p.hit)/float64(max(p.gold, 1)), p.f1())
}

type scores struct{ strict, relaxed, value prf }

func score(t *testing.T, corpus string, docs []goldDoc) scores {
	var s scores
	f := timex.New()
	list := *showErrors != "" && strings.Contains(corpus, *showErrors)
	for _, g := range docs {
		published, _ := news.ParseMoment(g.DCT)
		d := token.Split(g.Text, news.InText)
		got := comparable(corpus, f.Find(d, published, nil))
		gold := inBytes(g)
		used := make([]bool, len(got))
		for _, x := range gold {
			i := overlapping(x.Span, got, used)
			s.add(x, got, i)
			if list {
				if i < 0 {
					fmt.Printf("miss  %-12s %s\n", x.Value, context(g.Text, x.Span))
				} else if got[i].Span != x.Span || !same(got[i].Value, x.Value) {
					fmt.Printf("differ %-12s got %s %q %s (%s)\n", x.Value, got[i].Value, g.Text[got[i].Start:got[i].End], context(g.Text, x.Span), g.DCT)
				}
			}
		}
		for i, x := range got {
			if list && !used[i] {
				fmt.Printf("extra %-12s %s\n", x.Value, context(g.Text, x.Span))
			}
		}
		s.strict.found += len(got)
		s.relaxed.found += len(got)
		s.value.found += len(got)
	}
	return s
}

func (s *scores) add(gold news.Timex, got []news.Timex, i int) {
	s.strict.gold++
	s.relaxed.gold++
	s.value.gold++
	if i < 0 {
		return
	}
	s.relaxed.hit++
	if got[i].Span == gold.Span {
		s.strict.hit++
	}
	if same(got[i].Value, gold.Value) {
		s.value.hit++
	}
}

// overlapping returns the unused expression that overlaps x most, and uses it.
func overlapping(x news.Span, got []news.Timex, used []bool) int {
	best, most := -1, 0
	for i, g := range got {
		if n := min(g.End, x.End) - max(g.Start, x.Start); n > most && !used[i] {
			best, most = i, n
		}
	}
	if best >= 0 {
		used[best] = true
	}
	return best
}

// comparable leaves out what a corpus does not annotate: GUM has dates only.
func comparable(corpus string, ts []news.Timex) []news.Timex {
	if corpus != "gum" {
		return ts
	}
	var out []news.Timex
	for _, t := range ts {
		if (t.Type == news.Date || t.Type == news.Time) && !strings.HasSuffix(t.Value, "_REF") {
			out = append(out, t)
		}
	}
	return out
}

func inBytes(g goldDoc) []news.Timex {
	at := make([]int, 0, len(g.Text)+1)
	for i := range g.Text {
		at = append(at, i)
	}
	at = append(at, len(g.Text))
	var out []news.Timex
	for _, x := range g.Timex {
		out = append(out, news.Timex{Span: news.Span{Start: at[x.Start], End: at[x.End]}, Type: news.TimexType(x.Type), Value: x.Value})
	}
	return out
}

var (
	centuryRange = regexp.MustCompile(`^(\d\d)00-01-01/\d\d99`)
	decadeValue  = regexp.MustCompile(`^(BC)?\d\d\d$`)
	monthOnly    = regexp.MustCompile(`^--(\d.*)$`)
)

// same reports whether two values say the same: the corpora write centuries,
// decades and unknown years each in their own way.
func same(a, b string) bool { return canonical(a) == canonical(b) }

func canonical(v string) string {
	if m := centuryRange.FindStringSubmatch(v); m != nil {
		return m[1]
	}
	if m := monthOnly.FindStringSubmatch(v); m != nil {
		return "XXXX-" + m[1]
	}
	if decadeValue.MatchString(v) {
		return v + "X"
	}
	if v == "P1DE" {
		return "P10Y"
	}
	return v
}

func context(text string, s news.Span) string {
	a, b := max(s.Start-60, 0), min(s.End+50, len(text))
	return strings.ReplaceAll(text[a:s.Start]+"[["+text[s.Start:s.End]+"]]"+text[s.End:b], "\n", "⏎")
}
