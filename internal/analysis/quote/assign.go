package quote

import (
	"dateline/internal/news"
)

// judge decides about the sentence in w.items, of paragraph para.
func (w *work) judge(para int) {
	w.skipDateline()
	if len(w.items) == 0 {
		return
	}
	w.who.observe(para)
	w.findCues()
	for q, it := range w.items {
		if it.is(isRun) {
			w.assign(q, para)
		}
	}
	w.paraphrases()
	w.who.leave(para)
	w.noteWritten()
	w.lookBack()
}

// lookBack gives the subject of the sentence just read to the runs of the one
// before that have no speaker, and notes the runs of this one.
func (w *work) lookBack() {
	for _, i := range w.open {
		if w.who.subjectPara == w.marks[i].para {
			w.marks[i].after, w.marks[i].afterPara = w.who.subjectRef(), w.who.subjectPara
		}
	}
	w.open = w.open[:0]
	for _, it := range w.items {
		if it.is(isRun) && w.marks[it.index].kind == "" {
			w.open = append(w.open, it.index)
		}
	}
}

// assign gives the run at item q its cue and speaker, if the sentence has them.
func (w *work) assign(q, para int) {
	r := w.runs[w.items[q].index]
	m := &w.marks[w.items[q].index]
	m.by.entity, m.afterPara = news.None, -2
	m.sentence, m.para = w.sentence, para
	m.starts, m.alone = w.stands(q)
	m.name = w.titled(r)
	m.before, m.beforePara, m.awaited = w.who.subjectRef(), w.who.subjectPara, w.who.awaits && q == 0
	if w.coined(q, r) {
		m.kind, m.why = news.Scare, "the words before the marks say that it is a name or a term"
		return
	}
	best := w.bestCue(q)
	if best < 0 {
		m.joined = w.at(q-1).is(isConjunction|isComma) && w.at(q-2).is(isRun) || w.at(q-1).is(isRun)
		m.as = w.wordIs(q-1, "as") && !w.passiveBefore(q)
		w.label(q, m)
		m.owner = w.owner(q, m)
		return
	}
	c := &w.cues[best]
	if w.term(q, r, c) {
		m.kind, m.why = news.Scare, "the marks set off a term inside the sentence, not somebody's words"
		return
	}
	m.kind = w.kindOf(q, c)
	m.cue = w.span(c.at, c.end)
	m.by = w.who.speaker(c.subject)
	m.channel = w.channelOf(c, m.by)
	m.reason = w.reasonFor(m.by)
	m.why = w.because(q, c, m.by)
	w.who.said(m.by)
}

// stands tells whether the run at q opens its sentence, and whether it is all of it.
func (w *work) stands(q int) (starts, alone bool) {
	starts = true
	for _, it := range w.items[:q] {
		starts = starts && it.is(isRun|punctuation)
	}
	alone = starts
	for _, it := range w.items[q+1:] {
		alone = alone && it.is(isRun|punctuation)
	}
	return starts, alone
}

// coined reports whether the words before the run at q say that it holds a name
// or a term: "so-called", "a song called", "declared a".
func (w *work) coined(q int, r run) bool {
	prev, next := w.at(q-1), w.at(q+1)
	if prev.is(isMention|isCapital) && next.is(isMention|isCapital) && w.titled(r) && w.wordCount(r, 4) < 4 {
		return true // a nickname inside a name
	}
	if prev.is(isCoin) && !prev.is(verbAny) {
		return true
	}
	if w.at(q-2).is(isCoin) && !w.at(q-2).is(verbAny) && !prev.is(punctuation|closed) {
		return true
	}
	if prev.is(isWork) && w.titled(r) && w.wordCount(r, 9) < 9 {
		return true
	}
	return prev.is(isDeterminer) && w.at(q-2).is(isFound) && w.wordCount(r, 4) < 3
}

// bestCue returns the index of the cue that governs the run at q most closely,
// or -1.
func (w *work) bestCue(q int) int {
	best, top := -1, 0
	for i := range w.cues {
		if s := w.grip(&w.cues[i], q); s > top {
			best, top = i, s
		}
	}
	return best
}

