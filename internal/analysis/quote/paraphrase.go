package quote

import (
	"strings"

	"dateline/internal/news"
)

// shortestParaphrase is the least number of words that make a reported clause.
const shortestParaphrase = 3

// paraphrases adds the stretches without marks that the sentence's cues govern.
func (w *work) paraphrases() {
	for i := range w.cues {
		c := &w.cues[i]
		if !c.known || c.negated && w.questionIn(c) < 0 || c.infinitive || c.passive || !w.speaks(c.subject) && !w.opens(c.subject) && c.class&verbQuestion == 0 && !w.at(c.plain).is(isStop) || c.class&(verbThat|verbClause) == 0 {
			continue
		}
		if c.class&verbManner != 0 && c.class&(verbClause|verbThat) == 0 {
			continue
		}
		w.paraphrase(i, c)
	}
}

// paraphrase adds what cue i reports, on its right or, if nothing is there, its left.
func (w *work) paraphrase(i int, c *cue) {
	from, to := w.rightOf(i, c)
	if c.ascribes || w.idle(c) {
		if left, ok := w.leftOf(i, c); ok && (c.ascribes || !w.promises(c)) && left.last-left.first+1 >= shortestParaphrase {
			w.report(c, left.first, left.last)
			if c.ascribes {
				return
			}
		}
		if c.inverted || !w.at(c.plain).is(isComma) || !c.ascribes && (i+1 < len(w.cues) || c.class&verbClause == 0) {
			return
		}
		if w.at(from).is(isComma) {
			from++
		}
		if !c.ascribes && (w.at(from).is(isPreposition|isRelative|isClause) || w.participle(from)) {
			return // "…, he said, in the same court"
		}
	} else if c.inverted && c.at > 0 {
		return
	} else if !c.that && (c.class&verbClause == 0 || !w.finite(from, to)) {
		from = w.questionIn(c)
	}
	if !c.that && !c.ascribes && w.at(from).is(isRelative) && c.class&verbQuestion == 0 {
		return // "tells the story of a girl who"
	}
	if c.class&verbFinding != 0 && !w.finds(c.subject) {
		return // people find and show in other senses
	}
	if from >= 0 && from <= to {
		w.report(c, from, to)
	}
}

// promises reports whether an infinitive follows the cue: "agreed last week to
// raise wages" reports nothing that stands before it.
func (w *work) promises(c *cue) bool {
	for k := c.plain; k < c.after && c.class&(verbClause|verbHearer|verbAddressee) == 0; k++ {
		if w.wordIs(k, "to") && !w.at(k+1).is(isDeterminer|isPossessive|isMention|isObject|nounAny) {
			return true
		}
	}
	return false
}

// finds reports whether a phrase is a body or a document, whose finding is a
// statement.
func (w *work) finds(p phrase) bool {
	return w.items[p.last].is(nounBody|nounDocument) || w.named(p.last, news.Organisation)
}

// finite reports whether items from to to look like a clause and not like the
// object of an ordinary verb: there is a verb in them.
func (w *work) finite(from, to int) bool {
	const farthest = 25
	for k := from; k <= to && k-from < farthest; k++ {
		it := w.items[k]
		if it.is(isComma) && w.at(k+1).is(isConjunction|isClause|isRelative) || k > from && it.is(isClause) && !it.is(isPreposition) && !w.wordIs(k, "that") {
			return false
		}
		if k == from && w.wordIs(k, "to") || k == from && w.wordIs(k, "not") {
			return false
		}
		if it.is(isAuxiliary|isBe|isCopula) || k > from && it.is(verbAny) && !it.is(verbIng|isCapital|nounAny) {
			return true
		}
		if k > from && !it.is(isMention|isRun|isCapital|punctuation) && w.participle(k) && w.word(k)[len(w.word(k))-1] == 'd' {
			return true
		}
		if k > from+1 && !it.is(isMention|isRun|isCapital|punctuation|nounAny|closed) && strings.HasSuffix(w.word(k), "s") {
			return true
		}
	}
	return false
}

// questionIn returns where the question that c reports begins ("whether", "how"),
// or -1.
func (w *work) questionIn(c *cue) int {
	const farthest = 10
	if c.class&verbQuestion == 0 {
		return -1
	}
	for k := c.end + 1; k < len(w.items) && k-c.end < farthest; k++ {
		switch w.word(k) {
		case "whether", "if", "how", "why", "what", "when", "where", "who":
			return k
		}
		if w.items[k].is(isStop | isRun) {
			break
		}
	}
	return -1
}

