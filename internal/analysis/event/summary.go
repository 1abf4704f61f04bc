package event

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/news"
)

// summaryMax is how long a summary may be, in bytes.
const summaryMax = 220

// summary returns the sentence on one line, without the dateline that opens an
// article. A long one is cut at a clause, so that the date stays in it.
func summary(d *news.Doc, s *news.Sentence, t news.Span) news.Text {
	start, end := afterDateline(d, s), s.End
	if end-start > summaryMax {
		start, end = around(d, s, start, t)
	}
	text := strings.Join(strings.Fields(d.Text[start:end]), " ")
	if start > afterDateline(d, s) {
		text = "… " + text
	}
	if end < s.End {
		text = strings.TrimRight(text, " ,;:–—-") + " …"
	}
	return news.CleanLine(text)
}

// around chooses a part of the sentence with t in it that is no longer than
// summaryMax: whole clauses from the beginning if they reach t, else the clauses
// up to the end of t's own.
func around(d *news.Doc, s *news.Sentence, start int, t news.Span) (from, to int) {
	breaks := clauses(d, s, start)
	to = t.End
	for _, b := range breaks {
		if b >= t.End {
			if b-start <= summaryMax || to == t.End && t.End-start > summaryMax {
				to = b
			}
			if b-start > summaryMax {
				break
			}
		}
	}
	from = start
	for _, b := range breaks {
		if to-from <= summaryMax {
			break
		}
		if b < t.Start {
			from = b + 1
		}
	}
	return wordStart(d.Text, max(from, to-summaryMax)), to
}

// clauses returns where the clauses of a sentence end: before its commas,
// semicolons and dashes, and at its end.
func clauses(d *news.Doc, s *news.Sentence, start int) []int {
	var out []int
	for i := s.First; i < s.Last; i++ {
		switch d.Word(i) {
		case ",", ";", ":", "—", "–", "--":
			if at := d.Tokens[i].Start; at > start {
				out = append(out, at)
			}
		}
	}
	return append(out, s.End)
}

// wordStart returns the first start of a word at or after i.
func wordStart(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	if i == 0 || i >= len(text) || text[i-1] == ' ' || text[i-1] == '\n' {
		return i
	}
	if j := strings.IndexByte(text[i:], ' '); j >= 0 {
		return i + j + 1
	}
	return i
}

// afterDateline returns where the sentence begins behind a dateline in capitals:
// "BAGHDAD:", "PARIS (Reuters) -".
func afterDateline(d *news.Doc, s *news.Sentence) int {
	if s.First != 0 || d.In != news.InText {
		return s.Start
	}
	for i := s.First; i < s.Last && i < s.First+10; i++ {
		switch w := d.Word(i); {
		case w == ":" || w == "-" || w == "--" || w == "–" || w == "—":
			if i > s.First && i+1 < s.Last {
				return d.Tokens[i+1].Start
			}
			return s.Start
		case i == s.First && (len(w) < 2 || strings.ToUpper(w) != w || !upper(w)):
			return s.Start
		}
	}
	return s.Start
}
