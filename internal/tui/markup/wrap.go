package markup

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"dateline/internal/news"
)

// Lines is a text cut into lines of a width. The zero Lines has none.
type Lines struct {
	text  string
	width int
	lines []line
}

// line is a byte range of the text: what is drawn, without the blanks at which
// it was cut. A blank line is empty.
type line struct{ start, end int }

// Wrap cuts text into lines of at most width cells (at least 1), at blanks,
// after hyphens and dashes, between ideographs, and, in a word that is longer
// than a line, anywhere between clusters. Several blank lines in a row become one.
//
// One pass suffices: at each overflow the pass goes back to the last place where
// the line could be cut, and a word goes back at most once, since it then begins
// a line.
func Wrap(text news.Text, width int) *Lines {
	l := &Lines{text: text.String(), width: max(width, 1)}
	l.lines = make([]line, 0, len(l.text)/max(l.width, 8)*9/8+4)
	for at := 0; at < len(l.text); {
		end := len(l.text)
		next := end
		if i := strings.IndexByte(l.text[at:], '\n'); i >= 0 {
			end = at + i
			next = end + 1
		}
		l.cut(at, end)
		at = next
	}
	return l
}

// breaker is the state of cutting one paragraph.
type breaker struct {
	start   int // of the present line
	cells   int // that it takes so far
	content int // end of what is to be drawn so far
	at, end int // the last place to cut: where the next line would begin, and this one end
}

// begin starts a new line.
func (b *breaker) begin(at int) { *b = breaker{start: at, content: at, at: at, end: at} }

// cut cuts the bytes from to to of the text, which hold no newline.
func (l *Lines) cut(from, to int) {
	s := l.text[:to]
	var b breaker
	b.begin(from)
	for i := from; i < to; {
		if s[i] == ' ' || s[i] == '\t' {
			b.cells += blankWidth(s[i], b.cells)
			i++
			b.at, b.end = i, b.content
			continue
		}
		n, w := Cluster(s, i)
		if b.content == i && i > b.start && canBreak(s, i, w) {
			b.at, b.end = i, i
		}
		if b.cells+w > l.width && i > b.start {
			i = l.overflow(&b, i)
			continue
		}
		b.cells += w
		i += n
		b.content = i
	}
	l.emit(b.start, b.content)
}

// overflow ends the line before the cluster at i, and returns where the next one begins.
func (l *Lines) overflow(b *breaker, i int) int {
	next, end := b.at, b.end
	if next == b.start {
		next, end = i, i // one long word
	}
	if end > b.start {
		l.emit(b.start, end)
	}
	b.begin(next)
	return next
}

// emit adds a line; a blank one after another is left out.
func (l *Lines) emit(start, end int) {
	if start == end && len(l.lines) > 0 && l.blank(len(l.lines)-1) {
		return
	}
	l.lines = append(l.lines, line{start, end})
}

func blankWidth(c byte, cells int) int {
	if c == '\t' {
		return tabStop - cells%tabStop
	}
	return 1
}

// canBreak reports whether a line may be cut before the cluster of width w at i,
// which no blank precedes.
func canBreak(s string, i, w int) bool {
	before := s[i-1]
	if before < utf8.RuneSelf && w < 2 {
		return (before == '-' || before == '/') && letter(s, i) && i > 1 && s[i-2] != ' ' && s[i-2] != before
	}
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case prev == '—', prev == '–':
		return !strings.ContainsRune(closers, next)
	case w == 2, prev >= 0x1100 && displaywidth.Rune(prev) == 2:
		return !strings.ContainsRune(closers, next) && !strings.ContainsRune(openers, prev)
	}
	return false
}

// Characters that may not begin, and not end, a line. See UAX #14, classes CL,
// CP, EX, IS, NS, and OP.
const (
	closers = ".,;:!?)]}”’»…、。，．！？；：）」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
	openers = "([{“‘«（「『【〈《〔"
)

func letter(s string, i int) bool {
	c := s[i]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf
}

// Len returns how many lines there are.
func (l *Lines) Len() int { return len(l.lines) }

// Width returns the width that the text was cut for.
func (l *Lines) Width() int { return l.width }

// Span returns the byte range that line i draws.
func (l *Lines) Span(i int) (start, end int) { return l.lines[i].start, l.lines[i].end }

// Blank reports whether line i is blank.
func (l *Lines) Blank(i int) bool { return l.blank(i) }

func (l *Lines) blank(i int) bool { return l.lines[i].start == l.lines[i].end }

// At returns the line that byte offset off is on: the last one that begins at or
// before it; 0 if there is none.
func (l *Lines) At(off int) int {
	i := sort.Search(len(l.lines), func(i int) bool { return l.lines[i].start > off })
	return max(i-1, 0)
}
