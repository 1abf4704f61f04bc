package timex

// tense is where the nearest verb puts what happened.
type tense uint8

const (
	noTense tense = iota
	pastTense
	presentTense
	goingTense // is meeting: ahead for a day, now for a month
	futureTense
)

// farthest is how many lexemes away a verb may stand.
const farthest = 40

// tense looks for the verb nearest to the item over lexemes first to last:
// before it, as in "was killed on Friday", else behind it, as in "On Friday,
// ministers will meet".
func (p *parser) tense(first, last int) tense {
	for k := first - 1; k >= 0 && k > first-farthest && p.x[k].class != stop; k-- {
		if t := p.verb(k); t != noTense {
			return t
		}
	}
	for k := last + 1; k < len(p.x) && k < last+farthest && p.x[k].class != stop; k++ {
		if t := p.verb(k); t != noTense {
			return t
		}
	}
	return noTense
}

// verb returns the tense that the word at k gives to its clause. The participle
// of "will be held" gives none: "will" does.
func (p *parser) verb(k int) tense {
	x := &p.x[k]
	if x.flags == 0 || x.flags == plural {
		return noTense
	}
	next := p.at(k + 1)
	switch {
	case x.flags&due != 0:
		if x.val == 1 || next.class == link && p.word(k+1) == "to" || p.word(k+1) == "for" {
			return futureTense
		}
		if x.flags&past == 0 {
			return noTense
		}
		return pastTense
	case x.flags&toBe != 0:
		if p.word(k) == "be" && p.word(k-1) == "to" {
			return futureTense // an event to be held on 12 October
		}
		return noTense
	case x.flags&future != 0:
		return futureTense
	case x.flags&modal != 0:
		if x.class == month && x.capital {
			return noTense
		}
		return futureTense
	case x.flags&past != 0:
		if b := p.at(k - 1); b.flags&(future|modal) != 0 || p.word(k-1) == "be" || p.word(k-1) == "to" {
			return noTense // will cut, be held, to hit
		}
		return pastTense
	case x.flags&present != 0:
		return p.presentVerb(k, next)
	}
	return noTense
}

// presentVerb judges is, are, has, have: "is to meet" and "are meeting" look
// forward, "has met" looks back.
func (p *parser) presentVerb(k int, next *lexeme) tense {
	w := p.word(k)
	if w == "has" || w == "have" || w == "Has" || w == "Have" {
		if b := p.at(k - 1); b.flags&(modal|future) != 0 || b.class == link {
			return noTense // "will have", "to have"
		}
		if p.participle(k + 1) {
			return pastTense
		}
		return presentTense
	}
	if next.class == link && p.word(k+1) == "to" {
		return futureTense
	}
	if n := p.word(k + 1); len(n) > 4 && n[len(n)-3:] == "ing" {
		return goingTense
	}
	return presentTense
}

// participle reports whether "has" before k makes a perfect: a participle
// follows, perhaps behind an adverb or two.
func (p *parser) participle(k int) bool {
	for i := k; i < k+3; i++ {
		x := p.at(i)
		if x.flags&(past|toBe) != 0 {
			return true
		}
		if w := p.word(i); x.class != other || len(w) > 2 && w[len(w)-2:] == "en" {
			return x.class == other
		}
	}
	return true
}

// nearby reports whether a word stands in the sentence of it, not far away.
func (p *parser) nearby(it *item, word string) bool {
	for _, way := range [...]int{-1, 1} {
		for n, k := 0, it.first; n < farthest && p.class(k) != stop; n, k = n+1, k+way {
			if p.word(k) == word {
				return true
			}
		}
	}
	return false
}
