package store

import (
	"dateline/internal/news"
	"dateline/internal/query"
)

// Doc returns r as the query evaluator sees it: what a store must find it by.
func Doc(r Record) query.Doc {
	d := query.Doc{
		Title: r.Article.Title.String(), Text: r.Article.Text.String(),
		By: r.Article.Byline.String(), From: r.Article.Publisher.String(), Place: r.Article.Place.String(),
		Published: r.Article.Published.Time, Added: r.Article.Added.Time,
		Read: r.State.Read, Starred: r.State.Starred,
	}
	for _, t := range r.State.Tags {
		d.Tags = append(d.Tags, t.String())
	}
	for _, p := range r.Passages {
		for _, t := range p.Tags {
			d.Tags = append(d.Tags, t.String())
		}
		if !p.Note.Empty() {
			d.Notes = append(d.Notes, p.Note.String())
		}
	}
	if r.Analysis != nil {
		m := MarksOf(r.Article.Text, r.Analysis)
		d.Who, d.Speakers, d.Said = m.Who, m.Speakers, m.Said
	}
	d.Tagged, d.HasNote, d.HasQuote = len(d.Tags) > 0, len(d.Notes) > 0, len(d.Said) > 0
	return d
}

// Searchable is what an analysis adds to what an article is found by.
type Searchable struct {
	Who      []string // every name and alias of every entity
	Speakers []string // likewise of those quoted; of one who is never named, the words for them
	Said     []string // direct and mixed quotations: words that somebody used
	Speaks   []bool   // for each entity of the analysis, whether it is quoted
}

// MarksOf returns what an article is found by because of its analysis.
func MarksOf(text news.Text, a *news.Analysis) Searchable {
	s := Searchable{Speaks: make([]bool, len(a.Entities))}
	for _, e := range a.Entities {
		s.Who = appendNames(s.Who, e)
	}
	for _, q := range a.Quotes {
		if q.Kind == news.Scare {
			continue
		}
		if q.Kind != news.Indirect {
			s.Said = append(s.Said, text.Slice(q.Span).String())
		}
		switch {
		case q.Speaker == news.None && !q.SpeakerSpan.IsZero():
			s.Speakers = append(s.Speakers, text.Slice(q.SpeakerSpan).String())
		case q.Speaker != news.None && !s.Speaks[q.Speaker]:
			s.Speaks[q.Speaker] = true
			s.Speakers = appendNames(s.Speakers, a.Entities[q.Speaker])
		}
	}
	return s
}

func appendNames(names []string, e news.Entity) []string {
	names = append(names, e.Name.String())
	for _, alias := range e.Aliases {
		names = append(names, alias.String())
	}
	return names
}
