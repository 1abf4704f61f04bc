package quote

import (
	"strings"

	"dateline/internal/news"
)

// because says in one sentence which cue was taken and who speaks by it.
func (w *work) because(q int, c *cue, by speaker) string {
	var b strings.Builder
	b.WriteString("“" + w.doc.Text[w.items[c.at].start:w.items[c.end].end] + "” ")
	switch {
	case c.ascribes:
		b.WriteString("ascribes it to ")
	case q < c.at:
		b.WriteString("follows it; ")
	default:
		b.WriteString("leads to it; ")
	}
	if !c.ascribes {
		switch {
		case c.passive:
			b.WriteString("the speaker after “by” is ")
		case c.inverted:
			b.WriteString("the speaker after the verb is ")
		case c.borrowed:
			b.WriteString("the speaker, from the clause before, is ")
		default:
			b.WriteString("the speaker before the verb is ")
		}
	}
	b.WriteString(w.quoteSpan(by.span))
	if by.how != "" {
		b.WriteString(", " + by.how)
	}
	return b.String()
}

// quoteSpan returns the words of s in marks.
func (w *work) quoteSpan(s news.Span) string { return "“" + w.doc.Text[s.Start:s.End] + "”" }
