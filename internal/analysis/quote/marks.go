package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Finding the marks.
//
// A text mixes “curly”, "straight", ``doubled'' and ‘single’ marks, forgets to
// close them, closes them with the wrong glyph, opens every paragraph of a long
// quotation and closes only the last, and uses the closing single mark as the
// apostrophe. So a glyph is only a hint. Each paragraph is scanned once: every
// mark is classed by its glyph and its two neighbours, a stack pairs openers
// with closers, and what is left open runs to the paragraph's end. Pairs inside
// other pairs are somebody quoted by the one quoted and are not reported.

// family is the kind of mark; an opener is closed by a closer of its family,
// whatever the glyph.
type family uint8

const (
	double family = iota
	single
	angle
	dash
)

// lean is what a glyph says on its own about the side it stands on.
type lean uint8

const (
	neutral lean = iota
	opening
	closing
)

// glyph is one quotation mark in the text with its neighbours.
type glyph struct {
	start, end int
	family     family
	lean       lean
	prev, next rune // 0 at a paragraph's ends
}

// run is a stretch of text between marks, marks included.
type run struct {
	start, end int
	family     family
	openLen    int  // bytes of the opening mark; 0 where it is missing
	closeLen   int  // bytes of the closing mark; 0 where it is missing
	reopened   bool // the next paragraph opens again without this one closing
}

// inner returns the bytes between the marks.
func (r run) inner(text string) string { return text[r.start+r.openLen : r.end-r.closeLen] }

// scanner holds what is carried from paragraph to paragraph.
type scanner struct {
	text     string
	glyphs   []glyph // of this paragraph, reused
	straight int     // how many of them are straight double marks
	stack    []int   // indices into glyphs
	pairs    []run   // of this paragraph, reused
	open     bool    // the last paragraph was left open and this one does not open again
	runs     []run
}

// scan returns the outermost runs of text, in order, in time linear in its length.
func scan(text string, paragraphs []news.Span) []run {
	s := scanner{text: text}
	dashes := speaksInDashes(text, paragraphs)
	for i, p := range paragraphs {
		if dashes && dashLen(text[p.Start:p.End]) > 0 {
			s.runs = append(s.runs, run{start: p.Start, end: p.End, family: dash, openLen: dashLen(text[p.Start:p.End])})
			continue
		}
		s.paragraph(p, i+1 < len(paragraphs) && opensWithMark(text[paragraphs[i+1].Start:paragraphs[i+1].End]))
	}
	return s.runs
}

func (s *scanner) paragraph(p news.Span, nextOpens bool) {
	s.collect(p)
	s.stack, s.pairs = s.stack[:0], s.pairs[:0]
	later := s.laterCloser()
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if g.family == single {
			s.takeSingle(i, later)
		} else {
			s.takeDouble(i, p)
		}
	}
	s.open = false
	s.leftOpen(p, nextOpens)
	s.keepOutermost()
}

// takeDouble opens or closes with glyph i, of a family that is never an apostrophe.
func (s *scanner) takeDouble(i int, p news.Span) {
	g := s.glyphs[i]
	at := s.openOf(g.family)
	switch {
	case at < 0 && looksClosing(g):
		if s.open && len(s.pairs) == 0 && len(s.stack) == 0 {
			s.pairs = append(s.pairs, run{start: p.Start, end: g.end, family: g.family, closeLen: g.end - g.start})
		}
	case at < 0:
		if g.lean == neutral && unicode.IsDigit(g.prev) {
			return // inches
		}
		s.stack = append(s.stack, i)
	case g.lean != closing && startsWord(g) && !s.misplaced(g, at):
		s.stack = append(s.stack, i)
	default:
		s.close(at, i)
	}
}

// misplaced reports whether a straight mark that stands before a word closes all
// the same: the blank is on its wrong side (`on it, "he said`). It follows a
// comma or stop, and the paragraph's marks come out even or the opener at stack
// position at is a curly one.
func (s *scanner) misplaced(g glyph, at int) bool {
	if g.lean != neutral || s.straight%2 != 0 && s.glyphs[s.stack[at]].lean == neutral {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.text[:g.start], " "))
	return strings.ContainsRune(",.?!", r)
}

// takeSingle opens or closes with glyph i if it is not an apostrophe.
func (s *scanner) takeSingle(i int, later []bool) {
	g := s.glyphs[i]
	if at := s.openOf(single); at >= 0 && at == len(s.stack)-1 && canCloseSingle(g) {
		if strongSingle(g) || !later[i] {
			s.close(at, i)
		}
		return
	}
	if canOpenSingle(s.text, g) {
		s.stack = append(s.stack, i)
	}
}

