package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// An archive of any earlier schema is brought up to date: its texts can be found
// by their words, its analyses are due, and what the reader did is as it was.
func TestMigrations(t *testing.T) {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	for version := 1; version < len(files); version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			ctx := context.Background()
			path := filepath.Join(t.TempDir(), "archive.db")
			earlier(t, path, version)
			told := 0
			s, err := Open(ctx, path, Options{Progress: func(_, total int) { told = total }})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if told != 1 {
				t.Errorf("progress was told of %d articles", told)
			}
			if err := s.Check(ctx, func(p store.Problem) { t.Error(p) }); err != nil {
				t.Fatal(err)
			}
			q, err := query.Parse("is:starred text:la* title:dam", s.now())
			if err != nil {
				t.Fatal(err)
			}
			rows, err := s.Find(ctx, q, store.Page{Limit: 2})
			if err != nil || len(rows) != 1 || rows[0].Analysed {
				t.Errorf("the article is found as %+v, %v", rows, err)
			}
			if due, err := s.Pending(ctx, 1, 5); err != nil || len(due) != 1 {
				t.Errorf("to be analysed are %d articles, %v", len(due), err)
			}
		})
	}
}

// earlier makes an archive as an earlier version left it: with an article that is
// starred and analysed, in a form that nothing reads any more.
func earlier(t *testing.T, path string, version int) {
	ctx := context.Background()
	s := &Store{path: path, unpack: newUnpacker}
	if err := s.prepareFile(ctx); err != nil {
		t.Fatal(err)
	}
	s.connect("")
	defer s.Close()
	for n := 1; n <= version; n++ {
		text, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", n))
		if err == nil {
			err = s.step(ctx, n, string(text), nil)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	a := &news.Article{Origin: "o", Title: news.Clean("Dam"), Text: news.Clean("The lake is full."), Added: news.At(fromUnix(1e9).Time)}
	a.Hash = a.Sum()
	p := newPacker().prepare(a)
	for _, do := range []struct {
		text string
		args []any
	}{
		{"INSERT INTO body(num, z) VALUES (1, ?)", []any{p.body}},
		{"INSERT INTO analysis(num, z) VALUES (1, x'00')", nil},
		{`INSERT INTO article(row, id, origin, hash, title, lede, place, publisher, published, wall, added, changed, length, starred, analyser, analysis, body)
			VALUES (?, ?, ?, ?, ?, ?, '', '', '', ?, ?, ?, ?, 1, 1, 1, 1)`,
			[]any{p.natural, longID(p.origin)[:idLength], p.origin, p.hash, p.title, p.lede, p.wall, p.added, p.added, p.words}},
		{"UPDATE total SET articles = 1", nil},
		{"INSERT INTO analysed VALUES (1, 1)", nil},
		{"INSERT INTO entity(key, name, fold, articles) VALUES ('LOC:lake', 'Lake', 'lake', 1)", nil},
		{"INSERT INTO appears VALUES (1, ?, 0)", []any{p.natural}},
	} {
		if _, err := s.write.Exec(do.text, do.args...); err != nil {
			t.Fatal(err)
		}
	}
}
