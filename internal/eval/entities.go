package eval

import (
	"strings"

	"dateline/internal/news"
)

// entities compares which mentions are joined, by pairs of mentions that both
// sides have, and what entities are said to be.
func (c comparison) entities() {
	all, perTypes := pairs{}, map[news.EntityType]pairs{}
	found := map[news.Span]int{}
	for _, m := range c.found.Mentions {
		found[m.Span] = m.Entity
	}
	for _, m := range c.gold.Mentions {
		e, ok := found[m.Span]
		if !ok {
			continue
		}
		all.add(m.Entity, e)
		if perTypes[m.Type] == nil {
			perTypes[m.Type] = pairs{}
		}
		perTypes[m.Type].add(m.Entity, e)
	}
	for _, t := range []news.EntityType{news.Person, news.Organisation, news.Location} {
		c.count("entities", string(t)+" pairs", perTypes[t].count())
	}
	c.count("entities", "all pairs", all.count())
	c.splits(found)
	c.descriptions()
}

// pairs counts mentions by gold and found entity.
type pairs map[[2]int]int

func (p pairs) add(gold, found int) { p[[2]int{gold, found}]++ }

// count compares the pairs of mentions that each side joins.
func (p pairs) count() Count {
	g, f := map[int]int{}, map[int]int{}
	n := Count{}
	two := func(k int) int { return k * (k - 1) / 2 }
	for k, v := range p {
		g[k[0]] += v
		f[k[1]] += v
		n.Right += two(v)
	}
	for _, v := range g {
		n.Gold += two(v)
	}
	for _, v := range f {
		n.Found += two(v)
	}
	return n
}

// splits lists entities whose mentions were not joined, and those that were
// joined with another's.
func (c comparison) splits(found map[news.Span]int) {
	first := map[int]news.Mention{} // by gold entity
	owner := map[int]news.Mention{} // by found entity
	told := map[[2]int]bool{}
	for _, m := range c.gold.Mentions {
		e, ok := found[m.Span]
		if !ok {
			continue
		}
		if f, ok := first[m.Entity]; !ok {
			first[m.Entity] = m
		} else if fe := found[f.Span]; fe != e && !told[[2]int{fe, e}] {
			told[[2]int{fe, e}] = true
			c.miss("entities", c.words(m.Span)+" = "+c.words(f.Span), "two", m.Span)
		}
		if o, ok := owner[e]; !ok {
			owner[e] = m
		} else if o.Entity != m.Entity && !told[[2]int{-1 - o.Entity, m.Entity}] {
			told[[2]int{-1 - o.Entity, m.Entity}] = true
			c.miss("entities", c.words(m.Span)+" ≠ "+c.words(o.Span), "one", m.Span)
		}
	}
}

// descriptions counts the entities whose description says at least what people
// marked, or a part of it. Entities that people did not describe are left out,
// since they did not describe all that the text does.
func (c comparison) descriptions() {
	match := c.matching()
	n := Count{}
	for i, e := range c.found.Entities {
		if e.Description.Empty() {
			continue
		}
		g := match[i]
		if g < 0 || c.gold.Entities[g].Description.Empty() {
			continue
		}
		n.Found++
		want := plainWords(c.gold.Entities[g].Description.String())
		if got := plainWords(e.Description.String()); strings.Contains(want, got) || strings.Contains(got, want) {
			n.Right++
		} else {
			c.miss("descriptions", want, got, e.DescriptionAt)
		}
	}
	described := map[int]bool{}
	for i, e := range c.found.Entities {
		if g := match[i]; g >= 0 && !e.Description.Empty() {
			described[g] = true
		}
	}
	for i, e := range c.gold.Entities {
		if e.Description.Empty() {
			continue
		}
		n.Gold++
		if !described[i] {
			c.miss("descriptions", e.Name.String()+": "+e.Description.String(), "", news.Span{})
		}
	}
	c.count("entities", "description", n)
}

// matching returns, for each found entity, the gold one that shares most of its
// mentions, or -1.
func (c comparison) matching() []int {
	at := map[news.Span]int{}
	for _, m := range c.gold.Mentions {
		at[m.Span] = m.Entity
	}
	votes := make([]map[int]int, len(c.found.Entities))
	for _, m := range c.found.Mentions {
		if g, ok := at[m.Span]; ok && m.Entity >= 0 {
			if votes[m.Entity] == nil {
				votes[m.Entity] = map[int]int{}
			}
			votes[m.Entity][g]++
		}
	}
	out := make([]int, len(votes))
	for i, v := range votes {
		out[i] = -1
		for g, n := range v {
			if best := out[i]; best < 0 || n > v[best] || n == v[best] && g < best {
				out[i] = g
			}
		}
	}
	return out
}
