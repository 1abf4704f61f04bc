package sqlite

import (
	"errors"
	"fmt"

	"dateline/internal/news"
)

var errMarks = errors.New("the analysis does not fit the text")

// validate reports whether everything found in an article lies within its text
// and refers to entities that are there.
func validate(a *news.Article, an *news.Analysis) error {
	v := validator{a: a, entities: len(an.Entities)}
	for _, s := range an.Sentences {
		v.span("sentence", s)
	}
	for _, m := range an.Mentions {
		v.span("mention", m.Span)
		v.entity(m.Entity)
	}
	for _, m := range an.TitleMentions {
		m.In = news.InTitle
		v.span("mention", m.Span)
		v.entity(m.Entity)
	}
	for _, e := range an.Entities {
		v.optional("description", e.DescriptionAt)
	}
	for _, q := range an.Quotes {
		v.span("quote", q.Span)
		v.optional("cue", q.Cue)
		v.optional("speaker", q.SpeakerSpan)
		v.entity(q.Speaker)
	}
	for _, t := range an.Times {
		v.span("time", t.Span)
	}
	for _, e := range an.Events {
		v.span("event", e.Span)
		v.optional("event's time", e.Timex)
		for _, n := range e.Entities {
			v.entity(n)
		}
	}
	for _, s := range an.Sources {
		v.entity(s.Entity)
		for _, at := range s.Attributions {
			v.span("attribution", at)
		}
	}
	return v.err
}

// validator keeps the first thing that is wrong.
type validator struct {
	a        *news.Article
	entities int
	err      error
}

func (v *validator) span(what string, s news.Span) {
	text := v.a.In(s.In)
	if v.err == nil && (s.IsZero() || !s.Valid(text.String())) {
		v.err = fmt.Errorf("%w: a %s at bytes %d to %d of %d", errMarks, what, s.Start, s.End, text.Len())
	}
}

func (v *validator) optional(what string, s news.Span) {
	if !s.IsZero() {
		v.span(what, s)
	}
}

func (v *validator) entity(n int) {
	if v.err == nil && n != news.None && (n < 0 || n >= v.entities) {
		v.err = fmt.Errorf("%w: entity %d of %d", errMarks, n, v.entities)
	}
}
