package tui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
)

// gated is a store that adds a batch only when it is let.
type gated struct {
	store.Store
	let chan struct{}
}

func (g gated) Add(ctx context.Context, batch []news.Article) ([]store.Added, error) {
	select {
	case <-g.let:
		return g.Store.Add(ctx, batch)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// manyArticles writes n articles into one file, and returns its path.
func manyArticles(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"title":"Bridge %04d opens","date":"2024-01-01T%02d:%02d:00Z","url":"https://courier.example/%d","text":"The bridge at Tamsin opened."}`+"\n",
			i, i/60, i%60, i)
	}
	path := filepath.Join(t.TempDir(), "bridges.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// addFirst types a path at a desk and lets a batch of 256 articles in.
func addFirst(r *rig, path string, let chan struct{}) {
	r.keys("A")
	r.typed(path)
	r.keys("enter")
	r.until("the work", func() bool { return r.desk.work.what == adding })
	let <- struct{}{}
	r.see("adding 256/", "256 articles", "Bridge 0255 opens")
}

func gatedArchive(t *testing.T) (archive, chan struct{}) {
	let := make(chan struct{})
	a := empty(t)
	a.wrap = func(s store.Store) store.Store { return gated{s, let} }
	return a, let
}

func TestAddingIsPausedAndResumed(t *testing.T) {
	a, let := gatedArchive(t)
	r := openRig(t, a, 120, 40)
	addFirst(r, manyArticles(t, 600), let)
	r.keys("j esc")
	r.see("adding 256/")
	r.keys("P")
	r.see("adding paused 256/", "P resumes")
	r.keys("P")
	r.gone("paused")
	close(let)
	r.see("600 articles added")
	if s := r.screen(); strings.Contains(s, "already there") {
		t.Errorf("what the pause divided counts twice:\n%s", s)
	}
	r.until("the analysis", func() bool { n, err := r.lib.Pending(t.Context()); return n == 0 && err == nil })
	r.see("600 articles")
}

func TestAddingOutlastsTheDesk(t *testing.T) {
	for _, paused := range []bool{false, true} {
		a, let := gatedArchive(t)
		path := manyArticles(t, 600)
		r := openRig(t, a, 120, 40)
		addFirst(r, path, let)
		if paused {
			r.keys("P")
		}
		want := library.Backlog{Paths: []string{path}, Paused: paused}
		r.until("the backlog", func() bool {
			b, err := r.lib.Backlog(t.Context())
			return err == nil && b.Paused == want.Paused && slices.Equal(b.Paths, want.Paths)
		})
		// The next desk opens while the one before still hangs, as after a kill.
		a.wrap = nil
		r = openRig(t, a, 120, 40)
		r.step(begin{})
		if paused {
			r.see("adding paused")
			if r.desk.work.cancel != nil {
				t.Fatal("a paused desk works")
			}
			r.keys("P")
		}
		r.see("344 articles added, 256 already there")
		r.until("an empty backlog", func() bool {
			b, err := r.lib.Backlog(t.Context())
			return err == nil && !b.Paused && len(b.Paths) == 0
		})
	}
}

func TestAPathThatIsGoneIsForgotten(t *testing.T) {
	a := samples.copy(t)
	lib, err := a.open()
	if err != nil {
		t.Fatal(err)
	}
	gone := filepath.Join(t.TempDir(), "gone.txt")
	if err := lib.KeepBacklog(t.Context(), library.Backlog{Paths: []string{gone}}); err != nil {
		t.Fatal(err)
	}
	lib.Close()
	r := openRig(t, a, 80, 24) // where the message is too long
	r.step(begin{})
	r.see("1 could not be read (gone.txt: no such", " · E details")
	r.keys("E")
	r.see(filepath.Dir(gone))
	r.keys("esc")
	r.gone("could not be read")
	r.until("an empty backlog", func() bool { b, err := r.lib.Backlog(t.Context()); return err == nil && len(b.Paths) == 0 })
}

func TestAPathThatIsNotThereIsNamed(t *testing.T) {
	r := newRig(t, 120, 24)
	r.keys("A")
	r.typed("/none/such")
	r.keys("enter")
	r.see("there is no /none/such · E details")
}

func TestPathsWaitForEachOther(t *testing.T) {
	a, let := gatedArchive(t)
	r := openRig(t, a, 120, 40)
	addFirst(r, manyArticles(t, 300), let)
	other := filepath.Join(t.TempDir(), "dam.txt")
	if err := os.WriteFile(other, []byte("Dam closes\n\nThe dam at Orlec closed.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.keys("A")
	r.typed(other)
	r.keys("enter")
	r.see("dam.txt waits until bridges.jsonl is added")
	close(let)
	r.see("301 articles")
}

// recorder is an analyser that finds nothing and knows in which order it was asked.
type recorder struct {
	mu    sync.Mutex
	asked []string
}

func (*recorder) Version() int { return 1 }

func (a *recorder) Analyse(art news.Article) *news.Analysis {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.asked = append(a.asked, art.ID)
	return &news.Analysis{}
}

func TestWhatIsOnScreenIsAnalysedFirst(t *testing.T) {
	rec := &recorder{}
	a := empty(t)
	a.analyser = rec
	lib, err := a.open()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.AddPaths(t.Context(), []string{manyArticles(t, 500)}, nil, quiet{}); err != nil {
		t.Fatal(err)
	}
	lib.Close()
	r := openRig(t, a, 80, 24)
	r.focus(layout.List)
	r.do(keymap.Bottom)
	r.see("Bridge 0000 opens")
	r.step(begin{})
	r.until("the analysis", func() bool { n, err := r.lib.Pending(t.Context()); return n == 0 && err == nil })
	ids := r.desk.list.OnScreen()
	if len(ids) < 5 {
		t.Fatalf("%d rows on screen:\n%s", len(ids), r.screen())
	}
	for _, id := range ids {
		// The first batch, and what was looked at meanwhile.
		if at := slices.Index(rec.asked, id); at < 0 || at > 70 {
			t.Errorf("%s was analysed as number %d", id, at)
		}
	}
}
