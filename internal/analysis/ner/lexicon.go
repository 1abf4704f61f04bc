package ner

import (
	"encoding/binary"
	"strings"

	"dateline/internal/news"
)

// classes is a set of gazetteer classes.
type classes uint32

const (
	country classes = 1 << iota
	place
	people
	outlet
	platform
	organisation
	given
	orgWord
	orgSuffix
	placeWord
	miscWord
	calendar
	titleWord
	roleWord
	sayWord
	groupWord
	whereWord
	connector
	classCount = iota
)

// nameClasses are the classes of particular names. They are what the training
// hides now and then, so that the model learns to do without.
const nameClasses = country | place | people | outlet | platform | organisation | given

// Gazetteers are the texts of the lists in data/gazetteers that the tagger
// uses, each in the form that its first lines tell.
type Gazetteers struct {
	Countries, Places, Peoples, Given, Organisations, Outlets, Platforms, NameWords string
}

// lexicon knows words and phrases by their hashes. Two words of one hash are
// taken for the same; at some 30,000 of 4 billion hashes that is rare, and it
// only makes a feature wrong.
type lexicon struct {
	words   table[classes] // by exact hash
	phrases table[classes] // by hash of the exact hashes of two and more words
	prefix  table[bool]    // beginnings of phrases
	common  table[common]  // by folded hash
}

// common is what the training text tells of a word: the cluster of words that
// stand among the same neighbours, and how it is written.
type common struct{ cluster, habit uint8 }

// Habit returns how often a word is capitalised inside sentences, from 1 for
// never to 5 for always. 0 is kept for words that the training text does not
// have.
func Habit(capital, all int) uint8 {
	switch {
	case 50*capital < all:
		return 1
	case 5*capital < all:
		return 2
	case 5*capital < 4*all:
		return 3
	case 50*capital < 49*all:
		return 4
	}
	return 5
}

// connectors are the small words and marks that stand inside names.
const connectors = "of the and for de la le du des del della di da do dos das den der van von zu bin ibn al el y e et & 's ’s ' ’ - – / . , : on in to at with against from"

func newLexicon(g Gazetteers, clusters []byte) *lexicon {
	x := &lexicon{}
	for _, w := range strings.Fields(connectors) {
		*x.words.at(hashOf(w)) |= connector
	}
	x.countries(g.Countries)
	for _, l := range []struct {
		text  string
		class classes
	}{
		{g.Places, place}, {g.Peoples, people}, {g.Given, given}, {g.Organisations, organisation},
		{g.Outlets, outlet}, {g.Platforms, platform},
	} {
		for line := range records(l.text) {
			x.add(line, l.class)
		}
	}
	x.nameWords(g.NameWords)
	x.clusters(clusters)
	return x
}

// records yields the lines of a gazetteer that are not remarks.
func records(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\n")
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func (x *lexicon) countries(text string) {
	for line := range records(text) {
		f := append(strings.Split(line, "\t"), "", "", "")
		x.add(f[0], country)
		for i, class := range []classes{country, people, place} {
			for name := range strings.SplitSeq(f[i+1], ";") {
				x.add(name, class)
			}
		}
	}
}

func (x *lexicon) nameWords(text string) {
	class := map[string]classes{"org": orgWord, "orgsuffix": orgSuffix, "place": placeWord, "misc": miscWord,
		"calendar": calendar, "title": titleWord, "role": roleWord, "say": sayWord, "group": groupWord, "where": whereWord}
	for line := range records(text) {
		name, w, _ := strings.Cut(line, "\t")
		x.add(w, class[name])
	}
}

// add enters a name of one or more words.
func (x *lexicon) add(name string, class classes) {
	if name == "" {
		return
	}
	if !strings.ContainsAny(name, " '’") {
		*x.words.at(hashOf(name)) |= class
		return
	}
	parts := strings.Fields(strings.NewReplacer("'s ", " 's ", "’s ", " 's ", "s' ", "s ' ", ", ", " , ").Replace(name + " "))
	if len(parts) == 1 {
		*x.words.at(hashOf(parts[0])) |= class
		return
	}
	h := uint32(0)
	for i, w := range parts {
		h = extend(h, hashOf(w))
		if i+1 < len(parts) {
			x.prefix.put(h, true)
		}
	}
	*x.phrases.at(h) |= class
}

// extend returns the hash of a phrase with one more word.
func extend(phrase, word uint32) uint32 {
	h := (phrase ^ word) * 0x9e3779b1
	return h ^ h>>15
}

// commonSize is the bytes of an entry: a folded hash, little-endian, the
// cluster, the habit.
const commonSize = 6

// clusters reads the entries of the words of the training text.
func (x *lexicon) clusters(b []byte) {
	for ; len(b) >= commonSize; b = b[commonSize:] {
		x.common.put(binary.LittleEndian.Uint32(b), common{b[4], b[5]})
	}
}

// look fills in what the lexicon knows of w, a token of the given text.
func (x *lexicon) look(w *word, text string) {
	w.known = x.words.get(w.exact)
	if w.known == 0 && w.shape == upper && len(text) > 3 {
		w.known = x.words.get(titledOf(text))
	}
	w.common = x.common.get(w.fold)
}

// classesOf returns what a phrase of words is in the lists.
func (x *lexicon) classesOf(words []word) classes {
	if len(words) == 1 {
		return words[0].known
	}
	h := uint32(0)
	for i := range words {
		h = extend(h, words[i].exact)
	}
	return x.phrases.get(h)
}

// phraseLimit is the most words in a gazetteer phrase that are looked at.
const phraseLimit = 8

// typeOf returns the type of a name in the given classes, if they agree.
func typeOf(c classes) (t news.EntityType, ok bool) {
	switch c & nameClasses {
	case country, place, country | place:
		return news.Location, true
	case people:
		return news.Misc, true
	case organisation, outlet, organisation | outlet, platform, platform | organisation, platform | outlet:
		return news.Organisation, true
	}
	return "", false
}

// match marks the gazetteer phrases among the words of a sentence, the longest
// of each class at each place.
func (x *lexicon) match(words []word) {
	for i := range words {
		if !words[i].shape.capital() {
			continue
		}
		h := extend(0, words[i].exact)
		for j := i + 1; j < len(words) && j < i+phraseLimit && x.prefix.get(h); j++ {
			h = extend(h, words[j].exact)
			c := x.phrases.get(h)
			if c == 0 {
				continue
			}
			words[i].starts |= c
			for k := i + 1; k <= j; k++ {
				words[k].inside |= c
			}
		}
	}
}
