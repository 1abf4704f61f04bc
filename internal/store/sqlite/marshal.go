package sqlite

import (
	"encoding/binary"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// An analysis says most things by pointing into its text, and so does its
// stored form: spans follow each other at short distances, names and summaries
// are slices of the text, and words of fixed lists are numbers. All numbers are
// varints. As JSON an analysis takes 2,000 bytes compressed, this way a third.
//
// One description, [coder.analysis], serves both directions, so that they cannot
// differ.

// coder writes values to buf, or reads them from it.
type coder struct {
	article *news.Article // what spans and slices point into
	reading bool
	buf     []byte
	last    int  // where the span before began
	bad     bool // buf is not what a coder wrote
}

// marshalAnalysis returns the stored form of what was found in an article.
func marshalAnalysis(a *news.Article, an *news.Analysis) []byte {
	c := coder{article: a}
	c.analysis(an)
	return c.buf
}

// unmarshalAnalysis is the reverse. It fails for what marshalAnalysis cannot
// have written about that article.
func unmarshalAnalysis(a *news.Article, b []byte) (*news.Analysis, error) {
	c := coder{article: a, reading: true, buf: b}
	an := new(news.Analysis)
	c.analysis(an)
	if c.bad || len(c.buf) > 0 {
		return nil, errPacked
	}
	return an, nil
}

// The fixed lists. New words are added at their ends: stored numbers are
// positions. A word that is in none is stored as it is.
func entityTypes() []news.EntityType {
	return []news.EntityType{news.Person, news.Organisation, news.Location, news.Misc}
}

func quoteKinds() []news.QuoteKind {
	return []news.QuoteKind{news.Direct, news.Mixed, news.Indirect, news.Scare}
}

func timexTypes() []news.TimexType {
	return []news.TimexType{news.Date, news.Time, news.Duration, news.Set}
}

func sourceKinds() []news.SourceKind {
	return []news.SourceKind{news.SourcePerson, news.SourceOrganisation, news.SourceDocument, news.SourceOutlet, news.SourceAnonymous}
}

func (c *coder) analysis(a *news.Analysis) {
	c.int(&a.Analyser)
	c.string(&a.Language)
	c.text(&a.Skipped)
	list(c, &a.Sentences, func(_ int, s *news.Span) { c.span(s) })
	list(c, &a.Mentions, func(_ int, m *news.Mention) { c.mention(m) })
	list(c, &a.TitleMentions, func(_ int, m *news.Mention) { c.mention(m) })
	list(c, &a.Entities, c.entity)
	list(c, &a.Quotes, func(_ int, q *news.Quote) { c.quote(q) })
	list(c, &a.Times, func(_ int, t *news.Timex) {
		c.span(&t.Span)
		word(c, &t.Type, timexTypes())
		c.string(&t.Value)
	})
	list(c, &a.Events, func(_ int, e *news.Event) { c.event(e) })
	list(c, &a.Sources, func(_ int, s *news.Source) { c.source(s) })
}

func (c *coder) mention(m *news.Mention) {
	c.span(&m.Span)
	word(c, &m.Type, entityTypes())
	c.int(&m.Entity)
}

func (c *coder) entity(i int, e *news.Entity) {
	word(c, &e.Type, entityTypes())
	c.text(&e.Name)
	c.usually(&e.ID, "e"+strconv.Itoa(i+1))
	list(c, &e.Aliases, func(_ int, t *news.Text) { c.text(t) })
	c.text(&e.Description)
	c.span(&e.DescriptionAt)
	c.usually(&e.Key, string(e.Type)+":"+strings.ToLower(e.Name.String()))
}

func (c *coder) quote(q *news.Quote) {
	c.span(&q.Span)
	word(c, &q.Kind, quoteKinds())
	c.span(&q.Cue)
	c.int(&q.Speaker)
	c.span(&q.SpeakerSpan)
	c.bool(&q.Anonymous)
	c.text(&q.Channel)
	c.text(&q.Why)
	c.text(&q.Reason)
}

func (c *coder) event(e *news.Event) {
	c.span(&e.Span)
	c.string(&e.Date)
	c.bool(&e.Future)
	c.text(&e.Summary)
	list(c, &e.Entities, func(_ int, n *int) { c.int(n) })
	c.span(&e.Timex)
}

func (c *coder) source(s *news.Source) {
	c.text(&s.Name)
	word(c, &s.Kind, sourceKinds())
	c.int(&s.Entity)
	list(c, &s.Channels, func(_ int, t *news.Text) { c.text(t) })
	list(c, &s.Attributions, func(_ int, at *news.Span) { c.span(at) })
	c.text(&s.Reason)
}

// uint codes a number that is not negative.
func (c *coder) uint(n *uint64) {
	if !c.reading {
		c.buf = binary.AppendUvarint(c.buf, *n)
		return
	}
	v, w := binary.Uvarint(c.buf)
	if w <= 0 {
		c.bad, c.buf, v, w = true, nil, 0, 0
	}
	*n, c.buf = v, c.buf[w:]
}

// int codes a number, small ones of either sign in one byte.
func (c *coder) int(n *int) {
	u := uint64(*n<<1) ^ uint64(*n>>63)
	c.uint(&u)
	*n = int(u>>1) ^ -int(u&1)
}

func (c *coder) bool(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.int(&n)
	*b = n != 0
}

// span codes a span by its distance from the one before, with 0 for none.
func (c *coder) span(s *news.Span) {
	var head, length uint64
	if !s.IsZero() {
		distance := s.Start - c.last
		head = 2 + ((uint64(distance<<1)^uint64(distance>>63))<<1 | uint64(s.In))
		length = uint64(s.Len())
	}
	if c.uint(&head); head < 2 {
		*s = news.Span{}
		return
	}
	c.uint(&length)
	if c.reading {
		head -= 2
		zigzag := head >> 1
		s.In = news.Field(head & 1)
		s.Start = c.last + (int(zigzag>>1) ^ -int(zigzag&1))
		s.End = s.Start + int(length)
	}
	c.last = s.Start
}

// string codes a string: as a slice of the text where it is one, else in full.
// The first number is the length times two, plus one for a slice.
func (c *coder) string(s *string) {
	text := c.article.Text.String()
	if !c.reading {
		at := -1
		if len(*s) > 2 {
			at = strings.Index(text, *s)
		}
		head := uint64(len(*s)) << 1
		if at < 0 {
			c.uint(&head)
			c.buf = append(c.buf, *s...)
			return
		}
		from := uint64(at)
		head |= 1
		c.uint(&head)
		c.uint(&from)
		return
	}
	var head, from uint64
	c.uint(&head)
	length := head >> 1
	if head&1 == 0 {
		*s = c.take(length)
		return
	}
	if c.uint(&from); from > uint64(len(text)) || length > uint64(len(text))-from {
		c.bad = true
		return
	}
	*s = text[from : from+length]
}

// take reads n bytes.
func (c *coder) take(n uint64) string {
	if n > uint64(len(c.buf)) {
		c.bad, c.buf = true, nil
		return ""
	}
	s := string(c.buf[:n])
	c.buf = c.buf[n:]
	return s
}

func (c *coder) text(t *news.Text) {
	s := t.String()
	c.string(&s)
	if c.reading {
		*t = news.Clean(s)
	}
}

// usually codes a string that mostly is the expected one.
func (c *coder) usually(s *string, expected string) {
	other := *s != expected
	c.bool(&other)
	if other {
		c.string(s)
	} else {
		*s = expected
	}
}

// word codes a word of a fixed list: its position from 1, or 0 and the word.
func word[W ~string](c *coder, w *W, words []W) {
	n := 0
	for i, one := range words {
		if one == *w {
			n = i + 1
		}
	}
	c.int(&n)
	switch {
	case n == 0:
		s := string(*w)
		c.string(&s)
		*w = W(s)
	case n < 0 || n > len(words):
		c.bad = true
	default:
		*w = words[n-1]
	}
}

// list codes a list. Each element takes a byte at least, which bounds what a
// damaged length can make us allocate.
func list[E any](c *coder, l *[]E, each func(i int, e *E)) {
	n := uint64(len(*l))
	if c.uint(&n); c.reading {
		if n > uint64(len(c.buf)) {
			c.bad, n = true, 0
		}
		if *l = nil; n > 0 {
			*l = make([]E, n)
		}
	}
	for i := range *l {
		each(i, &(*l)[i])
	}
}
