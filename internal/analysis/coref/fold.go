package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns s as names are compared: lower case, without accents, with
// straight apostrophes and single spaces, and with no stops ("U.S." is "us").
func fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, c := range decomposed(s) {
		switch {
		case c == '.' || unicode.Is(unicode.Mn, c):
			continue
		case unicode.IsSpace(c):
			gap = b.Len() > 0
			continue
		case c == '’' || c == '‘' || c == 'ʼ':
			c = '\''
		case c == '–' || c == '‐' || c == '‑':
			c = '-'
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		foldRune(&b, c)
	}
	return b.String()
}

// foldRune writes the small letter; the letters that Unicode does not
// decompose, but that newspapers write without their stroke, as their base.
func foldRune(b *strings.Builder, c rune) {
	switch c = unicode.ToLower(c); c {
	case 'ł':
		c = 'l'
	case 'ø':
		c = 'o'
	case 'đ', 'ð':
		c = 'd'
	case 'ı':
		c = 'i'
	case 'ß':
		b.WriteString("ss")
		return
	}
	b.WriteRune(c)
}

func decomposed(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return norm.NFD.String(s)
		}
	}
	return s
}

// plain reports whether fold leaves s as it is.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		ok := 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '\'' ||
			c == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' '
		if !ok {
			return false
		}
	}
	return true
}
