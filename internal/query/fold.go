package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tok is a word of a text: where it stands, in bytes, and its folded form.
type Tok struct {
	Start, End int
	Term       string
}

// Tokens cuts s into words for searching. A word is a run of letters, digits
// and the marks on them, so "Sudani's" is sudani and s, "state-owned" two words
// and "CO₂" one. Scripts written without spaces (Han, kana, Thai) give a word
// for each character, which makes a phrase of any part of them.
//
// A word is folded: compatibility forms decomposed (NFKD), marks taken off,
// letters that do not decompose spelt out (ß, æ, ø, ł, …), and lower-cased.
func Tokens(s string) []Tok {
	toks := make([]Tok, 0, len(s)/5+1)
	var buf []byte
	for i := 0; i < len(s); {
		start, end, ascii := next(s, i)
		if start == end {
			break
		}
		i = end
		if ascii && !hasUpper(s[start:end]) {
			toks = append(toks, Tok{start, end, s[start:end]})
			continue
		}
		if buf = appendFold(buf[:0], s[start:end]); len(buf) > 0 {
			toks = append(toks, Tok{start, end, string(buf)})
		}
	}
	return toks
}

// AppendTerms appends the folded words of s to dst, each followed by a space:
// Tokens for an index, without the positions.
func AppendTerms(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		start, end, _ := next(s, i)
		if start == end {
			break
		}
		i = end
		was := len(dst)
		if dst = appendFold(dst, s[start:end]); len(dst) > was {
			dst = append(dst, ' ')
		}
	}
	return dst
}

// Fold returns the folded words of s with a space between them. Where s has no
// word (a tag named "!"), it is s lower-cased and trimmed. Two names that fold
// alike are one name to a reader.
func Fold(s string) string {
	b := AppendTerms(make([]byte, 0, len(s)+1), s)
	if len(b) == 0 {
		return strings.ToLower(strings.TrimSpace(s))
	}
	return string(b[:len(b)-1])
}

// next finds the first word of s at or after i, and whether it is all ASCII.
// Start equals end if there is none.
func next(s string, i int) (start, end int, ascii bool) {
	for i < len(s) && !startsWord(s, i) {
		i += width(s, i)
	}
	start, ascii = i, true
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !alnum(c) {
				break
			}
			i++
			end = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if single(r) {
			if i == start {
				return start, i + n, false
			}
			break
		}
		if !wordRune(r) && !glue(r) {
			break
		}
		ascii = false
		i += n
		if !glue(r) {
			end = i
		}
	}
	if end < start {
		end = start
	}
	return start, end, ascii && end == i
}

func startsWord(s string, i int) bool {
	if c := s[i]; c < utf8.RuneSelf {
		return alnum(c)
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func width(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}

func alnum(c byte) bool {
	return c-'a' < 26 || c-'A' < 26 || c-'0' < 10
}

// wordRune reports whether r goes on with a word that has begun.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// glue reports whether r is invisible inside a word: soft hyphen, zero-width
// space-less joiners. It neither ends the word nor is part of its folded form.
func glue(r rune) bool { return r == 0xad || r == 0x200c || r == 0x200d || r == 0x2060 }

// single reports whether r is a word of its own.
func single(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) &&
		unicode.IsLetter(r)
}

func hasUpper(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i]-'A' < 26 {
			return true
		}
	}
	return false
}

// appendFold appends the folded form of one word.
func appendFold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return appendFoldWide(dst, word[i:])
		}
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// appendFoldWide folds what is not ASCII. The result is filtered once more:
// some compatibility forms decompose into punctuation ("⑴" to "(1)").
func appendFoldWide(dst []byte, word string) []byte {
	for _, r := range norm.NFKD.String(word) {
		r = unicode.ToLower(r)
		switch {
		case unicode.IsMark(r):
		case spelling(r) != "":
			dst = append(dst, spelling(r)...)
		case unicode.IsLetter(r), unicode.IsNumber(r):
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// spelling returns how a letter that NFKD leaves whole is written without it.
func spelling(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	}
	return ""
}
