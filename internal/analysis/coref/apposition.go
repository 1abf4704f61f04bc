package coref

import (
	"strings"

	"dateline/internal/news"
)

// appositionAfter returns the apposition that follows a name ending before t:
// ", a nurse at the clinic,".
func (c clause) appositionAfter(t int) (span, bool) {
	if c.lower(t) != "," {
		return span{}, false
	}
	t = c.skipAge(t + 1)
	at, ok := c.nounPhrase(t)
	if !ok {
		at, ok = c.unknownRole(t)
	}
	if !ok || at.last >= c.to || at.last-at.first > 16 {
		return span{}, false
	}
	end := at.last
	if c.bracketed(end) {
		end += 3
	}
	switch c.lower(end) {
	case ",", ".", ";", ")", "—", "–", "--", "-", "who", "which", "whose", "since", "until":
	default:
		return span{}, false
	}
	return at, c.namesNobody(at)
}

// unknownRole reads "a stallholder in the town": an apposition to a person says
// what the person is, also where the noun is not in the list.
func (c clause) unknownRole(t int) (span, bool) {
	det := c.lower(t)
	if c.kind != news.Person || !determiner(det) {
		return span{}, false
	}
	k := t + 1
	for c.nominal(k+1) && k < t+7 {
		k++
	}
	head := c.lower(k)
	if k >= c.to || functionWord(head) || c.nameOf(k) || !(det == "a" || det == "an" || agentive(head)) || timeNoun(head) {
		return span{}, false
	}
	return span{t + 1, c.complementEnd(k + 1)}, true
}

// nameOf reports whether token t is in the name of something: "a Democrat" is none.
func (c clause) nameOf(t int) bool {
	m := c.mentionAt(t)
	return m != nil && m.Type != news.Misc
}

// relative returns ", who runs the shop,": the least that can be said of somebody.
func (c clause) relative(t int) (span, bool) {
	if c.lower(t) != "," || c.lower(t+1) != "who" || !strings.HasSuffix(c.lower(t+2), "s") && !did(c.lower(t+2)) {
		return span{}, false
	}
	switch c.lower(t + 2) {
	case "is", "was", "has", "says", "does", "'s", "’s", "plans", "wants", "hopes", "thinks", "believes":
		return span{}, false
	}
	for k := t + 3; k < c.to && k < t+16; k++ {
		switch c.lower(k) {
		case ",", ".", ";", ")", "—", "–":
			return span{t + 1, k}, k > t+3
		case "“", "”", "\"":
			return span{}, false
		}
	}
	return span{}, false
}

// skipAge returns the token after "54," or "aged 54,".
func (c clause) skipAge(t int) int {
	if c.lower(t) == "aged" {
		t++
	}
	if w := c.lower(t); w != "" && w[0] >= '0' && w[0] <= '9' && c.lower(t+1) == "," {
		return t + 2
	}
	return t
}

// namesNobody reports whether the phrase has no person in it but one that
// belongs to it: "adviser to Ann Cole", "Cole's lawyer".
func (c clause) namesNobody(at span) bool {
	for k := at.first; k < at.last; k++ {
		m := c.mentionAt(k)
		if m == nil || m.Type != news.Person {
			continue
		}
		after := c.lower(c.TokenAt(m.End-1) + 1)
		if !possessive(after) && !preposition(c.lower(c.TokenAt(m.Start)-1)) {
			return false
		}
	}
	return true
}

// appositionBefore returns the apposition before a name of the tokens first to
// after: "the dam's chief engineer, Bruno Teck, said".
func (c clause) appositionBefore(first, after int) (span, bool) {
	switch c.lower(first - 1) {
	case ",":
		if !c.closesName(after) {
			return span{}, false
		}
	case "is", "was": // "Its treasurer is Ann Cole"
	default:
		return span{}, false
	}
	for k := first - 2; k >= c.from && k > first-16; k-- {
		w := c.lower(k)
		if !determiner(w) && !possessive(w) {
			if ends(w) {
				break
			}
			continue
		}
		at, ok := c.nounPhrase(k + 1)
		if ok && (at.last == first-1 || at.last+3 == first-1 && c.bracketed(at.last)) {
			return at, c.namesNobody(at) && c.lower(k-2) != "according"
		}
	}
	return span{}, false
}

// closesName reports whether a name that ends before token t stands by itself:
// ", Ann Cole," and ", Ann Cole of Kent,".
func (c clause) closesName(t int) bool {
	if c.lower(t) == "of" && c.named(t+1) {
		for t++; c.named(t); t++ {
		}
	}
	switch c.lower(t) {
	case ",", ".", ";", ")", "—", "–":
		return true
	}
	return false
}

// complement returns what follows "was" at token t: "was a nurse at the clinic".
func (c clause) complement(t int) (span, bool) {
	if c.lower(t) == "," && c.lower(t+1) == "who" {
		t += 2
	}
	switch c.lower(t) {
	case "is", "was", "became", "remains":
		t++
	case "has", "had":
		if c.lower(t+1) != "been" {
			return span{}, false
		}
		t += 2
	case "resigned", "retired", "serves", "served", "works", "worked":
		if c.lower(t+1) != "as" {
			return span{}, false
		}
		t += 2
	default:
		return span{}, false
	}
	at, ok := c.nounPhrase(t)
	return at, ok && at.last > at.first && c.namesNobody(at)
}

// skipAside returns the token after ", sanctioned in 2023,".
func (c clause) skipAside(t int) int {
	if c.lower(t) != "," {
		return t
	}
	for k := t + 1; k < c.to && k < t+18; k++ {
		if c.lower(k) == "," {
			return k + 1
		}
	}
	return t
}
