package eval

import (
	"os"
	"slices"
	"testing"

	"dateline/data"
	"dateline/internal/analysis"
	"dateline/internal/analysis/coref"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// joiner is coreference by itself: it gets the mentions that people marked.
type joiner struct{ r *coref.Resolver }

func newJoiner(tb testing.TB) joiner {
	tb.Helper()
	r, err := coref.New(coref.Resources{
		Aliases:   []byte(data.Gazetteer("aliases")),
		Nicknames: []byte(data.Gazetteer("nicknames")),
		Roles:     []byte(data.Gazetteer("roles")),
		Places:    []byte(data.Gazetteer("places")),
		Countries: []byte(data.Gazetteer("countries")),

		Organisations: []byte(data.Gazetteer("organisations")),
	})
	if err != nil {
		tb.Fatal(err)
	}
	return joiner{r}
}

func (j joiner) join(d *Document) *news.Analysis {
	an := &news.Analysis{Mentions: slices.Clone(d.Gold.Mentions)}
	an.Entities = j.r.Resolve(token.Split(d.Article.Text.String(), news.InText), nil, an.Mentions, nil)
	return an
}

func TestJoinFloor(t *testing.T) {
	j, r := newJoiner(t), &Report{}
	for _, file := range goldFiles(t) {
		docs, err := read(file)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		docs[0].Layers = Entities
		r.Add(&docs[0], j.join(&docs[0]))
	}
	print(t, r)
	for _, f := range []struct {
		row   string
		floor float64
	}{
		{"PER pairs", 98},
		{"ORG pairs", 98},
		{"LOC pairs", 98},
		{"description", 92},
	} {
		if got := r.Find("entities", f.row).F1(); got < f.floor {
			t.Errorf("%s: F1 is %.1f, the floor is %.1f", f.row, got, f.floor)
		}
	}
}

// TestFloors keeps what the whole pipeline reaches on the project's own articles
// within two points of what was measured.
func TestFloors(t *testing.T) {
	r, err := Run(analysis.New(), "../../data/gold", Options{})
	if err != nil {
		t.Fatal(err)
	}
	print(t, r)
	hold(t, r, []floor{
		{"names", "PER", 93},
		{"names", "ORG", 86.5},
		{"names", "LOC", 92.5},
		{"names", "MISC", 70},
		{"names", "PER ORG LOC", 90.5},
		{"names", "a name (overlap)", 96.5},
		{"entities", "all pairs", 97},
		{"entities", "description", 91},
		{"quotes", "found", 97.5},
		{"quotes", "and its speaker", 90},
		{"quotes", "channel", 80.5},
		{"quotes", "scare", 85},
		{"indirect", "found", 92.5},
		{"indirect", "and its speaker", 85.5},
		{"times", "strict", 94.5},
		{"times", "relaxed", 97},
		{"times", "value", 91.5},
		{"events", "sentence and date", 88.5},
		{"events", "date", 90},
		{"sources", "source", 86.5},
	})
	if q := r.Find("quotes", "kind").Gold + r.Find("indirect", "kind").Gold; r.Documents < 20 || q < 300 ||
		r.Find("times", "value").Gold < 300 || r.Find("names", "all four").Gold < 800 {
		t.Errorf("%d articles are too few to measure by", r.Documents)
	}
}

// floor is the least F1 of a row of the tables.
type floor struct {
	layer, row string
	f1         float64
}

// hold fails for what is below its floor.
func hold(t *testing.T, r *Report, floors []floor) {
	t.Helper()
	for _, f := range floors {
		if got := r.Find(f.layer, f.row).F1(); got < f.f1 {
			t.Errorf("%s, %s: F1 is %.1f, the floor is %.1f", f.layer, f.row, got, f.f1)
		}
	}
}

// print shows the tables and the misses where a person asked for them.
func print(t *testing.T, r *Report) {
	if !testing.Verbose() {
		return
	}
	r.WriteTo(os.Stdout)
	r.WriteErrors(os.Stdout)
}
