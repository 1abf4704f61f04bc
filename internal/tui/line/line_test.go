package line

import (
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"dateline/internal/tui/theme"
)

func TestClip(t *testing.T) {
	for _, tt := range []struct {
		in   string
		w    int
		want string
	}{
		{"Night trains return", 30, "Night trains return"},
		{"Night trains return", 19, "Night trains return"},
		{"Night trains return", 18, "Night trains…"},
		{"Night trains return", 13, "Night trains…"},
		{"Night trains return", 12, "Night…"},
		{"Donaudampfschiff", 8, "Donauda…"},
		{"Said, then left", 6, "Said…"},
		{"日本の新聞", 5, "日本…"},
		{"e\u0301te\u0301 long", 4, "e\u0301te\u0301…"},
		{"word", 1, "w"},
		{"word", 0, ""},
	} {
		if got := Clip(tt.in, tt.w, "…"); got != tt.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", tt.in, tt.w, got, tt.want)
		}
	}
}

func TestLine(t *testing.T) {
	bold := theme.Style{Attr: theme.Bold}
	for _, tt := range []struct {
		name string
		make func(*Line) *Line
		w    int
		want string
	}{
		{"empty", func(l *Line) *Line { return l }, 3, "   "},
		{"plain", func(l *Line) *Line { return l.Add(theme.Style{}, "ab") }, 4, "ab  "},
		{"styled", func(l *Line) *Line { return l.Add(bold, "ab").Add(theme.Style{}, "c") }, 4, "\x1b[;1mab\x1b[mc "},
		{"cut", func(l *Line) *Line { return l.Add(bold, "abcd").Add(bold, "e") }, 3, "\x1b[;1mabc\x1b[m"},
		{"half a wide character", func(l *Line) *Line { return l.Add(theme.Style{}, "日日") }, 3, "日 "},
		{"a sign that would take in a blank", func(l *Line) *Line { return l.Add(theme.Style{}, "0\u0600") }, 4, "0\u0600\u200b   "},
		{"halves of a flag", func(l *Line) *Line { return l.Add(theme.Style{}, "\U0001F1E9").Add(theme.Style{}, "\U0001F1EA") }, 5, "\U0001F1E9\u200b\U0001F1EA "},
		{"to a column", func(l *Line) *Line { return l.To(2).Add(theme.Style{}, "x") }, 4, "  x "},
		{"no cells", func(l *Line) *Line { return l.Add(bold, "x") }, 0, ""},
	} {
		if got := tt.make(New(tt.w, theme.Style{})).String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzLineHasItsWidth(f *testing.F) {
	f.Add("Cracks close the Orlec dam", "日本 e\u0301", 12)
	f.Fuzz(func(t *testing.T, a, b string, w int) {
		w = max(0, w%300)
		if !utf8.ValidString(a) || !utf8.ValidString(b) || ansi.Strip(a+b) != a+b {
			t.Skip()
		}
		l := New(w, theme.Style{}).Add(theme.Style{Attr: theme.Bold}, a).Clip(theme.Style{}, b, w/2, "…").String()
		if n := Width(ansi.Strip(l)); n != w {
			t.Errorf("%q is %d cells wide, want %d", l, n, w)
		}
	})
}
