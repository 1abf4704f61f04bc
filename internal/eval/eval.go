// Package eval measures the analyser on texts that people have marked: names,
// joined entities, quotes with their speakers, time expressions, events and
// sources. It reads the project's own gold mark-up and the formats of the open
// corpora, and prints precision, recall and F1 with the misses in context.
//
// A marked text is a [Document]: an article with the analysis that people made
// of it. The scorers compare two analyses and know nothing of files.
//
// Start reading at [Run], then gold.go for the mark-up.
package eval

import (
	"errors"
	"fmt"

	"dateline/internal/news"
)

// Analyser is what is measured.
type Analyser interface {
	Analyse(a news.Article) *news.Analysis
}

// Layer is something that can be marked in a text.
type Layer uint8

// The layers, as bits: a corpus has some of them.
const (
	Names Layer = 1 << iota
	Entities
	Quotes
	Times
	Events
	Sources
	All = Names | Entities | Quotes | Times | Events | Sources
)

// Document is a text with what people marked in it.
type Document struct {
	ID      string
	Article news.Article
	Gold    *news.Analysis
	Layers  Layer
	// Types are the types of names that are marked throughout; nil for all.
	Types []news.EntityType
	// WholeContents says that a mixed quote spans all that was said, with and
	// without marks, so that it is cut to the marks before it is compared.
	WholeContents bool
	// DirectOnly says that paraphrases are not marked.
	DirectOnly bool
	// SomeEvents says that only events of some people are marked, so that what
	// else is found is neither right nor wrong.
	SomeEvents bool
	Negative   []news.Span // quotes that nobody said
}

// Options choose what is measured.
type Options struct {
	Layers Layer // 0: all that a corpus has
	Limit  int   // documents of each file; 0: all
}

// Run analyses the marked texts at path, a file or a directory of them, and
// compares. Files are told by their names and contents: *.gold, *.bio.gz and
// *.jsonl.gz.
func Run(an Analyser, path string, o Options) (*Report, error) {
	files, err := marked(path)
	if err != nil {
		return nil, err
	}
	r := &Report{}
	for _, f := range files {
		docs, err := read(f)
		if errors.Is(err, errUnmarked) {
			r.Unmarked = append(r.Unmarked, f)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", f, err)
		}
		if o.Limit > 0 && len(docs) > o.Limit {
			docs = docs[:o.Limit]
		}
		for i := range docs {
			d := &docs[i]
			if o.Layers != 0 {
				d.Layers &= o.Layers
			}
			r.Add(d, an.Analyse(d.Article))
		}
	}
	if r.Documents == 0 {
		return nil, fmt.Errorf("nothing in %s is marked", path)
	}
	return r, nil
}
