package quote

import (
	"strings"

	"dateline/internal/news"
)

// speaker is who says something: the words for them and who that is.
type speaker struct {
	span      news.Span
	entity    int // index into the entities, or news.None
	anonymous bool
	plural    bool
	kind      class     // nounPerson, nounBody, nounDocument or nounOutlet
	of        news.Span // the words that a pronoun stands for
	how       string    // how a pronoun or a noun was resolved, for people
}

// same reports whether two speakers are one: one entity, or unnamed and alike.
func (s speaker) same(o speaker) bool {
	if s.entity != news.None || o.entity != news.None {
		return s.entity == o.entity
	}
	return s.first() == o.first()
}

// known reports whether there is a speaker.
func (s *speaker) known() bool { return s != nil && !s.span.IsZero() }

// first returns the words that an unnamed speaker was introduced with.
func (s speaker) first() news.Span {
	if s.of.IsZero() {
		return s.span
	}
	return s.of
}

// voice is somebody found to speak, and the paragraph.
type voice struct {
	speaker
	para int
}

// sighting is a name met outside the marks.
type sighting struct {
	entity   int
	start    int
	sentence int
	para     int
	subject  bool
}

// resolver finds out who pronouns and nouns stand for. It looks back over a
// bounded number of sightings.
type resolver struct {
	named     []int   // how often each entity has been named so far
	topic     speaker // the document that was the subject of a sentence, and which one
	topicAt   int
	voices    []voice // who has spoken, in the order of the text
	w         *work
	people    []sighting
	bodies    []sighting // organisations, and places that act
	genders   []class    // of each entity, from titles and given names
	roles     map[string][]int
	described []string // the entities' descriptions in lower case
	lastSeen  []int    // where each entity was last named
	nouns     map[string]speaker
	para      int      // the paragraph being read
	last      speaker  // who spoke last
	lastPara  int      // where
	subject   speaker  // of the last sentence without marks
	shared    *speaker // a copy of subject for the runs that may be by it, if made
	// subjectPara is the paragraph of subject.
	subjectPara int
	awaits      bool // the last sentence ends in a colon
}

func newResolver(w *work) *resolver {
	r := &resolver{
		w: w, genders: make([]class, len(w.entities)), named: make([]int, len(w.entities)), lastSeen: make([]int, len(w.entities)),
		roles: map[string][]int{}, nouns: map[string]speaker{}, subjectPara: -2,
	}
	r.last.entity, r.subject.entity = news.None, news.None
	for i, e := range w.entities {
		r.lastSeen[i] = -1
		r.genders[i] = r.genderOf(e)
		r.described = append(r.described, strings.ToLower(e.Description.String()))
		for _, role := range strings.Fields(r.described[i]) {
			if w.lex.words[role]&nounAny != 0 {
				r.roles[role] = append(r.roles[role], i)
			}
		}
	}
	return r
}

// genderOf returns what an entity's given name and description tell.
func (r *resolver) genderOf(e news.Entity) class {
	if e.Type != news.Person {
		return 0
	}
	for _, role := range strings.Fields(strings.ToLower(e.Description.String())) {
		if c := r.w.lex.words[role]; c&nounPerson != 0 && c&(isMale|isFemale) != 0 {
			return c & (isMale | isFemale)
		}
	}
	given, _, more := strings.Cut(e.Name.String(), " ")
	if !more {
		return 0
	}
	return r.w.lex.genders[strings.ToLower(given)] & (isMale | isFemale)
}

// observe notes the names of the sentence and the gender that titles before
// them tell.
func (r *resolver) observe(para int) {
	w := r.w
	first := true
	r.para = para
	for i, it := range w.items {
		if !it.is(isMention) {
			first = first && !(it.is(isSubject) && !it.is(isDeterminer|isObject))
			continue
		}
		m := w.mentions[it.index]
		if m.Entity < 0 || m.Entity >= len(w.entities) {
			continue
		}
		r.lastSeen[m.Entity] = it.start
		r.named[m.Entity]++
		prev := w.at(i - 1)
		s := sighting{m.Entity, it.start, w.sentence, para, first && !prev.is(isPreposition) && !w.at(w.nameStart(phrase{i, i})-1).is(isPreposition)}
		if m.Type == news.Person {
			r.learnRole(i, m.Entity)
			if g := r.genderBeside(i); g != 0 {
				r.genders[m.Entity] = g
			}
			r.people = sighted(r.people, s)
			first = first && !s.subject
		} else if m.Type != news.Misc && !(it.is(byName) && prev.is(isPreposition)) { // "on X" is no speaker
			r.bodies = sighted(r.bodies, s)
		}
	}
}