// rightOf returns what c governs to its right: up to the next clause that
// attributes, or the sentence's end.
func (w *work) rightOf(i int, c *cue) (from, to int) {
	from, to = c.after, len(w.items)-1
	if !c.that {
		from = w.clauseStart(c)
	}
	for k := from; k < to; k++ {
		if w.items[k].is(isStop) {
			to = k
		}
	}
	for k := i + 1; k < len(w.cues); k++ {
		if n := w.cues[k]; n.first > from && w.coordinate(&n) {
			to = n.first - 1
			break
		}
	}
	to = w.cut(from, to)
	if w.at(c.first - 1).is(isRelative) {
		for k := from; k < to; k++ {
			if w.items[k].is(isComma) {
				to = k
			}
		}
	}
	for to >= from && w.items[to].is(isStop|isComma|isConjunction|isColon|isDash) {
		to--
	}
	return from, to
}

// cut returns where what is reported between items from and to ends: before a
// comma that the reporter's own sentence goes on after, with "and" and a new
// subject, or with a participle ("…, leaving the party").
func (w *work) cut(from, to int) int {
	for k := from + shortestParaphrase; k+2 < to; k++ {
		if !w.items[k].is(isComma) {
			continue
		}
		next := w.items[k+1]
		and := w.wordIs(k+1, "and") || w.wordIs(k+1, "but")
		if and && w.at(k+2).is(isDeterminer|isMention|isCapital|isNumber) && !w.wordIs(k+2, "that") {
			return k
		}
		if next.class&^(verbAny|verbLoose|verbIng|isAdverb) == 0 && w.participle(k+1) && strings.HasSuffix(w.word(k+1), "ing") && !w.wordIs(k+1, "including") {
			return k
		}
	}
	return to
}

// clauseStart returns where a clause without "that" begins: after the adjuncts
// that belong to the cue for certain, days and what words went through.
func (w *work) clauseStart(c *cue) int {
	k := c.plain
	for k < c.after {
		it := w.items[k]
		if w.wordIs(k, "there") && w.at(k+1).is(isBe|isAuxiliary|isCopula) {
			return k // "said there was a risk"
		}
		if it.is(isDay | isAdverb | isMonth | isNumber) {
			k++
			continue
		}
		next := w.adjunct(k)
		if next <= k || next > c.after || !w.at(next-1).is(byMedium|byOccasion|byPlatform|byName|isDay|isMonth|isNumber) {
			break
		}
		k = next
	}
	if w.at(k).is(isComma) {
		k++
	}
	if w.at(k).is(isPreposition) && k < c.after {
		return c.after
	}
	return k
}

// coordinate reports whether a cue begins a clause beside the one before, and
// not inside what that one reports.
func (w *work) coordinate(c *cue) bool {
	prev := w.at(c.first - 1)
	if c.ascribes {
		return prev.is(isComma)
	}
	if c.class.isIng() {
		return prev.is(isComma)
	}
	return c.borrowed && prev.is(isConjunction|isComma) || prev.is(isComma) && w.idle(c)
}

// leftOf returns what c governs to its left: from the last cue's clause or the
// sentence's start to the comma before its own.
func (w *work) leftOf(i int, c *cue) (phrase, bool) {
	from := 0
	for k := i - 1; k >= 0; k-- {
		p := &w.cues[k]
		if w.idle(p) && !p.passive && !p.class.isIng() && p.class&(verbClause|verbThat) != 0 || p.ascribes {
			from = w.cues[k].after
			break
		}
	}
	for k := c.first - 1; k > from; k-- {
		if w.items[k].is(isStop) {
			from = k + 1
			break
		}
	}
	to := c.first - 1
	if to < 0 || !w.items[to].is(isComma|isDash) && !c.ascribes {
		return phrase{}, false
	}
	for to >= from && w.items[to].is(punctuation) {
		to--
	}
	for from <= to && w.items[from].is(punctuation|isConjunction) {
		from++
	}
	return phrase{from, to}, from <= to
}

// report adds items from to to as a paraphrase, unless they hold words of the
// speaker's own (which stand for them) or are too short.
func (w *work) report(c *cue, from, to int) {
	for k := from; k <= to; k++ {
		if it := w.items[k]; it.is(isRun) && w.marks[it.index].kind != news.Scare {
			return
		}
	}
	if to-from+1 < shortestParaphrase {
		return
	}
	by := w.who.speaker(c.subject)
	w.indirect = append(w.indirect, news.Quote{
		Span: w.span(from, to), Kind: news.Indirect, Cue: w.span(c.at, c.end),
		Speaker: by.entity, SpeakerSpan: by.span, Anonymous: by.anonymous,
		Channel: w.channelOf(c, by), Why: news.CleanLine(w.because(from, c, by)), Reason: w.reasonFor(by),
	})
	w.who.said(by)
}
