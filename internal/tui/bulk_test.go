package tui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
)

// matching waits until n articles match a query.
func (r *rig) matching(q string, n int) {
	r.t.Helper()
	parsed, err := r.lib.Parse(q)
	if err != nil {
		r.t.Fatal(err)
	}
	r.until("the end of "+q, func() bool {
		got, err := r.lib.Count(r.t.Context(), parsed, 1000)
		return err == nil && got == n && !r.desk.bulk.on()
	})
}

func (r *rig) total() int {
	n, err := r.lib.Count(r.t.Context(), query.Query{}, 1000)
	if err != nil {
		r.t.Fatal(err)
	}
	return n
}

// TestEverythingInTheList does each verb to all that is listed; it is taken back
// by a desk that was opened later.
func TestEverythingInTheList(t *testing.T) {
	r := newRig(t, 120, 24)
	n := r.total()
	for _, c := range []struct{ keys, query string }{{"% r", "is:read"}, {"% *", "is:starred"}} {
		r.keys(c.keys)
		r.matching(c.query, n)
		r.see("articles", "u undoes")
	}
	r.keys("% #")
	r.see("tag ")
	r.typed("round")
	r.keys("enter")
	r.matching("tag:round", n)
	r.see("#round")

	later := openRig(t, r.kept, 120, 24)
	for _, q := range []string{"tag:round", "is:starred"} {
		later.keys("u")
		later.matching(q, 0)
	}
	later.see("undid: starred")
}

// TestDeletingEverythingAsks deletes more than is on screen only after y.
func TestDeletingEverythingAsks(t *testing.T) {
	r := newRig(t, 120, 14)
	n := r.total()
	r.keys("% x")
	r.see("delete " + articles(n) + "? y/n")
	r.keys("enter n")
	r.gone("y/n")
	r.matching("", n)
	r.keys("% x")
	r.see("y/n")
	r.keys("y")
	r.matching("", 0)
	r.see("deleted " + articles(n))
	r.keys("u")
	r.matching("", n)
}

func TestTagEveryHit(t *testing.T) {
	r := newRig(t, 120, 24)
	r.keys("H")
	r.see("search for words or a phrase first")
	r.keys("/")
	r.typed("dam")
	r.keys("enter")
	r.keys("H")
	r.see("every hit in ")
	r.typed("dams")
	r.keys("enter")
	r.see("tagged ", "places in")
	r.until("the list", func() bool { return r.desk.list.Query().String() == "dam" && !r.desk.list.Loading() })
	found, _, _ := r.desk.list.Found()
	r.matching("tag:dams", found)
	passages, err := r.lib.Passages(t.Context(), store.PassageFilter{Tag: "dams"})
	if err != nil || len(passages) < found {
		t.Fatal(len(passages), err)
	}
	for _, p := range passages {
		if !strings.EqualFold(p.Selector.Exact.String(), "dam") {
			t.Errorf("tagged %q", p.Selector.Exact)
		}
	}
	r.keys("u")
	r.matching("tag:dams", 0)
}

func TestExportEverything(t *testing.T) {
	r := newRig(t, 120, 24)
	path := filepath.Join(t.TempDir(), "all.jsonl")
	r.keys("% e")
	r.see("export ", " to")
	r.keys("ctrl+u")
	r.typed(path)
	r.keys("enter")
	r.see("exported to")
	b, err := os.ReadFile(path)
	if n := strings.Count(string(b), "\n"); err != nil || n != r.total() {
		t.Errorf("%d lines, %v", n, err)
	}
}

// locked is an archive whose changes of many are refused.
type locked struct{ store.Store }

func (locked) ApplyBulk(context.Context, store.Bulk) (store.Edit, error) {
	return store.Edit{}, store.ErrReadOnly
}

func TestAReadOnlyArchiveIsNamed(t *testing.T) {
	a := samples.copy(t)
	a.wrap = func(s store.Store) store.Store { return locked{s} }
	r := openRig(t, a, 160, 24)
	r.keys("% r")
	r.see("the archive is read-only: could not finish marking as read; nothing was changed")
}

// stuck is an archive whose changes of many last until they are cancelled.
type stuck struct{ store.Store }

func (s stuck) ApplyBulk(ctx context.Context, b store.Bulk) (store.Edit, error) {
	b.Progress(1, 2)
	<-ctx.Done()
	return store.Edit{}, ctx.Err()
}

func TestEscStopsWhatIsDoneToEverything(t *testing.T) {
	a := samples.copy(t)
	a.wrap = func(s store.Store) store.Store { return stuck{s} }
	r := openRig(t, a, 120, 24)
	r.keys("% r")
	r.see("marking as read 1/2 · esc stops")
	r.do(keymap.AllStar)
	r.see("marking as read")
	r.keys("esc")
	r.see("stopped marking as read; nothing was changed")
	if r.desk.bulk.on() {
		t.Error("it goes on")
	}
	if cmd := r.desk.Update(tea.Msg(bulkProgress{2, 2})); cmd != nil || strings.Contains(r.screen(), "2/2") {
		t.Error("progress shows after the end")
	}
}

// long is an archive in which taking back lasts until it is cancelled.
type long struct{ store.Store }

func (long) Undo(ctx context.Context) (store.Edit, error) {
	<-ctx.Done()
	return store.Edit{}, ctx.Err()
}

func TestTakingBackShowsAndLeavesTheDeskUsable(t *testing.T) {
	a := samples.copy(t)
	a.wrap = func(s store.Store) store.Store { return long{s} }
	r := openRig(t, a, 120, 24)
	r.reading("A lower wall")
	r.keys("u j")
	r.see("taking back… · esc stops")
	r.reading("Ness gets a harbour")
	r.keys("u")
	r.keys("esc")
	r.see("stopped taking back; nothing was changed")
	if r.desk.bulk.on() {
		t.Error("it goes on")
	}
}

// Each edit, undo and redo follows the one before, however fast they are typed.
func TestUndoFollowsUndo(t *testing.T) {
	r := newRig(t, 120, 40)
	r.reading("A lower wall")
	r.keys("* r u u ctrl+r u ctrl+r")
	r.until("the star alone", func() bool { return r.state().Starred && !r.state().Read && r.desk.held == nil })
	r.keys("ctrl+r ctrl+r u u u")
	r.see("there is nothing to undo")
	if s := r.state(); s.Starred || s.Read {
		t.Errorf("left: %+v", s)
	}
}

// barred is an archive in which taking back waits for a word.
type barred struct {
	store.Store
	open chan struct{}
}

func (g barred) Undo(ctx context.Context) (store.Edit, error) {
	<-g.open
	return g.Store.Undo(ctx)
}

// An undo that is asked for while one lasts is made after it.
func TestUndoWaitsForOneThatLasts(t *testing.T) {
	a, open := samples.copy(t), make(chan struct{})
	a.wrap = func(s store.Store) store.Store { return barred{s, open} }
	r := openRig(t, a, 120, 24)
	r.reading("A lower wall")
	r.keys("* r u")
	r.see("taking back… · esc stops")
	r.keys("u %")
	r.keys("r")
	r.until("the refusal", func() bool { return strings.HasPrefix(r.desk.note.what.String(), "wait for what is being done") })
	close(open)
	r.until("both taken back", func() bool { return !r.state().Starred && !r.state().Read && !r.desk.bulk.on() })
	r.see("undid: starred")
}

// state is that of the article that the text shows, in the archive.
func (r *rig) state() news.State {
	rec, err := r.lib.Stored(r.t.Context(), r.desk.text.Record().Article.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return rec.State
}
