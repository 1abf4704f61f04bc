package ingest

import (
	"strings"
	"unicode/utf8"
)

const (
	headlineMost  = 110 // runes of a made headline
	headlineLeast = 28  // a clause shorter than this says too little
)

// headline makes a headline from the lede: its first sentence without the
// printed dateline and the final stop, cut at the last clause that keeps it
// short. It is never cut inside a word, a bracket or a quotation.
func headline(text string) string {
	lede, _, _ := strings.Cut(strings.TrimSpace(text), "\n\n")
	lede = strings.Join(strings.Fields(lede), " ")
	lede = firstSentence(withoutDateline(lede))
	if utf8.RuneCountInString(lede) <= headlineMost {
		return lede
	}
	if i := lastClause(lede); i > 0 {
		return lede[:i]
	}
	return atWord(lede)
}

// withoutDateline cuts the printed dateline off.
func withoutDateline(s string) string {
	if place, _ := printedDateline(s); place == "" {
		return s
	}
	if m := capitalDateline().FindStringIndex(s); m != nil {
		return s[m[1]:]
	}
	if m := agencyDateline().FindStringIndex(s); m != nil {
		return s[m[1]:]
	}
	return s
}

// firstSentence cuts s after its first sentence. A stop after a short word or a
// single capital is an abbreviation more often than an end.
func firstSentence(s string) string {
	for i := 0; i+1 < len(s); i++ {
		if !strings.ContainsRune(".?!", rune(s[i])) {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], `"'”’)»`)
		if rest == "" || rest[0] == ' ' && !abbreviation(s[:i]) {
			return strings.TrimSuffix(s[:len(s)-len(rest)], ".")
		}
	}
	return strings.TrimSuffix(s, ".")
}

// abbreviation reports whether the word before a stop is one that has a stop of its own.
func abbreviation(before string) bool {
	w := before[strings.LastIndexAny(before, " (“\"")+1:]
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "St", "No", "Jr", "Sr", "Prof", "Rev":
		return true
	}
	return utf8.RuneCountInString(w) == 1 || strings.Contains(w, ".")
}

// clauseWords open a clause without a comma before them.
var clauseWords = []string{" after ", " as ", " while ", " because ", " before ", " since ", " when ", " which "}

// lastClause returns where the last clause begins that leaves a headline of a
// good length before it, or 0. A comma is a better place than a conjunction.
func lastClause(s string) int {
	comma, word := 0, 0
	depth, runes := 0, 0
	for i, r := range s {
		switch {
		case strings.ContainsRune("(“«", r):
			depth++
		case strings.ContainsRune(")”»", r):
			depth = max(depth-1, 0)
		case r == '"':
			depth = 1 - min(depth, 1)
		}
		if runes++; runes > headlineMost+1 {
			break
		}
		if depth > 0 || runes < headlineLeast {
			continue
		}
		rest := s[i:]
		if strings.HasPrefix(rest, ", ") || strings.HasPrefix(rest, "; ") || strings.HasPrefix(rest, " – ") || strings.HasPrefix(rest, " — ") {
			comma = i
		}
		for _, w := range clauseWords {
			if strings.HasPrefix(rest, w) {
				word = i
			}
		}
	}
	if comma > 0 {
		return comma
	}
	return word
}

// atWord cuts s at the last word that fits and says so with an ellipsis.
func atWord(s string) string {
	runes, cut := 0, 0
	for i, r := range s {
		if r == ' ' {
			cut = i
		}
		if runes++; runes >= headlineMost {
			break
		}
	}
	if cut == 0 {
		return s
	}
	return strings.TrimRight(s[:cut], " ,;:–—-") + "…"
}
