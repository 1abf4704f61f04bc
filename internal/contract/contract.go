// Package contract writes what was found in an article for others to read: as
// JSON, one object a line, with offsets in Unicode code points; as a summary for
// people; and as the text itself with its marks in line and the reason for each.
//
// It decides nothing about an article and stores nothing. Start reading at
// [Write].
package contract

import (
	"fmt"
	"io"

	"dateline/internal/news"
)

// head is what stands before the text.
type head struct {
	Path      news.Text   `json:"path"`
	Line      *int        `json:"line"`
	Title     news.Text   `json:"title"`
	Published news.Moment `json:"published"`
	Place     news.Text   `json:"place"`
	Publisher news.Text   `json:"publisher"`
	Byline    news.Text   `json:"byline"`
	Language  *string     `json:"language"`
}

type mention struct {
	Start  int             `json:"start"`
	End    int             `json:"end"`
	Type   news.EntityType `json:"type"`
	Entity *string         `json:"entity"`
}

type entity struct {
	ID          string          `json:"id"`
	Type        news.EntityType `json:"type"`
	Name        news.Text       `json:"name"`
	Aliases     []news.Text     `json:"aliases"`
	Description news.Text       `json:"description"`
}

type quote struct {
	Start       int            `json:"start"`
	End         int            `json:"end"`
	Kind        news.QuoteKind `json:"kind"`
	Cue         *[2]int        `json:"cue"`
	Speaker     *string        `json:"speaker"`
	SpeakerSpan *[2]int        `json:"speaker_span"`
	Anonymous   bool           `json:"anonymous"`
	Channel     news.Text      `json:"channel"`
	Why         news.Text      `json:"why"`
}

type timex struct {
	Start int            `json:"start"`
	End   int            `json:"end"`
	Type  news.TimexType `json:"type"`
	Value string         `json:"value"`
}

type event struct {
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Date     string    `json:"date"`
	Future   bool      `json:"future"`
	Summary  news.Text `json:"summary"`
	Entities []string  `json:"entities"`
}

type source struct {
	Name         news.Text       `json:"name"`
	Kind         news.SourceKind `json:"kind"`
	Entity       *string         `json:"entity"`
	Channels     []news.Text     `json:"channels"`
	Attributions [][2]int        `json:"attributions"`
}

// Write writes one article as a line of JSON. path is where it was read; line is
// its line in a file of many, counted from 1, or 0.
func Write(w io.Writer, a news.Article, an *news.Analysis, path string, line int) error {
	o := newObject(w)
	c := converter{an: an, text: newRunes(a.Text.String()), title: newRunes(a.Title.String())}
	h := head{
		Path: news.CleanLine(path), Title: a.Title, Published: a.Published, Place: a.Place,
		Publisher: a.Publisher, Byline: a.Byline,
	}
	if line > 0 {
		h.Line = &line
	}
	if an.Language != "" {
		h.Language = &an.Language
	}
	o.open(h)
	o.long("text", a.Text.String())
	list(o, "mentions", an.Mentions, c.mention)
	list(o, "title_mentions", an.TitleMentions, c.mention)
	list(o, "entities", an.Entities, c.entity)
	list(o, "quotes", an.Quotes, c.quote)
	list(o, "times", an.Times, c.timex)
	list(o, "events", an.Events, c.event)
	list(o, "sources", an.Sources, c.source)
	if err := o.close(); err != nil {
		return fmt.Errorf("writing the analysis of %s: %w", news.CleanLine(path), err)
	}
	return nil
}

// texts returns an empty list for none, which JSON would write as null.
func texts(t []news.Text) []news.Text {
	if t == nil {
		return []news.Text{}
	}
	return t
}

// converter turns byte spans into code point offsets and indices into IDs.
type converter struct {
	an          *news.Analysis
	text, title runes
}

func (c converter) pair(s news.Span) [2]int {
	r := c.text
	if s.In == news.InTitle {
		r = c.title
	}
	return [2]int{r.at(s.Start), r.at(s.End)}
}

func (c converter) optional(s news.Span) *[2]int {
	if s.IsZero() {
		return nil
	}
	p := c.pair(s)
	return &p
}

func (c converter) id(e int) *string {
	if e < 0 || e >= len(c.an.Entities) {
		return nil
	}
	return &c.an.Entities[e].ID
}

func (c converter) mention(m news.Mention) mention {
	p := c.pair(m.Span)
	return mention{p[0], p[1], m.Type, c.id(m.Entity)}
}

func (c converter) entity(e news.Entity) entity {
	return entity{e.ID, e.Type, e.Name, texts(e.Aliases), e.Description}
}

func (c converter) timex(t news.Timex) timex {
	p := c.pair(t.Span)
	return timex{p[0], p[1], t.Type, t.Value}
}

func (c converter) quote(q news.Quote) quote {
	p := c.pair(q.Span)
	return quote{
		p[0], p[1], q.Kind, c.optional(q.Cue), c.id(q.Speaker), c.optional(q.SpeakerSpan),
		q.Anonymous, q.Channel, q.Why,
	}
}

func (c converter) event(e news.Event) event {
	p := c.pair(e.Span)
	ids := make([]string, 0, len(e.Entities))
	for _, i := range e.Entities {
		if id := c.id(i); id != nil {
			ids = append(ids, *id)
		}
	}
	return event{p[0], p[1], e.Date, e.Future, e.Summary, ids}
}

func (c converter) source(s news.Source) source {
	at := make([][2]int, 0, len(s.Attributions))
	for _, a := range s.Attributions {
		at = append(at, c.pair(a))
	}
	return source{s.Name, s.Kind, c.id(s.Entity), texts(s.Channels), at}
}
