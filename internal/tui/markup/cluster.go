package markup

import (
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// tabStop is how far apart tab stops are, from the beginning of the line.
const tabStop = 4

// Cluster returns the length in bytes of the grapheme cluster that begins at
// byte i of s, and its width in cells; a tab has width 1 here.
func Cluster(s string, i int) (n, w int) {
	if c := s[i]; c < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
		return 1, 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if alone(r) && (i+n == len(s) || s[i+n] < utf8.RuneSelf || startsAlone(s[i+n:])) {
		return n, 1
	}
	g := graphemes.FromString(s[i:])
	g.Next()
	return len(g.Value()), displaywidth.String(g.Value())
}

func startsAlone(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return alone(r)
}

// alone reports whether r is one of the characters of western text that are
// one cell wide and never part of a cluster with another such character. It
// spares them the tables: most of a text's clusters are these.
func alone(r rune) bool {
	return r >= ' ' && r < 0x7f || r >= 0xa0 && r < 0x300 && r != 0xad && r != 0xa9 && r != 0xae ||
		r >= 0x2010 && r <= 0x2027
}

// Width returns how many cells s takes on one line. It must not hold tabs.
func Width(s string) int { return displaywidth.String(s) }
