package quote

import "strings"

// cue is a word that attributes: a verb of saying, or "according to".
type cue struct {
	at, end    int // its items, both included
	class      class
	subject    phrase
	known      bool // it has a subject
	inverted   bool // the subject follows the cue
	ascribes   bool // "according to", "in the words of"
	passive    bool // "was called"
	negated    bool
	modal      bool // "would say"
	infinitive bool
	borrowed   bool // the subject is that of an earlier clause
	first      int  // where its clause begins: subject and apposition included
	plain      int  // what follows the cue, its inverted subject and its addressee
	after      int  // what follows its adjuncts too: "on Tuesday", "in a statement"
	that       bool // "that" stands before after
	addressee  phrase
	told       bool // addressee is set
}

// findCues lists the cues of the sentence, left to right.
func (w *work) findCues() {
	w.cues = w.cues[:0]
	for i := range w.items {
		it := w.items[i]
		switch {
		case it.is(isRun | isMention):
		case w.ascribing(i) > 0:
			w.ascription(i, w.ascribing(i))
		case it.is(verbAny) && w.verbal(i):
			w.verbCue(i)
		}
	}
}

// ascribing returns the number of items of an ascription that begins at i
// ("according to", "in the words of"), or 0.
func (w *work) ascribing(i int) int {
	switch c := w.doc.Text[w.items[i].start] | 0x20; {
	case c == 'a' && w.fold(i) == "according" && i+1 < len(w.items) && w.word(i+1) == "to":
		return 2
	case c == 'i' && i+3 < len(w.items) && w.fold(i) == "in" && w.word(i+1) == "the" && w.word(i+2) == "words" && w.word(i+3) == "of":
		return 4
	}
	return 0
}

func (w *work) fold(i int) string { return strings.ToLower(w.word(i)) }

// ascription adds the cue of n items at i, whose speaker follows.
func (w *work) ascription(i, n int) {
	c := cue{at: i, end: i + n - 1, class: verbDirect | verbClause | verbThat, ascribes: true, first: i}
	p, ok := w.phraseStarting(i + n)
	if !ok {
		return
	}
	c.subject, c.known = w.speakerIn(p), true
	c.plain = w.pastModifiers(i, p.last+1)
	c.after = c.plain
	w.cues = append(w.cues, c)
}

// pastModifiers returns the comma that ends the words after the speaker of an
// ascription that opens its sentence at item i: "According to a person briefed on
// the matter, who was not authorised to discuss it, the charges …". Otherwise it
// returns k, which follows the speaker.
func (w *work) pastModifiers(i, k int) int {
	const farthest = 25
	if i > 0 && !w.at(i-1).is(punctuation) || w.at(k).is(isStop|isRun) {
		return k
	}
	for j := k; j < len(w.items) && j-k < farthest; j++ {
		if w.items[j].is(isStop | isRun | isColon) {
			return k
		}
		if next := w.at(j + 1); w.items[j].is(isComma) && !next.is(isRelative|isClause|isConjunction|isPreposition) && next.is(isDeterminer|isPossessive|isSubject|isMention|isCapital|isNumber|nounAny) {
			if j == k {
				return w.pastRole(k)
			}
			if next.is(isDeterminer|nounAny) && w.at(j+3).is(isComma) {
				continue // an apposition
			}
			return j
		}
	}
	return k
}

// pastRole returns the comma that ends the apposition after the one at item k, if
// it says who somebody is and a clause follows, or else k: "according to Bruno
// Teck, the head of the board, the wall was old".
func (w *work) pastRole(k int) int {
	const farthest = 14
	role := false
	for j := k + 1; j < len(w.items) && j-k < farthest; j++ {
		it := w.items[j]
		switch {
		case it.is(isComma):
			if role && w.at(j+1).is(isDeterminer|isPossessive|isSubject|isMention|isNumber) {
				return j
			}
			return k
		case it.is(punctuation | isRun | isBe | isAuxiliary | isCopula | isSubject), j == k+1 && !it.is(isDeterminer):
			return k
		}
		role = role || it.is(nounPerson)
	}
	return k
}

// speakerIn narrows a phrase to the name it ends with, if it ends with one.
func (w *work) speakerIn(p phrase) phrase {
	if w.items[p.last].is(isMention) {
		return phrase{p.last, p.last}
	}
	return p
}

// verbal reports whether item i, whose form can be a verb of saying, is one here.
func (w *work) verbal(i int) bool {
	it, prev := w.items[i], w.at(i-1)
	if it.is(isCapital) && i > 0 && !prev.is(isRun|punctuation) {
		return false
	}
	if prev.is(isDeterminer|isPossessive) && !prev.is(nounPerson) {
		return false
	}
	if prev.is(isPreposition) && !it.is(verbIng) && !w.wordIs(i-1, "to") {
		return false
	}
	if w.isGenitive(i-1) && !it.is(verbIng) {
		return false
	}
	if !it.is(verbLoose) {
		return true
	}
	return w.looseVerb(i)
}

