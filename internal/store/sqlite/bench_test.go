package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// corpusArticle makes the nth article of a corpus: 400 words, drawn so that
// some are frequent and most are rare.
func corpusArticle(n int) news.Article {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	var b strings.Builder
	for i := range 400 {
		rank := int(1 / (r.Float64() + 0.00005))
		fmt.Fprintf(&b, "w%s", strings.Map(func(c rune) rune { return c - '0' + 'a' }, fmt.Sprint(rank)))
		b.WriteString([]string{" ", " ", ", ", " ", ". ", " "}[i%6])
	}
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * 7 * time.Minute)
	return news.Article{
		Origin: fmt.Sprintf("https://news.example/%d", n), Title: news.Clean(fmt.Sprintf("Headline wb number %d", n)),
		Text: news.Clean(b.String()), Published: news.At(day), Publisher: news.Clean("The Courier"), Place: news.Clean("Orlec"),
	}
}

// corpus fills an archive with n articles.
func corpus(b *testing.B, n int) store.Store {
	b.Helper()
	s := opener(filepath.Join(b.TempDir(), "archive.db"))(b)
	for at := 0; at < n; at += 2000 {
		batch := make([]news.Article, 0, 2000)
		for i := at; i < min(n, at+2000); i++ {
			batch = append(batch, corpusArticle(i))
		}
		if _, err := s.Add(context.Background(), batch); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// BenchmarkAdd adds batches of 1,000 articles of 400 words.
func BenchmarkAdd(b *testing.B) {
	s := opener(filepath.Join(b.TempDir(), "archive.db"))(b)
	n := 0
	for b.Loop() {
		b.StopTimer()
		batch := make([]news.Article, 1000)
		for i := range batch {
			batch[i] = corpusArticle(n)
			n++
		}
		b.StartTimer()
		if _, err := s.Add(context.Background(), batch); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkFind asks an archive of 10,000 articles for pages of fifty.
func BenchmarkFind(b *testing.B) {
	s := corpus(b, 10_000)
	for name, q := range map[string]string{
		"all": "", "frequent": "wb", "and": "wc wd", "or": "wbaa or wcaa", "not": "-wb", "phrase": `"wb wb wc"`, "prefix": "wba*",
		"state": "is:unread wb", "dates": "wb after:2020-01-10 before:2020-01-20", "relevance": "wc sort:relevance",
	} {
		parsed, err := query.Parse(q, time.Now())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Find(context.Background(), parsed, store.Page{Limit: 50}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkArticle opens articles of an archive of 2,000.
func BenchmarkArticle(b *testing.B) {
	s, ctx := corpus(b, 2000), context.Background()
	rows, err := s.Find(ctx, query.Query{}, store.Page{Limit: 100})
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		if _, err := s.Article(ctx, rows[i%100].ID); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens an archive and reads its first page.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "archive.db")
	s := opener(path)(b)
	for n := range 50 {
		if _, err := s.Add(context.Background(), []news.Article{corpusArticle(n)}); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Find(context.Background(), query.Query{}, store.Page{Limit: 50}); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}
