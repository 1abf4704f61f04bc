package quote

import "dateline/internal/news"

// findSubject finds who says it. j is the item left of the verb and its
// auxiliaries.
func (w *work) findSubject(c *cue, j int) {
	if c.passive {
		w.agent(c)
		return
	}
	if w.at(j).is(isComma) && w.at(j-1).is(isAdverb) && w.at(j-2).is(isComma) {
		j = w.skipAuxiliaries(j - 3) // "has, however, maintained"
	}
	left := w.at(j)
	switch {
	case j < 0 || left.is(isRun):
		w.invert(c)
	case c.infinitive || left.is(isConjunction):
		w.borrow(c, j)
	case left.is(isRelative) && !w.wordIs(j, "what"):
		w.antecedent(c, j)
	case c.class.isIng() && left.is(punctuation|isPreposition|isDay|isTime|isClause):
		w.borrow(c, j)
	case left.is(isComma | isDash):
		w.acrossComma(c, j)
	case left.is(punctuation) && !w.wordIs(j, ")"):
		w.invert(c)
	default:
		w.adjacent(c, j)
	}
}

// take gives c the subject p, which begins its clause at item first.
func (c *cue) take(p phrase, first int) {
	c.subject, c.known, c.first = p, true, first
}

// adjacent takes the phrase that ends at j, right before the verb.
func (w *work) adjacent(c *cue, j int) {
	k := w.skipTime(j)
	if p, ok := w.subjectEnding(k); ok && (w.speaks(p) || c.class&(verbDirect|verbObject) != 0) {
		c.take(p, w.nameStart(p))
		return
	}
	w.borrow(c, j)
}

// skipTime goes left from j over "later Friday", "on Tuesday".
func (w *work) skipTime(j int) int {
	k := j
	for k > 0 && w.items[k].is(isDay|isTime|isMonth|isNumber|isAdverb) && !w.items[k].is(nounAny|isMention) {
		k--
	}
	if k < j && k > 0 && w.items[k].is(isPreposition) {
		k--
	}
	return k
}

// invert takes the phrase after the verb: "said Bruno Teck".
func (w *work) invert(c *cue) bool {
	p, ok := w.phraseStarting(c.end + 1)
	if !ok || c.class&verbDirect == 0 {
		return false
	}
	if head := w.items[p.last]; head.is(isObject) && !head.is(isSubject) || head.is(isSubject) && !w.at(p.last+1).is(punctuation|isRun|isPreposition|isAdverb|isClause|isConjunction) {
		return false
	}
	if !w.at(c.at-1).is(isRun) && !w.at(c.at-2).is(isRun) && (!w.speaks(w.speakerIn(p)) || c.class&(verbLoose|verbHearer) != 0) {
		return false
	}
	c.inverted = true
	c.take(w.speakerIn(p), c.at)
	c.end = c.at
	return true
}

// acrossComma decides about a verb after a comma: the comma closes an
// apposition ("Teck, a dam engineer, said"), or the quotation ("…, said Teck").
func (w *work) acrossComma(c *cue, j int) {
	if w.at(j-1).is(isRun) && w.invert(c) {
		return
	}
	if p, first, ok := w.beforeApposition(j); ok {
		c.take(p, first)
		return
	}
	if !w.invert(c) {
		w.borrow(c, j)
	}
}

// beforeApposition returns the subject before the parenthesis that the comma or
// dash at item j closes, and where it begins. A name that fills the parenthesis
// is the subject itself: "the mayor, Jonas Weil, said".
func (w *work) beforeApposition(j int) (phrase, int, bool) {
	const farthest = 40
	end := j
	for hop := 0; hop < 4; hop++ {
		open := -1
		for k := end - 1; k > 0 && end-k < farthest; k-- {
			if w.items[k].is(isRun|isColon) || w.items[k].is(isStop) && !w.items[k+1].is(isComma) {
				return phrase{}, 0, false
			}
			if w.items[k].is(isComma | isDash) {
				open = k
				break
			}
		}
		if open < 0 {
			return phrase{}, 0, false
		}
		if p, ok := w.phraseEnding(end - 1); ok && hop == 0 && w.named(p.last, news.Person, news.Organisation) && w.nameStart(p) == open+1 {
			return p, w.apposed(open, p), true
		}
		if p, ok := w.subjectEnding(open - 1); ok && (w.speaks(p) || w.opens(p)) && !w.aside(p) {
			return p, w.nameStart(p), true
		}
		end = open
	}
	return phrase{}, 0, false
}

// aside reports whether phrase p before a comma is itself part of an adverbial
// ("In a statement, …, said") or of a list of appositions.
func (w *work) aside(p phrase) bool {
	before := w.nameStart(p) - 1
	if before < 0 {
		return false
	}
	if w.at(before).is(isComma) && !w.named(p.last, news.Person) && before-1 >= 0 {
		q, ok := w.subjectEnding(before - 1)
		return ok && w.named(q.last, news.Person)
	}
	return w.at(before).is(isPreposition)
}

// apposed returns where the clause of p begins, whose apposition opens at open:
// with the phrase before the comma.
func (w *work) apposed(open int, p phrase) int {
	if q, ok := w.subjectEnding(open - 1); ok {
		return w.nameStart(q)
	}
	return p.first
}

// antecedent takes what the relative pronoun at j stands for.
func (w *work) antecedent(c *cue, j int) {
	k := j - 1
	if w.at(k).is(isComma) {
		k--
	}
	if w.named(k, news.Location) && w.wordIs(j, "who") && w.at(k-1).is(isComma) {
		k -= 2 // "Adela Ruiz, D-Calif., who"
	}
	if p, ok := w.subjectEnding(k); ok && w.speaks(p) {
		c.take(p, j)
		return
	}
	w.borrow(c, j)
}

// agent takes the phrase after "by" of a passive.
func (w *work) agent(c *cue) {
	const farthest = 25
	for k := c.end + 1; k < len(w.items) && k-c.end < farthest; k++ {
		if w.wordIs(k, "that") || w.items[k].is(isStop|isComma|isAuxiliary) {
			return
		}
		if !w.wordIs(k, "by") {
			if w.items[k].class == 0 && w.participle(k) {
				return
			}
			continue
		}
		if p, ok := w.phraseStarting(k + 1); ok && w.speaks(w.speakerIn(p)) {
			c.take(w.speakerIn(p), c.at)
		}
		return
	}
}

// borrow takes the subject of the clause before: that of the last cue, or the
// first phrase of the sentence that can speak.
func (w *work) borrow(c *cue, j int) {
	c.borrowed = true
	for k := len(w.cues) - 1; k >= 0; k-- {
		if p := w.cues[k]; p.known && !p.ascribes {
			c.take(p.subject, c.at)
			return
		}
	}
	for k := 0; k <= j; k++ {
		if !w.items[k].is(isMention|isSubject|nounAny) || w.at(k+1).is(nounAny) || w.isGenitive(k+1) || w.items[k].is(nounAny) && w.named(k+1, news.Person) {
			continue
		}
		p, ok := w.phraseEnding(k)
		if !ok || !w.speaks(p) || w.at(w.nameStart(p)-1).is(isPreposition) {
			continue
		}
		c.take(p, c.at)
		return
	}
}
