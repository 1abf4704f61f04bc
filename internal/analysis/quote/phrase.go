package quote

import (
	"strings"

	"dateline/internal/news"
)

// phrase is a noun phrase in a sentence: items first to last, its head last.
type phrase struct{ first, last int }

// longestPhrase bounds the words of a phrase to the left of its head.
const longestPhrase = 7

// phraseEnding returns the noun phrase whose head is item i: a name, a pronoun,
// or a noun with what stands before it.
func (w *work) phraseEnding(i int) (phrase, bool) {
	it := w.at(i)
	if it.is(isMention|isSubject) && i >= 0 && i < len(w.items) {
		return phrase{i, i}, true
	}
	if !w.nounLike(i) {
		return phrase{}, false
	}
	first := i
	for first > 0 && i-first < longestPhrase {
		p := w.items[first-1]
		if p.is(isDeterminer | isPossessive) {
			first--
			if w.at(first-1).is(isDeterminer) && !w.wordIs(first-1, "that") {
				first--
			}
			break
		}
		if !w.isGenitive(first-1) && !p.is(isMention) && (p.is(punctuation|isRun|closed|isBe|isDay) || p.is(verbAny) && !p.is(verbLoose|nounAny) && !p.is(isCapital)) {
			break
		}
		first--
	}
	return phrase{first, i}, true
}

// phraseStarting returns the noun phrase that begins at item i. Its head is the
// first name of a person in it, or else its last noun.
func (w *work) phraseStarting(i int) (phrase, bool) {
	if i >= len(w.items) {
		return phrase{}, false
	}
	if w.items[i].is(isSubject|isObject) && !(w.items[i].is(isPossessive) && (w.nounLike(i+1) || w.at(i+1).is(verbLoose))) {
		return phrase{i, i}, true
	}
	last := -1
	for j := i; j < len(w.items) && j-i <= longestPhrase; j++ {
		it := w.items[j]
		switch {
		case it.is(isMention):
			last = j
			if w.named(j, news.Person) && !w.isGenitive(j+1) {
				return phrase{i, j}, true
			}
			continue
		case w.isGenitive(j):
			continue
		case w.wordIs(j, "that") && j > i:
		case j == i && it.is(isDeterminer) && it.is(nounPerson) && w.at(j+1).is(punctuation|closed|isRun|isDay):
			return phrase{j, j}, true
		case it.is(isPossessive) && j == i, it.is(isDeterminer|isPossessive) && (j == i || w.items[j-1].is(isDeterminer)), it.is(isNumber):
			continue
		case w.wordIs(j, "and") && last == j-1 && w.items[last].is(nounPerson) && w.at(j+1).is(nounPerson) && w.named(j+2, news.Person):
			continue // "the farmer and writer Bruno Teck"
		case last >= 0 && w.items[last].is(nounAny) && it.class == 0 && (w.participle(j) || w.wordIs(j, "seen")):
		case it.is(punctuation | isRun | closed | isBe | isDay | isDeterminer | isPossessive):
		case it.is(verbAny) && !it.is(verbLoose|nounAny|isCapital):
		case w.nounLike(j), it.is(verbLoose) && it.is(verbBase) && j > i:
			last = j
			continue
		}
		break
	}
	if last < 0 {
		return phrase{}, false
	}
	return phrase{i, last}, true
}

// nounLike reports whether item i can be the head of a noun phrase.
func (w *work) nounLike(i int) bool {
	if i < 0 || i >= len(w.items) {
		return false
	}
	it := w.items[i]
	if it.is(nounAny | isMention) {
		return true
	}
	if it.is(punctuation | isRun | closed | isBe | isDay | isTime | isMonth | isDeterminer | isPossessive | isNumber) {
		return false
	}
	return !w.isGenitive(i) && (!it.is(verbAny) || it.is(isCapital) && i > 0)
}

