package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// marked holds the first bytes of all marks, so that other bytes cost one look.
var marked = [256]bool{'"': true, '\'': true, '`': true, 0xc2: true, 0xe2: true}

// collect lists the marks of paragraph p in s.glyphs.
func (s *scanner) collect(p news.Span) {
	s.glyphs, s.straight = s.glyphs[:0], 0
	t := s.text
	for i := p.Start; i < p.End; {
		if !marked[t[i]] {
			i++
			continue
		}
		n, f, l := glyphAt(t[i:p.End])
		if n == 0 {
			_, w := utf8.DecodeRuneInString(t[i:])
			i += w
			continue
		}
		g := glyph{start: i, end: i + n, family: f, lean: l}
		if i > p.Start {
			g.prev, _ = utf8.DecodeLastRuneInString(t[p.Start:i])
		}
		if i+n < p.End {
			g.next, _ = utf8.DecodeRuneInString(t[i+n : p.End])
		}
		i += n
		if isFeet(t[:p.End], g) {
			continue
		}
		s.glyphs = append(s.glyphs, g)
		if f == double && l == neutral {
			s.straight++
		}
	}
}

// glyphAt returns the length of the mark that t begins with (0 if none), its
// family and what its glyph says.
func glyphAt(t string) (int, family, lean) {
	switch {
	case strings.HasPrefix(t, "``"):
		return 2, double, opening
	case strings.HasPrefix(t, "''"):
		return 2, double, closing
	}
	r, n := utf8.DecodeRuneInString(t)
	switch r {
	case '"':
		return n, double, neutral
	case '“', '„', '‟':
		return n, double, opening
	case '”':
		return n, double, closing
	case '\'':
		return n, single, neutral
	case '‘', '‚', '‛', '`':
		return n, single, opening
	case '’':
		return n, single, closing
	case '«':
		return n, angle, opening
	case '»':
		return n, angle, closing
	}
	return 0, double, neutral
}

// isFeet reports whether g is a measure: the marks of 5'10" or the first of 6'.
func isFeet(t string, g glyph) bool {
	if g.lean != neutral || !unicode.IsDigit(g.prev) {
		return false
	}
	if g.family == single {
		return unicode.IsDigit(g.next)
	}
	i := g.start - 1
	for i > 0 && t[i] >= '0' && t[i] <= '9' {
		i--
	}
	return t[i] == '\'' && i > 0 && t[i-1] >= '0' && t[i-1] <= '9'
}

func wordRune(r rune) bool  { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func blankRune(r rune) bool { return r == 0 || unicode.IsSpace(r) }

// before reports whether an opening mark may follow r.
func before(r rune) bool {
	return blankRune(r) || strings.ContainsRune("([{—–-/…“\"‘'`=", r)
}

// startsWord reports whether g clearly stands on the left of a word.
func startsWord(g glyph) bool {
	return (blankRune(g.prev) || strings.ContainsRune("([{—–", g.prev)) && !blankRune(g.next) &&
		!strings.ContainsRune(",.;:!?)]}", g.next)
}

// looksClosing reports whether g, with nothing open, is a closer that lost its opener.
func looksClosing(g glyph) bool {
	if g.lean == closing {
		return !startsWord(g)
	}
	return !blankRune(g.prev) && !before(g.prev) && !wordRune(g.next)
}

// canCloseSingle reports whether g may close and is not the apostrophe of "didn't".
func canCloseSingle(g glyph) bool {
	return g.lean != opening && !blankRune(g.prev) && !wordRune(g.next)
}

// strongSingle reports whether g, which may close, cannot be the apostrophe of a
// plural or of a dropped letter: it follows punctuation, or a comma or stop
// follows it.
func strongSingle(g glyph) bool {
	return !wordRune(g.prev) || strings.ContainsRune(",;:?!\"”", g.next)
}

// canOpenSingle reports whether g may open, and is not the apostrophe that
// stands for lost letters, as in ’tis and ’90s.
func canOpenSingle(text string, g glyph) bool {
	if g.lean == closing || !before(g.prev) || blankRune(g.next) || !wordRune(g.next) && strings.ContainsRune(",.;:!?)", g.next) {
		return false
	}
	return !elided(text[g.end:])
}

// elided reports whether rest, which follows an apostrophe, begins with a word
// that has lost its first letters.
func elided(rest string) bool {
	n := 0
	for n < len(rest) && n < 8 && (rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z' || rest[n] >= '0' && rest[n] <= '9') {
		n++
	}
	switch w := strings.ToLower(rest[:n]); w {
	case "tis", "twas", "twere", "twill", "em", "n", "til", "till", "cause", "cos", "bout", "round", "neath", "s", "t", "d", "ll", "re", "ve", "m":
		return true
	default:
		return len(w) >= 2 && w[0] >= '0' && w[0] <= '9' && (len(w) == 2 || w[len(w)-1] == 's')
	}
}
