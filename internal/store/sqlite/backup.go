package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/internal/store"
)

// Backup writes beside path and gives the copy its name once it is on the disk
// and was looked at.
//
// The copying is SQLite's VACUUM INTO, which reads one snapshot. It was chosen
// over the online backup interface (NewBackup in the driver) for what that does
// when another process writes: it begins again from the first page. With a write
// every 20 ms it began 279 times and took 9 s for 140 MB, where VACUUM INTO takes
// half a second; in one step it could be neither watched nor cancelled. VACUUM
// INTO also leaves out free pages, puts each table's pages
// in a row, and makes a file that needs no side files to be read, so that a copy
// can lie on a medium that cannot be written. While it runs, writers go on, and
// the write-ahead log keeps all they write.
func (s *Store) Backup(ctx context.Context, path string, replace bool, progress func(done, total int64)) (store.Copy, error) {
	var made store.Copy
	path, err := filepath.Abs(path) // a name like “file:x” would be read as a URI
	if err != nil {
		return made, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays a link, to the new copy
	}
	if err := s.mayBackUpTo(path, replace); err != nil {
		return made, err
	}
	sweepCopies(filepath.Dir(path), time.Now())
	partial, err := os.CreateTemp(filepath.Dir(path), partialCopy+"*") // for its owner alone
	if err != nil {
		return made, fmt.Errorf("the copy could not be begun: %w", err)
	}
	defer removeCopy(partial.Name())
	defer partial.Close()
	if err := s.copyTo(ctx, partial.Name(), progress); err != nil {
		if code(err) == codeFull {
			return made, fmt.Errorf("there is no room for the copy in %s: choose another disk: %w", filepath.Dir(path), err)
		}
		return made, s.explain(ctx, "copying the archive", err)
	}
	if made, err = verifyCopy(ctx, partial.Name()); err != nil {
		return made, err
	}
	if err := partial.Sync(); err != nil {
		return made, fmt.Errorf("the copy could not be brought to the disk: %w", err)
	}
	// Windows renames no open file. The copying took a while: look once more.
	err = errors.Join(ctx.Err(), partial.Close(), s.mayBackUpTo(path, replace))
	if err == nil {
		err = os.Rename(partial.Name(), path)
	}
	if err != nil {
		return made, err
	}
	return made, syncDirectory(filepath.Dir(path))
}

// mayBackUpTo says why a backup cannot be written to path, if it cannot.
func (s *Store) mayBackUpTo(path string, replace bool) error {
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no directory %s: make it first", filepath.Dir(path))
	}
	own, err := os.Stat(s.path)
	if err != nil {
		return err
	}
	there, err := os.Stat(path)
	if err == nil && os.SameFile(own, there) {
		return fmt.Errorf("%s is the archive itself", path)
	}
	for _, side := range []string{"-wal", "-shm", "-journal"} {
		if path == s.absolute()+side {
			return fmt.Errorf("%s belongs to the archive itself", path)
		}
		if exists(path + side) {
			// A new file under an old log would be taken for the old one.
			return fmt.Errorf("%s is in use, or the program that used it was stopped: there is a file %s beside it", path, filepath.Base(path)+side)
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !there.Mode().IsRegular():
		return fmt.Errorf("%s is there and is not a file", path)
	case !replace:
		return fmt.Errorf("%w at %s", fs.ErrExist, path)
	}
	return nil
}

// absolute is the archive's path from the root.
func (s *Store) absolute() string {
	if path, err := filepath.Abs(s.path); err == nil {
		return path
	}
	return s.path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// copyTo fills the empty file at path. It borrows a reader, which knows how to
// open the archive where it may not be written, and lets it write meanwhile.
func (s *Store) copyTo(ctx context.Context, path string, progress func(done, total int64)) error {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	var total int64
	if err := conn.QueryRowContext(ctx, `SELECT (page_count - freelist_count) * page_size
		FROM pragma_page_count, pragma_freelist_count, pragma_page_size`).Scan(&total); err != nil {
		return err
	}
	if progress == nil {
		progress = func(done, total int64) {}
	}
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only(OFF)"); err != nil {
		return err
	}
	progress(0, total)
	stop := watchSize(path, total, progress)
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", path)
	stop()
	if err == nil {
		progress(total, total)
	}
	_, again := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only(ON)")
	return errors.Join(err, again)
}

// watchSize tells progress how large the file at path has become, until the
// function it returns is called.
func watchSize(path string, total int64, progress func(done, total int64)) (stop func()) {
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-quit:
				return
			case <-tick.C:
				if info, err := os.Stat(path); err == nil {
					progress(min(info.Size(), total), total)
				}
			}
		}
	}()
	return func() { close(quit); <-ended }
}

// verifyCopy opens a copy as an archive, lets SQLite look at its pages and
// indexes, and compares the number of articles with the one that is kept.
func verifyCopy(ctx context.Context, path string) (store.Copy, error) {
	var made store.Copy
	c, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		return made, fmt.Errorf("the copy cannot be opened: %w", err)
	}
	defer c.Close()
	var found string
	var kept int
	err = c.read.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found)
	if err == nil {
		err = c.read.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM article), articles + deleted FROM total").Scan(&made.Articles, &kept)
	}
	if err != nil {
		return made, c.explain(ctx, "looking at the copy", err)
	}
	switch {
	case found != "ok":
		return made, fmt.Errorf("the copy is not whole (%s), and perhaps the archive neither: run “dateline check”", found)
	case kept != made.Articles:
		return made, fmt.Errorf("the copy has %d articles and counts %d, so the archive's totals are wrong: run “dateline check --repair”", made.Articles, kept)
	}
	info, err := os.Stat(path)
	if err == nil {
		made.Bytes = info.Size()
	}
	return made, err
}

// partialCopy is how the name of an unfinished copy begins.
const partialCopy = ".dateline-backup-"

// abandoned is how long nothing has been written to an unfinished copy whose
// program was killed: one that is being made grows all the time, and to look at
// a finished one takes minutes.
const abandoned = time.Hour

// sweepCopies removes from a directory the unfinished copies of programs that
// were killed. What cannot be removed is left for the next time.
func sweepCopies(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // a directory may be writable and not readable
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), partialCopy) && info.Mode().IsRegular() && now.Sub(info.ModTime()) > abandoned {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// removeCopy removes what is left of an unfinished copy, and nothing of one
// that has its name.
func removeCopy(path string) {
	for _, side := range []string{"", "-journal", "-wal", "-shm"} {
		os.Remove(path + side)
	}
}

// syncDirectory brings a new name to the disk where the system can do so; where
// it cannot, the name is as safe as it gets.
func syncDirectory(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil //nolint:nilerr // a directory may be writable and not readable
	}
	d.Sync() //nolint:errcheck // Windows and some network disks cannot
	return d.Close()
}
