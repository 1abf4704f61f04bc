package coref

import (
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

// rankShort reports whether w is a title of office cut short.
func rankShort(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "adm", "amb", "capt", "cllr", "cmdr", "col", "cpl", "gen", "gov", "insp", "lt", "maj", "pres", "prof", "rep", "sen", "sgt", "supt":
		return strings.HasSuffix(w, ".") || w == "cllr"
	}
	return false
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
	case strings.Contains(w, "-"):
		return true
	}
	return !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ly")
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
	off := c.Tokens[t].Start
	lo, hi := 0, len(c.mentions)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if c.mentions[mid].End > off {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo < len(c.mentions) && c.mentions[lo].Start <= off {
		return &c.mentions[lo]
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
	if head < 0 || !c.role(head) {
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

// calendar reports whether w is when, and no part of a title.
func calendar(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
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
	first := t
	if determiner(c.lower(first)) {
		first++
	}
	for k := first; k < c.to && k < first+9; k++ {
		if c.role(k) && !possessive(c.lower(k+1)) && !c.bodyFollows(k+1) {
			return span{first, c.complementEnd(k + 1)}, true
		}
		if !c.nominal(k) && (k > first || first == t || functionWord(c.lower(k))) {
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

// agentive reports whether a noun is made like those for what people do.
func agentive(w string) bool {
	for _, suffix := range [...]string{"er", "or", "ist", "ian", "man", "woman", "ant", "ee", "-general", "part"} {
		if len(w) > len(suffix)+2 && strings.HasSuffix(w, suffix) {
			return true
		}
	}
	return false
}

// timeNoun reports whether "a week later," is when and not who.
func timeNoun(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "year", "decade", "moment", "while",
		"lot", "bit", "later", "earlier", "ago", "before", "after", "summer", "winter", "number", "matter":
		return true
	}
	return false
}

// relative returns ", who runs the shop,": the least that can be said of somebody.
func (c clause) relative(t int) (span, bool) {
	if c.lower(t) != "," || c.lower(t+1) != "who" || !strings.HasSuffix(c.lower(t+2), "s") {
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

func determiner(w string) bool {
	switch w {
	case "a", "an", "the", "its", "his", "her", "their":
		return true
	}
	return false
}

func possessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

func preposition(w string) bool {
	switch w {
	case "of", "at", "for", "in", "with", "to", "from", "on", "and":
		return true
	}
	return false
}

// ends reports whether w ends a noun phrase.
func ends(w string) bool {
	switch w {
	case ",", ".", ";", ":", "(", ")", "—", "–", "--", "-", "“", "”", "\"", "``", "''", "!", "?",
		"who", "which", "whose", "that", "where", "when", "while", "but", "because", "until", "since", "after", "before",
		"said", "says", "told", "added", "was", "is", "were", "are", "has", "had", "have":
		return true
	}
	return false
}

// functionWord reports whether w stands in no noun phrase before its noun.
func functionWord(w string) bool {
	switch w {
	case "a", "an", "the", "this", "that", "these", "those", "of", "at", "for", "in", "with", "to", "from", "on", "by",
		"as", "into", "about", "over", "under", "than", "and", "or", "but", "nor", "if", "when", "while", "because",
		"he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "me", "his", "her", "its", "their", "our", "my", "your",
		"who", "which", "whose", "what", "where", "how", "why", "not", "no", "n't", "only", "also", "even", "just",
		"is", "was", "are", "were", "be", "been", "being", "has", "had", "have", "do", "does", "did",
		"will", "would", "can", "could", "may", "might", "shall", "should", "must",
		"said", "says", "say", "told", "tell", "tells", "met", "saw", "sees", "made", "makes", "took", "gave", "left",
		"named", "called", "like", "unlike", "both", "each", "every", "all", "some", "any", "then", "there", "here",
		"between", "against", "through", "during", "without", "within", "until", "since", "after", "before", "via", "per":
		return true
	}
	return false
}
