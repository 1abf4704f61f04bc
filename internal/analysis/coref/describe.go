package coref

import (
	"dateline/internal/news"
)

// A description is what the text says somebody is, in its own words and without
// an article: a title before the name, an apposition on either side, or the
// complement of "was". A title or apposition of several words is taken before a
// single word, that before a sentence, and a sentence about "the engineer" or
// "she", which needs a guess at who is meant, last. Among equals the first wins.
type rank uint8

const (
	none rank = iota
	guessed
	relative
	sentence
	word
	phrase
)

// maxTries bounds the mentions of one entity that are looked at.
const maxTries = 12

// describe fills in what the entities are said to be.
func (w *work) describe(es []news.Entity) {
	s := speech{w.text, w.r.roles, w.all[:w.inText]}
	ranks := make([]rank, len(es))
	tries := make([]uint8, len(es))
	for i := range s.mentions {
		e := s.mentions[i].Entity
		if ranks[e] == phrase || tries[e] >= maxTries || !describable(es[e].Type) {
			continue
		}
		tries[e]++
		at, r := s.besideName(i, es[e].Type)
		if r > ranks[e] {
			ranks[e] = r
			es[e].Description, es[e].DescriptionAt = s.words(at)
		}
	}
	w.describeBySentence(es, ranks, s)
	w.describeByLede(es, ranks, s)
}

func describable(t news.EntityType) bool { return t == news.Person || t == news.Organisation }

// describeBySentence reads sentences whose subject is "the engineer" or a
// pronoun, standing for the person who was the first in the sentence before.
func (w *work) describeBySentence(es []news.Entity, ranks []rank, s speech) {
	m, subject, paragraph := 0, news.None, 0
	for i, sent := range w.text.Sentences {
		if subject != news.None && sent.Paragraph-paragraph <= 1 && ranks[subject] < guessed {
			if at, ok := s.roleSentence(i); ok {
				ranks[subject] = guessed
				es[subject].Description, es[subject].DescriptionAt = s.words(at)
			}
		}
		first := true
		for ; m < len(s.mentions) && s.mentions[m].Start < sent.End; m++ {
			if e := s.mentions[m].Entity; first && es[e].Type == news.Person {
				subject, paragraph, first = e, sent.Paragraph, false
			}
		}
	}
}

// describeByLede reads a first sentence whose subject is "The head of the
// railway": who that is, the next paragraph begins with.
func (w *work) describeByLede(es []news.Entity, ranks []rank, s speech) {
	if len(w.text.Sentences) < 2 || len(s.mentions) == 0 {
		return
	}
	lede, next := w.text.Sentences[0], w.text.Sentences[1]
	at, ok := s.subject(lede)
	if !ok {
		return
	}
	for _, m := range s.mentions {
		if m.Start < lede.End && es[m.Entity].Type == news.Person {
			return
		}
		if m.Start >= lede.End {
			if m.Start == next.Start && es[m.Entity].Type == news.Person && ranks[m.Entity] < guessed {
				es[m.Entity].Description, es[m.Entity].DescriptionAt = s.words(at)
			}
			return
		}
	}
}

// span is a range of tokens.
type span struct{ first, last int }

// speech reads noun phrases off the tokens.
type speech struct {
	*news.Doc
	roles    roles
	mentions []news.Mention
}

func (s speech) words(at span) (news.Text, news.Span) {
	sp := news.Span{Start: int(s.Tokens[at.first].Start), End: int(s.Tokens[at.last-1].End), In: s.In}
	return news.CleanLine(s.Text[sp.Start:sp.End]), sp
}

// besideName returns the best description that stands next to mention i.
func (s speech) besideName(i int, t news.EntityType) (span, rank) {
	m := s.mentions[i]
	first, after := s.TokenAt(m.Start), s.TokenAt(m.End-1)+1
	sent := s.Sentences[s.SentenceAt(m.Start)]
	c := clause{s, sent.First, sent.Last, t}
	at, best := span{}, none
	consider := func(a span, found bool) {
		r := phrase
		if a.last-a.first == 1 {
			r = word
		}
		if found && r > best {
			at, best = a, r
		}
	}
	consider(c.titleBefore(first))
	if best < phrase {
		consider(c.appositionBefore(first, after))
		consider(c.appositionAfter(after))
	}
	if best != none {
		return at, best
	}
	if a, found := c.complement(after); found {
		return a, sentence
	}
	if a, found := c.relative(after); found && t == news.Person {
		return a, relative
	}
	return span{}, none
}

// subject returns the role that a sentence is about, after its dateline.
func (s speech) subject(sent news.Sentence) (span, bool) {
	first := sent.First
	for t := first; t < min(first+10, sent.Last); t++ {
		switch s.Word(t) {
		case ":", "-", "–", "—", "--":
			first = t + 1
		}
	}
	c := clause{s, first, sent.Last, news.Person}
	if !determiner(c.lower(first)) {
		return span{}, false
	}
	return c.subject(first)
}

// roleSentence returns what sentence i says of "the engineer" or "she".
func (s speech) roleSentence(i int) (span, bool) {
	sent := s.Sentences[i]
	c := clause{s, sent.First, sent.Last, news.Person}
	switch c.lower(sent.First) {
	case "he", "she":
		return c.complement(sent.First + 1)
	case "the":
		at, ok := c.subject(sent.First)
		if !ok || at.last-at.first > 3 {
			return span{}, false
		}
		return c.complement(c.skipAside(at.last))
	}
	return span{}, false
}
