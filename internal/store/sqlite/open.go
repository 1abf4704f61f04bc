package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	sqlite3 "modernc.org/sqlite"

	"dateline/internal/store"
)

// Options say how to open an archive. The zero value is for everyday use.
type Options struct {
	// ReadOnly refuses all writes. An archive whose file may not be written is
	// opened so in any case.
	ReadOnly bool
	// Now tells the time that is recorded as Added; time.Now if nil.
	Now func() time.Time
	// Progress is told how many articles of an archive made by an earlier Dateline
	// have been brought up to date, which takes minutes for a million; may be nil.
	Progress func(done, total int)
}

// readers is how many may read at once: the list, the reader pane, the
// background analysis, the watcher of [Store.Generation], and one to spare.
const readers = 5

// applicationID marks the file as ours in its header: "DTLN".
const applicationID = 0x44544c4e

// Open opens the archive at path, making it and its directory if need be, and
// brings its schema up to date. An archive of a newer Dateline is refused with
// [store.ErrNewer].
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s := &Store{path: path, now: o.Now, readOnly: o.ReadOnly, costs: usualCosts, unpack: sync.OnceValue(newUnpacker)}
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.prepareFile(ctx); err != nil {
		return nil, err
	}
	s.connect("")
	version, err := s.version(ctx)
	if c := code(err); s.readOnly && (c == codeCantOpen || c == codeReadOnly) {
		// SQLite cannot make the files that readers of a WAL database share.
		// Where nobody can write, nobody needs them.
		s.Close()
		s.connect("&immutable=1")
		version, err = s.version(ctx)
	}
	if err == nil {
		err = s.migrate(ctx, version, o.Progress)
	}
	if err != nil {
		s.Close()
		return nil, s.explain(ctx, "opening "+path, err)
	}
	return s, nil
}

// prepareFile makes the file, for its owner alone, and finds out whether it may
// be written. SQLite gives its side files the same mode.
func (s *Store) prepareFile(ctx context.Context) error {
	flags := os.O_RDWR | os.O_CREATE
	if s.readOnly {
		flags = os.O_RDONLY
	} else if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return fmt.Errorf("the archive's directory could not be made: %w", err)
	}
	f, err := os.OpenFile(s.path, flags, 0o600)
	if err != nil && !s.readOnly && (errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)) {
		s.readOnly = true
		f, err = os.Open(s.path)
	}
	if err != nil {
		return fmt.Errorf("the archive could not be opened: %w", err)
	}
	info, err := f.Stat()
	if err := errors.Join(err, f.Close()); err != nil || info.Size() > 0 || s.readOnly {
		return err
	}
	return s.explain(ctx, "making the archive", s.begin(ctx))
}

// pageSize can only be chosen before anything else is: pages of 16 KB hold ten
// bodies while half of one stays empty, those of 4 KB two and a rest.
const pageSize = 16384

// begin writes the header of a new file.
func (s *Store) begin(ctx context.Context) error {
	db := open(s.path, "mode=rw", fmt.Sprintf("page_size(%d) busy_timeout(10000)", pageSize))
	defer db.Close()
	_, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	return err
}

// connect sets up the two pools. No connection is made before it is needed, so
// that a desk starts with one.
//
// In WAL mode with synchronous=NORMAL a commit is in the operating system's
// hands when it returns: it survives kill -9 of every process. Only a crash of
// the machine may take the last commits back, to a state that is whole; an
// fsync for each commit, which would save those too, costs milliseconds a tag.
//
// automatic_index is off: a query that would need one is one to be mended.
func (s *Store) connect(extra string) {
	const common = "busy_timeout(10000) synchronous(NORMAL) temp_store(MEMORY) automatic_index(OFF) "
	mode := "&mode=rw"
	if s.readOnly {
		mode = "&mode=ro"
	}
	// The system has the file's pages in its own cache, and fetching one from there
	// costs little. With five caches of 8 MB and 32 MB mapped the same queries took
	// as much processor time, and a desk after use 121 MB instead of 53.
	s.read = open(s.path, mode+extra, common+"query_only(ON) cache_size(-1024)")
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	// The log is folded in every 64 MB and not every 4: each time costs a
	// random write for each page touched, and inverted lists touch many.
	s.write = open(s.path, mode+extra+"&_txlock=immediate",
		common+"journal_mode(WAL) cache_size(-32768) wal_autocheckpoint(8000) journal_size_limit(67108864)")
	s.write.SetMaxOpenConns(1)
}

// open returns a pool whose connections all have the given pragmas.
func open(path, params, pragmas string) *sql.DB {
	name := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		name = "/" + name
	}
	dsn := "file:" + (&url.URL{Path: name}).EscapedPath() + "?" + strings.TrimPrefix(params, "&")
	for _, p := range strings.Fields(pragmas) {
		dsn += "&_pragma=" + url.QueryEscape(p)
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		// The driver registers itself under that name when it is imported.
		panic(err)
	}
	return db
}

// code returns SQLite's primary result code, or 0.
func code(err error) int {
	var e *sqlite3.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

//go:embed migrations/*.sql
var migrations embed.FS

// version returns how many migrations the file has seen, and refuses another
// program's database.
func (s *Store) version(ctx context.Context) (int, error) {
	var version, id, tables int
	err := s.read.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version),
		(SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`).Scan(&version, &id, &tables)
	if err == nil && id != applicationID && tables > 0 {
		return 0, fmt.Errorf("%s is a database of another program", s.path)
	}
	return version, err
}

// migrate brings the schema up to date, or says why that cannot be.
func (s *Store) migrate(ctx context.Context, version int, progress func(done, total int)) error {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		return err
	}
	switch {
	case version > len(files):
		return fmt.Errorf("%w (its schema is %d, this one knows %d): install the newer dateline, or choose another archive with --archive",
			store.ErrNewer, version, len(files))
	case version == len(files):
		return nil
	case s.readOnly:
		return fmt.Errorf("%w and of an older version: open it once with write permission to bring it up to date", store.ErrReadOnly)
	}
	return s.patiently(ctx, func() error { return s.upgrade(ctx, files, progress) })
}

// patiently does again what fails because somebody else is making the same
// archive: SQLite does not wait for a lock to change to WAL mode, whatever the
// busy_timeout.
func (s *Store) patiently(ctx context.Context, do func() error) error {
	const wait, most = 10 * time.Millisecond, 500
	for range most {
		if err := do(); code(err) != codeBusy {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
	return do()
}

// upgrade runs the numbered files that the archive has not seen, and fills what
// they leave empty, in one transaction. It looks again which those are: two
// processes may start at once.
func (s *Store) upgrade(ctx context.Context, files []fs.DirEntry, progress func(done, total int)) error {
	return s.writing(ctx, "bringing the archive up to date", func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version >= len(files) {
			return err
		}
		empty := false
		for n := version; n < len(files); n++ {
			text, err := migrations.ReadFile("migrations/" + files[n].Name())
			if err == nil {
				_, err = tx.ExecContext(ctx, string(text))
			}
			if err != nil {
				return fmt.Errorf("%s: %w", files[n].Name(), err)
			}
			empty = empty || derivedAt[n+1]
		}
		if empty {
			if err := s.derive(ctx, tx, progress); err != nil {
				return err
			}
		}
		_, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(files)))
		return err
	})
}