// looseVerb reports whether a form that is as often a noun is a verb here: its
// subject stands right before it and fits it in number, or a quotation beside it.
func (w *work) looseVerb(i int) bool {
	it, prev, next := w.items[i], w.at(i-1), w.at(i+1)
	if prev.is(isRun) || i > 0 && prev.is(isComma) && w.at(i-2).is(isRun) {
		return true
	}
	j := w.skipAuxiliaries(i - 1)
	subject := w.at(j)
	if j < i-1 && w.at(i-1).is(isAuxiliary) && !w.at(i-1).is(isBe) {
		return true // "does not claim", "would call"
	}
	if next.is(isStop) && i+1 >= len(w.items) {
		return false
	}
	base := it.is(verbBase)
	switch {
	case subject.is(isComma) && it.is(verbDirect) && w.items[0].is(isRun) && len(w.cues) == 0:
		return true
	case w.wordIs(i-1, "to"):
		return next.is(isRun | isComma | isColon | isObject | isDeterminer | isPossessive | isMention)
	case subject.is(isSubject):
		return true
	case base:
		return subject.is(nounAny) && strings.HasSuffix(w.word(j), "s") || subject.is(isConjunction) && next.is(isRun)
	case subject.is(isMention | nounAny | isRelative | isCapital):
		return true
	case subject.is(isConjunction | isComma):
		return next.is(isRun|isObject|isDeterminer|isPossessive|isMention) || w.wordIs(i+1, "that")
	}
	if len(w.cues) > 0 {
		return false
	}
	return next.is(isRun) || (next.is(isComma|isColon) && w.at(i+2).is(isRun)) || w.wordIs(i+1, "that")
}

// wordIs reports whether item i is the word s.
func (w *work) wordIs(i int, s string) bool {
	return i >= 0 && i < len(w.items) && w.items[i].end-w.items[i].start == len(s) && w.word(i) == s
}

// skipAuxiliaries goes left from item i over auxiliaries and adverbs.
func (w *work) skipAuxiliaries(i int) int {
	for i >= 0 {
		it := w.items[i]
		if !it.is(isAuxiliary|isAdverb|isNegative) && !w.isManner(i) || it.is(isMention|nounPerson) {
			break
		}
		i--
	}
	return i
}

// isManner reports whether item i is an adverb in -ly.
func (w *work) isManner(i int) bool {
	it := w.items[i]
	return it.end-it.start > 4 && !it.is(isMention|isRun|isCapital|nounAny) && strings.HasSuffix(w.word(i), "ly")
}

// verbCue adds the verb at i as a cue, if it is one that says something.
func (w *work) verbCue(i int) {
	c := cue{at: i, end: i, class: w.items[i].class, first: i}
	if c.class.isIng() && w.wordIs(i+1, "from") {
		return // "reporting from Orlec"
	}
	if strings.HasPrefix(w.fold(i), "rul") && (w.wordIs(i+1, "out") || w.wordIs(i+2, "out")) {
		return // "ruled herself out"
	}
	j := w.skipAuxiliaries(i - 1)
	for k := j + 1; k < i; k++ {
		c.negated = c.negated || w.items[k].is(isNegative)
		c.modal = c.modal || w.items[k].is(isModal)
	}
	if w.wordIs(i-1, "to") {
		c.infinitive = true
		c.negated = c.negated || w.at(i-2).is(isDecline)
	}
	c.passive = j < i-1 && w.beBefore(j, i) && !c.class.isIng() && !c.class.isBase()
	w.findSubject(&c, j)
	if !c.known && !c.passive {
		return
	}
	w.findAfter(&c)
	if c.class&verbManner != 0 && c.class&(verbClause|verbThat|verbObject|verbQuestion) == 0 && !w.beside(&c) {
		return // "the road begins at the lake"
	}
	w.cues = append(w.cues, c)
}

// beside reports whether a run stands next to the clause of c.
func (w *work) beside(c *cue) bool {
	for _, k := range [4]int{c.after, c.after + 1, c.plain, c.plain + 1} {
		if w.at(k).is(isRun) {
			return true
		}
	}
	return w.at(c.first-1).is(isRun) || w.at(c.first-1).is(punctuation) && w.at(c.first-2).is(isRun)
}

func (c class) isIng() bool  { return c&verbIng != 0 }
func (c class) isBase() bool { return c&verbBase != 0 }

// beBefore reports whether the nearest auxiliary between j and i is a form of "be".
func (w *work) beBefore(j, i int) bool {
	for k := i - 1; k > j; k-- {
		if w.items[k].is(isAuxiliary) {
			return w.items[k].is(isBe) && !w.wordIs(k, "'s")
		}
	}
	return false
}
