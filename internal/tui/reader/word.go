package reader

import (
	"unicode"
	"unicode/utf8"
)

// wordRune reports whether r is part of a word. Hyphens and apostrophes are:
// "well-known" and "Marrow's" are one word each.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\'' || r == '’' || r == '-'
}

// forward returns the first offset at or after i whose rune is, or is not, part of a word.
func forward(s string, i int, word bool) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if wordRune(r) == word {
			return i
		}
		i += n
	}
	return i
}

// backward returns the least offset up to i from which on all is, or is not, part of a word.
func backward(s string, i int, word bool) int {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if wordRune(r) != word {
			return i
		}
		i -= n
	}
	return i
}

// wordEnd returns the end of the word that goes on or begins at or after i.
func wordEnd(s string, i int) int { return forward(s, forward(s, i, true), false) }

// nextWordStart returns where the next word after i begins.
func nextWordStart(s string, i int) int { return forward(s, forward(s, i, false), true) }

// wordStart returns where the word before i begins.
func wordStart(s string, i int) int { return backward(s, backward(s, i, false), true) }

// prevWordEnd returns where the word before the one that ends at or before i ends.
func prevWordEnd(s string, i int) int { return backward(s, wordStart(s, i), false) }

// countWords returns how many words s has.
func countWords(s string) int {
	n := 0
	for i := forward(s, 0, true); i < len(s); i = forward(s, wordEnd(s, i), true) {
		n++
	}
	return n
}
