package coref

import (
	"sort"
	"strings"
	"unicode"

	"dateline/internal/news"
)

// clause is a sentence in which a description of something of a type is looked for.
type clause struct {
	speech
	from, to int // its tokens
	kind     news.EntityType
}

func (c clause) lower(t int) string {
	if t < c.from || t >= c.to {
		return ""
	}
	return strings.ToLower(c.Word(t))
}

// role reports whether token t is a noun for what c.kind can be.
func (c clause) role(t int) bool {
	word := strings.TrimSuffix(c.lower(t), "-elect")
	if c.kind == news.Person {
		return c.roles.person[word] || rankShort(word)
	}
	return c.roles.body[word]
}

// nominal reports whether token t can stand before the noun of a phrase.
func (c clause) nominal(t int) bool {
	w := c.lower(t)
	switch {
	case w == "":
		return false
	case c.roles.modifier[w], c.roles.person[w], rankShort(w), c.roles.body[w], c.named(t), isAcronym(c.Word(t)):
		return true
	case possessive(w):
		return true
	case c.bracketed(t):
		return true
	case functionWord(w) || !unicode.IsLetter(rune(w[0])) && w[0] < 0x80:
		return false
	case strings.Contains(w, "-") || capital(c.Word(t)):
		return true
	}
	// A small unknown word before a capital is a verb more often than not, and so
	// is one in -s.
	return (t+1 >= c.to || !capital(c.Word(t+1))) && !verbal(w)
}

// bracketed reports whether token t belongs to an acronym in brackets.
func (c clause) bracketed(t int) bool {
	switch c.lower(t) {
	case "(":
		return c.named(t+1) && c.lower(t+2) == ")"
	case ")":
		return c.named(t-1) && c.lower(t-2) == "("
	}
	return false
}

// named reports whether token t is part of a mention.
func (c clause) named(t int) bool {
	m := c.mentionAt(t)
	return m != nil
}

func (c clause) mentionAt(t int) *news.Mention {
	if t < c.from || t >= c.to {
		return nil
	}
	off := int(c.Tokens[t].Start)
	i := sort.Search(len(c.mentions), func(i int) bool { return c.mentions[i].End > off })
	if i < len(c.mentions) && c.mentions[i].Start <= off {
		return &c.mentions[i]
	}
	return nil
}

// titleBefore returns the title that ends before token t: "US President",
// "dam engineer", "Secretary of State".
func (c clause) titleBefore(t int) (span, bool) {
	head := t - 1
	if !c.role(head) && c.kind == news.Person {
		head = c.headBeforeOf(t)
	}
	if head < 0 || !c.role(head) || c.kind != news.Person && c.nameOf(head) {
		return span{}, false
	}
	first := head
	for first > c.from && head-first < 5 && c.nominal(first-1) && !possessive(c.lower(first-1)) && !calendar(c.lower(first-1)) {
		first--
	}
	if first == c.from && first < head && !c.roles.modifier[c.lower(first)] && !c.named(first) && !c.role(first) {
		first++ // a capital at the start of a sentence says nothing
	}
	return span{first, t}, true
}

// headBeforeOf finds the noun of "Secretary of State" before token t, or -1.
func (c clause) headBeforeOf(t int) int {
	for k := t - 1; k > c.from && k >= t-4; k-- {
		if w := c.lower(k); w == "of" || w == "for" {
			if k < t-1 && c.role(k-1) {
				return k - 1
			}
			return -1
		}
		if w := c.lower(k); w != "the" && !capital(c.Word(k)) && !c.roles.modifier[w] {
			return -1
		}
	}
	return -1
}

// nounPhrase returns the phrase that starts at token t, without its article: it
// must have a role as its noun, and goes on as far as its prepositions do.
func (c clause) nounPhrase(t int) (span, bool) {
	at, ok := c.core(t)
	if ok {
		at.last = c.complementEnd(at.last)
	}
	return at, ok
}

// subject returns the phrase that starts at token t and that a verb follows: its
// noun, and what depends on that with "of".
func (c clause) subject(t int) (span, bool) {
	at, ok := c.core(t)
	if !ok || c.lower(at.last) != "of" {
		return at, ok
	}
	at.last++
	for determiner(c.lower(at.last)) || c.nominal(at.last) {
		at.last++
	}
	return at, true
}

// core returns the phrase that starts at token t up to its noun, without its article.
func (c clause) core(t int) (span, bool) {
	first := t
	if determiner(c.lower(first)) {
		first++
	}
	for k := first; k < c.to && k < first+9; k++ {
		if c.role(k) && (c.kind == news.Person || !c.nameOf(k)) && !possessive(c.lower(k+1)) && !c.bodyFollows(k+1) {
			return span{first, k + 1}, true
		}
		if !c.nominal(k) && (k > first || first == t || functionWord(c.lower(k)) || ends(c.lower(k))) {
			break // but "the presiding judge"
		}
	}
	return span{}, false
}

// bodyFollows reports whether the noun goes on, as in "police force commander".
func (c clause) bodyFollows(t int) bool {
	for k := t; k < t+3 && c.nominal(k) && !c.named(k) && !possessive(c.lower(k)); k++ {
		if c.role(k) {
			return true
		}
	}
	return false
}

// complementEnd returns where a noun phrase ends whose noun ends before token t.
func (c clause) complementEnd(t int) int {
	if !preposition(c.lower(t)) {
		return t
	}
	for k := t; k < c.to; k++ {
		if ends(c.lower(k)) || k > t+14 {
			return k
		}
	}
	return c.to
}
