package sqlite_test

import (
	"fmt"
	"testing"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
)

// BenchmarkBulk marks 100,000 articles as read in one edit and takes it back.
func BenchmarkBulk(b *testing.B) {
	s, err := sqlite.Open(b.Context(), b.TempDir()+"/a.db", sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	const n = 100_000
	for start := 0; start < n; start += 10_000 {
		batch := make([]news.Article, 10_000)
		for i := range batch {
			batch[i] = news.Article{Origin: fmt.Sprint(start + i), Title: news.Clean("Lake"), Text: news.Clean(fmt.Sprintf("The lake, for the %dth time.", start+i))}
		}
		if _, err := s.Add(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
	for _, c := range []struct {
		name  string
		after news.State
	}{{"read", news.State{Read: true}}, {"tag", news.State{Tags: []news.Text{news.Clean("x")}}}} {
		b.Run(c.name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				e, err := s.ApplyBulk(b.Context(), store.Bulk{Query: query.Query{}, After: c.after, What: func(int) news.Text { return news.Text{} }})
				if err != nil || e.Bulk[0].Count != n {
					b.Fatal(err, len(e.Bulk))
				}
				size = len(e.Bulk[0].Articles)
				if _, err := s.Undo(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size)/n, "journal-B/article")
		})
	}
}
