package coref

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/news"
)

// A text that calls an organisation by its house acronym often quotes people
// who use a longer one, made of a longer name: IS and ISIS. Nothing in the text
// joins the two in so many words, and most acronyms that begin alike are
// different bodies. joinLongerAcronyms asks for two of three signs: the longer
// one is used inside quotation marks only; both stand beside the same noun for
// a person ("leader of", "commander"); what it adds are initials of places in
// the text, or repeats the shorter one. It joins nothing that has an expansion
// of its own, or that the table of aliases knows apart.
func (w *work) joinLongerAcronyms() {
	size := map[int32]int{}
	short := map[string]int32{}
	for i := range w.forms {
		if !w.isThing(i) {
			continue
		}
		size[w.find(int32(i))]++
		if w.forms[i].acronym {
			short[w.forms[i].folded] = int32(i)
		}
	}
	tries := 0
	for i := range w.forms {
		name, long := w.forms[i].folded, int32(i)
		if short[name] != long || !w.forms[i].acronym || size[w.find(long)] > 1 || w.forms[long].votes[typeIndex(news.Organisation)] == 0 {
			continue
		}
		for k := len(name) - 1; k >= 2 && k >= len(name)-3; k-- {
			f, ok := short[name[:k]]
			if !ok || size[w.find(f)] < 2 || !w.mayBeOne(f, long) || tries > maxVariants {
				continue
			}
			tries++
			if w.signs(f, long, name[k:]) >= 2 {
				w.union(f, long)
				break
			}
		}
	}
}

// maxVariants bounds the pairs of acronyms that are looked into, since each
// takes time in proportion to the article.
const maxVariants = 32

// signs counts what speaks for two acronyms being one body's; added is what the
// longer one has more.
func (w *work) signs(short, long int32, added string) int {
	n := 0
	if w.onlyQuoted(long) {
		n++
	}
	ours := w.roleNouns(w.find(short))
	for noun := range w.roleNouns(w.find(long)) {
		if ours[noun] {
			n++
			break
		}
	}
	if strings.HasPrefix(w.forms[short].folded, added) || w.placeInitials(added) {
		n++
	}
	return n
}

// onlyQuoted reports whether every mention of form f is inside quotation marks.
func (w *work) onlyQuoted(f int32) bool {
	for i := range w.all {
		if w.at[i] == f && i < w.inText && !quoted(w.text, w.all[i].Start) {
			return false
		}
	}
	return true
}

// maxQuotation bounds how far back an opening mark is looked for, in bytes.
const maxQuotation = 4000

// quoted reports whether byte offset off stands inside double quotation marks,
// as far as its paragraph shows.
func quoted(d *news.Doc, off int) bool {
	s := d.SentenceAt(off)
	if s == len(d.Sentences) {
		return false
	}
	open := false
	start := max(d.Paragraphs[d.Sentences[s].Paragraph].Start, off-maxQuotation)
	for i := start; i < off; {
		c, n := utf8.DecodeRuneInString(d.Text[i:])
		switch c {
		case '“':
			// An opening mark glued to the end of a word is a closing one mistyped.
			open = !open || i == start || d.Text[i-1] == ' '
		case '”':
			open = false
		case '"':
			open = !open
		}
		i += n
	}
	return open
}

// roleNouns collects the nouns for a person within four words of the mentions
// of a root form.
func (w *work) roleNouns(root int32) map[string]bool {
	nouns := map[string]bool{}
	for i := range w.all {
		if w.find(w.at[i]) != root || i >= w.inText {
			continue
		}
		t := w.text.TokenAt(w.all[i].Start)
		for k := max(0, t-4); k < min(len(w.text.Tokens), t+6); k++ {
			word := strings.ToLower(w.text.Word(k))
			if w.r.roles.person[word] {
				nouns[word] = true
			} else if one, ok := strings.CutSuffix(word, "s"); ok && w.r.roles.person[one] {
				nouns[one] = true
			}
		}
	}
	return nouns
}

// placeInitials reports whether every letter begins the name of a place in the text.
func (w *work) placeInitials(letters string) bool {
	first := map[byte]bool{}
	for i := range w.forms {
		if f := &w.forms[i]; w.isThing(i) && f.votes[typeIndex(news.Location)] > 0 && !f.acronym && f.folded != "" {
			first[f.folded[0]] = true
		}
	}
	for i := 0; i < len(letters); i++ {
		if !first[letters[i]] {
			return false
		}
	}
	return true
}
