package ner

// The model sees one sentence at a time, a reader the whole text: a name that is
// plainly a person's once is a person's everywhere. So every capitalised word
// votes with the labels it got, and the segments are decoded again with the
// votes of a word's other places added to its scores.

// votes counts how often a word was part of a name of each kind, and last of
// none.
type votes [kinds + 1]uint16

// voteWeight is how much a unanimous vote of many places adds to a score.
const voteWeight = 120

// vote counts the labels of all capitalised words.
func (k *desk) vote() {
	k.votes.reset()
	for _, g := range k.segments {
		for i := g.first; i < g.last; i++ {
			if k.words[i].shape.capital() {
				k.votes.at(k.words[i].fold)[ballot(k.labels[i])]++
			}
		}
	}
}

// ballot returns the place of a label among the votes.
func ballot(l Label) int {
	if l == Outside {
		return kinds
	}
	return l.kind()
}

// sway decodes the segments again whose words occur elsewhere too.
func (k *desk) sway(m *model) {
	at := 0
	for _, g := range k.segments {
		scores := k.scores[at : at+g.last-g.first]
		at += len(scores)
		swayed := false
		for i := range scores {
			if k.words[g.first+i].shape.capital() && k.lean(g.first+i, &scores[i]) {
				swayed = true
			}
		}
		if swayed {
			copy(k.labels[g.first:g.last], k.decode(scores, m))
		}
	}
}

// lean adds the votes of the other places of word i to its scores.
func (k *desk) lean(i int, s *[Labels]int32) bool {
	v := k.votes.get(k.words[i].fold)
	v[ballot(k.labels[i])]--
	n := int32(0)
	for _, c := range v {
		n += int32(c)
	}
	if n == 0 {
		return false
	}
	for kind := range kinds {
		bonus := voteWeight * int32(v[kind]) / (n + 1)
		s[Begin(kind)] += bonus
		s[Inside(kind)] += bonus
	}
	s[Outside] += voteWeight * int32(v[kinds]) / (n + 1)
	return true
}

// repeat marks the acronyms that the text has shown to be names and that were
// passed over where little stands around them: "CB in 2007 declared".
func (k *desk) repeat() {
	k.vote()
	for _, g := range k.segments {
		for i := g.first; i < g.last; i++ {
			if k.words[i].shape != upper || k.labels[i] != Outside {
				continue
			}
			kind, named, not := k.votes.get(k.words[i].fold).leading()
			if named > not || named > 0 && k.proof.get(k.words[i].fold)&acronym != 0 {
				k.set(i, i+1, kind)
			}
		}
	}
}

// leading returns the kind with most votes, and how often the word was part of
// a name and how often not.
func (v votes) leading() (kind int, named, not uint16) {
	for i, n := range v[:kinds] {
		named += n
		if n > v[kind] {
			kind = i
		}
	}
	return kind, named, v[kinds]
}
