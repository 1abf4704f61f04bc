package coref

import (
	"slices"
	"strings"
)

// personName is a person's name in its parts, folded.
type personName struct {
	words  []string // without titles and suffix; particles joined to what follows
	suffix string   // "jr": keeps father and son apart
	full   bool     // has a given name as well
}

// surname is what a newspaper calls the person at the second mention, without particles.
func (n personName) surname() string { return bare(n.words[len(n.words)-1]) }

// given is the first name; "" where only the surname is told.
func (n personName) given() string {
	if n.full {
		return n.words[0]
	}
	return ""
}

// key is the whole name, however it is hyphenated.
func (n personName) key() string {
	return strings.ReplaceAll(strings.Join(n.words, " "), "-", " ") + n.suffix
}

// parseName takes a folded person's name apart. lower says that it was written
// with a small first letter, as "von der Leyen" is.
func parseName(words []string, lower bool) personName {
	var n personName
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		n.suffix = " " + words[len(words)-1]
		words = words[:len(words)-1]
	}
	for i := 0; i < len(words); i++ {
		w := strings.TrimSuffix(words[i], ",")
		first := len(n.words) == 0
		if i+1 < len(words) && isParticle(w) && (!first || lower || !doubtfulParticle(w)) {
			j := i
			for j+1 < len(words) && isParticle(words[j]) {
				j++
			}
			n.words = append(n.words, strings.Join(words[i:j+1], "-"))
			i = j
			continue
		}
		n.words = append(n.words, w)
	}
	n.full = len(n.words) > 1
	return n
}

func isSuffix(w string) bool {
	switch w {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// particles stand before a surname and may be left off.
var particles = []string{
	"abu", "al", "ben", "bin", "bint", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
	"el", "ibn", "la", "las", "le", "los", "ould", "ten", "ter", "van", "vom", "von", "zu", "zum",
}

func isParticle(w string) bool {
	_, ok := slices.BinarySearch(particles, w)
	return ok
}

// doubtfulParticle reports whether w is as often a given name: Al Gore, Ben Ray.
func doubtfulParticle(w string) bool { return w == "al" || w == "ben" || w == "abu" }

// articles are the forms of the Arabic article before a hyphen.
var articles = []string{"ad", "al", "an", "ar", "as", "ash", "at", "az", "el", "es", "ul"}

// bare returns a word of a name without its particles: "al-hakim" is "hakim".
func bare(w string) string {
	for {
		p, rest, ok := strings.Cut(w, "-")
		if !ok || rest == "" {
			return strings.TrimPrefix(w, "d'")
		}
		if _, ok := slices.BinarySearch(articles, p); !ok && !isParticle(p) {
			return w
		}
		w = rest
	}
}

// titles may be left on a name by the tagger, though they are no part of it.
var titles = []string{
	"baroness", "capt", "captain", "chancellor", "col", "colonel", "congressman", "congresswoman", "dame", "dr",
	"emir", "father", "gen", "general", "gov", "governor", "imam", "judge", "justice", "king", "lady", "lieutenant",
	"lord", "lt", "maj", "major", "mayor", "minister", "miss", "mr", "mrs", "ms", "mx", "president", "prime", "prince",
	"princess", "prof", "professor", "queen", "rep", "rev", "reverend", "sen", "senator", "sgt", "sheikh", "sir", "sister",
}

// trimTitles takes titles off the front, but never the whole name.
func trimTitles(words []string) []string {
	for len(words) > 1 {
		if _, ok := slices.BinarySearch(titles, words[0]); !ok {
			break
		}
		words = words[1:]
	}
	return words
}

// compatible reports whether two full names with one surname can be one
// person's: "Ann B. Cole", "Annie Cole" and "A. Cole", but not "Ann" and "Bea".
func compatible(a, b personName, nick map[string]string) bool {
	if a.suffix != b.suffix || a.surname() != b.surname() {
		return false
	}
	if !sameGiven(a.given(), b.given(), nick) {
		return false
	}
	short, long := a.words[1:len(a.words)-1], b.words[1:len(b.words)-1]
	if len(short) > len(long) {
		short, long = long, short
	}
	for _, w := range short {
		i := slices.IndexFunc(long, func(l string) bool { return sameGiven(w, l, nick) })
		if i < 0 {
			return false
		}
		long = long[i+1:]
	}
	return true
}

// sameGiven reports whether two given names can be one: equal, an initial, or a
// short form.
func sameGiven(a, b string, nick map[string]string) bool {
	if a == b {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	return formal(a, nick) == formal(b, nick)
}

func formal(given string, nick map[string]string) string {
	if f, ok := nick[given]; ok {
		return f
	}
	return given
}
