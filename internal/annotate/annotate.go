// Package annotate is the logic of passages: how a marked span is described so
// that it can be found again, and how it is found after its article changed. It
// is pure; what is stored and shown is decided elsewhere.
package annotate

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/news"
)

// Context is how many runes of the text a selector keeps on each side.
const Context = 32

// Select describes a span of a so that [Anchor] finds it again in another version.
func Select(a news.Article, s news.Span) news.Selector {
	text := a.In(s.In)
	whole := text.String()
	from, to := s.Start, s.End
	for range Context {
		_, n := utf8.DecodeLastRuneInString(whole[:from])
		from -= n
		_, n = utf8.DecodeRuneInString(whole[to:])
		to += n
	}
	cut := func(i, j int) news.Text { return text.Slice(news.Span{Start: i, End: j}) }
	return news.Selector{
		Exact:  cut(s.Start, s.End),
		Prefix: cut(from, s.Start),
		Suffix: cut(s.End, to),
		At:     s,
		Hash:   a.Hash,
	}
}

// Anchor finds the selected words in a, which may be another version than the
// one they were selected in. Without ok the passage is an orphan, and the
// candidates are the places where its words stand but may not be meant.
//
// Words that stand in one place are there. Of several places the one whose
// surroundings agree with the selector is taken, if no other agrees as well:
// a passage is never put on the wrong words.
func Anchor(a news.Article, sel news.Selector) (at news.Span, candidates []news.Span, ok bool) {
	text := a.In(sel.At.In).String()
	if sel.Hash == a.Hash && sel.At.Valid(text) && text[sel.At.Start:sel.At.End] == sel.Exact.String() {
		return sel.At, nil, true
	}
	places := occurrences(text, sel.Exact.String(), sel.At.In)
	best, second, which := -1, -1, 0
	for i, p := range places {
		n := agreement(text, p, sel)
		if n > best {
			best, second, which = n, best, i
		} else if n > second {
			second = n
		}
	}
	switch {
	case len(places) == 0:
		return news.Span{}, nil, false
	case len(places) == 1 && (best >= enough(sel) || distinctive(sel.Exact.String())):
		return places[0], nil, true
	case len(places) > 1 && best > second && best >= Context/2:
		return places[which], nil, true
	}
	return news.Span{}, places, false
}

// distinctive reports whether words are long enough to mean the same place
// wherever they stand.
func distinctive(words string) bool { return utf8.RuneCountInString(words) >= Context }

// enough is how many runes around a place must agree for it to be the one meant:
// a quarter of one side's context, or all there was in a short text.
func enough(sel news.Selector) int {
	had := utf8.RuneCountInString(sel.Prefix.String()) + utf8.RuneCountInString(sel.Suffix.String())
	return min(Context/4, had)
}

// agreement counts the runes next to p that are those next to the selection.
func agreement(text string, p news.Span, sel news.Selector) int {
	n := 0
	before, want := text[:p.Start], sel.Prefix.String()
	for before != "" && want != "" {
		a, i := utf8.DecodeLastRuneInString(before)
		b, j := utf8.DecodeLastRuneInString(want)
		if a != b {
			break
		}
		before, want = before[:len(before)-i], want[:len(want)-j]
		n++
	}
	after, want := text[p.End:], sel.Suffix.String()
	for after != "" && want != "" {
		a, i := utf8.DecodeRuneInString(after)
		b, j := utf8.DecodeRuneInString(want)
		if a != b {
			break
		}
		after, want = after[i:], want[j:]
		n++
	}
	return n
}

// occurrences lists where words stand in text.
func occurrences(text, words string, in news.Field) []news.Span {
	var at []news.Span
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		at = append(at, news.Span{Start: from + i, End: from + i + len(words), In: in})
		from += i + len(words)
	}
	return at
}
