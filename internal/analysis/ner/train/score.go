package train

import (
	"fmt"
	"io"

	"dateline/internal/analysis/ner"
	"dateline/internal/news"
)

// tally counts the names of one type.
type tally struct{ right, found, gold int }

// F1 returns precision, recall and their harmonic mean in per cent.
func (t tally) rates() (p, r, f float64) {
	if t.found > 0 {
		p = 100 * float64(t.right) / float64(t.found)
	}
	if t.gold > 0 {
		r = 100 * float64(t.right) / float64(t.gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

func (t *tally) add(o tally) {
	t.right += o.right
	t.found += o.found
	t.gold += o.gold
}

// result is how a tagger does on one corpus: by kind of name, and whether a
// name of whatever type was touched.
type result struct {
	kinds   [4]tally
	touched tally
}

// three returns the sum over people, organisations and places.
func (r *result) three() (t tally) {
	for _, k := range r.kinds[:3] {
		t.add(k)
	}
	return t
}

// name is a name in tokens.
type name struct{ kind, first, last int }

// measure compares a tagger's names with the gold ones.
func measure(t *ner.Tagger, r *ner.Reader, c *corpus, docs []document) result {
	var out result
	for i := range docs {
		d := &docs[i]
		gold := d.names()
		got := found(t, d.doc)
		if !c.demonyms {
			r.Read(d.doc)
			got = without(got, func(n name) bool { return n.kind == 3 && (!c.misc || r.People(n.last-1)) })
		}
		out.compare(gold, got)
	}
	return out
}

// names returns the gold names of d.
func (d *document) names() []name {
	var out []name
	for i := 0; i < len(d.kinds); i++ {
		if d.kinds[i] < 0 {
			continue
		}
		j := i + 1
		for j < len(d.kinds) && d.kinds[j] == d.kinds[i] && !d.begin[j] {
			j++
		}
		out = append(out, name{int(d.kinds[i]), i, j})
		i = j - 1
	}
	return out
}

func found(t *ner.Tagger, d *news.Doc) []name {
	var out []name
	for _, m := range t.Tag(d) {
		out = append(out, name{ner.Kind(m.Type), d.TokenAt(m.Start), d.TokenAt(m.End-1) + 1})
	}
	return out
}

func without(names []name, drop func(name) bool) []name {
	out := names[:0]
	for _, n := range names {
		if !drop(n) {
			out = append(out, n)
		}
	}
	return out
}

func (r *result) compare(gold, got []name) {
	is := make(map[name]bool, len(gold))
	taken := map[int]bool{}
	for _, g := range gold {
		is[g] = true
		r.kinds[g.kind].gold++
		r.touched.gold++
		for t := g.first; t < g.last; t++ {
			taken[t] = true
		}
	}
	for _, g := range got {
		r.kinds[g.kind].found++
		r.touched.found++
		if is[g] {
			r.kinds[g.kind].right++
		}
		for t := g.first; t < g.last; t++ {
			if taken[t] {
				r.touched.right++
				break
			}
		}
	}
}

// printHead and print write a table of results for people.
func printHead(w io.Writer) {
	fmt.Fprintf(w, "%-22s %19s %6s %6s %6s %6s %6s\n", "", "PER+ORG+LOC P/R/F", "PER", "ORG", "LOC", "MISC", "touch")
}

func (r *result) print(w io.Writer, title string) {
	p, rec, f := r.three().rates()
	fmt.Fprintf(w, "%-22s %6.1f %6.1f %5.1f", title, p, rec, f)
	for _, k := range r.kinds {
		_, _, f := k.rates()
		fmt.Fprintf(w, " %6.1f", f)
	}
	_, _, f = r.touched.rates()
	fmt.Fprintf(w, " %6.1f\n", f)
}
