package sqlite

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

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
			if told != len(earlierRows) {
				t.Errorf("progress was told of %d articles", told)
			}
			if err := s.Check(ctx, func(p store.Problem) { t.Error(p) }); err != nil {
				t.Fatal(err)
			}
			q, err := query.Parse("is:starred text:la* title:dam tag:verify has:note sort:oldest", s.now())
			if err != nil {
				t.Fatal(err)
			}
			rows, err := s.Find(ctx, q, store.Page{Limit: 9})
			var got []string
			for _, r := range rows {
				got = append(got, r.Title.String())
				if r.Analysed || r.Passages != 1 {
					t.Errorf("an article comes back as %+v", r)
				}
			}
			if want := []string{"Dam 0", "Dam 1", "Dam 2", "Dam 3", "Dam 4"}; !slices.Equal(got, want) || err != nil {
				t.Errorf("the articles in order are %q, %v", got, err)
			}
			if due, err := s.Pending(ctx, 1, 9); err != nil || len(due) != len(earlierRows) {
				t.Errorf("to be analysed are %d articles, %v", len(due), err)
			}
			again, err := s.Add(ctx, []news.Article{earlierArticle(0), {Origin: "new", Text: news.Clean("Sea"), Added: news.At(time.Unix(epoch+1000, 0).UTC())}})
			if err != nil || again[0].Outcome != store.Unchanged || again[1].Outcome != store.New {
				t.Errorf("adding again gives %+v, %v", again, err)
			}
		})
	}
}

// earlierRows are rows of eight to a second: one of the last century, three that
// share a second, and one of the next.
var earlierRows = []int64{-800, 8000, 8001, 8002, 8008}

func earlierArticle(i int) news.Article {
	a := news.Article{
		Origin: fmt.Sprint("o", i), Title: news.Clean(fmt.Sprint("Dam ", i)), Text: news.Clean("The lake is full."),
		Added: news.At(time.Unix(epoch+earlierRows[i]>>3, 0).UTC()),
	}
	a.Hash = a.Sum()
	return a
}

// earlier makes an archive as an earlier version left it: with articles that are
// starred, tagged, and analysed in a form that nothing reads any more; and what
// more statements make of it.
func earlier(t *testing.T, path string, version int, more ...string) {
	ctx := context.Background()
	s := &Store{path: path, unpack: newUnpacker}
	if err := s.prepareFile(ctx); err != nil {
		t.Fatal(err)
	}
	s.connect("")
	defer s.Close()
	files, err := migrations.ReadDir("migrations")
	if err == nil {
		err = s.upgrade(ctx, files[:version], nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	exec := func(text string, args ...any) {
		if _, err := s.write.Exec(text, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec("INSERT INTO tag(num, name, fold, last_used) VALUES (1, 'verify', 'verify', 0)")
	exec("INSERT INTO entity(num, key, name, fold, articles) VALUES (1, 'LOC:lake', 'Lake', 'lake', ?)", len(earlierRows))
	for i, row := range earlierRows {
		a := earlierArticle(i)
		p := newPacker().prepare(&a)
		origin := sha256.Sum256([]byte(a.Origin))
		exec("INSERT INTO body(num, z) VALUES (?, ?)", i, p.body)
		exec("INSERT INTO analysis(num, z) VALUES (?, x'00')", i)
		exec(`INSERT INTO article(row, id, origin, hash, title, lede, place, publisher, published, wall, added, changed, length, starred, analyser, analysis, body)
			VALUES (?, ?, ?, ?, ?, ?, '', '', '', ?, ?, ?, ?, 1, 1, ?, ?)`,
			row, p.letters[:idLength], origin[:16], p.hash, p.title, p.lede, p.wall, p.added, p.added, p.words, i, i)
		exec("INSERT INTO appears VALUES (1, ?, 0)", row)
		exec("INSERT INTO tagged VALUES (1, ?, 0)", row)
		exec(`INSERT INTO passage(id, row, start, end, field, selector, note, fold, created, modified)
			VALUES (?, ?, 4, 8, 0, '{}', 'deep', ' deep ', 0, 0)`, fmt.Sprint("p", i), row)
	}
	exec("UPDATE total SET articles = ?", len(earlierRows))
	exec("INSERT INTO analysed VALUES (1, ?)", len(earlierRows))
	for _, text := range more {
		exec(text)
	}
}

// A text that is lost is all that is lost of an archive that is brought up to date.
func TestMigrationWithALostText(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "archive.db")
	earlier(t, path, 3, "UPDATE body SET z = x'00' WHERE num = 2", "DELETE FROM body WHERE num = 3", "UPDATE article SET publisher = 'Courier' WHERE body IN (2, 3)")
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var kinds []string
	if err := s.Check(ctx, func(p store.Problem) { kinds = append(kinds, p.Kind) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(kinds, []string{"text", "text"}) {
		t.Errorf("problems: %v", kinds)
	}
}
