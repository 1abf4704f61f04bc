package news

import "unicode/utf8"

// Field says which of an article's two texts a span points into.
type Field uint8

const (
	InText  Field = iota // the article's text; the zero value
	InTitle              // the headline
)

// Span is a half-open byte range on rune borders of an article's text or
// headline. The zero Span means "none".
type Span struct {
	Start, End int
	In         Field
}

// IsZero reports whether the span is none.
func (s Span) IsZero() bool { return s.End == 0 }

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.In == o.In && s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.In == o.In && s.Start < o.End && o.Start < s.End }

// Less orders spans by field, start, and then longest first, so that an outer
// span comes before those it contains.
func (s Span) Less(o Span) bool {
	switch {
	case s.In != o.In:
		return s.In < o.In
	case s.Start != o.Start:
		return s.Start < o.Start
	}
	return s.End > o.End
}

// Valid reports whether s is a span of text: in order, inside, on rune borders.
func (s Span) Valid(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) &&
		onRune(text, s.Start) && onRune(text, s.End)
}

func onRune(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
