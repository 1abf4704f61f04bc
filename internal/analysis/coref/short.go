package coref

import (
	"strings"

	"dateline/internal/news"
)

// joinShortForms joins an organisation's short name with the long one that it
// begins or ends: "Central Command" with "US Central Command", "Boeing" with
// "Boeing Co". Where two long names end alike, the short one stays by itself.
func (w *work) joinShortForms() {
	ends, starts, sets := map[string]int32{}, map[string]int32{}, map[string]int32{}
	// The maps hold indices plus one, -1 for a part of several names.
	enter := func(m map[string]int32, part string, f int32) {
		if other := m[part]; other < 0 || other > 0 && w.find(other-1) != w.find(f) {
			m[part] = -1
		} else {
			m[part] = f + 1
		}
	}
	for i := range w.forms {
		f := &w.forms[i]
		if !w.isOrganisation(i) || len(f.words) < 2 || f.acronym {
			continue
		}
		for k := 1; k < min(len(f.words), 9); k++ {
			enter(starts, strings.Join(f.words[:k], " "), int32(i))
			if k > 1 || !common(f.words[len(f.words)-1]) { // the House is not the White House
				enter(ends, strings.Join(f.words[len(f.words)-k:], " "), int32(i))
			}
		}
		if set := wordSet(f.words); set != "" {
			if other, ok := sets[set]; ok && w.mayBeOne(int32(i), other) {
				w.union(int32(i), other)
			}
			sets[set] = int32(i)
		}
	}
	for i := range w.forms {
		if f := &w.forms[i]; w.isOrganisation(i) && !f.acronym && !w.joinPart(int32(i), ends[f.folded]) {
			w.joinPart(int32(i), starts[f.folded])
		}
	}
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

// joinPart joins a short name with the long one that has it as a part, given as
// its index plus one, if there is just one.
func (w *work) joinPart(short, long int32) bool {
	if long <= 0 || long-1 == short || !w.mayBeOne(short, long-1) {
		return false
	}
	w.union(short, long-1)
	return true
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
