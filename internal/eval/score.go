package eval

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// Add compares what the analyser found in a document with what people marked.
func (r *Report) Add(d *Document, found *news.Analysis) {
	r.Documents++
	c := comparison{r, d, d.Article.Text.String(), d.Gold, found}
	for _, l := range []struct {
		layer Layer
		score func()
	}{
		{Names, c.names}, {Entities, c.entities}, {Quotes, c.quotes}, {Times, c.times}, {Events, c.events}, {Sources, c.sources},
	} {
		if d.Layers&l.layer != 0 {
			l.score()
		}
	}
}

// comparison is one document with both analyses.
type comparison struct {
	*Report
	d           *Document
	text        string
	gold, found *news.Analysis
}

func (c comparison) miss(layer, want, got string, at news.Span) {
	c.Misses = append(c.Misses, Miss{c.d.ID, layer, want, got, context(c.text, at)})
}

func (c comparison) words(s news.Span) string { return c.text[s.Start:s.End] }

// names compares spans and types, exactly, and whether something is a name at all.
func (c comparison) names() {
	gold, found := c.ofTypes(c.gold.Mentions), c.ofTypes(c.found.Mentions)
	exact := map[news.Span]news.EntityType{}
	for _, m := range gold {
		exact[m.Span] = m.Type
	}
	counts := map[news.EntityType]*Count{}
	of := func(t news.EntityType) *Count {
		if counts[t] == nil {
			counts[t] = &Count{}
		}
		return counts[t]
	}
	for _, m := range gold {
		of(m.Type).Gold++
	}
	right := map[news.Span]bool{}
	for _, m := range found {
		of(m.Type).Found++
		if exact[m.Span] == m.Type {
			of(m.Type).Right++
			right[m.Span] = true
		}
	}
	three, four := Count{}, Count{}
	for _, t := range []news.EntityType{news.Person, news.Organisation, news.Location, news.Misc} {
		c.count("names", string(t), *of(t))
		four.add(*of(t))
		if t != news.Misc {
			three.add(*of(t))
		}
	}
	c.count("names", "PER ORG LOC", three)
	if c.d.Types == nil {
		c.count("names", "all four", four)
	}
	c.count("names", "a name (overlap)", overlap(gold, found))
	c.nameMisses(gold, found, right)
}

// ofTypes leaves out types that the corpus does not mark throughout.
func (c comparison) ofTypes(ms []news.Mention) []news.Mention {
	if c.d.Types == nil {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), func(m news.Mention) bool { return !slices.Contains(c.d.Types, m.Type) })
}

func overlap(gold, found []news.Mention) Count {
	n := Count{Gold: len(gold), Found: len(found)}
	for i, j := 0, 0; i < len(gold) && j < len(found); {
		switch {
		case gold[i].Overlaps(found[j].Span):
			n.Right++
			i++
			j++
		case gold[i].Start < found[j].Start:
			i++
		default:
			j++
		}
	}
	return n
}

func (c comparison) nameMisses(gold, found []news.Mention, right map[news.Span]bool) {
	show := func(m news.Mention) string { return string(m.Type) + " " + c.words(m.Span) }
	used := map[news.Span]bool{}
	for _, g := range gold {
		if right[g.Span] {
			continue
		}
		got := ""
		for _, f := range found {
			if f.Overlaps(g.Span) {
				got = show(f)
				used[f.Span] = true
				break
			}
		}
		c.miss("names", show(g), got, g.Span)
	}
	for _, f := range found {
		if !right[f.Span] && !used[f.Span] {
			c.miss("names", "", show(f), f.Span)
		}
	}
}

