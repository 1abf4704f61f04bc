package eval

import (
	"os"
	"slices"
	"testing"

	"dateline/data"
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

// print shows the tables and the misses where a person asked for them.
func print(t *testing.T, r *Report) {
	if !testing.Verbose() {
		return
	}
	r.WriteTo(os.Stdout)
	r.WriteErrors(os.Stdout)
}
