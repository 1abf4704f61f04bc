package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"dateline/internal/store"
	"dateline/internal/store/storetest"
)

// opener returns a storetest.Open for the archive at path.
func opener(path string) storetest.Open {
	return func(t testing.TB) store.Store {
		t.Helper()
		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t testing.TB) storetest.Open {
		return opener(filepath.Join(t.TempDir(), "new directory", "archive.db"))
	})
}

func FuzzAgrees(f *testing.F) {
	f.Add(uint64(2))
	f.Add(uint64(3))
	f.Fuzz(func(t *testing.T, seed uint64) {
		storetest.Agree(t, opener(filepath.Join(t.TempDir(), "archive.db"))(t), seed, 30)
	})
}
