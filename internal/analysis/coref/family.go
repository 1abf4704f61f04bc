package coref

import (
	"slices"

	"dateline/internal/news"
)

// family is two or more people of one surname.
type family struct {
	people []int32 // forms, in the order of first mention
	latest int32   // who was the subject last, or -1
	// alone is the one of them whom the surname alone means, or -1: the others are
	// brought in as relatives, or are named in full again once it stands alone.
	alone int32
}

// maxFamily bounds how many people of one surname are told apart.
const maxFamily = 12

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
	named, again, kin := map[int32]bool{}, map[int32]bool{}, map[int32]bool{} // by root
	for i := range w.all[:w.inText] {
		if fam := w.people.sharedBy[w.at[i]]; fam != nil {
			lone[fam] = true
		} else if root := w.find(w.at[i]); of[root] != nil {
			again[root] = again[root] || named[root] && lone[of[root]]
			kin[root] = kin[root] || !named[root] && w.kinBefore(i)
			named[root] = true
		}
	}
	for fam := range lone {
		fam.alone = w.only(fam, func(root int32) bool { return !kin[root] })
		if fam.alone < 0 {
			fam.alone = w.only(fam, func(root int32) bool { return !again[root] })
		}
	}
}

// only returns the one member of a family for whom ok holds, or -1. A junior is
// never called by the surname alone.
func (w *work) only(fam *family, ok func(root int32) bool) int32 {
	one := int32(-1)
	for _, f := range fam.people {
		root := w.find(f)
		if !ok(root) || w.people.names[f].suffix != "" {
			continue
		}
		if one >= 0 {
			return -1
		}
		one = root
	}
	return one
}

// kinBefore reports whether mention i follows "her granddaughter," or
// "brother": who is brought in as somebody's relative keeps the given name.
func (w *work) kinBefore(i int) bool {
	d := w.doc(i)
	t := d.TokenAt(w.all[i].Start) - 1
	if t >= 0 && d.Word(t) == "," {
		t--
	}
	return t >= 0 && kinship(fold(d.Word(t)))
}

func kinship(word string) bool {
	switch word {
	case "aunt", "brother", "cousin", "dad", "daughter", "father", "granddaughter", "grandfather", "grandmother",
		"grandson", "half-brother", "half-sister", "husband", "mother", "mum", "nephew", "niece", "sister", "son",
		"stepdaughter", "stepfather", "stepmother", "stepson", "twin", "uncle", "widow", "widower", "wife", "ex-wife", "ex-husband":
		return true
	}
	return false
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