// learnRole notes the role that stands beside the name at item i: "Gov. Pruitt",
// "Bill Mercer, the chairman".
func (r *resolver) learnRole(i, entity int) {
	w := r.w
	k := i - 1
	if w.at(i+1).is(isComma) && w.at(i+2).is(isDeterminer|isPossessive) {
		for j := i + 3; j < i+7 && !w.at(j).is(punctuation|closed|isMention); j++ {
			if w.items[j].is(nounPerson) && !w.at(j+1).is(nounPerson) {
				r.addRole(w.fold(j), entity)
				break
			}
		}
	}
	if k < 0 || !w.items[k].is(nounPerson|isTitle) {
		return
	}
	r.addRole(w.fold(k), entity)
}

// addRole gives an entity a role, by its usual noun.
func (r *resolver) addRole(role string, entity int) {
	if strings.HasSuffix(role, ".") {
		role = r.w.lex.synonyms[role]
	}
	if role == "" {
		return
	}
	for _, e := range r.roles[role] {
		if e == entity {
			return
		}
	}
	const most = 64
	if len(r.roles[role]) < most {
		r.roles[role] = append(r.roles[role], entity)
	}
}

// genderBeside returns what the title before or the apposition after the name
// at item i tells: "Mr Teck", "Weil, her husband,".
func (r *resolver) genderBeside(i int) class {
	w := r.w
	if prev := w.at(i - 1); prev.is(isTitle | nounPerson) {
		if g := prev.class & (isMale | isFemale); g != 0 {
			return g
		}
	}
	if !w.at(i+1).is(isComma) || !w.at(i+2).is(isDeterminer|isPossessive) {
		return 0
	}
	for k := i + 3; k < i+6; k++ {
		if it := w.at(k); it.is(punctuation | closed) {
			return 0
		} else if g := it.class & (isMale | isFemale); g != 0 && it.is(nounPerson) {
			return g
		}
	}
	return 0
}

// leave notes the subject of the sentence that has been read, for the next one.
func (r *resolver) leave(para int) {
	w := r.w
	last := w.items[len(w.items)-1]
	r.awaits = last.is(isColon)
	for _, it := range w.items {
		if it.is(isRun) && !r.awaits {
			r.subjectPara = -2
			return
		}
	}
	var c cue
	if len(w.cues) > 0 && w.cues[0].known {
		c = w.cues[0]
	} else {
		w.cues = w.cues[:0]
		w.borrow(&c, len(w.items)-1)
	}
	r.subjectPara = -2
	r.topic = speaker{entity: news.None}
	if c.known && w.items[c.subject.last].is(nounDocument) && !w.items[c.subject.last].is(nounPerson|nounBody) {
		r.topic, r.topicAt = r.speaker(c.subject), w.sentence
	} else if c.known {
		r.subject, r.subjectPara, r.shared = r.speaker(c.subject), para, nil
		if s := r.subject; r.isPerson(s) && !w.items[c.subject.last].is(isMention) {
			r.people = sighted(r.people, sighting{s.entity, s.span.Start, w.sentence, para, true})
		}
	}
}

// subjectRef returns the subject of the last sentence without marks; it does not
// change.
func (r *resolver) subjectRef() *speaker {
	if r.shared == nil {
		s := r.subject
		r.shared = &s
	}
	return r.shared
}

// sighted appends s to sightings, and drops those too far back to be looked at.
func sighted(sightings []sighting, s sighting) []sighting {
	const enough = 2 * farthestNames
	if len(sightings) >= 32*enough {
		sightings = sightings[:copy(sightings, sightings[len(sightings)-enough:])]
	}
	return append(sightings, s)
}

// said notes who has just been found to speak.
func (r *resolver) said(s speaker) {
	if !s.span.IsZero() {
		r.last, r.lastPara = s, r.para
		r.voices = append(r.voices, voice{s, r.para})
		if r.isPerson(s) {
			r.people = sighted(r.people, sighting{s.entity, s.span.Start, r.w.sentence, r.para, true})
		}
	}
}

// isPerson reports whether s is an entity and somebody: "the police (VP)" is not.
func (r *resolver) isPerson(s speaker) bool {
	return s.entity != news.None && s.kind == nounPerson && r.w.entities[s.entity].Type == news.Person
}

// speaker resolves a phrase of the sentence being read.
func (r *resolver) speaker(p phrase) speaker {
	w := r.w
	head := w.items[p.last]
	s := speaker{span: w.span(p.first, p.last), entity: news.None}
	switch {
	case head.is(isMention):
		m := w.mentions[head.index]
		if start := w.nameStart(p); m.Type == news.Misc && w.at(start).is(isDeterminer) && w.fold(start) == "the" {
			s.span = w.span(start, p.last)
			return r.person(s, isMale|isFemale) // "the Iowa Republican"
		}
		s.span = w.span(p.last, p.last)
		s.entity = m.Entity
		s.kind = kindOfName(m.Type)
		return s
	case head.is(isSubject | isObject):
		return r.pronoun(s, w.fold(p.last))
	}
	return r.noun(s, p, w.fold(p.last))
}

