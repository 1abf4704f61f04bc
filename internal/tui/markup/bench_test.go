package markup

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/tui/theme"
)

// megabyte is an article of 1 MB with curly quotes, dashes and accents.
func megabyte() news.Text {
	const p = "The minister for works told reporters that “nobody had looked at the dam for years” — and that, " +
		"he said, was the café’s fault as much as anyone’s. Half-hearted repairs followed in March 2019.\n\n"
	return news.Clean(strings.TrimSpace(strings.Repeat(p, 1<<20/len(p))))
}

func BenchmarkWrap(b *testing.B) {
	for _, width := range []int{40, 72} {
		b.Run(fmt.Sprint(width), func(b *testing.B) {
			text := megabyte()
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				Wrap(text, width)
			}
		})
	}
}

// BenchmarkScreen draws 40 lines in the middle of 1 MB with 30,000 marks.
func BenchmarkScreen(b *testing.B) {
	text := megabyte()
	l := Wrap(text, 72)
	var marks []Mark
	for at := 0; at+20 < text.Len(); at += 35 {
		marks = append(marks, Mark{at, at + 12, theme.Style{FG: theme.RGB(0x87afff), Line: theme.Single}})
	}
	names, tint := NewLayer(marks), NewLayer([]Mark{{0, text.Len(), theme.Style{BG: theme.RGB(0x101820)}}})
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = buf[:0]
		for i := range 40 {
			buf, _ = l.Append(buf, l.Len()/2+i, theme.Style{}, tint, names)
		}
	}
}