// times compares spans exactly and by overlap, and the values of those that overlap.
func (c comparison) times() {
	n := Count{Gold: len(c.gold.Times), Found: len(c.found.Times)}
	strict, relaxed, value := n, n, n
	used := make([]bool, len(c.found.Times))
	from := 0
	for _, g := range c.gold.Times {
		for from < len(c.found.Times) && c.found.Times[from].End <= g.Start {
			from++
		}
		best := -1
		for j := from; j < len(c.found.Times) && c.found.Times[j].Start < g.End; j++ {
			if !used[j] && (best < 0 || c.found.Times[j].Span == g.Span) {
				best = j
			}
		}
		if best < 0 {
			c.miss("times", g.Value, "", g.Span)
			continue
		}
		f := c.found.Times[best]
		used[best] = true
		relaxed.Right++
		if f.Span == g.Span {
			strict.Right++
		}
		if f.Value == g.Value {
			value.Right++
		} else {
			c.miss("times", g.Value, f.Value+" for "+c.words(f.Span), g.Span)
		}
	}
	for j, f := range c.found.Times {
		if !used[j] {
			c.miss("times", "", f.Value+" for "+c.words(f.Span), f.Span)
		}
	}
	c.count("times", "strict", strict)
	c.count("times", "relaxed", relaxed)
	c.count("times", "value", value)
}

// events compares the dates that each sentence supports.
func (c comparison) events() {
	n := Count{Gold: len(c.gold.Events), Found: len(c.found.Events)}
	dated, due, future := 0, 0, 0
	used := make([]bool, len(c.found.Events))
	for _, g := range c.gold.Events {
		match := -1
		for j, f := range c.found.Events {
			if (c.d.SomeEvents || !used[j]) && f.Date == g.Date && f.Start <= g.Start && g.Start < f.End {
				match = j
				break
			}
		}
		if match < 0 {
			c.miss("events", g.Date, "", g.Span)
			continue
		}
		used[match] = true
		dated++
		if g.Future {
			future++
			if c.found.Events[match].Future {
				due++
			}
		}
	}
	for j, f := range c.found.Events {
		if !used[j] && !c.d.SomeEvents {
			c.miss("events", "", f.Date, news.Span{Start: f.Start, End: min(f.End, f.Start+20)})
		}
	}
	if c.d.SomeEvents {
		c.share("events", "dated in their sentence", dated, n.Gold)
		return
	}
	n.Right = dated
	c.count("events", "sentence and date", n)
	c.count("events", "date", dates(c.gold.Events, c.found.Events))
	c.share("events", "still to come", due, future)
}

// dates compares the sets of dates of the whole article.
func dates(gold, found []news.Event) Count {
	set := func(es []news.Event) map[string]bool {
		m := map[string]bool{}
		for _, e := range es {
			m[e.Date] = true
		}
		return m
	}
	g, f := set(gold), set(found)
	n := Count{Gold: len(g), Found: len(f)}
	for date := range g {
		if f[date] {
			n.Right++
		}
	}
	return n
}

// sources compares who the article rests on, by name, and of what kind that is.
func (c comparison) sources() {
	n := Count{Gold: len(c.gold.Sources), Found: len(c.found.Sources)}
	kind := 0
	used := make([]bool, len(c.found.Sources))
	for _, g := range c.gold.Sources {
		match := -1
		for j, f := range c.found.Sources {
			if !used[j] && sameWords(g.Name.String(), f.Name.String()) {
				match = j
				break
			}
		}
		if match < 0 {
			c.miss("sources", string(g.Kind)+" "+g.Name.String(), "", news.Span{})
			continue
		}
		used[match] = true
		n.Right++
		if c.found.Sources[match].Kind == g.Kind {
			kind++
		} else {
			c.miss("sources", string(g.Kind)+" "+g.Name.String(), string(c.found.Sources[match].Kind), news.Span{})
		}
	}
	for j, f := range c.found.Sources {
		if !used[j] {
			c.miss("sources", "", string(f.Kind)+" "+f.Name.String(), news.Span{})
		}
	}
	c.count("sources", "source", n)
	c.share("sources", "its kind", kind, n.Right)
}

// sameWords reports whether two descriptions say the same but for an article.
func sameWords(a, b string) bool { return plainWords(a) == plainWords(b) }

func plainWords(s string) string {
	s = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), "’", "'")
	for _, article := range []string{"the ", "a ", "an ", "its ", "his ", "her ", "their "} {
		if t, ok := strings.CutPrefix(s, article); ok {
			return t
		}
	}
	return s
}
