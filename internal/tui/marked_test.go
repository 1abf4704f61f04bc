package tui

import (
	"os"
	"path/filepath"
	"slices"

	"dateline/internal/analysis/token"
	"dateline/internal/eval"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/sourcing"
)

// marked is an analyser that finds what people have marked by hand, so that the
// screens kept in testdata do not change whenever the real one learns something.
// An article that nobody marked has its sentences alone.
type marked map[news.Text]*news.Analysis

// readMarked reads the hand-marked samples.
func readMarked() (marked, error) {
	paths, err := filepath.Glob("../../data/gold/*.gold")
	if err != nil {
		return nil, err
	}
	m := marked{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		doc, err := eval.ParseGold(string(b))
		if err != nil {
			return nil, err
		}
		for i := range doc.Gold.Entities {
			e := &doc.Gold.Entities[i]
			e.Key = string(e.Type) + ":" + query.Fold(e.Name.String())
		}
		m[doc.Article.Text] = doc.Gold
	}
	return m, nil
}

func (m marked) Version() int { return 1 }

func (m marked) Analyse(a news.Article) *news.Analysis {
	out := news.Analysis{Language: "en"}
	if gold := m[a.Text]; gold != nil {
		out = *gold
	}
	out.Events = slices.Clone(out.Events)
	for i, e := range out.Events {
		out.Events[i].Summary = a.Text.Slice(e.Span).Line()
	}
	out.Sources = sourcing.Sources(a.Text, &out)
	out.Sentences = nil
	for _, s := range token.Split(a.Text.String(), news.InText).Sentences {
		out.Sentences = append(out.Sentences, news.Span{Start: s.Start, End: s.End})
	}
	return &out
}
