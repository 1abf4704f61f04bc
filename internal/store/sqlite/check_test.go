package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// workedOn is the article that has all of that.
var workedOn = news.Article{
	Origin: "1", Title: news.Clean("Dam"), Text: news.Clean("“The lake,” said Teck."), Publisher: news.Clean("Courier"), Byline: news.Clean("Dana Rusk"),
}

// worked returns the path of an archive with two articles, one of them in two
// versions, an analysis, a passage and a journal.
func worked(t *testing.T) string {
	t.Helper()
	path, ctx := filepath.Join(t.TempDir(), "archive.db"), context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	one := workedOn
	two := news.Article{Origin: "2", Text: news.Clean("River"), Published: news.Day(2025, 6, 4)}
	changed := two
	changed.Text = news.Clean("River of some length")
	var id string
	for _, a := range []news.Article{one, two, changed} {
		added, err := s.Add(ctx, []news.Article{a})
		if err != nil {
			t.Fatal(err)
		}
		if a.Origin == "1" {
			id = added[0].ID
		}
	}
	r, err := s.Article(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	quote := news.Span{End: len("“The lake,”")}
	teck := news.Span{Start: quote.End + 6, End: quote.End + 10}
	an := &news.Analysis{
		Analyser: 1, Entities: []news.Entity{{Name: news.Clean("Teck"), Key: "PER:teck"}},
		Mentions: []news.Mention{{Span: teck, Type: news.Person}}, Quotes: []news.Quote{{Span: quote, Kind: news.Direct}},
	}
	if err := s.SaveAnalyses(ctx, []store.Analysed{{ID: id, Hash: r.Article.Hash, Analysis: an}}); err != nil {
		t.Fatal(err)
	}
	p := &news.Passage{ID: "p1", Article: id, Span: teck, Tags: []news.Text{news.Clean("verify")}, Created: time.Unix(1, 0),
		Selector: news.Selector{Exact: r.Article.Text.Slice(teck), At: teck, Hash: r.Article.Hash}}
	for _, e := range []store.Edit{
		{Passages: []store.PassageEdit{{After: p}}},
		{Articles: []store.ArticleEdit{{ID: id, After: news.State{Starred: true}}}},
	} {
		if err := s.Apply(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// problems returns the kinds of what Check reports.
func problems(t *testing.T, s store.Store) []string {
	t.Helper()
	var kinds []string
	err := s.Check(context.Background(), func(p store.Problem) {
		if p.Detail.Empty() || p.Repair == "" {
			t.Errorf("%+v says too little", p)
		}
		kinds = append(kinds, p.Kind)
	})
	if err != nil {
		t.Error(err)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// TestCheck plants one thing after another. What is derived is clean after a
// repair; "!" marks what only a backup brings back.
func TestCheck(t *testing.T) {
	const one = "(SELECT row FROM article WHERE title = 'Dam')"
	const body = "(SELECT body FROM article WHERE title = 'Dam')"
	for _, c := range []struct{ name, plant, want string }{
		{"nothing", "SELECT 1", ""},
		{"text is damaged", "UPDATE body SET z = x'28b52ffd0011' WHERE num = " + body, "text!"},
		{"text is another's", "UPDATE body SET z = (SELECT z FROM body WHERE num <> " + body + ") WHERE num = " + body, "index list marks passage text totals!"},
		{"text is gone", "DELETE FROM body WHERE num = " + body, "text!"},
		{"title was changed", "UPDATE article SET title = 'Dams burst' WHERE row = " + one, "index text!"},
		{"earlier text is damaged", "UPDATE version SET z = x'00'", "version!"},
		{"index entry is missing", "DELETE FROM words WHERE rowid = " + one, "index"},
		{"index entry too many", "INSERT INTO words(rowid, title) VALUES (5, 'lake')", "index"},
		{"index entry is another's", "DELETE FROM words WHERE rowid = " + one + "; INSERT INTO words(rowid, text) VALUES (" + one + ", 'x')", "index"},
		{"index entry has other words", "DELETE FROM words WHERE rowid = " + one + "; INSERT INTO words(rowid, text, title, byline, publisher, place) VALUES (" + one + ", 'a lake said teck', 'dam', 'dana rusk', 'courier', '¶')", "index"},
		{"marks index entry is missing", "DELETE FROM marks", "index"},
		{"analysis is damaged", "UPDATE analysis SET z = x'00'", "marks"},
		{"analysis is missing", "DELETE FROM analysis", "marks"},
		{"passage is outside its text", "UPDATE passage SET end = 1000", "passage"},
		{"passage is within a letter", "UPDATE passage SET start = 1", "passage"},
		{"passage is on other words", "UPDATE passage SET start = start - 1", "passage"},
		{"passage belongs to nothing", "UPDATE passage SET row = 5; UPDATE tagged SET row = 5", "passage tags!"},
		{"tag is on nothing", "UPDATE tagged SET tag = 9", "tags"},
		{"total is wrong", "UPDATE total SET articles = 7", "totals"},
		{"word's count is wrong", "UPDATE term SET n = n + 1 WHERE term = (SELECT max(term) FROM term)", "index"},
		{"word is missing", "DELETE FROM term WHERE term = (SELECT max(term) FROM term)", "index"},
		{"analysed total is wrong", "UPDATE analysed SET n = 7", "totals"},
		{"publisher's count is wrong", "UPDATE value SET n = 7 WHERE field = 'from'", "totals"},
		{"publisher is missing", "DELETE FROM value", "totals"},
		{"entity's count is wrong", "UPDATE entity SET articles = 7", "entities"},
		{"entity's appearance is gone", "DELETE FROM appears", "entities"},
		{"edit is damaged", "UPDATE edit SET body = '{'", "journal"},
		{"index has lost its pages' places", "DELETE FROM words_idx", "index"},
		{"index has lost its version", "DELETE FROM words_config", "integrity"},
		{"index of marks has lost its pages' places", "DELETE FROM marks_idx", "index"},
		{"list shows another text", "UPDATE article SET lede = 'x' WHERE row = " + one, "list"},
		{"date is wrong", "UPDATE article SET wall = wall + 1 WHERE row = " + one, "list"},
		{"quotations are not known", "UPDATE article SET quoted = 0", "marks"},
		{"note has other words", "UPDATE passage SET fold = ' x '", "passage"},
		{"selector is damaged", "UPDATE passage SET selector = '{'", "passage"},
		{"tag has another name", "UPDATE tag SET fold = 'x'", "tags"},
		{"date is far from the row", "UPDATE article SET wall = wall - 400000 WHERE row = " + one, "list totals"},
		{"totals are missing", "DELETE FROM total", "totals"},
		{"analysed total is missing", "DELETE FROM analysed", "totals"},
		{"byline's count is wrong", "UPDATE value SET n = 7 WHERE field = 'by'", "totals"},
		{"publisher has another name", "UPDATE value SET fold = 'x' WHERE field = 'from'", "totals"},
		{"byline is missing", "DELETE FROM value WHERE field = 'by'", "totals"},
		{"entity's count is missing", "UPDATE entity SET articles = 0", "entities"},
		{"entity has another name", "UPDATE entity SET fold = 'x'", "entities"},
		{"journal is out of order", "UPDATE edit SET undone = 1 WHERE seq = 1", "journal"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := worked(t)
			alter(t, path, c.plant)
			s := opener(path)(t)
			want, lost := strings.CutSuffix(c.want, "!")
			if got := strings.Join(problems(t, s), " "); got != want {
				t.Errorf("problems: %s, want %s", got, want)
			}
			if err := s.Repair(context.Background()); err != nil {
				t.Fatal(err)
			}
			if left := problems(t, s); !lost && len(left) > 0 {
				t.Errorf("after the repair: %v", left)
			}
		})
	}
}

// idOf returns the ID of the article with a word.
func idOf(t *testing.T, s store.Store, word string) string {
	t.Helper()
	rows, err := s.Find(t.Context(), query.Query{Root: query.Term{Text: word}}, store.Page{Limit: 1})
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	return rows[0].ID
}

// A text that is lost, or another than was stored, comes back when the article is
// added again after a repair; the passage in it is where it was.
func TestTextComesBack(t *testing.T) {
	const where = " WHERE num = (SELECT body FROM article WHERE title LIKE 'Dam%')"
	for _, plant := range []string{
		"UPDATE body SET z = x'28b52ffd0011'" + where, "DELETE FROM body" + where, "UPDATE article SET title = 'Dams' WHERE title = 'Dam'",
		"UPDATE body SET z = (SELECT z FROM body WHERE num <> (SELECT body FROM article WHERE title = 'Dam'))" + where,
	} {
		path := worked(t)
		alter(t, path, plant)
		s := opener(path)(t)
		if strings.Contains(plant, "28b52ffd0011") || strings.HasPrefix(plant, "DELETE") {
			if _, err := s.Article(t.Context(), idOf(t, s, "dam")); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("%s: reading gives %v", plant, err)
			}
		}
		if err := s.Repair(t.Context()); err != nil {
			t.Fatal(err)
		}
		added, err := s.Add(t.Context(), []news.Article{workedOn})
		if err != nil || added[0].Outcome != store.NewVersion {
			t.Errorf("%s: added as %+v, %v", plant, added, err)
			continue
		}
		if left := problems(t, s); len(left) > 0 && !(len(left) == 1 && left[0] == "passage") {
			t.Errorf("%s: problems are left: %v", plant, left)
		}
		r, err := s.Article(t.Context(), added[0].ID)
		if err != nil || r.Article.Text != workedOn.Text || r.Article.Title != workedOn.Title || r.Versions != 1 {
			t.Errorf("%s: %+v, %v", plant, r, err)
		}
	}
}

// A repair is advised where it helps.
func TestCheckAdvises(t *testing.T) {
	for plant, want := range map[string]string{
		"DELETE FROM words_config":             repairDerived,
		"DELETE FROM words_data WHERE id > 10": repairDerived,
		"UPDATE version SET z = x'00'":         repairRestore,
	} {
		path := worked(t)
		alter(t, path, plant)
		found := 0
		err := opener(path)(t).Check(t.Context(), func(p store.Problem) {
			if found++; p.Repair != want {
				t.Errorf("%s: %s: %s", plant, p.Detail, p.Repair)
			}
		})
		if err != nil || found == 0 {
			t.Errorf("%s: %d problems, %v", plant, found, err)
		}
	}
}

// What stands in a table where SQLite allows it and nothing can read it is told,
// and the rest is looked at all the same.
func TestCheckGoesOn(t *testing.T) {
	path := worked(t)
	alter(t, path, "UPDATE term SET n = 'many'; UPDATE total SET articles = 7")
	s := opener(path)(t)
	if got := strings.Join(problems(t, s), " "); got != "integrity totals" {
		t.Errorf("problems: %s", got)
	}
}

// TestCheckDamagedPages overwrites parts of the file itself.
func TestCheckDamagedPages(t *testing.T) {
	for page := 2; page < 20; page += 3 {
		path := worked(t)
		b := []byte(contents(t, path))
		if (page+1)*pageSize > len(b) {
			break
		}
		copy(b[page*pageSize:], strings.Repeat("\xff\x00Z", 2000))
		write(t, path, string(b))
		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			continue // told at the door
		}
		found := 0
		err = s.Check(context.Background(), func(store.Problem) { found++ })
		s.Close()
		if found == 0 && err == nil {
			t.Errorf("page %d: nothing was found", page)
		}
	}
}
