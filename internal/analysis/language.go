package analysis

import (
	"fmt"
	"strings"
	"unicode"

	"dateline/internal/news"
)

// language is what a text is written in.
type language struct{ tag, name string }

// languages tells languages apart: those in Latin letters by their frequent
// words, the others by their script.
type languages struct {
	known []language         // English first
	words map[string][]uint8 // word to indices into known
}

const (
	sampleWords  = 2000 // words read to tell the language
	fewWords     = 8    // a text shorter than this is taken for English
	foreignShare = 0.10 // of the words must be frequent ones of the other language
)

func readLanguages(data []byte) (*languages, error) {
	l := &languages{words: map[string][]uint8{}}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("reading the words of languages: %q has %d fields, not 3", f[0], len(f))
		}
		for word := range strings.FieldsSeq(f[2]) {
			l.words[word] = append(l.words[word], uint8(len(l.known)))
		}
		l.known = append(l.known, language{f[0], f[1]})
	}
	if len(l.known) == 0 || l.known[0].tag != "en" {
		return nil, fmt.Errorf("reading the words of languages: English is not the first")
	}
	return l, nil
}

// of returns the language of a text, English where nothing speaks against it.
func (l *languages) of(d *news.Doc) language {
	if lang, ok := byScript(d); ok {
		return lang
	}
	hits, words := make([]int, len(l.known)), 0
	for i := range min(len(d.Tokens), sampleWords) {
		word := d.Word(i)
		if c := word[0]; c < 'A' && c != '\'' {
			continue
		}
		words++
		for _, k := range l.words[strings.ToLower(word)] {
			hits[k]++
		}
	}
	best := 0
	for k := range hits {
		if hits[k] > hits[best] {
			best = k
		}
	}
	if words < fewWords || float64(hits[best]) < foreignShare*float64(words) || 2*hits[best] < 3*hits[0] {
		return l.known[0]
	}
	return l.known[best]
}

// scripts are the writing systems that tell a language, or a guess at it.
var scripts = []struct {
	table *unicode.RangeTable
	language
}{
	{unicode.Hiragana, language{"ja", "Japanese"}},
	{unicode.Katakana, language{"ja", "Japanese"}},
	{unicode.Hangul, language{"ko", "Korean"}},
	{unicode.Han, language{"zh", "Chinese"}},
	{unicode.Cyrillic, language{"ru", "Russian or another language in Cyrillic letters"}},
	{unicode.Arabic, language{"ar", "Arabic or another language in Arabic letters"}},
	{unicode.Greek, language{"el", "Greek"}},
	{unicode.Hebrew, language{"he", "Hebrew"}},
	{unicode.Devanagari, language{"hi", "Hindi or another language in Devanagari letters"}},
	{unicode.Bengali, language{"bn", "Bengali"}},
	{unicode.Thai, language{"th", "Thai"}},
	{unicode.Tamil, language{"ta", "Tamil"}},
	{unicode.Georgian, language{"ka", "Georgian"}},
	{unicode.Armenian, language{"hy", "Armenian"}},
	{unicode.Ethiopic, language{"am", "Amharic"}},
}

// byScript tells the language of a text that is mostly not in Latin letters.
func byScript(d *news.Doc) (language, bool) {
	var counts [16]int
	latin, others := 0, 0
	for i := range min(len(d.Tokens), sampleWords) {
		for _, c := range d.Word(i) {
			switch {
			case c < 0x250:
				if unicode.IsLetter(c) {
					latin++
				}
			case unicode.IsLetter(c):
				others++
				for k := range scripts {
					if unicode.Is(scripts[k].table, c) {
						counts[k]++
						break
					}
				}
			}
		}
	}
	if others <= latin {
		return language{}, false
	}
	if counts[0]+counts[1] > 0 && counts[0]+counts[1] > counts[2] { // Japanese mixes kana with Han
		return scripts[0].language, true
	}
	best := 0
	for k := range scripts {
		if counts[k] > counts[best] {
			best = k
		}
	}
	if counts[best] == 0 {
		return language{"und", "a language other than English"}, true
	}
	return scripts[best].language, true
}
