package library_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/query"
	"dateline/internal/store"
)

// told is a Progress that hands on what it is told.
type told func(done, total int)

func (f told) Progress(done, total int) { f(done, total) }

// many writes n articles into one file, and returns its path.
func many(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"title":"Bridge %d opens","date":"2024-01-01","url":"https://courier.example/%d","text":"The bridge at Tamsin opened."}`+"\n", i, i)
	}
	path := filepath.Join(t.TempDir(), "bridges.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A reader's tag waits for one batch at most, so that batches have to be small;
// and what was counted when adding was stopped is there when it goes on.
func TestAddBehindGoesOnInSmallSteps(t *testing.T) {
	lib := open(t)
	path := many(t, 1000)
	ctx, cancel := context.WithCancel(t.Context())
	last := 0
	_, err := lib.AddBehind(ctx, path, told(func(done, _ int) {
		if done-last > 300 {
			t.Errorf("from %d to %d at once", last, done)
		}
		if last = done; done > 300 {
			cancel()
		}
	}))
	if !errors.Is(err, context.Canceled) || last >= 1000 {
		t.Fatalf("%d added, %v", last, err)
	}
	r, err := lib.AddBehind(t.Context(), path, quiet{})
	if err != nil || r.Unchanged < last || r.New+r.Unchanged != 1000 {
		t.Fatalf("after %d: %+v %v", last, r, err)
	}
}

func TestAnalyseBehindTakesFirstWhatIsOnScreen(t *testing.T) {
	lib := open(t)
	if _, err := lib.AddBehind(t.Context(), many(t, 300), quiet{}); err != nil {
		t.Fatal(err)
	}
	oldest, err := lib.Find(t.Context(), query.Query{}, store.Page{At: store.Cursor{Back: true}, Limit: 5})
	if err != nil || len(oldest) != 5 {
		t.Fatal(oldest, err)
	}
	first := func() []string {
		ids := []string{"nosuch"}
		for _, r := range oldest {
			ids = append(ids, r.ID)
		}
		return ids
	}
	looked := false
	err = lib.AnalyseBehind(t.Context(), first, told(func(done, total int) {
		if done == 0 || looked {
			return
		}
		looked = true
		if done == total {
			t.Error("all in one batch")
		}
		for _, r := range oldest {
			if rec, err := lib.Stored(t.Context(), r.ID); err != nil || rec.Analysis == nil {
				t.Errorf("%s is not analysed, %v", r.Title, err)
			}
		}
	}))
	if err != nil || !looked {
		t.Fatal(looked, err)
	}
	if n, err := lib.Pending(t.Context()); n != 0 || err != nil {
		t.Errorf("%d pending, %v", n, err)
	}
}

func TestBacklogIsKept(t *testing.T) {
	lib := open(t)
	path := many(t, 1)
	for _, paused := range []bool{true, false} {
		b, err := lib.Backlog(t.Context())
		if err != nil || len(b.Paths) > 0 || b.Paused {
			t.Fatalf("%+v %v", b, err)
		}
		b.Paths, b.Paused = []string{path}, paused
		if err := lib.KeepBacklog(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		if b, err = lib.Backlog(t.Context()); err != nil || len(b.Paths) != 1 || b.Paths[0] != path || b.Paused != paused {
			t.Fatalf("%+v %v", b, err)
		}
		b.Paths, b.Paused = nil, false
		if err := lib.KeepBacklog(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
}
