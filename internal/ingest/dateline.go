package ingest

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// A printed dateline opens the text: "BAGHDAD: ", "NEW YORK, June 4 (Reuters) - ",
// "Orlec (AFP) — ". In capitals it may stand alone before a colon or a dash;
// in mixed case it needs an agency in brackets to be told from a sentence.
// They are compiled at first use: the desk starts without reading a file.
var (
	capitalDateline = pattern(`^(\p{Lu}[\p{Lu}'’.\-]*(?:[ /]\p{Lu}[\p{Lu}'’.\-]*){0,4})` + datelineTail)
	agencyDateline  = pattern(`^(\p{Lu}[\p{L}'’.\-]*(?:[ /][\p{L}'’.\-]+){0,4})` + region + day + `? ?\(([^()\n]{2,40})\)(?: ?[-–—:]+ )`)
)

const (
	region       = `(?:, \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})?`
	day          = `(?:, (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?`
	datelineTail = region + day + `(?: ?\(([^()\n]{2,40})\))?(?:: | ?[-–—]{1,2} )`
)

func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// labels open a text as a dateline does and are none.
var labels = map[string]bool{
	"ANALYSIS": true, "BREAKING": true, "BREAKING NEWS": true, "COMMENT": true, "CORRECTION": true,
	"EDITORIAL": true, "EXCLUSIVE": true, "EXPLAINER": true, "FACTBOX": true, "FEATURE": true,
	"INTERVIEW": true, "LIVE": true, "NOTE": true, "OBITUARY": true, "OPINION": true, "PHOTOS": true,
	"PROFILE": true, "QUESTION": true, "REVIEW": true, "TIMELINE": true, "UPDATE": true, "URGENT": true,
	"VIDEO": true, "WATCH": true,
}

// printedDateline returns the place and the agency of the dateline that opens
// text, each empty if there is none.
func printedDateline(text string) (place, agency string) {
	head := text[:min(len(text), 200)]
	m := capitalDateline().FindStringSubmatch(head)
	if m == nil || labels[m[1]] || len([]rune(m[1])) < 3 {
		m = agencyDateline().FindStringSubmatch(head)
	}
	if m == nil || labels[m[1]] {
		return "", ""
	}
	return placeCase(m[1]), m[2]
}

// particles stay small inside a place's name.
var particles = map[string]bool{
	"AND": true, "DE": true, "DEL": true, "DES": true, "DU": true, "ES": true, "LA": true, "LE": true,
	"OF": true, "SUR": true, "THE": true, "UPON": true,
}

// placeCase writes a place in capitals as it is written elsewhere: "New York",
// "Dar es Salaam". A place that has small letters is left as it is.
func placeCase(s string) string {
	if strings.ContainsFunc(s, unicode.IsLower) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if i > 0 && particles[w] {
			words[i] = strings.ToLower(w)
		} else if !strings.Contains(strings.TrimSuffix(w, "."), ".") { // not D.C.
			words[i] = capitalised(w)
		}
	}
	return strings.Join(words, " ")
}

// capitalised makes all letters small but the first of each part.
func capitalised(w string) string {
	first := true
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			first = r != '\'' && r != '’'
			return r
		}
		if first {
			first = false
			return r
		}
		return unicode.ToLower(r)
	}, w)
}
