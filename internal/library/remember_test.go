package library_test

import (
	"path/filepath"
	"testing"
	"time"

	"dateline/internal/library"
	"dateline/internal/store/sqlite"
)

// What cannot be read of what the desk remembers stops nothing: the history
// begins anew, and the backlog is told once and is empty then.
func TestDamagedMemory(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lib := library.New(s, analyser, time.Now)
	defer lib.Close()
	for _, key := range []string{"history", "backlog"} {
		if err := s.Set(t.Context(), key, "{"); err != nil {
			t.Fatal(err)
		}
	}
	if err := lib.Asked(t.Context(), "dam"); err != nil {
		t.Error(err)
	}
	if h, err := lib.History(t.Context()); err != nil || len(h) != 1 || h[0] != "dam" {
		t.Errorf("history %q, %v", h, err)
	}
	if b, err := lib.Backlog(t.Context()); err == nil || len(b.Paths) > 0 {
		t.Errorf("backlog %+v, %v", b, err)
	}
	if b, err := lib.Backlog(t.Context()); err != nil || len(b.Paths) > 0 {
		t.Errorf("backlog the second time %+v, %v", b, err)
	}
}
