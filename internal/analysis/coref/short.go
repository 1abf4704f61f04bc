package coref

import (
	"strings"

	"dateline/internal/news"
)

// parts finds the long name that a short one is a part of. The maps hold forms
// plus one, -1 for a part of several names.
type parts struct {
	w      *work
	ends   map[string]int32 // "Central Command" of "US Central Command"
	plain  map[string]int32 // "Boeing" of "Boeing Co"
	starts map[string]int32 // "Oreval" of "Oreval Minerals"
}

// joinShortForms joins an organisation's short name with the long one that it
// begins or ends. Where two long names have the same part, the short one stays
// by itself. A beginning alone is weak: Boeing is not Boeing Commercial
// Airplanes; so it must come after the long name, and not be known by itself.
func (w *work) joinShortForms() {
	p := parts{w, map[string]int32{}, map[string]int32{}, map[string]int32{}}
	sets := map[string]int32{}
	for i := range w.forms {
		f := &w.forms[i]
		if !w.isOrganisation(i) || len(f.words) < 2 || f.acronym {
			continue
		}
		p.add(int32(i), f.words)
		if set := wordSet(f.words); set != "" {
			if other, ok := sets[set]; ok && w.mayBeOne(int32(i), other) {
				w.union(int32(i), other)
			}
			sets[set] = int32(i)
		}
	}
	for i := range w.forms {
		f := &w.forms[i]
		if !w.isOrganisation(i) || f.acronym || w.r.places[f.folded] {
			continue
		}
		long := p.ends[f.folded]
		if long <= 0 {
			long = p.plain[f.folded]
		}
		if long <= 0 && !w.r.known[f.folded] {
			if long = p.starts[f.folded]; long > 0 && w.forms[long-1].first > f.first {
				continue
			}
		}
		if long > 0 && w.mayBeOne(int32(i), long-1) {
			w.union(int32(i), long-1)
		}
	}
}

// add enters the parts of a name.
func (p parts) add(f int32, words []string) {
	last := words[len(words)-1]
	for k := 1; k < min(len(words), 9); k++ {
		start, rest := strings.Join(words[:k], " "), words[k:]
		if rest[0] != "and" {
			if len(rest) <= 2 && p.w.descriptive(last) {
				p.enter(p.plain, start, f)
			}
			p.enter(p.starts, start, f)
		}
		before := words[len(words)-k-1]
		if !smallWord(before) && (k > 1 || !common(last)) { // the House is not the White House
			p.enter(p.ends, strings.Join(words[len(words)-k:], " "), f)
		}
	}
}

func (p parts) enter(m map[string]int32, part string, f int32) {
	if other := m[part]; other < 0 || other > 0 && p.w.find(other-1) != p.w.find(f) {
		m[part] = -1
	} else {
		m[part] = f + 1
	}
}

// descriptive reports whether an organisation's name can do without its last
// word: Boeing is Boeing Co, but not Boeing Commercial Airplanes.
func (w *work) descriptive(word string) bool {
	switch word {
	case "airlines", "airways", "athletic", "brothers", "city", "computer", "computers", "energy", "entertainment", "fc",
		"foods", "holding", "holdings", "industries", "international", "motor", "motors", "pharmaceuticals", "rovers",
		"stores", "systems", "technologies", "town", "united", "wanderers":
		return true
	}
	return companySuffix(word) || w.r.roles.body[word]
}

// common reports whether the word names a body of its own at many places.
func common(word string) bool {
	switch word {
	case "cabinet", "congress", "house", "senate", "state":
		return true
	}
	return false
}

// joinDistricts joins "Tamarack" with "Tamarack County", unless there is a known
// place of the shorter name as well.
func (w *work) joinDistricts() {
	byName := map[string]int32{}
	for i := range w.forms {
		if w.isPlace(i) {
			byName[w.forms[i].folded] = int32(i)
		}
	}
	for i := range w.forms {
		f := &w.forms[i]
		if !w.isPlace(i) || len(f.words) < 2 || !district(f.words[len(f.words)-1]) {
			continue
		}
		name := strings.Join(f.words[:len(f.words)-1], " ")
		if short, ok := byName[name]; ok && !w.r.places[name] {
			w.union(short, int32(i))
		}
	}
}

func (w *work) isPlace(i int) bool {
	return w.isThing(i) && w.forms[i].votes[typeIndex(news.Location)] > 0 && w.forms[i].canon < 0
}

func district(word string) bool {
	switch word {
	case "county", "district", "governorate", "oblast", "parish", "prefecture", "province", "region":
		return true
	}
	return false
}

// isOrganisation reports whether form i is one more often than a place.
func (w *work) isOrganisation(i int) bool {
	f := &w.forms[i]
	if !w.isThing(i) {
		return false
	}
	org := f.votes[typeIndex(news.Organisation)]
	return org > 0 && org >= f.votes[typeIndex(news.Location)] && (f.canon < 0 || w.r.aliases.canon[f.canon].kind == news.Organisation)
}

// wordSet is a name of two words without their order, since the Defence Ministry
// is the Ministry of Defence; "" for other names, which keep their order.
func wordSet(words []string) string {
	var big []string
	for _, word := range words {
		if !smallWord(word) {
			big = append(big, word)
		}
	}
	if len(big) != 2 {
		return ""
	}
	if big[0] > big[1] {
		big[0], big[1] = big[1], big[0]
	}
	return strings.Join(big, " ")
}
