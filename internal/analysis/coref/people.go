package coref

import (
	"slices"
	"sort"
	"strings"
)

// people indexes the persons of an article by the parts of their names.
type people struct {
	names    []personName // by form; words are nil for what is no person
	surname  map[string][]int32
	given    map[string][]int32
	middle   map[string][]int32
	partial  map[string]int32   // two or more words from either end of a longer name
	shared   map[string]*family // by surname
	sharedBy []*family          // by form: a lone surname that several people have
}

// indexPeople joins full names of one person with each other, the longest
// first, and enters everybody under the parts of the name.
func (w *work) indexPeople() {
	p := &w.people
	p.names = make([]personName, len(w.forms))
	p.sharedBy = make([]*family, len(w.forms))
	p.surname, p.given, p.middle = map[string][]int32{}, map[string][]int32{}, map[string][]int32{}
	p.partial, p.shared = map[string]int32{}, map[string]*family{}
	var full []int32
	for i := range w.forms {
		f := &w.forms[i]
		if f.class != aPerson || f.count == 0 || len(f.words) == 0 {
			continue
		}
		p.names[i] = parseName(f.words, !capital(f.surface))
		if p.names[i].full {
			full = append(full, int32(i))
		}
	}
	sort.SliceStable(full, func(a, b int) bool {
		return len(p.names[full[a]].words) > len(p.names[full[b]].words)
	})
	byKey := map[string]int32{}
	for _, f := range full {
		w.joinFull(f, byKey)
	}
}

// joinFull joins a full name with a longer one of the same person, or enters it
// as a new person.
func (w *work) joinFull(f int32, byKey map[string]int32) {
	p, n := &w.people, w.people.names[f]
	if other, ok := byKey[n.key()]; ok {
		w.union(f, other)
		return
	}
	byKey[n.key()] = f
	var fits []int32
	for _, other := range p.surname[n.surname()] {
		if compatible(n, p.names[other], w.r.nicknames) {
			fits = append(fits, other)
		}
	}
	if len(fits) == 1 {
		w.union(f, fits[0])
		return
	}
	if other, ok := p.partial[strings.Join(n.words, " ")]; ok && other >= 0 && len(fits) == 0 {
		w.union(f, other)
		return
	}
	w.enter(f)
}

// enter indexes a new person.
func (w *work) enter(f int32) {
	p, n := &w.people, w.people.names[f]
	add := func(m map[string][]int32, k string) {
		if len(m[k]) < maxFamily {
			m[k] = append(m[k], f)
		}
	}
	add(p.surname, n.surname())
	add(p.given, n.given())
	for _, m := range n.words[1 : len(n.words)-1] {
		add(p.middle, bare(m))
	}
	for k := 2; k < min(len(n.words), 8); k++ {
		for _, part := range [...]string{
			strings.Join(n.words[:k], " "), strings.Join(n.words[len(n.words)-k:], " "),
		} {
			if other, ok := p.partial[part]; ok && other != f {
				p.partial[part] = -1
			} else {
				p.partial[part] = f
			}
		}
	}
}

// joinPeople joins the single names with the full ones: first as a surname,
// then as a given or a middle name that only one person has.
func (w *work) joinPeople() {
	p := &w.people
	single := map[string]int32{}
	for i := range w.forms {
		n := p.names[i]
		if n.words == nil || n.full {
			continue
		}
		f := int32(i)
		if other, ok := single[n.surname()+n.suffix]; ok {
			w.union(f, other)
		} else {
			single[n.surname()+n.suffix] = f
		}
		w.joinSingle(f, n)
	}
}

func (w *work) joinSingle(f int32, n personName) {
	p := &w.people
	who := p.surname[n.surname()]
	if n.suffix != "" {
		who = slices.DeleteFunc(slices.Clone(who), func(o int32) bool { return p.names[o].suffix != n.suffix })
	}
	switch {
	case len(who) == 1:
		w.union(f, who[0])
	case len(who) > 1:
		p.sharedBy[f] = w.family(n.surname(), who)
	default:
		for _, m := range [...]map[string][]int32{p.given, p.middle} {
			if c := m[n.surname()]; len(c) > 0 {
				if len(c) == 1 {
					w.union(f, c[0])
				}
				return
			}
		}
	}
}
