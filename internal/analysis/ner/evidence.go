package ner

import "dateline/internal/news"

// evidence is what a document says about a capitalised word, anywhere in it.
type evidence uint32

const (
	titled        evidence = 1 << iota // after a title or a role: Minister Teck
	surnamed                           // after a given name: Ilse Marrow
	placed                             // alone after a preposition of place: in Orlec
	orgPart                            // before a word like Council or Inc.
	placePart                          // before a word like River
	says                               // before a verb of saying
	grouped                            // before a word like spokesman or party
	acronym                            // defined in brackets
	acronymOrg                         // and its long form has a word like Council
	midway                             // not at the start of a sentence
	longer                             // in a run of several words
	alone                              // in a run of its own
	small                              // also written in small letters
	listed                             // the long form of it is a gazetteer phrase
	evidenceCount = iota
)

// gather reads the page's runs for evidence about their words.
func (p *page) gather() {
	p.proof.reset()
	for _, g := range p.segments {
		s := p.doc.Sentences[g.sentence]
		for i := g.first; i < g.last; i = p.runs[i].last {
			if p.words[i].shape.capital() {
				p.testify(p.runs[i], s)
			}
		}
	}
	for i := range p.words {
		if p.words[i].shape == lower && p.proof.get(p.words[i].fold) != 0 {
			*p.proof.at(p.words[i].fold) |= small
		}
	}
}

// testify enters what the run r in sentence s says about its words.
func (p *page) testify(r segment, s news.Sentence) {
	first := r.first
	for first < r.last-1 && p.words[first].known&titleWord != 0 {
		first++
	}
	e := p.around(segment{first: first, last: r.last}, s)
	if first > r.first {
		e |= titled
	}
	last := &p.words[r.last-1]
	byName := p.words[first].known&given != 0
	for i := first; i < r.last; i++ {
		v := e
		if i > first && byName {
			v |= surnamed
		}
		if i < r.last-1 && last.known&(orgWord|orgSuffix) != 0 {
			v |= orgPart
		}
		if i < r.last-1 && last.known&placeWord != 0 {
			v |= placePart
		}
		if p.words[i].starts|p.words[i].inside != 0 {
			v |= listed
		}
		*p.proof.at(p.words[i].fold) |= v
	}
}

// around returns what the neighbours of a run say about all its words.
func (p *page) around(r segment, s news.Sentence) evidence {
	e := longer
	if r.last-r.first == 1 {
		e = alone
	}
	if r.first > s.First {
		e |= midway
		before := &p.words[r.first-1]
		if before.known&roleWord != 0 {
			e |= titled
		}
		if e&alone != 0 && before.known&whereWord != 0 {
			e |= placed
		}
	}
	if r.last < s.Last {
		after := &p.words[r.last]
		if after.known&sayWord != 0 {
			e |= says
		}
		if after.known&groupWord != 0 {
			e |= grouped
		}
		if e&(alone|midway) == alone|midway && p.bracketed(r.first) {
			e |= p.defined(r.first, s)
		}
	}
	return e
}

// bracketed reports whether token i stands alone in brackets. It is neither the
// first nor the last of the document.
func (p *page) bracketed(i int) bool {
	return p.doc.Word(i-1) == "(" && p.doc.Word(i+1) == ")"
}

// defined returns the evidence that the bracketed token i is an acronym.
func (p *page) defined(i int, s news.Sentence) evidence {
	first, ok := p.longForm(i, s)
	if !ok {
		return 0
	}
	for j := first; j < i-1; j++ {
		if p.words[j].known&(orgWord|orgSuffix) != 0 {
			return acronym | acronymOrg
		}
	}
	return acronym
}

// longForm returns the first of the words before the bracketed token i whose
// initials it has.
func (p *page) longForm(i int, s news.Sentence) (first int, ok bool) {
	letters := p.doc.Word(i)
	k := len(letters) - 1
	j := i - 2
	for ; j >= s.First && k >= 0; j-- {
		w := &p.words[j]
		switch {
		case w.shape.capital() && p.doc.Word(j)[0]|0x20 == letters[k]|0x20:
			k--
		case w.known&connector == 0:
			return 0, false
		}
	}
	return j + 1, k < 0 && len(letters) > 1
}
