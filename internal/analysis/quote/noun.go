package quote

import (
	"strings"

	"dateline/internal/news"
)

// noun resolves a phrase without a name as its head: "the prime minister", "a
// spokesman", "the ministry", "the report".
func (r *resolver) noun(s speaker, p phrase, head string) speaker {
	w := r.w
	c := w.items[p.last].class
	s.kind = c & nounAny
	if s.kind&nounPerson != 0 || s.kind == 0 {
		s.kind = nounPerson // a noun that says something and is not listed is most often somebody
	}
	s.plural = strings.HasSuffix(head, "s") || strings.HasSuffix(head, "men") || head == "people" || head == "police"
	if e := r.apposed(p); e != news.None {
		s.entity, s.how = e, "whose name stands beside it"
		return s
	}
	if r.definite(p) {
		if e := r.byRole(p, head); e != news.None {
			s.entity, s.how = e, "who is "+w.entities[e].Name.String()+", described so"
			return s
		}
		if s.kind == nounBody {
			if e := r.byPartOfName(head, s.span.Start, p.last-p.first < 2); e != news.None {
				s.entity, s.how = e, "which is "+w.entities[e].Name.String()
				return s
			}
		}
	}
	if e := r.ownAcronym(p); e != news.None {
		s.entity = e
		return s
	}
	if w.items[p.last].is(isCapital) && !w.items[p.last].is(nounAny|isDeterminer) {
		if e, ok := w.surnames()[head]; ok {
			s.entity = e
		}
		return s // a name that the tagger missed, but not nobody
	}
	s.anonymous = s.kind&(nounPerson|nounBody) != 0
	return s
}

// definite reports whether the phrase points at something known: "the", "this".
func (r *resolver) definite(p phrase) bool {
	switch r.w.fold(p.first) {
	case "the", "this", "that", "his", "her", "its", "their":
		return true
	}
	return false
}

// apposed returns the entity of the name set beside a phrase: "the country's
// prime minister, Ilse Marrow,".
func (r *resolver) apposed(p phrase) int {
	w := r.w
	k := p.last + 1
	if !w.at(k).is(isComma | isDash) {
		return news.None
	}
	if w.at(k + 1).is(isTitle | isDeterminer) {
		k++
	}
	if !w.named(k+1, news.Person, news.Organisation) || !w.at(k+2).is(isComma|isStop|isDash|isRun) {
		return news.None
	}
	return w.mentions[w.items[k+1].index].Entity
}

// byRole returns the entity described by the head of phrase p: the one whose
// description has most of the phrase's words, the one named last where several
// have. One that is named only later will do if nobody else fits.
func (r *resolver) byRole(p phrase, head string) int {
	ids := r.roles[head]
	if len(ids) == 0 {
		ids = r.roles[r.w.lex.synonyms[head]]
	}
	const most = 8
	best, top := news.None, 0
	for _, e := range ids[max(0, len(ids)-most):] {
		fit := 1
		for k := p.first; k < p.last; k++ {
			if strings.Contains(r.described[e], r.w.fold(k)) && !r.w.items[k].is(closed|isDeterminer) {
				fit++
			}
		}
		if best == news.None || fit > top || fit == top && r.lastSeen[e] > r.lastSeen[best] {
			best, top = e, fit
		}
	}
	return best
}

// byPartOfName returns the organisation named before off whose name has the
// noun in it, or the last one where the noun, bare of adjectives, fits any.
func (r *resolver) byPartOfName(noun string, off int, bare bool) int {
	any := bare && r.w.lex.words[noun]&isGeneric != 0
	for i := len(r.bodies) - 1; i >= 0 && len(r.bodies)-i <= 2*farthestNames; i-- {
		b := r.bodies[i]
		if b.start >= off {
			continue
		}
		e := r.w.entities[b.entity]
		if e.Type == news.Organisation && any && !r.otherBody(e.Name.String(), noun) {
			return b.entity
		}
		if strings.Contains(strings.ToLower(e.Name.String()), noun) {
			return b.entity
		}
	}
	return news.None
}

// otherBody reports whether a name says that it is another kind of body than
// the noun does: "the company" is no ministry.
func (r *resolver) otherBody(name, noun string) bool {
	for _, word := range strings.Fields(strings.ToLower(name)) {
		if word != noun && r.w.lex.words[word]&nounBody != 0 {
			return true
		}
	}
	return false
}

// ownAcronym returns the entity of a name in brackets right after a phrase:
// "the valley's water board (VWB)".
func (r *resolver) ownAcronym(p phrase) int {
	w := r.w
	if w.at(p.last+1).is(isOther) && w.wordIs(p.last+1, "(") && w.named(p.last+2, news.Organisation) && w.wordIs(p.last+3, ")") {
		return w.mentions[w.items[p.last+2].index].Entity
	}
	return news.None
}
