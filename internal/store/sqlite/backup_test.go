package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// Another process adds articles ten at a time while a copy is made: the copy
// has what was there before, and no half of a batch.
func TestBackupBesideAWriter(t *testing.T) {
	ctx := context.Background()
	path := made(t)
	reader, writer := opener(path)(t), opener(path)(t)
	quit, ended := make(chan struct{}), make(chan error)
	begun := make(chan struct{})
	go func() {
		for n := 0; ; n++ {
			if n == 3 {
				close(begun)
			}
			select {
			case <-quit:
				ended <- nil
				return
			default:
			}
			if err := addTen(ctx, writer, n); err != nil {
				ended <- err
				return
			}
		}
	}()
	<-begun
	copied := filepath.Join(t.TempDir(), "copy.db")
	got, err := reader.Backup(ctx, copied, false, nil)
	close(quit)
	if err := errors.Join(err, <-ended); err != nil {
		t.Fatal(err)
	}
	if got.Articles < 31 || got.Articles%10 != 1 {
		t.Errorf("%d articles in the copy, want 31 or some tens more", got.Articles)
	}
	c := opener(copied)(t)
	n, err := c.Count(ctx, query.Query{}, 1e6)
	if err != nil || n != got.Articles {
		t.Errorf("the copy has %d articles, said were %d: %v", n, got.Articles, err)
	}
	if err := c.Check(ctx, func(p store.Problem) { t.Errorf("%+v", p) }); err != nil {
		t.Error(err)
	}
}

func addTen(ctx context.Context, s store.Store, n int) error {
	var batch []news.Article
	for i := range 10 {
		batch = append(batch, news.Article{Origin: fmt.Sprint(n, "/", i), Title: news.Clean("Lake"), Text: news.Clean(fmt.Sprint("Level ", n, i))})
	}
	_, err := s.Add(ctx, batch)
	return err
}

