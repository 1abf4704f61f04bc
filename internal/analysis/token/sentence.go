package token

import (
	"strings"

	"dateline/internal/news"
)

// divider groups the tokens of a document into sentences and paragraphs.
type divider struct {
	*news.Doc
	first int  // the sentence's first token
	para  int  // the paragraph's first byte
	line  int  // the line's first byte
	open  bool // an odd number of straight marks so far in the paragraph
}

// divide fills in d's sentences and paragraphs from its tokens.
func divide(d *news.Doc) {
	if len(d.Tokens) == 0 {
		return
	}
	d.Sentences = make([]news.Sentence, 0, len(d.Tokens)/20+1)
	v := divider{Doc: d, para: int(d.Tokens[0].Start), line: int(d.Tokens[0].Start)}
	for i := 0; i < len(d.Tokens); {
		i = v.step(i)
	}
}

// step reads token i and, if a sentence may end there, the closing marks after
// it. It ends the sentence or not, and returns the next token to read.
func (v *divider) step(i int) int {
	if v.Text[v.Tokens[i].Start] == '"' {
		v.open = !v.open
	}
	last, quoted := i, false
	ends := v.ending(i)
	if ends {
		last, quoted = v.closers(i)
	}
	switch v.gap(last) {
	case paragraphGap:
		v.end(last)
		v.endParagraph(last)
	case lineGap:
		if ends || v.voluntary(last) {
			v.end(last)
		}
		if last+1 < len(v.Tokens) {
			v.line = int(v.Tokens[last+1].Start)
		}
	case noGap, blankGap:
		if ends && v.starts(i, last, quoted) {
			v.end(last)
		}
	}
	return last + 1
}

// gapKind is what stands between two tokens.
type gapKind int

const (
	noGap gapKind = iota
	blankGap
	lineGap      // one line break
	paragraphGap // a blank line, or the end of the text
)

// gap returns what stands after token i.
func (v *divider) gap(i int) gapKind {
	if i+1 == len(v.Tokens) {
		return paragraphGap
	}
	s := v.Text[v.Tokens[i].End:v.Tokens[i+1].Start]
	switch s {
	case "":
		return noGap
	case " ":
		return blankGap
	}
	switch strings.Count(s, "\n") {
	case 0:
		return blankGap
	case 1:
		return lineGap
	}
	return paragraphGap
}

// end closes the sentence after token last.
func (v *divider) end(last int) {
	v.Sentences = append(v.Sentences, news.Sentence{
		First: v.first, Last: last + 1,
		Start: int(v.Tokens[v.first].Start), End: int(v.Tokens[last].End),
		Paragraph: len(v.Paragraphs),
	})
	v.first = last + 1
}

// endParagraph closes the paragraph after token last.
func (v *divider) endParagraph(last int) {
	v.Paragraphs = append(v.Paragraphs, news.Span{Start: v.para, End: int(v.Tokens[last].End), In: v.In})
	v.open = false
	if last+1 < len(v.Tokens) {
		v.para = int(v.Tokens[last+1].Start)
		v.line = v.para
	}
}

// ending reports whether token i is a mark or an abbreviation that can end a
// sentence.
func (v *divider) ending(i int) bool {
	t := v.Tokens[i]
	switch v.Text[t.End-1] {
	case '.', '!', '?':
		return true
	case 0xa6: // the last byte of the ellipsis
		return v.Text[t.Start:t.End] == "…"
	case 0x82: // of the ideographic full stop
		return v.Text[t.Start:t.End] == "。"
	}
	return false
}

// closers returns the last of the marks after token i that belong to its
// sentence: further stops, closing quotation marks and brackets.
func (v *divider) closers(i int) (last int, quoted bool) {
	for last = i; last+1 < len(v.Tokens) && v.gap(last) < lineGap; last++ {
		switch v.Word(last + 1) {
		case "”", "''", "»":
			quoted = true
		case "’", "'":
			if v.gap(last) != noGap {
				return last, quoted
			}
			quoted = true
		case "\"":
			if !v.open {
				return last, quoted
			}
			v.open, quoted = false, true
		case "“":
			if v.gap(last) != noGap || last+2 < len(v.Tokens) && v.gap(last+1) == noGap {
				return last, quoted
			}
			quoted = true // the wrong mark, used to close
		case ")", "]", ".", "!", "?", "...", "…":
			if v.gap(last) != noGap && v.Word(last+1) != "." {
				return last, quoted
			}
		default:
			return last, quoted
		}
	}
	return last, quoted
}

// starts reports whether a new sentence starts after the token last, given that
// the stop of the old one is token i.
func (v *divider) starts(i, last int, quoted bool) bool {
	stop, next := v.Word(i), v.Word(last+1)
	if stop == "." || stop == "。" {
		return !quoted || !startsLower(next)
	}
	if startsLower(next) || continues(next) {
		return false
	}
	if len(stop) > 1 && stop[0] != '.' && stop[len(stop)-1] == '.' {
		if w := v.Word(last); last > i && w == ")" && v.spoken(last+1) {
			return false // "Hollis Strand (R-Ky.) said"
		}
		return last > i || v.endsAbbreviated(seat(stop[:len(stop)-1]), i, next)
	}
	return !quoted || !v.spoken(last+1)
}

// continues reports whether a mark cannot start a sentence.
func continues(mark string) bool {
	switch mark {
	case ",", ";", ":", ")", "]", "--", "–", "—", "%", "'s", "’s":
		return true
	}
	return false
}

// endsAbbreviated decides about an abbreviation, initial or acronym without its
// last stop, at token i and followed by next.
func (v *divider) endsAbbreviated(word string, i int, next string) bool {
	switch {
	case leading(word) || word == "No" || state(word) && next == "(":
		return false
	case word == "a.m" || word == "p.m" || word == "etc":
		return !calendar(next) && next != "("
	case len(word) == 1 && i > v.first && opener(next):
		// "George W. He" never is; "than I. He" is.
		return word == "I" || len(next) > 1
	}
	return opener(next)
}

// spoken reports whether a verb of saying comes soon after the quotation that
// ended before token i, within its clause.
func (v *divider) spoken(i int) bool {
	for j := i; j < len(v.Tokens) && j < i+4; j++ {
		w := v.Word(j)
		if saying(w) {
			return true
		}
		if !alnum[w[0]] && w[0] < 0x80 {
			return false
		}
	}
	return false
}

// Widths in bytes that tell a heading from a line that was broken to fit.
const (
	headingWidth = 60  // a heading is at most this long
	shortWidth   = 30  // nobody breaks lines as early as this
	wrapWidth    = 120 // nor as late as this
)

// voluntary reports whether the line that ends with token last was ended on
// purpose: it is a heading or a paragraph of its own, not broken to fit.
func (v *divider) voluntary(last int) bool {
	t, next := v.Tokens[last], v.Tokens[last+1]
	if startsLower(v.Text[next.Start:next.End]) {
		return false
	}
	switch v.Text[t.End-1] {
	case ',', ';', '-':
		return false
	}
	width := int(t.End) - v.line
	if width <= shortWidth || width > wrapWidth {
		return true
	}
	return width <= headingWidth && v.lineWidth(int(next.Start)) > width+1+int(next.End-next.Start)
}

// lineWidth returns the length of the line that starts at i, up to wrapWidth.
func (v *divider) lineWidth(i int) int {
	s := v.Text[i:min(len(v.Text), i+wrapWidth)]
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}