// grip tells how closely c governs the run at q; 0 if it does not.
func (w *work) grip(c *cue, q int) int {
	if !c.known || c.passive && c.class&verbObject == 0 {
		return 0
	}
	if !w.speaks(c.subject) && c.class&(verbLoose|verbClause) != verbClause {
		return 1 // "a sensor reported": only if nothing else does
	}
	score := 0
	switch {
	case c.ascribes && (w.at(c.at-1).is(isRun) || w.at(c.at-1).is(isComma) && c.at-2 == q):
		score = 97
	case c.ascribes:
		score = 70
	case q < c.at:
		score = w.gripBefore(c, q)
	case w.governs(c, q) && !c.passive:
		score = w.gripAdjacent(c)
	case c.class&(verbObject|verbClause) != 0 || c.that:
		score = w.gripAfter(c, q)
	}
	if score == 0 {
		return 0
	}
	if c.negated {
		score -= 15
	}
	if c.infinitive {
		score -= 5
	}
	if c.modal {
		score -= 25
	}
	return score
}

// gripBefore is the grip on a run to the left: "“…,” Teck said", or a paraphrase
// with marked words in it, "Work was “slow”, Teck said".
func (w *work) gripBefore(c *cue, q int) int {
	if c.class&verbDirect == 0 {
		return 0
	}
	gap := c.first - q - 1
	for gap > 0 && w.at(c.first-gap).is(punctuation) && !w.at(c.first-gap).is(isStop) {
		gap--
	}
	if gap == 0 && (w.idle(c) || c.inverted) {
		return 100
	}
	if gap == 0 && w.endsOpen(q) && !c.that {
		return 92 // less than a cue that leads up to it
	}
	if c.class&verbManner != 0 && c.class&verbClause == 0 {
		return 0
	}
	if !w.idle(c) || !w.at(c.first-1).is(isComma|isRun|isDash) {
		return 0
	}
	return 75 - min(gap, 40)/2
}

// endsOpen reports whether the run at q ends in a comma or a question, so that
// its attribution follows.
func (w *work) endsOpen(q int) bool {
	r := w.runs[w.items[q].index]
	in := r.inner(w.doc.Text)
	if in == "" {
		return false
	}
	switch in[len(in)-1] {
	case ',', '?', '!':
		return true
	}
	return w.at(q + 1).is(isComma)
}

// gripAdjacent is the grip on a run that begins where the governed stretch does.
func (w *work) gripAdjacent(c *cue) int {
	switch {
	case c.class&verbDirect != 0:
		return 95
	case w.items[c.at].is(isCoin) && !w.wordIs(c.subject.first-1, "what") && !w.at(c.subject.last).is(isSubject):
		return 0
	}
	return 90
}

// gripAfter is the grip on a run somewhere to the right.
func (w *work) gripAfter(c *cue, q int) int {
	dist := q - c.at
	for k := c.end + 1; k < q; k++ {
		it := w.items[k]
		if it.is(isStop) || c.class&(verbClause|verbThat) == 0 && it.is(isRelative|isClause) && !it.is(isPreposition) && !c.that {
			return 0
		}
	}
	const farthest = 16 // an object is nearer than a clause
	if c.class&(verbClause|verbThat) == 0 && dist > farthest {
		return 0
	}
	return 80 - min(dist, 60)/2
}

// kindOf tells whether the run at q, governed by c, is a clause of its own or
// part of a paraphrase.
func (w *work) kindOf(q int, c *cue) news.QuoteKind {
	prev, next := w.at(q-1), w.at(q+1)
	opens := q == 0 || prev.is(isRun|isStop|isColon|isDash)
	if prev.is(isComma) {
		opens = c.at < q || w.at(q-2).is(isRun) || w.startsSentence(q-1)
	}
	if !opens && c.class&verbDirect != 0 && c.class&(verbClause|verbThat|verbManner) != 0 {
		opens = w.governs(c, q)
	}
	closes := next.is(isStop|isRun|isDash|isColon) || w.clauseAt(q+1)
	if next.is(isComma) {
		closes = w.clauseAt(q+2) || q+2 >= len(w.items) || w.at(q+2).is(isRun)
	}
	if opens && closes {
		return news.Direct
	}
	return news.Mixed
}

// startsSentence reports whether only marks stand before item i.
func (w *work) startsSentence(i int) bool {
	for _, it := range w.items[:max(i, 0)] {
		if !it.is(punctuation | isRun) {
			return false
		}
	}
	return true
}

