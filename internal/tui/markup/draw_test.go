package markup

import (
	"testing"

	"dateline/internal/news"
	"dateline/internal/tui/theme"
)

func TestAppend(t *testing.T) {
	bold, italic := theme.Style{Attr: theme.Bold}, theme.Style{Attr: theme.Italic}
	red := theme.Style{FG: theme.Basic(1)}
	for _, c := range []struct {
		name   string
		text   string
		layers []*Layer
		want   string
	}{
		{"none", "abc", nil, "abc"},
		{"one", "abcd", []*Layer{NewLayer([]Mark{{1, 3, bold}})}, "a\x1b[;1mbc\x1b[md"},
		{"overlap", "abcd", []*Layer{NewLayer([]Mark{{1, 3, bold}, {2, 4, italic}})},
			"a\x1b[;1mb\x1b[;1;3mc\x1b[;3md\x1b[m"},
		{"layers", "abcd", []*Layer{NewLayer([]Mark{{0, 4, red}}), NewLayer([]Mark{{1, 2, theme.Style{FG: theme.Basic(2)}}})},
			"\x1b[;31ma\x1b[;32mb\x1b[;31mcd\x1b[m"},
		{"inside an accent", "e\u0301x", []*Layer{NewLayer([]Mark{{0, 1, bold}})}, "\x1b[;1me\u0301\x1b[mx"},
		{"nil layer", "ab", []*Layer{nil}, "ab"},
	} {
		l := Wrap(news.Clean(c.text), 20)
		if b, _ := l.Append(nil, 0, theme.Style{}, c.layers...); string(b) != c.want {
			t.Errorf("%s: %q, want %q", c.name, b, c.want)
		}
	}
}

func TestLayerWithin(t *testing.T) {
	l := NewLayer([]Mark{{Start: 0, End: 100}, {Start: 10, End: 12}, {Start: 20, End: 25}, {Start: 30, End: 31}})
	for _, c := range []struct{ start, end, want int }{
		{0, 5, 1}, {50, 60, 4}, {100, 120, 0}, {22, 23, 3},
	} {
		if got := len(l.within(c.start, c.end)); got != c.want {
			t.Errorf("within(%d, %d): %d marks, want %d", c.start, c.end, got, c.want)
		}
	}
}
