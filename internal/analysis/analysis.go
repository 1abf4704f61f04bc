// Package analysis is the pipeline: it hands an article from stage to stage
// (token, ner, coref, quote, timex, event, and the sources that follow from
// them) and returns all that was found as one value.
//
// The stages lie below it and do not know each other; this package reads their
// data and holds the only list of their order. It does no input or output but
// reading what is embedded in the program.
//
// Start reading at [Analyser.Analyse].
package analysis

import (
	"sync"

	"dateline/internal/analysis/event"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
	"dateline/internal/sourcing"
)

// version grows with every change that makes a re-analysis worth while.
const version = 1

// Analyser finds everything in an article. The zero value is ready; its data
// are loaded at the first article. It is safe for use by several goroutines.
type Analyser struct {
	once   sync.Once
	stages *stages
}

// New returns an analyser. It loads nothing yet.
func New() *Analyser { return &Analyser{} }

// Version grows with every change that makes a re-analysis worth while.
func (a *Analyser) Version() int { return version }

// Analyse finds everything in an article. A text that is not in English is
// returned without marks, with a word why in Skipped, and so is one too long.
func (a *Analyser) Analyse(art news.Article) *news.Analysis {
	a.once.Do(func() { a.stages = mustLoad() })
	s := a.stages
	if art.Text.Len() > news.MaxDoc {
		return &news.Analysis{Analyser: version, Skipped: news.CleanLine("longer than 2 GB")}
	}
	text := token.Split(art.Text.String(), news.InText)
	an := &news.Analysis{Analyser: version, Sentences: sentences(text)}
	lang := s.languages.of(text)
	an.Language = lang.tag
	if lang.tag != "en" {
		an.Skipped = news.CleanLine("in " + lang.name)
		return an
	}
	title := token.Split(art.Title.String(), news.InTitle)
	an.Mentions = s.tag(text)
	an.TitleMentions = s.names.Tag(title)
	an.Entities = s.entities.Resolve(text, title, an.Mentions, an.TitleMentions)
	an.Quotes = s.quotes.Find(text, an.Mentions, an.Entities)
	an.Times = s.times.Find(text, art.Published, an.Quotes)
	an.Events = event.Find(text, art.Published, an.Mentions, an.Quotes, an.Times)
	an.Sources = sourcing.Sources(art.Text, an)
	return an
}

// sentences returns the sentences as spans.
func sentences(d *news.Doc) []news.Span {
	out := make([]news.Span, len(d.Sentences))
	for i, s := range d.Sentences {
		out[i] = news.Span{Start: s.Start, End: s.End, In: d.In}
	}
	return out
}
