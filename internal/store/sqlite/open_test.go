package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// made returns the path of an archive with one article, which is closed.
func made(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new", "archive.db")
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(context.Background(), []news.Article{{Origin: "a", Title: news.Clean("Dam"), Text: news.Clean("Lake")}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesAreTheOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "archive.db")
	s := opener(path)(t)
	if err := s.Set(context.Background(), "a", "b"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v: %v", name, info.Mode().Perm(), want, err)
		}
	}
}

// alter runs SQL on a closed archive, past the store.
func alter(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name, want string
		spoil      func(path string)
	}{
		{"newer", "newer version", func(p string) { alter(t, p, "PRAGMA user_version = 999") }},
		{"text", "is not a Dateline archive", func(p string) { write(t, p, strings.Repeat("Not a database. ", 100)) }},
		{"another program's", "is a database of another program", func(p string) { alter(t, p, "PRAGMA application_id = 7") }},
		{"cut off", "is damaged", func(p string) { write(t, p, contents(t, p)[:5000]) }},
		{"a directory", "could not be opened", func(p string) { os.Remove(p); os.Mkdir(p, 0o700) }},
	} {
		path := made(t)
		c.spoil(path)
		s, err := Open(context.Background(), path, Options{})
		if err == nil {
			_, err = s.Find(context.Background(), query.Query{}, store.Page{Limit: 1})
			s.Close()
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if c.name == "newer" && !errors.Is(err, store.ErrNewer) {
			t.Errorf("%v is not ErrNewer", err)
		}
	}
}

func write(t *testing.T, path, text string) {
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func contents(t *testing.T, path string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestReadOnly(t *testing.T) {
	path, ctx := made(t), context.Background()
	s, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if rows, err := s.Find(ctx, query.Query{}, store.Page{Limit: 5}); err != nil || len(rows) != 1 {
		t.Errorf("Find gives %v, %v", rows, err)
	}
	if _, err := s.Generation(ctx); err != nil {
		t.Error(err)
	}
	_, add := s.Add(ctx, []news.Article{{Origin: "b"}})
	_, undo := s.Undo(ctx)
	for what, err := range map[string]error{"Add": add, "Apply": s.Apply(ctx, store.Edit{}), "Undo": undo, "Set": s.Set(ctx, "a", "b"), "SaveAnalyses": s.SaveAnalyses(ctx, nil)} {
		if !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("%s: %v, want ErrReadOnly", what, err)
		}
	}
	if _, err := Open(ctx, filepath.Join(t.TempDir(), "none.db"), Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an archive that is not there: %v", err)
	}
}

// TestReadOnlySeesWriter reads beside a process that writes.
func TestReadOnlySeesWriter(t *testing.T) {
	path, ctx := made(t), context.Background()
	w := opener(path)(t)
	if _, err := w.Add(ctx, []news.Article{{Origin: "b", Text: news.Clean("River")}}); err != nil {
		t.Fatal(err)
	}
	r, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if n, err := r.Count(ctx, query.Query{}, 10); err != nil || n != 2 {
		t.Errorf("counts %d, %v", n, err)
	}
}

func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			s, err := Open(context.Background(), path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if err := s.Set(context.Background(), "a", "b"); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}

func TestOddPaths(t *testing.T) {
	for _, name := range []string{"a b.db", "100%.db", "what?.db", "#1.db", "ü.db", "a&b=c.db"} {
		path := filepath.Join(t.TempDir(), name)
		s := opener(path)(t)
		if err := s.Set(context.Background(), "a", "b"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(path + "-wal"); err != nil {
			t.Errorf("%s is not where it should be: %v", name, err)
		}
	}
}