func kindOfName(t news.EntityType) class {
	if t == news.Person {
		return nounPerson
	}
	return nounBody
}

// pronoun resolves a pronoun.
func (r *resolver) pronoun(s speaker, word string) speaker {
	switch word {
	case "he", "him", "himself":
		return r.person(s, isMale)
	case "she", "her", "herself":
		return r.person(s, isFemale)
	case "it", "itself":
		return r.body(s)
	case "they", "them", "themselves":
		if r.last.plural || r.last.kind == nounBody || r.last.anonymous {
			return r.as(s, r.last)
		}
		return r.body(s)
	}
	return s
}

// as makes s stand for whom o does.
func (r *resolver) as(s, o speaker) speaker {
	s.entity, s.anonymous, s.plural, s.kind = o.entity, o.anonymous, o.plural, o.kind
	if !o.span.IsZero() {
		if s.of = o.of; s.of.IsZero() {
			s.of = o.span
		}
		s.how = "who is " + r.w.quoteSpan(o.span)
	}
	return s
}

// How far back a pronoun may look.
const (
	farthestNames     = 16
	farthestSentences = 8
)

// person resolves "he" or "she": the people named before, the nearer, the
// subjects and the last speaker first, who may have the gender.
func (r *resolver) person(s speaker, gender class) speaker {
	best, top := -1, -100
	for i := len(r.people) - 1; i >= 0 && len(r.people)-i <= farthestNames; i-- {
		p := r.people[i]
		if p.start > s.span.Start || r.w.sentence-p.sentence > farthestSentences {
			continue
		}
		g := r.genders[p.entity]
		if g != 0 && g&gender == 0 || r.namedAfter(p.entity, s.span.End) {
			continue
		}
		score := r.nearness(p)
		if g&gender != 0 {
			score += 2
		}
		if p.sentence == r.w.sentence {
			score -= 3 // "he" is rarely somebody named before in the sentence
		}
		if score > top {
			best, top = p.entity, score
		}
	}
	if r.last.anonymous && r.last.kind == nounPerson && !r.last.plural && top < 2 {
		return r.as(s, r.last)
	}
	if best < 0 {
		return s
	}
	s.entity, s.kind = best, nounPerson
	s.how = "who is " + r.w.entities[best].Name.String() + ", named nearest before as a subject or a speaker"
	return s
}

// namedAfter reports whether an entity is named in the rest of the sentence: then
// a pronoun before it is somebody else.
func (r *resolver) namedAfter(entity, off int) bool {
	const farthest = 30
	from := r.w.itemAt(off)
	for i := from; i < len(r.w.items) && i-from < farthest; i++ {
		if it := r.w.items[i]; it.is(isMention) && r.w.mentions[it.index].Entity == entity {
			return true
		}
	}
	return false
}

// nearness scores a sighting as what a pronoun may stand for. The weights were
// fitted by random search to the annotated articles and to LitBank; that who is
// named most weighs as much as who was named last was their discovery.
func (r *resolver) nearness(p sighting) int {
	back := r.w.sentence - p.sentence
	const enough = 8
	score := -2*back + 3*min(r.named[p.entity], enough)/4
	if p.subject {
		score++
		if back <= 1 && p.para == r.para {
			score += 4
		}
	}
	if p.entity == r.last.entity && r.lastPara == r.para {
		score++
	}
	return score
}

// body resolves "it": the organisation named before, a subject first.
func (r *resolver) body(s speaker) speaker {
	if !r.topic.span.IsZero() && r.topicAt == r.w.sentence-1 {
		return r.as(s, r.topic)
	}
	best, top := -1, -100
	for i := len(r.bodies) - 1; i >= 0 && len(r.bodies)-i <= farthestNames; i-- {
		p := r.bodies[i]
		if p.start > s.span.Start || r.w.sentence-p.sentence > farthestSentences/2 {
			continue
		}
		score := r.nearness(p)
		if r.w.entities[p.entity].Type == news.Organisation {
			score += 3
		}
		if score > top {
			best, top = p.entity, score
		}
	}
	if r.last.entity == news.None && r.last.kind&(nounBody|nounDocument|nounOutlet) != 0 && top < 3 {
		return r.as(s, r.last)
	}
	if best < 0 {
		return s
	}
	s.entity, s.kind = best, nounBody
	s.how = "which is " + r.w.entities[best].Name.String() + ", named nearest before as a subject or a speaker"
	return s
}
