// Package line builds one line of the screen from styled pieces, of exactly the
// cells it is given: what does not fit is cut, what is left over is filled. It
// measures each piece once, as it is added, so that a finished line need not be
// measured again.
package line

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"dateline/internal/tui/theme"
)

// Line is a line in the making. Make one with [New].
type Line struct {
	b     []byte
	w, at int
	base  theme.Style
	open  bool   // a style is in force that has to be ended
	last  string // the piece before
}

// New begins a line of w cells. base lies under every piece.
func New(w int, base theme.Style) *Line {
	return &Line{b: make([]byte, 0, max(0, w)*2+32), w: max(0, w), base: base}
}

// Add adds text in a style, cut where the line ends. Text must be safe to print.
func (l *Line) Add(s theme.Style, text string) *Line {
	n := displaywidth.String(text)
	if n > l.Left() {
		text, n = cut(text, l.Left())
	}
	if text == "" {
		return l
	}
	if joins(l.last, text) {
		l.b = append(l.b, apart...)
	}
	l.last = text
	s = s.Over(l.base)
	if s == (theme.Style{}) {
		l.end()
	} else {
		l.b = s.Append(l.b)
		l.open = true
	}
	l.b = append(l.b, text...)
	l.at += n
	return l
}

// apart is a zero width space, which belongs to no character before or after it.
const apart = "\u200b"

// joins reports whether the end of one piece and the beginning of the next are one
// character to a terminal, which has another width than the two: a sign that
// encloses what follows, halves of a flag.
func joins(last, text string) bool {
	if last == "" || last[len(last)-1] < utf8.RuneSelf && text[0] < utf8.RuneSelf {
		return false
	}
	return displaywidth.String(last+text) != displaywidth.String(last)+displaywidth.String(text)
}

// Clip adds text in a style, in at most w cells, cut at a word with the sign
// for what was left out.
func (l *Line) Clip(s theme.Style, text string, w int, ellipsis string) *Line {
	return l.Add(s, Clip(text, min(w, l.Left()), ellipsis))
}

// To adds blanks up to a column.
func (l *Line) To(column int) *Line {
	if n := min(column, l.w) - l.at; n > 0 {
		l.Add(theme.Style{}, Blank(n))
	}
	return l
}

// Left returns how many cells are left.
func (l *Line) Left() int { return l.w - l.at }

// At returns the column that the next piece goes to.
func (l *Line) At() int { return l.at }

func (l *Line) end() {
	if l.open {
		l.b = append(l.b, theme.Reset...)
		l.open = false
	}
}

// String finishes the line: it fills it and ends its styles.
func (l *Line) String() string {
	l.To(l.w)
	l.end()
	return string(l.b)
}

// Width returns how many cells plain text takes.
func Width(text string) int { return displaywidth.String(text) }

// Clip returns text in at most w cells. What is too long ends at a word, where
// that keeps more than a third of it, and with the ellipsis.
func Clip(text string, w int, ellipsis string) string {
	if w <= 0 {
		return ""
	}
	if displaywidth.String(text) <= w {
		return text
	}
	most := w - displaywidth.String(ellipsis)
	if most <= 0 {
		short, _ := cut(text, w)
		return short
	}
	short, _ := cut(text, most)
	if rest := text[len(short):]; rest != "" && rest[0] != ' ' {
		if i := strings.LastIndexByte(short, ' '); i > len(short)/3 {
			short = short[:i]
		}
	}
	return strings.TrimRight(short, " ,;:–—-") + ellipsis
}

// Break returns the byte offset at which text is to be broken so that what is
// before it fits into w cells: after a blank, or within a word that is too long.
func Break(text string, w int) int {
	short, _ := cut(text, w)
	if rest := text[len(short):]; rest == "" || rest[0] == ' ' {
		return min(len(text), len(short)+1)
	}
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		return i + 1
	}
	return len(short)
}

// cut returns as much of text as fits into w cells, in whole graphemes, and its
// width.
func cut(text string, w int) (string, int) {
	if w <= 0 {
		return "", 0
	}
	at, n := 0, 0
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		if n+g.Width() > w {
			break
		}
		at += len(g.Value())
		n += g.Width()
	}
	return text[:at], n
}

// Blank returns n spaces.
func Blank(n int) string {
	const spaces = "                                                                                "
	switch {
	case n <= 0:
		return ""
	case n <= len(spaces):
		return spaces[:n]
	}
	return strings.Repeat(" ", n)
}

// Plain returns text as a line of w cells without a style.
func Plain(text string, w int) string { return New(w, theme.Style{}).Add(theme.Style{}, text).String() }
