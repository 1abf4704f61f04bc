package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// class separates people from everything else: a town and a person of one name
// are never one entity, while the tagger's ORG, LOC and MISC are often in doubt.
type class uint8

const (
	aThing class = iota
	aPerson
)

// typeOrder indexes votes.
var typeOrder = [...]news.EntityType{news.Person, news.Organisation, news.Location, news.Misc}

func typeIndex(t news.EntityType) int {
	for i, o := range typeOrder {
		if o == t {
			return i
		}
	}
	return len(typeOrder) - 1
}

// form is a name as it is written, with all its mentions.
type form struct {
	surface string   // as first written, without a possessive
	folded  string   // of surface
	words   []string // of folded; of a person, without titles
	acronym bool     // surface is one, like "JOC" or "U.S."
	class   class
	canon   int // index into the alias table, or -1
	votes   [len(typeOrder)]int
	count   int
	first   int   // the first mention
	parent  int32 // in the union-find
}

// collect sorts the mentions into forms.
func (w *work) collect() {
	bySurface := make(map[string]int32, len(w.all)/2+1)
	byName := make(map[[2]string]int32, len(w.all)/2+1)
	for i, m := range w.all {
		w.person[i] = -1
		c := aThing
		key := w.words(i)
		if m.Type == news.Person {
			c = aPerson
		}
		f, ok := bySurface[key]
		if !ok || w.forms[f].class != c {
			f = w.intern(byName, i, c, key)
			if !ok {
				bySurface[key] = f
			}
		}
		w.at[i] = f
		w.forms[f].votes[typeIndex(m.Type)]++
		w.forms[f].count++
	}
}

// intern returns the form of a mention that is written in a new way.
func (w *work) intern(byName map[[2]string]int32, mention int, c class, surface string) int32 {
	surface = trimName(surface)
	folded := fold(surface)
	key := [2]string{folded, string(rune('0' + c))}
	if f, ok := byName[key]; ok {
		if old := &w.forms[f]; shouted(old.surface) && !shouted(surface) {
			old.surface = surface
		}
		return f
	}
	id := int32(len(w.forms))
	f := form{surface: surface, folded: folded, class: c, first: mention, parent: id, canon: -1}
	f.words = strings.Fields(folded)
	f.acronym = isAcronym(surface)
	if c == aPerson {
		f.words = trimTitles(f.words)
	} else {
		f.canon = w.r.aliases.lookup(surface, folded)
	}
	w.forms = append(w.forms, f)
	byName[key] = id
	return id
}

// trimName takes off what is not part of a name, should the tagger have left it on.
func trimName(s string) string {
	s = strings.TrimSpace(s)
	for _, p := range [...]string{"'s", "’s", "'", "’"} {
		if t, ok := strings.CutSuffix(s, p); ok && t != "" {
			s = t
			break
		}
	}
	if t, ok := strings.CutPrefix(s, "the "); ok {
		s = t
	} else if t, ok := strings.CutPrefix(s, "The "); ok {
		s = t
	}
	return s
}

// isAcronym reports whether s is written in two to eight capitals, with or
// without stops between them.
func isAcronym(s string) bool {
	n := 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			n++
		case (c == '.' || c == '&') && n > 0:
		default:
			return false
		}
	}
	return 2 <= n && n <= 8
}

// shouted reports whether s is written in capitals throughout.
func shouted(s string) bool { return strings.ToUpper(s) == s }

// settleClasses joins the person and the thing of one name where only one of
// them can be meant: a name of several words is what most of its mentions are,
// and a single word is a person where the text has somebody of that surname.
func (w *work) settleClasses() {
	things := map[string]int32{}
	last := map[string]bool{}
	for i := range w.forms {
		f := &w.forms[i]
		if f.class == aThing {
			things[f.folded] = int32(i)
		} else if len(f.words) > 1 {
			last[bare(f.words[len(f.words)-1])] = true
		}
	}
	for i := range w.forms {
		f := &w.forms[i]
		if w.misread(f, last) {
			f.class = aPerson
			continue
		}
		t, ok := things[f.folded]
		if f.class != aPerson || !ok {
			continue
		}
		if len(f.words) == 1 && last[bare(f.words[0])] && w.r.places[f.folded] {
			continue // Washington the man and Washington the town
		}
		w.mergeForms(int32(i), t, last)
	}
}

// misread reports whether a thing of one word is the surname of somebody in the
// text, whom the tagger took for a place: it is no known place, and nothing says
// that it is an organisation.
func (w *work) misread(f *form, last map[string]bool) bool {
	return f.class == aThing && f.count > 0 && len(f.words) == 1 && last[bare(f.words[0])] && !f.acronym && f.canon < 0 &&
		f.votes[typeIndex(news.Location)] > 0 && f.votes[typeIndex(news.Organisation)] == 0 && !w.r.places[f.folded]
}

// mergeForms moves the mentions of one form to the other, whichever the votes favour.
func (w *work) mergeForms(p, t int32, last map[string]bool) {
	person, thing := &w.forms[p], &w.forms[t]
	known := len(person.words) == 1 && last[bare(person.words[0])]
	to, from := thing, person
	if known || person.count > thing.count {
		to, from = person, thing
	}
	for k := range to.votes {
		to.votes[k] += from.votes[k]
	}
	to.count += from.count
	to.first = min(to.first, from.first)
	from.count = 0
	from.parent = to.parent
	from.class, from.words = to.class, nil
}

// find returns the root of form f.
func (w *work) find(f int32) int32 {
	for w.forms[f].parent != f {
		w.forms[f].parent = w.forms[w.forms[f].parent].parent
		f = w.forms[f].parent
	}
	return f
}

// union joins two forms; the one first mentioned becomes the root.
func (w *work) union(a, b int32) {
	a, b = w.find(a), w.find(b)
	if a == b {
		return
	}
	if w.forms[b].first < w.forms[a].first {
		a, b = b, a
	}
	w.forms[b].parent = a
}

// capital reports whether s begins with a capital letter.
func capital(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}
