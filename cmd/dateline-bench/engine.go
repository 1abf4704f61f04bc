package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// engine measures the library on a warm archive.
func (b *bench) engine(ctx context.Context, lib *library.Library, s samples) error {
	for _, m := range measures(lib, s) {
		if !b.table.wants(m.name) {
			continue
		}
		times, err := b.time(ctx, m)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		b.table.add(fmt.Sprintf("%s, p%d", m.name, m.p), "ms", percentile(times, m.p), m.aim)
	}
	return nil
}

// measure is something to be done many times, each time with another sample.
type measure struct {
	name string
	p    int // percentile
	aim  aim
	do   func(ctx context.Context, i int) error
}

// time does all once to warm up, and then once more.
func (b *bench) time(ctx context.Context, m measure) ([]time.Duration, error) {
	var out []time.Duration
	for i := range 2 * b.samples {
		began := time.Now()
		if err := m.do(ctx, i%b.samples); err != nil {
			return nil, err
		}
		if i >= b.samples {
			out = append(out, time.Since(began))
		}
	}
	return out, nil
}

// measures are the lines of the table. The aims for what the desk does behind
// its first screen (timeline, dossier) are those of a pane: what is asked for
// should be there before one looks.
func measures(lib *library.Library, s samples) []measure {
	page := store.Page{Limit: 50}
	find := func(queries []query.Query) func(context.Context, int) error {
		return func(ctx context.Context, i int) error {
			_, err := lib.Find(ctx, queries[i%len(queries)], page)
			return err
		}
	}
	count := func(queries []query.Query) func(context.Context, int) error {
		return func(ctx context.Context, i int) error {
			_, err := lib.Count(ctx, queries[i%len(queries)], 10_000)
			return err
		}
	}
	return []measure{
		{"a page further down the list", 99, atMost(5, 5), func(ctx context.Context, i int) error {
			_, err := lib.Find(ctx, query.Query{}, store.Page{At: store.Cursor{Row: s.rows[i%len(s.rows)]}, Limit: 200})
			return err
		}},
		{"find a word", 50, atMost(0.3, 1), find(s.words)},
		{"find a phrase", 50, atMost(3, 6), find(s.phrases)},
		{"find a prefix of 2+ letters", 50, atMost(5, 10), find(s.prefixes)},
		{"find a word", 95, atMost(10, 15), find(s.words)},
		{"find two words, one or the other", 95, atMost(10, 15), find(s.pairs)},
		{"find a phrase", 95, atMost(15, 30), find(s.phrases)},
		{"find a prefix of 2+ letters", 95, atMost(20, 50), find(s.prefixes)},
		{"count a word, to 10,000", 95, atMost(10, 10), count(s.words)},
		{"count a phrase, to 10,000", 95, atMost(30, 60), count(s.phrases)},
		{"count a prefix, to 10,000", 95, atMost(30, 60), count(s.prefixes)},
		{"relevance, words", 99, atMost(60, 100), find(s.ranked)},
		{"relevance, a phrase of stop words", 99, atMost(200, 400), find(s.stops)},
		{"speaker: or who: and dates", 95, atMost(20, 40), find(s.people)},
		{"count of speaker: or who: and dates", 95, atMost(20, 40), count(s.people)},
		{"open an article with its marks", 95, atMost(5, 5), s.each(func(ctx context.Context, a news.Article) error {
			_, err := lib.Read(ctx, a.ID)
			return err
		})},
		{"related articles", 95, atMost(30, 30), s.each(func(ctx context.Context, a news.Article) error {
			_, err := lib.Related(ctx, a.ID)
			return err
		})},
		{"timeline", 95, atMost(50, 50), s.each(func(ctx context.Context, a news.Article) error {
			_, err := lib.Timeline(ctx, a.ID)
			return err
		})},
		{"dossier", 95, atMost(50, 50), func(ctx context.Context, i int) error {
			_, err := lib.Dossier(ctx, s.keys[i%len(s.keys)])
			return err
		}},
		{"complete who: after a letter or two", 95, atMost(10, 10), func(ctx context.Context, i int) error {
			name := s.names[i%len(s.names)]
			_, err := lib.Complete(ctx, query.Who, name[:min(1+i%2, len(name))], 20)
			return err
		}},
	}
}

