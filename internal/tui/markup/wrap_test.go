package markup

import (
	"strings"
	"testing"
	"unicode"

	"dateline/internal/news"
	"dateline/internal/tui/theme"
)

// drawn returns the lines of text at a width, joined by |.
func drawn(text string, width int) string {
	l := Wrap(news.Clean(text), width)
	var out []string
	for i := range l.Len() {
		b, _ := l.Append(nil, i, theme.Style{})
		out = append(out, string(b))
	}
	return strings.Join(out, "|")
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"", 10, ""},
		{"one", 10, "one"},
		{"one two three", 7, "one two|three"},
		{"one two three", 6, "one|two|three"},
		{"one   two", 5, "one|two"},
		{"one  two", 8, "one  two"},
		{"first\n\nsecond", 10, "first||second"},
		{"first\n \n\t\n\nsecond", 10, "first||second"},
		{"line\nline", 10, "line|line"},
		{"extraordinary", 5, "extra|ordin|ary"},
		{"an extraordinary", 5, "an|extra|ordin|ary"},
		{"half-hearted try", 6, "half-|hearte|d try"},
		{"well-known", 7, "well-|known"},
		{"minus -5 C", 7, "minus|-5 C"},
		{"his--well", 7, "his--we|ll"},
		{"wide — dash", 6, "wide —|dash"},
		{"one—two", 5, "one—|two"},
		{"“So,” he said", 6, "“So,”|he|said"},
		{"naïve café", 5, "naïve|café"},
		{"ae\u0301io\u0301u", 3, "ae\u0301i|o\u0301u"},
		{"日本語の文", 4, "日本|語の|文"},
		{"日本語。文", 6, "日本|語。文"},
		{"日本語", 1, "\uFFFD|\uFFFD|\uFFFD"},
		{"a\tb", 10, "a   b"},
		{"abcd\tb", 6, "abcd|b"},
		{"\tb c", 6, "    b|c"},
		{"          deep", 6, "deep"},
		{"👩‍👩‍👧 x", 2, "👩‍👩‍👧|x"},
		{"no\u00a0break here", 9, "no\u00a0break|here"},
	} {
		if got := drawn(c.text, c.width); got != c.want {
			t.Errorf("%q at %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestAt(t *testing.T) {
	l := Wrap(news.Clean("one two\n\nthree"), 3)
	for _, c := range []struct{ off, line int }{
		{0, 0}, {2, 0}, {3, 0}, {4, 1}, {7, 1}, {8, 2}, {9, 3}, {12, 4}, {99, 4},
	} {
		if got := l.At(c.off); got != c.line {
			t.Errorf("At(%d) = %d, want %d", c.off, got, c.line)
		}
	}
	if got := new(Lines).At(3); got != 0 {
		t.Errorf("At on nothing = %d", got)
	}
}

func TestCells(t *testing.T) {
	l := Wrap(news.Clean("a\t日é x"), 20)
	for _, c := range []struct{ off, cell int }{
		{0, 0}, {1, 1}, {2, 4}, {3, 4}, {5, 6}, {7, 7}, {8, 8}, {9, 9},
	} {
		if got := l.Cell(0, c.off); got != c.cell {
			t.Errorf("Cell(%d) = %d, want %d", c.off, got, c.cell)
		}
	}
	for _, c := range []struct{ cell, off int }{
		{0, 0}, {1, 1}, {3, 1}, {4, 2}, {5, 2}, {6, 5}, {7, 7}, {9, 9}, {50, 9},
	} {
		if got := l.Offset(0, c.cell); got != c.off {
			t.Errorf("Offset(%d) = %d, want %d", c.cell, got, c.off)
		}
	}
}

// visible returns what of s can be seen: without blanks.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && r != '\u00a0' {
			return -1
		}
		return r
	}, s)
}

func FuzzWrap(f *testing.F) {
	f.Add("Engineers emptied the upper lake — “at last”, one said.\n\nThen", 12, 3, 30)
	f.Add("\x1b]52;c;aGk=\x07 \x9b31m tail", 5, 0, 9)
	f.Add("e\u0301\u0301\u0301 \u0301日本\u200d👩‍👩‍👧🇨🇿🇸🇰 क्षि", 3, 2, 4)
	f.Add("\t\t a\tb \u00ad \u200b \u0600١ x", 7, 1, 5)
	f.Fuzz(func(t *testing.T, s string, width, from, to int) {
		text := news.Clean(s)
		width = 2 + abs(width)%200
		l := Wrap(text, width)
		layer := NewLayer([]Mark{
			{abs(from) % (len(text.String()) + 1), abs(to) % (len(text.String()) + 1), theme.Style{Attr: theme.Bold}},
			{abs(to) % 7, abs(from) % 50, theme.Style{FG: theme.Basic(3)}},
		})
		var all strings.Builder
		for i := range l.Len() {
			b, cells := l.Append(nil, i, theme.Style{}, layer)
			plain := stripSGR(t, string(b))
			if cells > width || Width(plain) > width {
				t.Fatalf("line %d of %q at %d takes %d (%d) cells", i, text, width, cells, Width(plain))
			}
			all.WriteString(plain)
			checkCells(t, l, i)
		}
		if got, want := visible(all.String()), visible(text.String()); got != want {
			t.Fatalf("%q at %d became %q", want, width, got)
		}
	})
}

// checkCells checks that the cell of each offset of line i leads back to it.
func checkCells(t *testing.T, l *Lines, i int) {
	start, end := l.Span(i)
	for at := start; at < end; {
		n, w := Cluster(l.text[:end], at)
		if w > 0 && l.text[at] != '\t' && l.Offset(i, l.Cell(i, at)) != at {
			// A cluster of no width before it has the same cell.
			if o := l.Offset(i, l.Cell(i, at)); Width(l.text[o:at]) > 0 {
				t.Fatalf("line %d of %q: offset %d is at cell %d, which is offset %d", i, l.text, at, l.Cell(i, at), o)
			}
		}
		at += n
	}
}

// stripSGR removes the sequences that styles write and fails on any other.
func stripSGR(t *testing.T, s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != 0x1b {
			out.WriteByte(s[i])
			continue
		}
		j := i + 2
		for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == ';' || s[j] == ':') {
			j++
		}
		if s[i+1] != '[' || j == len(s) || s[j] != 'm' {
			t.Fatalf("a control sequence that no style wrote: %q", s[i:])
		}
		i = j
	}
	return out.String()
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}
