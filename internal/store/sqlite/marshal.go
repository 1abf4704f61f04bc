package sqlite

import (
	"strconv"
	"strings"

	"dateline/internal/news"
)

// An analysis says most things by pointing into its text, and so does its
// stored form: spans follow each other at short distances, names are slices of
// the text, what points at something else in the analysis is its number there,
// and words of fixed lists are numbers. As JSON an analysis takes 2,000 bytes
// compressed, this way a quarter.
//
// One description, [coder.analysis], serves both directions, so that they cannot
// differ. The primitives are in coder.go.

// marshalAnalysis returns the stored form of what was found in an article.
func marshalAnalysis(a *news.Article, an *news.Analysis) []byte {
	c := newCoder(a)
	c.analysis(an)
	return c.buf
}

// unmarshalAnalysis is the reverse. It fails for what marshalAnalysis cannot
// have written about that article.
func unmarshalAnalysis(a *news.Article, b []byte) (*news.Analysis, error) {
	c := newCoder(a)
	c.reading, c.buf = true, b
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

// analysis codes what others point at before them: sentences before events,
// entities before mentions.
func (c *coder) analysis(a *news.Analysis) {
	c.int(&a.Analyser)
	c.string(&a.Language)
	c.text(&a.Skipped)
	list(c, &a.Sentences, func(_ int, s *news.Span) { c.span(s) })
	list(c, &a.Entities, c.entity)
	mention := func(_ int, m *news.Mention) { c.mention(m, a.Entities) }
	list(c, &a.Mentions, mention)
	list(c, &a.TitleMentions, mention)
	list(c, &a.Quotes, func(_ int, q *news.Quote) { c.quote(q) })
	list(c, &a.Times, func(_ int, t *news.Timex) {
		c.span(&t.Span)
		word(c, &t.Type, timexTypes())
		c.string(&t.Value)
	})
	list(c, &a.Events, func(_ int, e *news.Event) { c.event(e, a) })
	list(c, &a.Sources, func(_ int, s *news.Source) { c.source(s, a) })
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

// mention codes a name. Its type is that of its entity; the number before the
// entity's says so, or that another follows.
func (c *coder) mention(m *news.Mention, entities []news.Entity) {
	c.span(&m.Span)
	typed := m.Entity >= 0 && m.Entity < len(entities) && m.Type == entities[m.Entity].Type
	c.flagged(&m.Entity, &typed)
	switch {
	case !typed:
		word(c, &m.Type, entityTypes())
	case m.Entity < 0 || m.Entity >= len(entities):
		c.bad = true
	default:
		m.Type = entities[m.Entity].Type
	}
}

func (c *coder) quote(q *news.Quote) {
	c.span(&q.Span)
	word(c, &q.Kind, quoteKinds())
	c.span(&q.Cue)
	c.flagged(&q.Speaker, &q.Anonymous)
	c.span(&q.SpeakerSpan)
	c.text(&q.Channel)
	c.remark(&q.Why)
	c.remark(&q.Reason)
}

// event codes what happened: in a sentence, on a date that mostly is the value
// of a time expression.
func (c *coder) event(e *news.Event, a *news.Analysis) {
	c.among(&e.Span, len(a.Sentences), func(i int) news.Span { return a.Sentences[i] })
	at := c.among(&e.Timex, len(a.Times), func(i int) news.Span { return a.Times[i].Span })
	expected := ""
	if at >= 0 {
		expected, _, _ = strings.Cut(a.Times[at].Value, "T")
	}
	c.usually(&e.Date, expected)
	c.bool(&e.Future)
	c.text(&e.Summary)
	list(c, &e.Entities, func(_ int, n *int) { c.int(n) })
}

func (c *coder) source(s *news.Source, a *news.Analysis) {
	c.text(&s.Name)
	word(c, &s.Kind, sourceKinds())
	c.int(&s.Entity)
	list(c, &s.Channels, func(_ int, t *news.Text) { c.text(t) })
	list(c, &s.Attributions, func(_ int, at *news.Span) {
		c.among(at, len(a.Quotes), func(i int) news.Span { return a.Quotes[i].Span })
	})
	c.text(&s.Reason)
}