// samples are what is asked for, drawn from the archive itself, so that each is
// as frequent as such things are in its texts.
type samples struct {
	articles                                               []news.Article
	rows                                                   []int64
	keys, names                                            []string
	words, pairs, phrases, prefixes, ranked, stops, people []query.Query
}

func (s *samples) each(f func(context.Context, news.Article) error) func(context.Context, int) error {
	return func(ctx context.Context, i int) error { return f(ctx, s.articles[i%len(s.articles)]) }
}

// draw draws n samples, the same ones in each run.
func draw(ctx context.Context, lib *library.Library, n int) (samples, error) {
	r := rand.New(rand.NewPCG(1, 2))
	var s samples
	oldest, err := edge(ctx, lib, query.Oldest)
	if err != nil {
		return s, err
	}
	newest, err := edge(ctx, lib, query.Newest)
	if err != nil {
		return s, err
	}
	for range n {
		row := oldest + r.Int64N(max(1, newest-oldest)) + 1
		rows, err := lib.Find(ctx, query.Query{}, store.Page{At: store.Cursor{Row: row}, Limit: 1})
		if err != nil {
			return s, err
		}
		for _, hit := range rows {
			rec, err := lib.Read(ctx, hit.ID)
			if err != nil {
				return s, err
			}
			s.rows = append(s.rows, row)
			s.articles = append(s.articles, rec.Article)
			if err := s.ask(lib, r, rec); err != nil {
				return s, err
			}
		}
	}
	if len(s.people) == 0 {
		return s, fmt.Errorf("the archive names nobody")
	}
	return s, nil
}

// edge returns the first row in an order.
func edge(ctx context.Context, lib *library.Library, order query.Sort) (int64, error) {
	rows, err := lib.Find(ctx, query.Query{Sort: order}, store.Page{Limit: 1})
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	return rows[0].Row, nil
}

// ask makes queries out of the words and names of an article.
func (s *samples) ask(lib *library.Library, r *rand.Rand, rec store.Record) error {
	words := strings.Fields(string(query.AppendTerms(nil, rec.Article.Text.String())))
	if len(words) < 8 {
		return nil
	}
	at := func() int { return r.IntN(len(words) - 1) }
	i, j, k := at(), at(), at()
	stop := []string{"of", "in", "to", "and"}[r.IntN(4)]
	between := []string{" ", " or "}[r.IntN(2)]
	letters := []rune(words[j])
	texts := map[*[]query.Query]string{
		&s.words:    quoted(words[i]),
		&s.pairs:    quoted(words[i]) + between + quoted(words[j]),
		&s.phrases:  quoted(words[k] + " " + words[k+1]),
		&s.prefixes: string(letters[:min(len(letters), 2+r.IntN(3))]) + "*",
		&s.ranked:   quoted(words[i]) + " " + quoted(words[j]) + " sort:relevance",
		&s.stops:    quoted(stop+" the") + " sort:relevance",
	}
	if an := rec.Analysis; an != nil && len(an.Entities) > 0 {
		e := an.Entities[r.IntN(len(an.Entities))]
		s.keys, s.names = append(s.keys, e.Key), append(s.names, query.Fold(e.Name.String()))
		field := []string{"who:", "speaker:"}[r.IntN(2)]
		texts[&s.people] = field + query.Quote(e.Name.String()) + around(rec.Article.Published.Time)
	}
	for list, text := range texts {
		q, err := lib.Parse(text)
		if err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
		*list = append(*list, q)
	}
	return nil
}

// around asks for a year before and after.
func around(t time.Time) string {
	const day = "2006-01-02"
	return " after:" + t.AddDate(-1, 0, 0).Format(day) + " before:" + t.AddDate(1, 0, 0).Format(day)
}

// quoted makes words a phrase, so that none is taken for an operator.
func quoted(words string) string { return `"` + words + `"` }
