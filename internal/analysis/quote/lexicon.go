package quote

import (
	"fmt"
	"strings"

	"dateline/internal/news"
)

// class is a set of what a word can be.
type class uint64

// What a verb of saying governs; see data/rules/cue-verbs.txt.
const (
	verbDirect class = 1 << iota
	verbClause
	verbThat
	verbObject
	verbAddressee
	verbHearer
	verbQuestion
	verbManner
	verbPost
	verbFinding
	verbLoose // as often a noun or an ordinary verb
	verbIng   // the -ing form
	verbBase  // the plain form
	nounPerson
	nounBody
	nounDocument
	nounOutlet
	byMedium // how words reached the public; see data/rules/channels.txt
	byOccasion
	byPlatform
	byOutlet
	byName
	isDeterminer // closed classes; see data/rules/grammar-words.txt
	isPossessive
	isSubject
	isObject
	isPreposition
	isConjunction
	isClause
	isRelative
	isBe
	isAuxiliary
	isCopula
	isModal
	isNegative
	isDecline
	isAdverb
	isDay
	isMonth
	isTime
	isWhen
	isTitle
	isMale
	isFemale
	isCoin
	isWork
	isFound
	isGeneric
	isComma // punctuation
	isStop
	isColon
	isDash
	isOther // any other mark, not a word
	isCapital
	isNumber
	isRun     // a run between marks
	isMention // a name
)

const (
	verbAny     = verbDirect | verbClause | verbThat | verbObject | verbAddressee | verbQuestion | verbManner | verbPost
	nounAny     = nounPerson | nounBody | nounDocument | nounOutlet
	punctuation = isComma | isStop | isColon | isDash | isOther
	closed      = isPreposition | isConjunction | isClause | isRelative | isAuxiliary | isNegative | isAdverb | isSubject | isObject
)

// classNames are the words of the data files.
var classNames = map[string]class{
	"direct": verbDirect, "clause": verbClause, "that": verbThat, "object": verbObject, "addressee": verbAddressee,
	"question": verbQuestion, "hearer": verbHearer, "manner": verbManner, "finding": verbFinding, "post": verbPost,
	"person": nounPerson, "body": nounBody, "document": nounDocument, "outlet": nounOutlet,
}

var channelNames = map[string]class{
	"medium": byMedium, "occasion": byOccasion, "platform": byPlatform, "outlet": byOutlet, "name": byName,
}

var grammarNames = map[string]class{
	"determiner": isDeterminer, "possessive": isPossessive, "subject": isSubject, "object": isObject,
	"preposition": isPreposition, "conjunction": isConjunction, "clause": isClause, "relative": isRelative,
	"be": isBe, "auxiliary": isAuxiliary, "copula": isCopula, "modal": isModal, "negative": isNegative, "decline": isDecline,
	"adverb": isAdverb, "day": isDay, "month": isMonth, "time": isTime, "when": isWhen, "title": isTitle,
	"male": isMale, "female": isFemale, "coin": isCoin, "work": isWork, "found": isFound, "generic": isGeneric,
}

// Resources are the word lists that the rules rest on, in the formats told at
// their heads.
type Resources struct {
	Verbs    []byte // verbs of saying and what they govern
	Speakers []byte // common nouns that speak
	Channels []byte // statements, interviews, networks
	Grammar  []byte // closed-class words
	Genders  []byte // given names that tell a person's gender
	Synonyms []byte // nouns for one role
}

// lexicon is what is known of words, by their lower-case form.
type lexicon struct {
	words   map[string]class
	genders map[string]class // of given names: isMale, isFemale
	// synonyms leads from a noun for a role ("premier") to the usual one.
	synonyms map[string]string
}

func readLexicon(r Resources) (lexicon, error) {
	l := lexicon{words: make(map[string]class, 4096), genders: make(map[string]class, 2048), synonyms: map[string]string{}}
	for _, f := range []struct {
		name  string
		data  []byte
		names map[string]class
		into  map[string]class
	}{
		{"cue-verbs.txt", r.Verbs, classNames, l.words},
		{"speakers.txt", r.Speakers, classNames, l.words},
		{"channels.txt", r.Channels, channelNames, l.words},
		{"grammar-words.txt", r.Grammar, grammarNames, l.words},
		{"given-gender.txt", r.Genders, grammarNames, l.genders},
	} {
		if err := readClasses(f.data, f.names, f.into); err != nil {
			return l, fmt.Errorf("reading %s: %w", f.name, err)
		}
	}
	for _, line := range strings.Split(string(r.Synonyms), "\n") {
		if noun, usual, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			l.synonyms[noun] = usual
		}
	}
	return l, nil
}

// readClasses adds the records "forms<TAB>classes" of data to words. The forms
// of a verb are in the order of [verbForm].
func readClasses(data []byte, names, words map[string]class) error {
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		forms, classes, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("line %d has no tab: %q", n+1, line)
		}
		var c class
		for _, name := range strings.Fields(classes) {
			bit, ok := names[name]
			if !ok {
				return fmt.Errorf("line %d: no class is called %q", n+1, name)
			}
			c |= bit
		}
		if c&byName != 0 {
			words[forms] |= c
			continue
		}
		for i, f := range strings.Fields(forms) {
			words[strings.ToLower(strings.TrimSuffix(f, "*"))] |= c | verbForm(c, f, i)
		}
	}
	return nil
}

// verbForm returns what is told by the place of a verb's form in its record and
// by the form: the plain form comes first, the -ing form ends so.
func verbForm(c class, form string, i int) class {
	if c&verbAny == 0 {
		return 0
	}
	var v class
	if strings.HasSuffix(form, "*") {
		form, v = form[:len(form)-1], verbLoose
	}
	if strings.HasSuffix(form, "ing") && i > 0 {
		v |= verbIng
	}
	if i == 0 {
		v |= verbBase
	}
	return v
}

// classOf returns what token i of d can be.
func (l lexicon) classOf(d *news.Doc, i int) class {
	w := d.Word(i)
	c := w[0]
	switch {
	case c >= 'a' && c <= 'z':
		return l.words[w]
	case c >= 'A' && c <= 'Z':
		return isCapital | l.lower(w) | l.words[w]&byName
	case c >= '0' && c <= '9', c == '$':
		return isNumber
	}
	return l.mark(w)
}

// lower looks the lower-case form of an ASCII word up without making a string.
func (l lexicon) lower(w string) class {
	var buf [24]byte
	if len(w) > len(buf) {
		return 0
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return l.words[string(buf[:len(w)])] &^ byName
}

// mark classes what begins with neither a letter of the alphabet nor a digit.
func (l lexicon) mark(w string) class {
	switch w {
	case ",":
		return isComma
	case ".", "!", "?", ";", "…", "...":
		return isStop
	case ":":
		return isColon
	case "—", "–", "-", "--", "―":
		return isDash
	}
	if c := l.words[w]; c != 0 {
		return c
	}
	if w[0] == '\'' || w[0] >= 0x80 && w[0] != 0xe2 {
		return 0
	}
	return isOther
}
