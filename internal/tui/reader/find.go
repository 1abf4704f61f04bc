package reader

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// find returns the byte ranges of text that words are at, without overlaps.
// Case, accents and the shapes of quotation marks and dashes make no difference,
// except that a capital letter in words asks for that letter. White space stands
// for any.
//
// Both sides are folded rune by rune and compared from each offset whose first
// rune fits. That is quadratic in theory, for words such as "aaaa"; in a text
// that people wrote the second rune already differs.
func find(text, words string) [][2]int {
	pattern := foldAll(words)
	if len(pattern) == 0 {
		return nil
	}
	exact := hasUpper(words)
	// Most bytes are ASCII and do not begin a hit: a table passes over them.
	var begins [utf8.RuneSelf]bool
	for c := range begins {
		begins[c] = same(base(rune(c)), pattern[0], exact)
	}
	var out [][2]int
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && !begins[c] {
			i++
			continue
		}
		if end := matchAt(text, i, pattern, exact); end > i {
			out = append(out, [2]int{i, end})
			i = end
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return out
}

// foldAll folds words but for case, so that capitals can ask for capitals.
func foldAll(words string) []rune {
	var out []rune
	for _, r := range words {
		r = base(r)
		if r == ' ' && (len(out) == 0 || out[len(out)-1] == ' ') {
			continue
		}
		if r >= 0 {
			out = append(out, r)
		}
	}
	return out
}

func hasUpper(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// matchAt returns the end of pattern at offset i of text, or -1.
func matchAt(text string, i int, pattern []rune, exact bool) int {
	end := -1
	for k := 0; k < len(pattern); {
		if i == len(text) {
			return -1
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		r = base(r)
		switch {
		case r < 0 && k > 0: // an accent of its own
		case same(r, pattern[k], exact):
			k++
			if r == ' ' {
				for i+n < len(text) && base(rune(text[i+n])) == ' ' {
					n++
				}
			}
		default:
			return -1
		}
		i += n
		end = i
	}
	return accents(text, end)
}

// accents returns the end of the accents of their own that begin at i.
func accents(text string, i int) int {
	for i < len(text) && text[i] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(text[i:])
		if base(r) >= 0 {
			break
		}
		i += n
	}
	return i
}

// same compares two folded runes. A small letter in the words stands for both
// cases, unless there are capitals beside it.
func same(r, want rune, exact bool) bool {
	return r == want || !exact && unicode.ToLower(r) == want
}

// base returns r without its accents, quotation marks and dashes in their plain
// shape, white space as a blank; -1 for what is only an accent.
func base(r rune) rune {
	if r < utf8.RuneSelf {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}
	switch r {
	case '‘', '’', '‚', '‛':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '‐', '‑', '–', '—', '−':
		return '-'
	case '\u00a0', '\u202f':
		return ' '
	}
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	var buf [utf8.UTFMax]byte
	if d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition(); len(d) > 0 {
		first, _ := utf8.DecodeRune(d)
		return first
	}
	return r
}
