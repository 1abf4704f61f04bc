package ingest

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/news"
)

// maxHeadline is how long, in runes, a first line may be to pass for a headline.
const maxHeadline = 150

// text reads the wire form and plain text. In the wire form a header
// "date 2025-03-15" comes before the text, and there is no headline. Without
// one, a first line of at most 150 characters that does not end in a full stop
// and is followed by a blank line is the headline.
func text(s string) news.Article {
	s = strings.TrimSpace(s)
	if date, rest, ok := wireHeader(s); ok {
		return news.Article{Published: date, Text: body(rest)}
	}
	first, rest, ok := strings.Cut(s, "\n")
	first = strings.TrimSpace(first)
	blank, _, _ := strings.Cut(rest, "\n")
	if ok && strings.TrimSpace(blank) == "" && isHeadline(first) {
		return news.Article{Title: news.CleanLine(first), Text: body(rest)}
	}
	return news.Article{Text: body(s)}
}

func isHeadline(line string) bool {
	return line != "" && !strings.HasSuffix(line, ".") && utf8.RuneCountInString(line) <= maxHeadline
}

// wireHeader cuts "date YYYY-MM-DD" and the white space after it from s.
func wireHeader(s string) (date news.Moment, rest string, ok bool) {
	const word, length = "date ", len("2006-01-02")
	if !strings.HasPrefix(s, word) {
		return date, s, false
	}
	s = s[len(word):]
	if len(s) < length || len(s) > length && !strings.ContainsRune(" \t\n", rune(s[length])) {
		return date, s, false
	}
	date, err := news.ParseMoment(s[:length])
	if err != nil || date.Clock {
		return date, s, false
	}
	return date, s[length:], true
}
