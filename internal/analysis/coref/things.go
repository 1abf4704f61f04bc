package coref

import (
	"strings"

	"dateline/internal/news"
)

// joinAliases joins what the table of aliases knows under one name.
func (w *work) joinAliases() {
	byCanon := map[int]int32{}
	for i := range w.forms {
		f := &w.forms[i]
		if f.canon < 0 || f.class != aThing || f.count == 0 {
			continue
		}
		if other, ok := byCanon[f.canon]; ok {
			w.union(int32(i), other)
		} else {
			byCanon[f.canon] = int32(i)
		}
	}
	w.joinPlurals()
}

// joinPlurals joins a people's name with its plural: "Chileans" and "Chilean".
func (w *work) joinPlurals() {
	byName := map[string]int32{}
	for i := range w.forms {
		if f := &w.forms[i]; w.isThing(i) && f.votes[typeIndex(news.Misc)] > 0 {
			byName[f.folded] = int32(i)
		}
	}
	for name, f := range byName {
		if one, ok := strings.CutSuffix(name, "s"); ok {
			if other, ok := byName[one]; ok {
				w.union(f, other)
			}
		}
	}
}

func (w *work) isThing(i int) bool { return w.forms[i].class == aThing && w.forms[i].count > 0 }

// joinAcronyms joins "JOC" with the one name in the text that has these initials.
func (w *work) joinAcronyms() {
	byInitials := map[string]int32{}
	for i := range w.forms {
		f := &w.forms[i]
		if !w.isThing(i) || len(f.words) < 2 || !capital(f.surface) {
			continue
		}
		for _, in := range initials(f.words) {
			if other, ok := byInitials[in]; ok && (other < 0 || w.find(other) != w.find(int32(i))) {
				byInitials[in] = -1
			} else {
				byInitials[in] = int32(i)
			}
		}
	}
	for i := range w.forms {
		f := &w.forms[i]
		if !w.isThing(i) || !f.acronym {
			continue
		}
		if long, ok := byInitials[strings.ReplaceAll(f.folded, "&", "")]; ok && long >= 0 && w.mayBeOne(int32(i), long) {
			w.union(int32(i), long)
		}
	}
}

// mayBeOne is false for two names that the table of aliases knows apart.
func (w *work) mayBeOne(a, b int32) bool {
	x, y := w.canonOf(a), w.canonOf(b)
	return x < 0 || y < 0 || x == y
}

// canonOf returns the entry in the table of aliases of f or of what it was joined with.
func (w *work) canonOf(f int32) int {
	if c := w.forms[f].canon; c >= 0 {
		return c
	}
	return w.forms[w.find(f)].canon
}

// initials returns the acronyms that a name of several words can have: with and
// without its small words, and without a leading country.
func initials(words []string) []string {
	var all, big strings.Builder
	for _, word := range words {
		for _, part := range strings.Split(word, "-") {
			if part == "" || part == "&" {
				continue
			}
			all.WriteByte(part[0])
			if !smallWord(part) {
				big.WriteByte(part[0])
			}
		}
	}
	if all.Len() == big.Len() || big.Len() < 2 {
		return []string{all.String()}
	}
	return []string{all.String(), big.String()}
}

func smallWord(w string) bool {
	switch w {
	case "a", "an", "and", "at", "de", "des", "du", "for", "in", "of", "on", "the", "to":
		return true
	}
	return false
}
