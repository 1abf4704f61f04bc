package theme

import "strconv"

// Attr is a set of text attributes.
type Attr uint8

const (
	Bold Attr = 1 << iota
	Italic
	Reverse
	Strike
)

// Line is an underline style. Terminals that know only one draw that.
type Line uint8

const (
	NoLine Line = iota
	Single
	Double
	Curly
	Dotted
	Dashed
)

// Style is how a run of text looks. The zero Style is the terminal's own.
type Style struct {
	FG, BG Colour
	Attr   Attr
	Line   Line
}

// Reset ends a styled run.
const Reset = "\x1b[m"

// Over returns s laid over under: what s leaves open shows what is below.
func (s Style) Over(under Style) Style {
	if s.FG == 0 {
		s.FG = under.FG
	}
	if s.BG == 0 {
		s.BG = under.BG
	}
	if s.Line == NoLine {
		s.Line = under.Line
	}
	s.Attr |= under.Attr
	return s
}

// With returns s with attributes added.
func (s Style) With(a Attr) Style { s.Attr |= a; return s }

// On returns s on the background of b.
func (s Style) On(b Style) Style { s.BG = b.BG; return s }

// Render returns text in this style. The text must be plain and safe to print.
func (s Style) Render(text string) string {
	if s == (Style{}) || text == "" {
		return text
	}
	b := make([]byte, 0, len(text)+40)
	b = s.Append(b)
	b = append(b, text...)
	return string(append(b, Reset...))
}

// Append appends the sequence that switches to s from any other style.
// See ECMA-48 8.3.117 (SGR); underline styles are the widespread 4:n extension.
func (s Style) Append(b []byte) []byte {
	b = append(b, "\x1b["...)
	for _, a := range [...]struct {
		attr Attr
		code string
	}{{Bold, ";1"}, {Italic, ";3"}, {Reverse, ";7"}, {Strike, ";9"}} {
		if s.Attr&a.attr != 0 {
			b = append(b, a.code...)
		}
	}
	if s.Line == Single {
		b = append(b, ";4"...)
	} else if s.Line != NoLine {
		b = append(b, ";4:"...)
		b = append(b, '0'+byte(s.Line))
	}
	b = s.FG.append(b, 0)
	b = s.BG.append(b, 10)
	return append(b, 'm')
}

// append appends the parameters that choose c; shift is 10 for backgrounds.
func (c Colour) append(b []byte, shift int) []byte {
	n := int64(c & 0xffffff)
	switch c.kind() {
	case basic:
		code := 30 + n
		if n > 7 {
			code = 90 + n - 8
		}
		b = append(b, ';')
		b = strconv.AppendInt(b, code+int64(shift), 10)
	case indexed:
		b = append(b, ';')
		b = strconv.AppendInt(b, 38+int64(shift), 10)
		b = append(b, ";5;"...)
		b = strconv.AppendInt(b, n, 10)
	case rgb:
		b = append(b, ';')
		b = strconv.AppendInt(b, 38+int64(shift), 10)
		b = append(b, ";2"...)
		for _, v := range [3]int64{n >> 16, n >> 8 & 0xff, n & 0xff} {
			b = append(b, ';')
			b = strconv.AppendInt(b, v, 10)
		}
	}
	return b
}
