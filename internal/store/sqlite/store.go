// Package sqlite keeps an archive in one SQLite file.
//
// It owns all SQL, the schema (migrations/*.sql, where each table is
// explained), and how articles and analyses are packed. It knows no formats, no
// screens and no analysis, and never changes a text it was given.
//
// One connection writes; a few read beside it, which WAL lets them do while a
// batch goes in. Other processes may do the same at once.
//
// Start reading at [Open], then add.go for the way in and find.go for the way
// out; compile.go turns queries into SQL, match.go into what an index is asked.
//
// A query takes as long as its page, not as the archive: rows are in order of
// time, and what would have to go through all of them goes another way. term.go
// knows what the beginning of a word stands for, way.go what becomes of it, and
// look.go looks into texts; stretch.go walks the newest articles first, set.go
// begins with the few that the reader has marked, and either.go walks the sides of
// an “or” each for itself. Counts have bounds (count.go).
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	sqlite3 "modernc.org/sqlite"

	"dateline/internal/store"
)

// Store is an archive in a SQLite file.
type Store struct {
	path     string
	now      func() time.Time
	readOnly bool
	costs    costs
	write    *sql.DB // one connection, opened by the first write
	read     *sql.DB

	watch struct { // the connection that Generation asks
		sync.Mutex
		conn *sql.Conn
	}
	packers sync.Pool        // of *packer
	unpack  func() *unpacker // made when the first text is read
	ranked  ranking          // of the query that was last sorted by relevance
}

var _ store.Store = (*Store)(nil)

// SQLite's result codes that people meet, without the extended part. See
// https://sqlite.org/rescode.html.
const (
	codeError    = 1
	codeBusy     = 5
	codeReadOnly = 8
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26
)

// explain turns what the driver says into what it means to a reader.
func (s *Store) explain(ctx context.Context, doing string, err error) error {
	var e *sqlite3.Error
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrReadOnly),
		errors.Is(err, store.ErrNothing), errors.Is(err, store.ErrNewer):
		return err
	case !errors.As(err, &e):
		return fmt.Errorf("%s: %w", doing, err)
	}
	switch e.Code() & 0xff {
	case codeBusy:
		return fmt.Errorf("%s: another program has kept the archive busy; try again: %w", doing, err)
	case codeReadOnly:
		return fmt.Errorf("%s: %w", doing, store.ErrReadOnly)
	case codeFull:
		return fmt.Errorf("%s: the disk is full: %w", doing, err)
	case codeNotADB:
		return fmt.Errorf("%s is not a Dateline archive: %w", s.path, err)
	case codeCorrupt:
		return fmt.Errorf("%s: the archive %s is damaged, run “dateline check”: %w", doing, s.path, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// writing runs f in one transaction that is durable when writing returns. It
// takes the write lock at the start: a transaction that reads first and then
// finds another writer ahead of it would fail.
func (s *Store) writing(ctx context.Context, doing string, f func(*sql.Tx) error) error {
	if s.readOnly {
		return store.ErrReadOnly
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(ctx, doing, err)
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return s.explain(ctx, doing, err)
	}
	return s.explain(ctx, doing, tx.Commit())
}

// reading runs f on one snapshot of the archive, so that what f reads in
// several steps belongs together.
func (s *Store) reading(ctx context.Context, doing string, f func(*sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(ctx, doing, err)
	}
	defer tx.Rollback()
	return s.explain(ctx, doing, f(tx))
}

// Generation is answered by a connection of its own: PRAGMA data_version tells
// whether others than that connection have written. It costs microseconds.
func (s *Store) Generation(ctx context.Context) (int64, error) {
	s.watch.Lock()
	defer s.watch.Unlock()
	if s.watch.conn == nil {
		conn, err := s.read.Conn(ctx)
		if err != nil {
			return 0, s.explain(ctx, "watching the archive", err)
		}
		s.watch.conn = conn
	}
	var n int64
	err := s.watch.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n)
	return n, s.explain(ctx, "watching the archive", err)
}

// Close closes the archive. The last one to close it folds the write-ahead log
// into the file.
func (s *Store) Close() error {
	s.watch.Lock()
	defer s.watch.Unlock()
	if s.watch.conn != nil {
		s.watch.conn.Close()
		s.watch.conn = nil
	}
	return errors.Join(s.read.Close(), s.write.Close())
}
