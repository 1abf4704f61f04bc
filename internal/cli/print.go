package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/dustin/go-humanize"

	"dateline/internal/news"
)

// line prints parts on one line. Words from outside come as news.Text, which
// prints itself.
func (a *app) line(parts ...any) {
	s := strings.TrimRight(fmt.Sprint(parts...), " ")
	if a.Width > 0 && ansi.StringWidth(s) > a.Width {
		s = ansi.Truncate(s, a.Width, "…")
	}
	fmt.Fprintln(a.Stdout, s)
}

// cell pads s to a column of n cells with two more between columns.
func cell(s string, n int) string {
	return s + strings.Repeat(" ", max(n-ansi.StringWidth(s), 0)) + "  "
}

// jsonLines prints values as JSON, one a line.
func (a *app) jsonLines() *json.Encoder { return encoder(a.Stdout) }

func encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

// orNull returns a pointer that JSON writes as null for none.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// runes turns a byte span of text into code points.
func runes(text news.Text, s news.Span) (start, end int) {
	t := text.String()
	start = utf8.RuneCountInString(t[:s.Start])
	return start, start + utf8.RuneCountInString(t[s.Start:s.End])
}

// count writes a number with its noun: "1 article", "12 articles", "1,200 articles".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return humanize.Comma(int64(n)) + " " + noun + "s"
}

// wrapped prints a paragraph at a width that is good to read.
func (a *app) wrapped(t news.Text, indent string) {
	width := 76
	if a.Width > 0 {
		width = min(width, max(a.Width-len(indent), 20))
	}
	for para := range strings.SplitSeq(ansi.Wordwrap(t.String(), width, ""), "\n") {
		fmt.Fprintln(a.Stdout, strings.TrimRight(indent+para, " "))
	}
}
