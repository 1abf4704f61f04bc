package reader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"

	"dateline/internal/news"
	"dateline/internal/store"
)

// focusKind is what kind of thing the focus rests on.
type focusKind uint8

const (
	onNothing focusKind = iota
	onName
	onQuote
	onPassage
	onTime
	onSentence
	onWords // a span that something led to and that is none of the above
)

// thing is something the focus can rest on.
type thing struct {
	span  news.Span
	at    place
	index int // into what the kind says: mentions (those of the headline first), quotes, …
}

// index lists what can be focused in an article, each kind in reading order.
type index struct {
	things     [onWords][]thing
	paragraphs []news.Span // of the text
	entities   []int       // how many quotes each entity has
	words      int         // of the text
	lanes      []int       // of the gutter, of each passage
	longest    int         // bytes of the longest quote
	// attributions says who speaks in a paragraph, by the byte its last line ends at.
	attributions map[int]news.Text
}

// newIndex makes the index of an article.
func newIndex(rec *store.Record) index {
	var x index
	title := rec.Article.Title.Len()
	add := func(k focusKind, s news.Span, i int) {
		x.things[k] = append(x.things[k], thing{s, placeOf(title, s.In, s.Start), i})
	}
	for range strings.FieldsSeq(rec.Article.Text.String()) {
		x.words++
	}
	x.paragraphs = paragraphs(rec.Article.Text.String())
	for i, pa := range rec.Passages {
		if !pa.Orphan() {
			add(onPassage, pa.Span, i)
		}
	}
	if title > 0 {
		add(onSentence, news.Span{End: title, In: news.InTitle}, -1)
	}
	if a := rec.Analysis; a != nil {
		for i, m := range a.TitleMentions {
			add(onName, m.Span, i)
		}
		for i, m := range a.Mentions {
			add(onName, m.Span, len(a.TitleMentions)+i)
		}
		for i, q := range a.Quotes {
			add(onQuote, q.Span, i)
		}
		for i, t := range a.Times {
			add(onTime, t.Span, i)
		}
		x.count(a)
	}
	for i, s := range sentencesOf(rec) {
		add(onSentence, s, i)
	}
	for k := range x.things {
		slices.SortStableFunc(x.things[k], func(a, b thing) int { return cmp.Compare(a.at, b.at) })
	}
	x.lanes = lanes(rec.Passages)
	x.attribute(rec)
	return x
}

// count fills in how much each entity says.
func (x *index) count(a *news.Analysis) {
	x.entities = make([]int, len(a.Entities))
	for _, q := range a.Quotes {
		x.longest = max(x.longest, q.Len())
		if q.Speaker >= 0 && q.Speaker < len(x.entities) {
			x.entities[q.Speaker]++
		}
	}
}

// sentencesOf returns the sentences that the analyser found, or, before it has
// been there, those that punctuation suggests.
func sentencesOf(rec *store.Record) []news.Span {
	if rec.Analysis != nil && len(rec.Analysis.Sentences) > 0 {
		return rec.Analysis.Sentences
	}
	text := rec.Article.Text.String()
	var out []news.Span
	for at := sentences.FromString(text); at.Next(); {
		s := trim(text, at.Start(), at.End())
		if s.Len() > 0 {
			out = append(out, s)
		}
	}
	return out
}

// paragraphs returns the runs of lines between blank lines, without the blanks
// around them.
func paragraphs(text string) []news.Span {
	var out []news.Span
	for at := 0; at < len(text); {
		end := at
		for end < len(text) {
			line := strings.IndexByte(text[end:], '\n')
			if line < 0 {
				line = len(text) - end
			}
			if strings.TrimSpace(text[end:end+line]) == "" {
				break
			}
			end = min(end+line+1, len(text))
		}
		if s := trim(text, at, end); s.Len() > 0 {
			out = append(out, s)
		}
		next := strings.IndexByte(text[end:], '\n')
		if next < 0 {
			break
		}
		at = end + next + 1
	}
	return out
}

// trim returns the span from start to end without the blanks at its ends.
func trim(text string, start, end int) news.Span {
	for start < end && blank(text[start]) {
		start++
	}
	for end > start && blank(text[end-1]) {
		end--
	}
	return news.Span{Start: start, End: end}
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// around returns the span among spans, in order, that holds offset off, or the
// last one before it, or the first.
func around(spans []news.Span, off int) (news.Span, bool) {
	if len(spans) == 0 {
		return news.Span{}, false
	}
	i, _ := slices.BinarySearchFunc(spans, off, func(s news.Span, off int) int { return cmp.Compare(s.Start, off+1) })
	return spans[max(i-1, 0)], true
}
