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

// eager opens an archive so small that prefixes would never be looked for in
// texts, as a large one is.
func eager(t testing.TB) *Store {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "archive.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.costs = costs{article: 10, term: 25, column: 30, behind: 0.001, text: 3, or: 4, looked: 20, page: 5, stretch: 6, quick: 40}
	return s
}

func TestAgreesWhereTextsAreLookedInto(t *testing.T) {
	for seed := range uint64(4) {
		storetest.Agree(t, eager(t), seed, 200)
	}
}

func FuzzAgrees(f *testing.F) {
	f.Add(uint64(2))
	f.Add(uint64(3))
	f.Fuzz(func(t *testing.T, seed uint64) {
		storetest.Agree(t, opener(filepath.Join(t.TempDir(), "archive.db"))(t), seed, 30)
		storetest.Agree(t, eager(t), seed, 30)
	})
}