// A copy is one file, its owner's alone, that can be read where nothing can be
// written.
func TestBackupIsOneFile(t *testing.T) {
	s := opener(made(t))(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "copy.db")
	got, err := s.Backup(context.Background(), path, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || info.Size() != got.Bytes {
		t.Errorf("%v, %d bytes, said were %d: %v", info.Mode(), info.Size(), got.Bytes, err)
	}
	c, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Backup(context.Background(), filepath.Join(dir, "second.db"), false, nil); err != nil {
		t.Errorf("a copy of a read-only archive: %v", err)
	}
	// The reader that made it is as it was before.
	if _, err := c.read.Exec("DELETE FROM tag"); code(err) != codeReadOnly {
		t.Errorf("a reader may write after a backup: %v", err)
	}
	wantFiles(t, dir, "copy.db", "second.db")
}

func TestBackupRefuses(t *testing.T) {
	archive := made(t)
	s := opener(archive)(t)
	for _, c := range []struct {
		name, want string
		replace    bool
		target     func(dir string) string
	}{
		{"what is there", "file already exists", false, func(d string) string { return file(t, d, "copy.db") }},
		{"the archive", "is the archive itself", true, func(string) string { return archive }},
		{"a link to the archive", "is the archive itself", true, func(d string) string {
			if err := os.Link(archive, filepath.Join(d, "copy.db")); err != nil {
				t.Fatal(err)
			}
			return filepath.Join(d, "copy.db")
		}},
		{"the archive's log", "belongs to the archive itself", true, func(string) string { return archive + "-wal" }},
		{"an archive in use", "is in use", true, func(d string) string { file(t, d, "copy.db-wal"); return file(t, d, "copy.db") }},
		{"a directory", "is not a file", true, func(d string) string { return d }},
		{"no directory", "there is no directory", false, func(d string) string { return filepath.Join(d, "none", "copy.db") }},
	} {
		dir := t.TempDir()
		path := c.target(dir)
		before := names(t, dir)
		_, err := s.Backup(context.Background(), path, c.replace, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		wantFiles(t, dir, before...)
	}
}

// A backup that is given up, in whatever phase, leaves the old file and nothing else.
func TestBackupCancelled(t *testing.T) {
	s := opener(made(t))(t)
	for _, phase := range []string{"copying", "looking"} {
		dir := t.TempDir()
		path := file(t, dir, "copy.db")
		ctx, cancel := context.WithCancel(context.Background())
		_, err := s.Backup(ctx, path, true, func(done, total int64) {
			if (phase == "looking") == (done == total) {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", phase, err)
		}
		if got := contents(t, path); got != "old" {
			t.Errorf("%s: the old file is %q", phase, got)
		}
		wantFiles(t, dir, "copy.db")
	}
}

// A copy of a damaged archive does not take the place of a good one.
func TestBackupOfDamage(t *testing.T) {
	path := made(t)
	alter(t, path, "UPDATE total SET articles = 7")
	dir := t.TempDir()
	target := file(t, dir, "copy.db")
	_, err := opener(path)(t).Backup(context.Background(), target, true, nil)
	if err == nil || !strings.Contains(err.Error(), "run “dateline check") {
		t.Errorf("%v", err)
	}
	if got := contents(t, target); got != "old" {
		t.Errorf("the good copy is %q", got)
	}
	wantFiles(t, dir, "copy.db")
}

func TestBackupReplaces(t *testing.T) {
	s := opener(made(t))(t)
	path := file(t, t.TempDir(), "copy.db")
	if _, err := s.Backup(context.Background(), path, false, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
	if _, err := s.Backup(context.Background(), path, true, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := opener(path)(t).Count(context.Background(), query.Query{}, 10); n != 1 || err != nil {
		t.Errorf("%d articles: %v", n, err)
	}
}

// The parts of an archive add up to its file.
// What a killed backup left goes with the next one; what another is making now
// stays, and so does all else.
func TestBackupSweeps(t *testing.T) {
	s := opener(made(t))(t)
	dir := t.TempDir()
	long := time.Now().Add(-2 * abandoned)
	for _, name := range []string{partialCopy + "1", partialCopy + "1-journal", partialCopy + "2", ".other", "old.db"} {
		path := file(t, dir, name)
		if name == partialCopy+"2" {
			continue
		}
		if err := os.Chtimes(path, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Backup(context.Background(), filepath.Join(dir, "copy.db"), false, nil); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, dir, partialCopy+"2", ".other", "copy.db", "old.db")
}

func TestBackupThroughALink(t *testing.T) {
	s := opener(made(t))(t)
	dir := t.TempDir()
	target, link := file(t, dir, "target.db"), filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no links here:", err)
	}
	if _, err := s.Backup(context.Background(), link, true, nil); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != target {
		t.Errorf("the link is to %q now, %v", to, err)
	}
	if c := opener(target)(t); len(problems(t, c)) > 0 {
		t.Error("the copy behind the link is no archive")
	}
}

func TestDescribeParts(t *testing.T) {
	path := made(t)
	d, err := opener(path)(t).Describe(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	sum := d.Free
	for _, p := range d.Parts {
		sum += p.Bytes
	}
	info, err := os.Stat(path)
	if err != nil || d.Bytes != info.Size() || sum != d.Bytes {
		t.Errorf("%d bytes in the file, %d described, %d in parts: %v", info.Size(), d.Bytes, sum, err)
	}
	if d.Segments != 1 || d.Schema == 0 || d.ReadOnly {
		t.Errorf("%+v", d)
	}
}

// Every table is a part with a name.
func TestEveryTableHasAPart(t *testing.T) {
	db := open(made(t), "mode=ro", "")
	defer db.Close()
	rows, err := db.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite%'")
	tables, err := column[string](rows, err)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if partOf[table] == "" && !slices.Contains([]string{"total", "analysed", "value"}, table) {
			t.Errorf("%s is no part of anything", table)
		}
	}
}

// file makes a file that holds "old".
func file(t *testing.T, dir, name string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	write(t, path, "old")
	return path
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}

func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("in the directory are %q, want %q", got, want)
	}
}
