package event

import (
	"strings"

	"dateline/internal/news"
)

// summaryMax is how long a summary may be, in bytes.
const summaryMax = 280

// summary returns the sentence on one line, without the dateline that opens an
// article. A long one is cut between clauses, so that the date stays in it.
func summary(d *news.Doc, s *news.Sentence, t news.Span) news.Text {
	start := afterDateline(d, s)
	from, to := start, s.End
	if to-from > summaryMax {
		from, to = around(d, near(d, s, t), start, t)
	}
	text := d.Text[from:to]
	if from > start {
		text = "… " + text
	}
	if to < s.End {
		text = strings.TrimRight(text, " ,;:–—-") + " …"
	}
	return news.CleanLine(text)
}

// near returns the part of a sentence that a summary around t can reach, so that
// a text without full stops is read in linear time.
func near(d *news.Doc, s *news.Sentence, t news.Span) *news.Sentence {
	n := *s
	n.First = max(s.First, d.TokenAt(t.Start)-summaryMax)
	n.Last = min(s.Last, d.TokenAt(t.End)+summaryMax)
	n.End = int(d.Tokens[n.Last-1].End)
	return &n
}

// around chooses the clauses of a long sentence to show: from its beginning as
// many as there is room for, if the date is among them, else those that end
// with the date's own.
func around(d *news.Doc, s *news.Sentence, start int, t news.Span) (from, to int) {
	borders := clauses(d, s, start)
	for _, b := range borders {
		if b.end-start <= summaryMax || to < t.End && b.end >= t.End {
			to = b.end
		}
	}
	from = start
	for _, b := range borders {
		if to-from > summaryMax && b.next <= t.Start {
			from = b.next
		}
	}
	if to-from <= summaryMax {
		return from, to
	}
	return words(d, from, to, t)
}

// border is where a clause ends and the next begins.
type border struct{ end, next int }

// clauses returns the borders between the clauses of a sentence, at its commas,
// semicolons, colons and dashes, and its end.
func clauses(d *news.Doc, s *news.Sentence, start int) []border {
	var out []border
	for i := s.First; i+1 < s.Last; i++ {
		switch d.Word(i) {
		case ",", ";", ":", "—", "–", "--":
			if at := int(d.Tokens[i].Start); at > start {
				out = append(out, border{at, int(d.Tokens[i+1].Start)})
			}
		}
	}
	return append(out, border{s.End, s.End})
}

// words cuts what is too long between words, around the date at t.
func words(d *news.Doc, from, to int, t news.Span) (int, int) {
	for i := d.TokenAt(from); i < len(d.Tokens) && int(d.Tokens[i].Start) <= t.Start; i++ {
		if from = int(d.Tokens[i].Start); t.End-from <= summaryMax*2/3 {
			break
		}
	}
	for i := d.TokenAt(t.End - 1); i < len(d.Tokens) && int(d.Tokens[i].End) <= from+summaryMax; i++ {
		if int(d.Tokens[i].End) > to {
			break
		}
		t.End = int(d.Tokens[i].End)
	}
	return from, t.End
}

// afterDateline returns where the sentence begins behind a dateline in capitals:
// "BAGHDAD:", "PARIS (Reuters) -".
func afterDateline(d *news.Doc, s *news.Sentence) int {
	if s.First != 0 || d.In != news.InText || s.First == s.Last || !capitals(d.Word(s.First)) {
		return s.Start
	}
	for i := s.First + 1; i+1 < s.Last && i < s.First+10; i++ {
		switch d.Word(i) {
		case ":", "-", "--", "–", "—":
			return int(d.Tokens[i+1].Start)
		}
	}
	return s.Start
}

// capitals reports whether w is a word in capital letters.
func capitals(w string) bool { return len(w) > 1 && upper(w) && strings.ToUpper(w) == w }
