package identity

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/news"
)

// particles stand before a surname and are no given name.
var particles = []string{
	"abu", "al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
	"ter", "van", "von",
}

// prefixes of a surname that one article prints and another does not.
var prefixes = []string{"al-", "el-", "as-", "ar-", "an-", "ad-", "d'"}

// nameOf returns the folded words of the name in an entity's key.
func nameOf(key string) []string {
	_, name, _ := strings.Cut(key, ":")
	words := strings.Fields(name)
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

func isSuffix(word string) bool {
	return slices.Contains([]string{"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}, word)
}

// suffixOf returns what keeps father and son apart.
func suffixOf(key string) string {
	words := strings.Fields(key)
	if n := len(words); n > 1 && isSuffix(words[n-1]) {
		return strings.TrimSuffix(words[n-1], ".")
	}
	return ""
}

// surname returns the last word of a person's name without what is put before it.
func surname(words []string) string {
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(last, p); ok && rest != "" {
			return rest
		}
	}
	return last
}

// given returns the words before the surname and its particles.
func given(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	words = words[:len(words)-1]
	for len(words) > 0 && slices.Contains(particles, words[len(words)-1]) && (len(words) > 1 || !doubtful(words[0])) {
		words = words[:len(words)-1]
	}
	return words
}

// doubtful reports whether a particle is as often a given name: Al Gore, Della Street.
func doubtful(word string) bool { return word == "abu" || word == "al" || word == "della" }

// mayBeOne reports whether two names with one surname can be one person's:
// "Ann Berit Cole", "A. Cole" and "Cole", but not "Ann Cole" and "Bea Cole".
func mayBeOne(a, b []string) bool {
	if surname(a) != surname(b) {
		return false
	}
	short, long := given(a), given(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 0 {
		return true
	}
	if !sameGiven(short[0], long[0]) {
		return false
	}
	for _, w := range short[1:] {
		if !slices.ContainsFunc(long[1:], func(l string) bool { return sameGiven(w, l) }) {
			return false
		}
	}
	return true
}

// sameGiven reports whether two given names are equal, or one the other's initial.
func sameGiven(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if len([]rune(a)) == 1 || len([]rune(b)) == 1 {
		return a != "" && b != "" && []rune(a)[0] == []rune(b)[0]
	}
	return a == b
}

// acronym reports whether a name as printed is one: "WFP", "IS".
func acronym(name string) bool {
	n := 0
	for _, r := range name {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
		n++
	}
	return n > 1 && n < 8
}

// Short returns the keys under which an article may name the entity that says
// less than its key, and the words to look for articles that name others so: a
// surname, or the short forms of an organisation. Places have none.
func Short(e news.Entity) (keys, words []string) {
	switch e.Type {
	case news.Person:
		name := nameOf(e.Key)
		if len(name) == 0 {
			return nil, nil
		}
		words = []string{surname(name)}
		keys = append(keys, "PER:"+surname(name))
		if last := name[len(name)-1]; last != words[0] {
			keys = append(keys, "PER:"+last)
		}
	case news.Organisation:
		for _, n := range append([]news.Text{e.Name}, e.Aliases...) {
			if acronym(n.String()) {
				keys = append(keys, "ORG:"+fold(n))
				words = append(words, n.String())
			}
		}
	}
	keys = slices.DeleteFunc(keys, func(k string) bool { return k == e.Key })
	return keys, words
}

// Fuller reports whether a's name says more than that of b, which is a surname
// or an acronym alone.
func Fuller(a, b news.Entity) bool {
	x, y := Name(a), Name(b)
	return y.short() && !x.short()
}

// Handles returns what an entity may be called in another article, as far as its
// own tells: entities that share a handle may be one. Places have none.
func Handles(e news.Entity) []string {
	switch e.Type {
	case news.Person:
		if name := surname(nameOf(e.Key)); name != "" {
			return []string{"PER:" + name}
		}
	case news.Organisation:
		if e.Key == "" {
			return nil
		}
		handles := []string{e.Key}
		for _, a := range e.Aliases {
			if acronym(a.String()) {
				handles = append(handles, "ORG:"+fold(a))
			}
		}
		return handles
	}
	return nil
}

func fold(t news.Text) string { return strings.ToLower(t.Line().String()) }