// close pairs the opener at stack position at with glyph i; openers above it
// were never closed and are dropped.
func (s *scanner) close(at, i int) {
	o, c := s.glyphs[s.stack[at]], s.glyphs[i]
	s.stack = s.stack[:at]
	if o.end < c.start {
		s.pairs = append(s.pairs, run{start: o.start, end: c.end, family: o.family, openLen: o.end - o.start, closeLen: c.end - c.start})
	}
}

// openOf returns the stack position of the innermost open mark of family f, or
// -1. The stack is never deeper than a few, and is cut to bound the search.
func (s *scanner) openOf(f family) int {
	const deepest = 8
	if len(s.stack) > deepest {
		s.stack = append(s.stack[:0], s.stack[len(s.stack)-deepest:]...)
	}
	for i := len(s.stack) - 1; i >= 0; i-- {
		if s.glyphs[s.stack[i]].family == f {
			return i
		}
	}
	return -1
}

// leftOpen makes runs of the marks that the paragraph did not close.
func (s *scanner) leftOpen(p news.Span, nextOpens bool) {
	for at, i := range s.stack {
		g := s.glyphs[i]
		if g.family == single && !(g.lean == opening && g.prev == 0 && nextOpens) {
			continue
		}
		r := run{start: g.start, end: p.End, family: g.family, openLen: g.end - g.start, reopened: nextOpens}
		if next := s.nextPair(g.end); next >= 0 && at == 0 && !nextOpens {
			r.end = firstStop(s.text, g.end, next)
		}
		if r.end > g.end {
			s.pairs = append(s.pairs, r)
		}
		s.open = !nextOpens && r.end == p.End
		return
	}
}

// nextPair returns where the first closed pair after off begins, or -1.
func (s *scanner) nextPair(off int) int {
	best := -1
	for _, r := range s.pairs {
		if r.start >= off && (best < 0 || r.start < best) {
			best = r.start
		}
	}
	return best
}

// keepOutermost moves the pairs that lie in no other to the result.
func (s *scanner) keepOutermost() {
	sort.Slice(s.pairs, func(i, j int) bool {
		a, b := s.pairs[i], s.pairs[j]
		return a.start < b.start || a.start == b.start && a.end > b.end
	})
	end := 0
	for _, r := range s.pairs {
		if r.start >= end {
			s.runs = append(s.runs, r)
			end = r.end
		}
	}
}

// laterCloser tells for each single mark whether a surer closer comes after it
// before the next opener, so that it can be the apostrophe of "residents'".
func (s *scanner) laterCloser() []bool {
	later := make([]bool, len(s.glyphs))
	sure := false
	for i := len(s.glyphs) - 1; i >= 0; i-- {
		later[i] = sure
		g := s.glyphs[i]
		switch {
		case g.family != single:
		case canCloseSingle(g) && strongSingle(g):
			sure = true
		case canOpenSingle(s.text, g):
			sure = false
		}
	}
	return later
}

// firstStop returns the end of the first comma or full stop in text[from:to]
// that a blank follows: where an opener whose closer was forgotten probably ends.
func firstStop(text string, from, to int) int {
	for i := from; i+1 < to; i++ {
		switch text[i] {
		case ',', '.', '?', '!':
			if text[i+1] == ' ' || text[i+1] == '\n' {
				return i + 1
			}
		}
	}
	return from
}

// opensWithMark reports whether a paragraph begins with an opening mark.
func opensWithMark(p string) bool {
	r, n := utf8.DecodeRuneInString(p)
	switch r {
	case '“', '"', '„', '«', '‘', '”':
		return n < len(p)
	case '`', '\'':
		return n < len(p) && p[n] != ' '
	}
	return false
}

// speaksInDashes reports whether a text marks speech by a dash at the head of a
// paragraph, as some fiction does: often, and with no other mark there.
func speaksInDashes(text string, paragraphs []news.Span) bool {
	n := 0
	for _, p := range paragraphs {
		if dashLen(text[p.Start:p.End]) > 0 {
			n++
		}
	}
	return n >= 4 && n*5 >= len(paragraphs)
}

// dashLen returns the length of a dialogue dash at the head of p, or 0. A blank
// after it makes a list, not speech.
func dashLen(p string) int {
	var n int
	switch {
	case len(p) > 3 && (p[:3] == "—" || p[:3] == "―"):
		n = 3
	case len(p) > 2 && p[:2] == "--":
		n = 2
	default:
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(p[n:]); !unicode.IsLetter(r) {
		return 0
	}
	return n
}
