package identity

import (
	"maps"
	"slices"

	"dateline/internal/news"
)

// shortForms joins surnames and acronyms with the full names they stand for.
// Short forms of one kind are one only where they go with one full name, where
// the context joins them, or where nothing fuller is known.
func (w *work) shortForms() {
	full := w.fullGroups()
	for _, list := range w.byKey(true) {
		if !slices.ContainsFunc(full, func(f int) bool { return w.stands(list, f) }) && !w.disputed(list) {
			w.joinAll(list)
			continue
		}
		w.nearShort(list)
	}
	members := w.members()
	var fits []fit
	for _, i := range slices.Sorted(maps.Keys(members)) {
		if !w.allShort(members[i]) {
			continue
		}
		var others []int
		for _, f := range full {
			if w.stands(members[i], f) {
				others = append(others, f)
			}
		}
		if f, ok := w.best(i, others, members, w.need(members[i], others)); ok {
			fits = append(fits, f)
		}
	}
	w.joinFits(fits)
}

// fullGroups returns the groups with a full name.
func (w *work) fullGroups() []int {
	var out []int
	for root, list := range w.members() {
		if !w.allShort(list) {
			out = append(out, root)
		}
	}
	slices.Sort(out)
	return out
}

func (w *work) allShort(list []int) bool {
	return !slices.ContainsFunc(list, func(i int) bool { return !w.occs[i].short() })
}

// stands reports whether the short forms in list may stand for the group of a
// full name: any acronym only where some article pairs them.
func (w *work) stands(list []int, group int) bool {
	o := w.occs[list[0]]
	for i, p := range w.occs {
		if w.find(i) == group && o.Alike(p) {
			return true
		}
	}
	return false
}

// need returns how much must speak for joining. An acronym of three letters or
// more that is paired with one name alone needs no more than that.
func (w *work) need(list, others []int) float64 {
	o := w.occs[list[0]]
	if o.Type != news.Organisation {
		return enough
	}
	if len(others) == 1 && len([]rune(o.name())) > 2 {
		return 0
	}
	return acquaintance
}

// nearShort joins short forms of one kind with each other that the context
// says are one, the surest first.
func (w *work) nearShort(list []int) {
	var pairs []pair
	for x, i := range list {
		for _, j := range list[x+1:] {
			if e := w.compare(i, j); e.score >= enough && e.firm {
				pairs = append(pairs, pair{i, j, e})
			}
		}
	}
	strongest(pairs)
	for _, p := range pairs {
		members := w.members()
		a, b := members[w.find(p.i)], members[w.find(p.j)]
		if !w.apart(a, b) && !w.differing(a, b) {
			w.join(p.i, p.j)
		}
	}
}
