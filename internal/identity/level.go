package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// pair is two groups or occurrences with what they have in common.
type pair struct {
	i, j int
	evidence
}

// strongest sorts pairs, those first that have most in common.
func strongest(pairs []pair) {
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), a.i-b.i, a.j-b.j)
	})
}

// fullNames groups the occurrences under each full name.
func (w *work) fullNames() {
	for _, list := range w.byKey(false) {
		if !w.disputed(list) {
			w.joinAll(list)
			continue
		}
		w.divide(list)
	}
}

// byKey returns the occurrences of each key whose names are short or not, by key.
func (w *work) byKey(short bool) [][]int {
	m := map[string][]int{}
	for i, o := range w.occs {
		if o.short() == short {
			m[o.Key] = append(m[o.Key], i)
		}
	}
	var out [][]int
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[key])
	}
	return out
}

func (w *work) disputed(list []int) bool {
	occs := make([]Occurrence, len(list))
	for i, at := range list {
		occs[i] = *w.occs[at]
	}
	return disputed(occs)
}

func (w *work) joinAll(list []int) {
	for _, i := range list[1:] {
		w.join(list[0], i)
	}
}

// divide groups the occurrences of a name that more than one person may have:
// by companions and occupation. What fits nobody better than another stays by
// itself, unless all others turn out to be one. Companions that are many and
// rare outweigh another occupation: a striker may become a minister.
func (w *work) divide(list []int) {
	var pairs []pair
	for x, i := range list {
		for _, j := range list[x+1:] {
			a, b := w.occs[i], w.occs[j]
			e := w.compare(i, j)
			if e.known >= acquaintance && (!differ(a, b) || e.known >= 2*acquaintance) || a.role.walk != "" && a.sameKind(b) {
				pairs = append(pairs, pair{i, j, e})
			}
		}
	}
	strongest(pairs)
	kinds := map[int][]*Occurrence{} // of each group: one of each occupation and title
	for _, i := range list {
		kinds[i] = []*Occurrence{w.occs[i]}
	}
	for _, p := range pairs {
		i, j := w.find(p.i), w.find(p.j)
		if i != j && (differ(w.occs[p.i], w.occs[p.j]) || !split(kinds[i], kinds[j])) {
			w.join(i, j)
			kinds[w.find(i)] = addKinds(kinds[i], kinds[j])
		}
	}
	leaders := slices.DeleteFunc(slices.Clone(list), func(i int) bool { return w.find(i) != i })
	for x, i := range leaders {
		for _, j := range leaders[x+1:] {
			if split(kinds[i], kinds[j]) {
				return
			}
		}
	}
	w.joinAll(leaders)
}

// addKinds adds to a what b has and a has not.
func addKinds(a, b []*Occurrence) []*Occurrence {
	for _, o := range b {
		if !slices.ContainsFunc(a, o.sameKind) {
			a = append(a, o)
		}
	}
	return a
}

// split reports whether two groups have occupations or titles that are seldom
// one person's, and none in common.
func split(a, b []*Occurrence) bool {
	differing := false
	for _, o := range a {
		for _, p := range b {
			if o.role.walk != "" && o.sameKind(p) {
				return false
			}
			differing = differing || differ(o, p)
		}
	}
	return differing
}

// variants joins full names of one person that differ by a middle name or an
// initial, where the context agrees.
func (w *work) variants() {
	members := w.members()
	roots := slices.Sorted(maps.Keys(members))
	var fits []fit
	for _, i := range roots {
		o := w.occs[i]
		if o.short() || o.Type != "PER" {
			continue
		}
		var others []int
		for _, j := range roots {
			if p := w.occs[j]; j != i && !p.short() && p.Key != o.Key && mayBeOne(o.words, p.words) {
				others = append(others, j)
			}
		}
		if f, ok := w.best(i, others, members, enough); ok {
			fits = append(fits, f)
		}
	}
	w.joinFits(fits)
}

// fit is the group that a group belongs to.
type fit struct {
	group, with int
	pair
}

// best returns which of the other groups the given one belongs to: there must be
// enough in common, and clearly more than with any other that is not the same.
func (w *work) best(group int, others []int, members map[int][]int, need float64) (fit, bool) {
	var all []fit
	for _, o := range others {
		if w.apart(members[group], members[o]) || w.differing(members[group], members[o]) {
			continue
		}
		f := fit{group: group, with: o}
		for _, i := range members[group] {
			for _, j := range members[o] {
				if e := w.compare(i, j); e.score > f.score {
					f.pair = pair{i, j, e}
				}
			}
		}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b fit) int { return cmp.Or(cmp.Compare(b.score, a.score), a.with-b.with) })
	switch {
	case len(all) == 0 || all[0].score < need || !all[0].firm && need > 0:
		return fit{}, false
	case len(all) > 1 && all[0].score-all[1].score < clear:
		return fit{}, false
	}
	return all[0], true
}

// differing reports whether occupations speak against two groups being one.
func (w *work) differing(a, b []int) bool {
	for _, i := range a {
		for _, j := range b {
			if differ(w.occs[i], w.occs[j]) && w.compare(i, j).known < 2*acquaintance {
				return true
			}
		}
	}
	return false
}

// joinFits joins groups with those they belong to, the surest first, unless what
// was joined before keeps them apart.
func (w *work) joinFits(fits []fit) {
	slices.SortFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), a.group-b.group)
	})
	for _, f := range fits {
		if w.find(f.group) == w.find(f.with) {
			continue
		}
		members := w.members()
		a, b := members[w.find(f.group)], members[w.find(f.with)]
		if w.apart(a, b) || w.differing(a, b) {
			continue
		}
		reason := w.reason(f)
		for _, i := range a {
			if w.why[i] == "" {
				w.why[i] = reason
			}
		}
		w.join(f.group, f.with)
	}
}

// reason says in words why two groups were joined.
func (w *work) reason(f fit) string {
	var shares []string
	for _, key := range f.named {
		_, name, _ := strings.Cut(key, ":")
		shares = append(shares, title(name))
	}
	if f.noun != "" {
		shares = append(shares, "“"+f.noun+"”")
	}
	if len(shares) == 0 {
		return "short for " + w.occs[f.j].Name.String()
	}
	return "shares " + strings.Join(shares, ", ") + " with " + w.occs[f.j].Name.String()
}

// title sets a folded name with capitals again, as well as that goes.
func title(name string) string {
	words := strings.Fields(name)
	for i, word := range words {
		if r := []rune(word); !slices.Contains(small, word) {
			words[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
		}
	}
	return strings.Join(words, " ")
}