// clauseAt reports whether the clause of a cue begins at item i.
func (w *work) clauseAt(i int) bool {
	for k := range w.cues {
		if w.cues[k].first == i || w.cues[k].at == i {
			return true
		}
	}
	return false
}

// term reports whether a run of one or two words, inside what c reports, is a
// thing's name in the reporter's own sentence ("wearing unexploded “suicide
// vests”") rather than a judgment that somebody made ("was “absurd”").
func (w *work) term(q int, r run, c *cue) bool {
	if w.governs(c, q) || w.wordCount(r, 3) > 2 || c.at > q || c.class&verbObject != 0 && c.class&verbClause == 0 {
		return w.workTitle(q, r, c)
	}
	prev, before := w.at(q-1), w.at(q-2)
	open := func(it item) bool {
		return !it.is(closed | punctuation | isRun | isMention | isDeterminer | isPossessive | isBe | isCopula | verbAny | isNumber)
	}
	if !open(prev) || w.capitalised(r) {
		return w.workTitle(q, r, c)
	}
	return before.is(isPreposition) || open(before) && w.participle(q-2)
}

// participle reports whether item i ends like a participle.
func (w *work) participle(i int) bool {
	s := w.word(i)
	return len(s) > 4 && (s[len(s)-3:] == "ing" || s[len(s)-2:] == "ed")
}

// workTitle reports whether a run reads like the title of a work, and nothing
// about its place says that it is spoken.
func (w *work) workTitle(q int, r run, c *cue) bool {
	if c.at > q {
		return w.titled(r) && w.wordCount(r, 2) > 1 && w.grip(c, q) < 95 && q > 0
	}
	return w.titled(r) && w.wordCount(r, 2) > 1 && !w.endsOpen(q) && !w.governs(c, q) && !w.at(q-1).is(isComma|isColon) &&
		c.class&verbClause != 0
}

// label attributes the run at q without a verb: "Teck: “…”", "“…” — Teck".
func (w *work) label(q int, m *verdict) {
	var p phrase
	ok := false
	switch {
	case w.at(q - 1).is(isColon):
		p, ok = w.labelBefore(q - 1)
	case w.at(q+1).is(isDash) && m.starts:
		p, ok = w.phraseStarting(q + 2)
		ok = ok && p.last >= len(w.items)-3 && w.speaks(p)
		p = w.lastIf(ok, p)
	}
	if !ok {
		return
	}
	m.kind = news.Direct
	m.by = w.who.speaker(p)
	m.why = "no verb; " + w.quoteSpan(m.by.span) + " is set beside the quotation by a colon or a dash"
	w.who.said(m.by)
}

// owner returns the subject of a sentence that no cue rules, if it can be the
// one whose words the run at q is: "The commission put it at “perhaps a third”."
func (w *work) owner(q int, m *verdict) *speaker {
	if m.kind != "" || m.starts {
		return nil
	}
	var c cue
	w.borrow(&c, q-1)
	if !c.known {
		return nil
	}
	head := w.items[c.subject.last]
	owns := w.named(c.subject.last, news.Person, news.Organisation) || head.is(nounPerson|nounBody) && !head.is(isDeterminer) ||
		head.is(isMale|isFemale) && head.is(isSubject)
	if !owns || w.wordIs(c.subject.last, "people") {
		return nil
	}
	by := w.who.speaker(c.subject)
	return &by
}

// passiveBefore reports whether the "as" before the run at q belongs to a passive
// or a naming: "was known as".
func (w *work) passiveBefore(q int) bool {
	const farthest = 4
	for k := q - 2; k >= 0 && q-k < farthest; k-- {
		if w.items[k].is(isBe|isCoin|isComma|isStop) || k == q-2 && (w.wordIs(k, "identified") || w.wordIs(k, "such")) {
			return true
		}
	}
	return q < farthest
}

func (w *work) lastIf(ok bool, p phrase) phrase {
	if !ok {
		return p
	}
	return w.speakerIn(p)
}

// labelBefore returns who the colon at item k introduces: the phrase before it
// that begins the sentence, or the sentence's first phrase that can speak.
func (w *work) labelBefore(k int) (phrase, bool) {
	if p, ok := w.subjectEnding(k - 1); ok && w.nameStart(p) == 0 && w.speaks(p) {
		return p, true
	}
	var c cue
	w.cues = w.cues[:0]
	w.borrow(&c, k-1)
	return c.subject, c.known
}
