package coref

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/news"
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

// family is two or more people of one surname.
type family struct {
	people []int32 // forms, in the order of first mention
	latest int32   // who was the subject last, or -1
	// alone is the one of them who is never named in full again once the surname
	// stands alone, or -1: a writer who calls one brother "Cole" keeps the other's
	// given name.
	alone int32
}

// maxFamily bounds how many people of one surname are told apart.
const maxFamily = 12

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

// family returns the people of a surname as one that is shared.
func (w *work) family(surname string, who []int32) *family {
	fam := w.people.shared[surname]
	if fam == nil {
		who = slices.Clone(who)
		slices.SortFunc(who, func(a, b int32) int { return w.forms[a].first - w.forms[b].first })
		fam = &family{people: who, latest: -1, alone: -1}
		w.people.shared[surname] = fam
	}
	return fam
}

// assignSurnames decides, mention by mention in reading order, who a shared
// surname means: whose title stands before it, else who was the subject of a
// sentence last, else who was named first.
func (w *work) assignSurnames() {
	if len(w.people.shared) == 0 {
		return
	}
	of := map[int32]*family{} // by root
	for _, fam := range w.people.shared {
		for _, f := range fam.people {
			of[w.find(f)] = fam
		}
	}
	titles := w.titlesOf(of)
	w.findAlone(of)
	sentence := -1
	for i, m := range w.all {
		if m.Type != news.Person {
			continue
		}
		s := w.doc(i).SentenceAt(m.Start)
		subject := s != sentence
		sentence = s
		if fam := w.people.sharedBy[w.at[i]]; fam != nil {
			w.person[i] = w.choose(fam, i, titles)
			fam.latest = w.person[i]
			continue
		}
		root := w.find(w.at[i])
		if fam := of[root]; fam != nil && (subject || fam.latest < 0) {
			fam.latest = root
		}
	}
}

// findAlone finds in each family who may be called by the surname alone.
func (w *work) findAlone(of map[int32]*family) {
	lone := map[*family]bool{}
	named, again := map[int32]bool{}, map[int32]bool{} // by root
	for i := range w.all[:w.inText] {
		if fam := w.people.sharedBy[w.at[i]]; fam != nil {
			lone[fam] = true
		} else if root := w.find(w.at[i]); of[root] != nil {
			again[root] = again[root] || named[root] && lone[of[root]]
			named[root] = true
		}
	}
	for fam := range lone {
		var rest []int32
		for _, f := range fam.people {
			if root := w.find(f); !again[root] && w.people.names[f].suffix == "" {
				rest = append(rest, root)
			}
		}
		if len(rest) == 1 {
			fam.alone = rest[0]
		}
	}
}

// choose returns who a shared surname means at mention i.
func (w *work) choose(fam *family, i int, titles map[titled]bool) int32 {
	if t := w.wordBefore(i); t != "" {
		var fits []int32
		for _, f := range fam.people {
			if titles[titled{w.find(f), t}] {
				fits = append(fits, w.find(f))
			}
		}
		if len(fits) == 1 {
			return fits[0]
		}
	}
	if fam.alone >= 0 {
		return fam.alone
	}
	if fam.latest >= 0 && i < w.inText {
		return fam.latest
	}
	best := fam.people[0]
	for _, f := range fam.people {
		if i >= w.inText && w.forms[f].count > w.forms[best].count {
			best = f
		}
	}
	return w.find(best)
}

// titled says that a person was called so.
type titled struct {
	root  int32
	title string
}

// titlesOf collects the words before the full names of people who share a surname.
func (w *work) titlesOf(of map[int32]*family) map[titled]bool {
	t := map[titled]bool{}
	for i := range w.all {
		root := w.find(w.at[i])
		if of[root] != nil && w.people.names[w.at[i]].full {
			if word := w.wordBefore(i); word != "" {
				t[titled{root, word}] = true
			}
		}
	}
	return t
}

// wordBefore returns the title before mention i, folded, or "".
func (w *work) wordBefore(i int) string {
	d := w.doc(i)
	t := d.TokenAt(w.all[i].Start) - 1
	if t < 0 || !capital(d.Word(t)) {
		return ""
	}
	word := fold(d.Word(t))
	if _, ok := slices.BinarySearch(titles, word); ok || w.r.roles.person[word] {
		return word
	}
	return ""
}