// isGenitive reports whether item i is "'s" or the bare apostrophe of a plural.
func (w *work) isGenitive(i int) bool {
	if i <= 0 || i >= len(w.items) || w.items[i].end-w.items[i].start > 4 {
		return false
	}
	switch w.word(i) {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

// chains are the prepositions that hang one noun phrase on another.
func (w *work) chains(i int) bool {
	if !w.at(i).is(isPreposition) || i < 0 {
		return false
	}
	switch w.word(i) {
	case "of", "for", "at", "in", "from", "with", "on", "to", "by", "near", "inside", "against", "within", "across", "behind", "under", "among", "as", "into":
		return true
	}
	return false
}

// subjectEnding returns the subject whose last word is item i: for "a spokesman
// for the ministry in Orlec" it is "a spokesman", not "Orlec".
func (w *work) subjectEnding(i int) (phrase, bool) {
	if w.at(i).is(isOther) && i > 0 && w.word(i) == ")" {
		i = w.beforeBracket(i)
	}
	best, ok := w.phraseEnding(i)
	if !ok {
		return best, false
	}
	if w.items[best.last].is(isSubject) {
		return best, true
	}
	p := best
	for hop := 0; hop < 4; hop++ {
		before := w.nameStart(p) - 1
		if !w.chains(before) {
			break
		}
		q, found := w.phraseEnding(before - 1)
		if !found || w.at(q.last).is(isSubject) {
			break
		}
		p = q
		if !w.speaks(p) && p.last > p.first && w.items[p.last-1].is(nounAny) {
			p.last-- // "a person close to", "people familiar with"
		}
		start := w.nameStart(p)
		if w.speaks(p) || w.items[p.first].is(isDeterminer) && w.at(start-1).is(punctuation) {
			best = p // what opens the clause is its subject, whatever noun it is
		}
	}
	return w.firstOfPair(best), true
}

// nameStart returns where the words that belong to a name begin, titles and
// roles included: "the prime minister of" hangs on them, not on the name.
func (w *work) nameStart(p phrase) int {
	first := p.first
	for first > 0 && !w.items[p.last].is(isSubject) && p.first-first < longestPhrase && !w.items[first].is(isDeterminer|isPossessive) {
		it := w.items[first-1]
		if it.is(isDeterminer | isPossessive) {
			return first - 1
		}
		if !w.isGenitive(first-1) && (it.is(punctuation|isRun|closed|isBe|isDay|isMonth) || it.is(verbAny) && !it.is(verbLoose|nounAny|isCapital)) {
			break
		}
		first--
	}
	return first
}

// firstOfPair returns the first of two names of a kind joined by "and", which
// stands for both.
func (w *work) firstOfPair(p phrase) phrase {
	if p.first < 2 || !w.wordIs(p.first-1, "and") || w.items[p.first].is(isMention) != w.items[p.first-2].is(isMention) {
		return p
	}
	for _, t := range []news.EntityType{news.Person, news.Organisation, news.Location} {
		if w.named(p.first, t) && w.named(p.first-2, t) {
			return phrase{p.first - 2, p.first - 2}
		}
	}
	return p
}

// beforeBracket returns the item before the bracket that closes at i.
func (w *work) beforeBracket(i int) int {
	for j := i - 1; j > 0 && i-j < 12; j-- {
		if w.items[j].is(isOther) && w.word(j) == "(" {
			return j - 1
		}
	}
	return i
}

// opens reports whether a phrase with an article opens its clause, so that it is
// the subject whatever its noun.
func (w *work) opens(p phrase) bool {
	plural := p.first == 0 && p.last == 0 && strings.HasSuffix(w.word(0), "s") || p.first == 0 && p.last > 0 && strings.HasSuffix(w.word(p.last), "s")
	return (w.items[p.first].is(isDeterminer) || plural) && w.at(p.first-1).is(punctuation) && !w.items[p.last].is(isSubject)
}

// speaks reports whether a phrase can stand for somebody who says something.
func (w *work) speaks(p phrase) bool {
	it := w.items[p.last]
	if it.is(isMention) {
		return w.named(p.last, news.Person, news.Organisation, news.Location)
	}
	return it.is(isSubject | nounAny | isCapital)
}
