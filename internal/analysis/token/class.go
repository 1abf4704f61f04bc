package token

import (
	"unicode"
	"unicode/utf8"
)

// alnum marks the ASCII letters, digits and the underscore.
var alnum = [256]bool{
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true,
	'K': true, 'L': true, 'M': true, 'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true,
	'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true, '_': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true,
	'k': true, 'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true,
	'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
}

// spaceLen returns the length in bytes of the white space character at i, or 0.
func spaceLen(text string, i int) int {
	switch c := text[i]; {
	case c == ' ' || c == '\n' || c == '\t':
		return 1
	case c < utf8.RuneSelf:
		if c == '\r' || c == '\v' || c == '\f' {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if unicode.IsSpace(r) || r == 0x200b {
		return n
	}
	return 0
}

// wordRune reports whether a non-ASCII rune can be part of a word.
func wordRune(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == 0xad || r == 0x200c || r == 0x200d
}

// ideograph reports whether r is of a script that writes no blanks between
// words; each such rune is a token.
func ideograph(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// wordAt reports whether a word character stands at i.
func wordAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	if c := text[i]; c < utf8.RuneSelf {
		return alnum[c]
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return wordRune(r)
}

func digitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

func lowerAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= 'a' && text[i] <= 'z'
}

func upperAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= 'A' && text[i] <= 'Z'
}

// numberAfter reports whether a digit follows the blanks at i: "No. 2".
func numberAfter(text string, i int) bool {
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return digitAt(text, i)
}

// startsLower reports whether a token starts with a small letter.
func startsLower(word string) bool {
	if c := word[0]; c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}
