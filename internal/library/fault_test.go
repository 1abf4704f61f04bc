package library_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/store/sqlite"
)

// faulty fails on one article.
type faulty struct{ library.Analyser }

func (f faulty) Analyse(a news.Article) *news.Analysis {
	if a.Title.String() == "Bad" {
		panic("index out of range")
	}
	return f.Analyser.Analyse(a)
}

// An article on which the analyser fails says so, and holds up no other.
func TestAnalyserFails(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lib := library.New(s, func() library.Analyser { return faulty{analyser()} }, time.Now)
	defer lib.Close()
	added, err := s.Add(t.Context(), []news.Article{
		{Origin: "1", Title: news.Clean("Bad"), Text: news.Clean("The lake is full.")},
		{Origin: "2", Title: news.Clean("Good"), Text: news.Clean("Bruno Teck said the lake was full.")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Analyse(t.Context(), 2, quiet{}); err != nil {
		t.Fatal(err)
	}
	bad, err := lib.Read(t.Context(), added[0].ID)
	if err != nil || bad.Analysis == nil || !strings.Contains(bad.Analysis.Skipped.String(), "index out of range") {
		t.Errorf("the article that it failed on has %+v, %v", bad.Analysis, err)
	}
	good, err := lib.Read(t.Context(), added[1].ID)
	if err != nil || good.Analysis == nil || len(good.Analysis.Mentions) == 0 {
		t.Errorf("the other has %+v, %v", good.Analysis, err)
	}
}
