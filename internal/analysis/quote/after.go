package quote

// findAfter finds where the stretch that a cue governs to its right begins.
func (w *work) findAfter(c *cue) {
	k := c.end + 1
	if c.inverted {
		k = w.pastApposition(c.subject.last + 1)
	}
	k = w.pastAddressee(c, k)
	c.plain = k
	k = w.pastAdjuncts(k)
	if w.wordIs(k, "that") {
		c.that = true
		k++
	} else if t := w.thatAhead(k); t > 0 && c.class&verbThat != 0 {
		c.that = true
		k = t + 1
	}
	c.after = k
}

// pastApposition returns what follows an apposition that begins at item k:
// "said Teck, a dam engineer at the board, “…”".
func (w *work) pastApposition(k int) int {
	if !w.at(k).is(isComma) && !w.at(k).is(isRelative) && !w.wordIs(k, "whose") {
		return k
	}
	const farthest = 25
	for j := k + 1; j < len(w.items) && j-k < farthest; j++ {
		if w.items[j].is(isRun | isStop | isColon) {
			return j
		}
		if w.items[j].is(isComma) && w.at(j+1).is(isRun) {
			return j
		}
	}
	return k
}

// pastAddressee sets who is told and returns what follows.
func (w *work) pastAddressee(c *cue, k int) int {
	if c.class&verbAddressee == 0 || c.inverted || w.wordIs(k, "that") {
		return k
	}
	p, ok := w.phraseStarting(k)
	if !ok {
		return k
	}
	next := p.last + 1
	if c.class&verbHearer == 0 && w.thatAhead(next) == 0 && !w.wordIs(next, "that") && !w.at(next).is(isRun|isComma|isColon) {
		return k
	}
	c.addressee, c.told = p, true
	for w.wordIs(next, "of") || w.wordIs(next, "and") || w.isGenitive(next) {
		if w.titleAt(next + 1) {
			next += 2 // "told N's “The Hour”"
			break
		}
		q, ok := w.phraseStarting(next + 1)
		if !ok {
			break
		}
		next = q.last + 1
	}
	return next
}

// pastAdjuncts returns what follows adverbs, days and prepositional phrases at k.
func (w *work) pastAdjuncts(k int) int {
	for hop := 0; hop < 8 && k < len(w.items); hop++ {
		it := w.items[k]
		switch {
		case it.is(isAdverb|isDay|isMonth) && !it.is(isMention|nounAny), w.isManner(k) && !it.is(isCapital):
			k++
		case it.is(isTime) && (w.at(k-1).is(isDay|isTime|isAdverb) || w.at(k+1).is(isDay|isTime|isMonth)):
			k++
		case it.is(isNumber) && w.at(k-1).is(isMonth):
			k++
		case w.pastTime(k) > k:
			k = w.pastTime(k)
		case w.adjunct(k) > k:
			k = w.adjunct(k)
		case it.is(isComma) && w.adjunct(k+1) > k+1 && w.at(w.adjunct(k+1)).is(isComma|isColon|isRun):
			k = w.adjunct(k + 1)
		default:
			return k
		}
	}
	return k
}

// pastTime returns what follows a time at k, "the same day", "earlier this
// month", or k.
func (w *work) pastTime(k int) int {
	j := k
	for w.at(j).is(isWhen) && j-k < 4 {
		j++
	}
	if j > k && w.at(j).is(isTime|isDay|isMonth) && !w.at(j).is(isWhen) {
		return j + 1
	}
	return k
}

// adjunct returns what follows the prepositional phrase at k, or k. Only the
// prepositions of time, place, medium and hearer begin one.
func (w *work) adjunct(k int) int {
	if !w.at(k).is(isPreposition) || k >= len(w.items) {
		return k
	}
	switch w.fold(k) {
	case "in", "on", "at", "during", "to", "via", "through", "after", "before", "by", "from", "with", "following", "over", "of", "about":
	default:
		return k
	}
	j := k + 1
	if w.titleAt(j) {
		return w.pastDate(j + 1) // "on “The Hour”"
	}
	if w.at(j).is(isDay | isMonth) {
		return w.pastDate(j)
	}
	p, ok := w.phraseStarting(j)
	if !ok {
		if w.at(j).is(isNumber) {
			return j + 1
		}
		return k
	}
	return w.pastDate(p.last + 1)
}

// titleAt reports whether item i is a run that reads like the title of a work.
func (w *work) titleAt(i int) bool {
	return w.at(i).is(isRun) && w.titled(w.runs[w.items[i].index]) && w.wordCount(w.runs[w.items[i].index], 2) > 1
}

// pastDate returns what follows days, months and numbers at k.
func (w *work) pastDate(k int) int {
	for k < len(w.items) && w.items[k].is(isDay|isMonth|isNumber) && !w.items[k].is(isMention) {
		k++
	}
	return k
}

// thatAhead returns the item of a "that" that opens the governed clause a few
// words after k, or 0.
func (w *work) thatAhead(k int) int {
	const near, farthest = 8, 25
	if w.at(k).is(isComma) {
		for j := k + 1; j < len(w.items) && j-k < farthest && !w.items[j].is(isRun|isStop); j++ {
			if w.items[j].is(isComma) && w.wordIs(j+1, "that") {
				return j + 1 // "said, on condition of anonymity, that"
			}
		}
		return 0
	}
	for j := k; j < len(w.items) && j-k < farthest; j++ {
		it := w.items[j]
		if w.wordIs(j, "that") && !w.at(j-1).is(isPreposition) {
			if w.at(j-1).is(isComma) && j > k+2 || j-k < near && j > k && w.at(j-1).is(isDay|isTime|isMonth|isNumber|isAdverb|nounAny|isMention|byMedium|byOccasion) {
				return j
			}
			return 0
		}
		if it.is(isRun | isStop | isColon | isAuxiliary | isSubject) {
			return 0
		}
	}
	return 0
}

// governs reports whether what c governs begins with the run at item q.
func (w *work) governs(c *cue, q int) bool {
	for _, k := range [2]int{c.after, c.plain} {
		if k == q || k+1 == q && (w.at(k).is(isComma|isColon|isDash) || w.wordIs(k, ";")) {
			return true
		}
	}
	return false
}

// idle reports whether c governs nothing on its right: its sentence ends there,
// or goes on after a comma.
func (w *work) idle(c *cue) bool {
	return !c.that && (w.at(c.after).is(isStop|isComma|isRun|isDash) || w.at(c.plain).is(isStop|isComma) || w.opensAside(c.after))
}

// opensAside reports whether an adverbial clause begins at item i, "because he
// was not authorised": it tells about the saying and not what is said.
func (w *work) opensAside(i int) bool {
	if !w.at(i).is(isClause) {
		return false
	}
	switch w.word(i) {
	case "because", "as", "after", "before", "while", "when", "since", "until", "though", "although":
		return true
	}
	return false
}
