package identity

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/news"
)

// Groups is the answer of [Group].
type Groups struct {
	Of  []int       // for each occurrence the number of its group
	Why []news.Text // why it was joined with others of another form, in words; mostly empty
}

// Same reports whether occurrences i and j are one.
func (g Groups) Same(i, j int) bool { return g.Of[i] == g.Of[j] }

// Clear reports whether the keys alone tell the occurrences apart: they all
// have one key, and no two have occupations that are seldom one person's.
// [Group] would make one group of them.
func Clear(occs []Occurrence) bool {
	for i := range occs {
		if occs[i].Key != occs[0].Key {
			return false
		}
	}
	return !disputed(occs)
}

// disputed reports whether two occurrences have occupations that are seldom one
// person's, or other titles.
func disputed(occs []Occurrence) bool {
	var kinds []*Occurrence // one for each occupation and title
	for i := range occs {
		o := &occs[i]
		if o.role.walk == "" && o.title == "" || slices.ContainsFunc(kinds, o.sameKind) {
			continue
		}
		for _, k := range kinds {
			if differ(k, o) {
				return true
			}
		}
		kinds = append(kinds, o)
	}
	return false
}

// differ reports whether what is said of o and p is seldom said of one person.
func differ(o, p *Occurrence) bool {
	return o.role.against(p.role) || o.title != "" && p.title != "" && o.title != p.title
}

// sameKind reports whether occupation and title are the same, or both unknown.
func (o *Occurrence) sameKind(p *Occurrence) bool {
	return o.role.walk == p.role.walk && o.role.past == p.role.past && o.title == p.title
}

// Group finds out which occurrences are one. They should be those whose names
// allow it, see [Occurrence.Alike]. rarity says how much a companion tells, see
// [Rarity].
//
// It goes from the sure to the doubtful. Occurrences under one full name become
// one group, or several if occupations differ and nobody is named with both;
// then full names that differ by a middle name or an initial are joined where
// the context agrees; and last each short form with the full one that it fits
// best. What is decided on one level is decided from what the level before
// left, whatever the order of the occurrences.
func Group(occs []Occurrence, rarity func(key string) float64) Groups {
	w := newWork(occs, rarity)
	w.fullNames()
	w.variants()
	w.shortForms()
	return w.groups()
}

// work is a grouping in the making. Its occurrences are in an order of their own.
type work struct {
	occs   []*Occurrence
	order  []int // by place in occs: the caller's index
	parent []int
	why    []string
	rarity func(string) float64
}

func newWork(occs []Occurrence, rarity func(string) float64) *work {
	w := &work{rarity: rarity, order: make([]int, len(occs))}
	for i := range occs {
		w.order[i] = i
	}
	slices.SortStableFunc(w.order, func(a, b int) int {
		return cmp.Or(strings.Compare(occs[a].Article, occs[b].Article), strings.Compare(occs[a].Key, occs[b].Key))
	})
	for i, at := range w.order {
		w.occs = append(w.occs, &occs[at])
		w.parent = append(w.parent, i)
	}
	w.why = make([]string, len(occs))
	return w
}

func (w *work) find(i int) int {
	for w.parent[i] != i {
		i = w.parent[i]
	}
	return i
}

// join makes one group of two; the lower number stays.
func (w *work) join(i, j int) {
	i, j = w.find(i), w.find(j)
	w.parent[max(i, j)] = min(i, j)
}

// members returns the occurrences of each group, by root, in order.
func (w *work) members() map[int][]int {
	m := map[int][]int{}
	for i := range w.occs {
		root := w.find(i)
		m[root] = append(m[root], i)
	}
	return m
}

func (w *work) compare(i, j int) evidence {
	return compare(w.occs[i], w.occs[j], common(w.occs[i].with, w.occs[j].with), w.rarity)
}

// common returns what two sorted lists share.
func common(a, b []string) []string {
	var out []string
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			out = append(out, a[i])
			i++
			j++
		}
	}
	return out
}

// apart reports whether anything keeps a member of one list from being a member
// of the other.
func (w *work) apart(a, b []int) bool {
	for _, i := range a {
		for _, j := range b {
			if w.occs[i].apart(w.occs[j]) != "" {
				return true
			}
		}
	}
	return false
}

func (w *work) groups() Groups {
	g := Groups{Of: make([]int, len(w.occs)), Why: make([]news.Text, len(w.occs))}
	for i, at := range w.order {
		g.Of[at] = w.find(i)
		g.Why[at] = news.CleanLine(w.why[i])
	}
	return g
}

// Telling returns the companions that several of the occurrences have, whose
// rarity [Group] may ask for: first those of most occurrences, and no more than n.
func Telling(occs []Occurrence, n int) []string {
	count := map[string]int{}
	for i := range occs {
		for _, k := range occs[i].with {
			count[k]++
		}
	}
	var keys []string
	for k, c := range count {
		if c > 1 {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	return keys[:min(len(keys), n)]
}

// Together returns the answer for n occurrences that are [Clear].
func Together(n int) Groups { return Groups{Of: make([]int, n), Why: make([]news.Text, n)} }
