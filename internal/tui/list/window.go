package list

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"dateline/internal/query"
	"dateline/internal/store"
)

const (
	pageRows = 200 // fetched at a time
	mostRows = 800 // kept; beyond it rows far from the present one are let go
	countTo  = 10_000
)

// window is a run of neighbouring rows of the list.
type window struct {
	rows        []store.Row
	at          int  // the row it stands on
	first, last bool // the run begins, ends where the list does
}

func (w *window) complete() bool { return w.first && w.last }

func (w *window) current() (store.Row, bool) {
	if w.at < 0 || w.at >= len(w.rows) {
		return store.Row{}, false
	}
	return w.rows[w.at], true
}

// around returns the IDs of n rows that begin so many before the present one, as
// far as there are such.
func (w *window) around(above, n int) []string {
	var ids []string
	from := max(0, w.at-above)
	for _, r := range w.rows[min(from, len(w.rows)):min(from+n, len(w.rows))] {
		ids = append(ids, r.ID)
	}
	return ids
}

func (w *window) index(id string) int {
	return slices.IndexFunc(w.rows, func(r store.Row) bool { return r.ID == id })
}

func (w *window) clone() window {
	c := *w
	c.rows = slices.Clone(w.rows)
	return c
}

// extend adds a page after the window or before it, and lets rows at the other
// end go. It returns by how much indices have moved.
func (w *window) extend(rows []store.Row, back bool) (moved int) {
	end := len(rows) < pageRows
	if back {
		w.rows = append(slices.Clone(rows), w.rows...)
		w.first = end
		w.at += len(rows)
		if len(w.rows) > mostRows && w.at < mostRows {
			w.rows, w.last = w.rows[:mostRows], false
		}
		return len(rows)
	}
	w.rows = append(w.rows, rows...)
	w.last = end
	if drop := len(w.rows) - mostRows; drop > 0 && w.at > drop {
		w.rows = slices.Clone(w.rows[drop:])
		w.at -= drop
		w.first = false
		return -drop
	}
	return 0
}

// The results of the list's own commands.
type (
	loaded struct {
		window
		query query.Query
		snippets
		err  error
		stay bool // on the article that the list stands on by then
	}
	extended struct {
		rows []store.Row
		back bool
		err  error
	}
	counted struct {
		n    int
		more bool
		err  error
	}
)

// Load lists what q matches, standing on the first row.
func (l *List) Load(q query.Query) tea.Cmd { return l.LoadAt(q, 0, "") }

// LoadAt lists what q matches, standing on the row with the given place in the
// list and ID, or on the one that has taken its place. Rows that are shown stay
// until the new ones are there.
func (l *List) LoadAt(q query.Query, row int64, id string) tea.Cmd {
	return l.read(q, row, id, false)
}

// LoadTyped is [List.Load] for a query that is being typed. It lets the letter be
// drawn first, and leaves out the queries of those who type faster than that.
func (l *List) LoadTyped(q query.Query) tea.Cmd {
	screen := l.visible() + l.visible()/2 // what is seen of it, and to spare
	return l.start(q, false, func(ctx context.Context) (window, error) {
		select {
		case <-time.After(letterFirst):
			return fetch(ctx, l.archive, q, 0, "", screen)
		case <-ctx.Done():
			return window{}, ctx.Err()
		}
	})
}

// letterFirst is how long a query that is being typed waits for its letter.
const letterFirst = 2 * time.Millisecond

func (l *List) read(q query.Query, row int64, id string, stay bool) tea.Cmd {
	return l.start(q, stay, func(ctx context.Context) (window, error) {
		return fetch(ctx, l.archive, q, row, id, pageRows)
	})
}

// start has rows read, in the place of what is being read.
func (l *List) start(q query.Query, stay bool, read func(context.Context) (window, error)) tea.Cmd {
	l.more.Stop()
	archive, above, show := l.archive, l.window.at-l.top, l.withSnippets(q)
	load := l.load.Start(l.ctx, func(ctx context.Context) tea.Msg {
		w, err := read(ctx)
		m := loaded{window: w, query: q, err: err, stay: stay}
		if show > 0 && err == nil {
			m.snippets = snippetsOf(ctx, archive, q, w.around(above, show))
		}
		return m
	})
	l.count.Stop()
	l.counting = true
	return load
}

// LoadHere lists what q matches, standing where the list stands now if that is a
// place in q's order too.
func (l *List) LoadHere(q query.Query) tea.Cmd {
	r, ok := l.Current()
	if !ok || q.Sort != l.query.Sort {
		return l.Load(q)
	}
	return l.read(q, r.Row, r.ID, true)
}

// Reload reads the list again, for what others have changed in it.
func (l *List) Reload() tea.Cmd {
	r, _ := l.Current()
	if l.window.first && l.window.at == 0 {
		return l.read(l.query, 0, r.ID, true)
	}
	return l.read(l.query, r.Row, r.ID, true)
}

// Fetch reads the first rows of q, or those around a row; it is what [List.Load]
// does, for a caller that waits.
func Fetch(ctx context.Context, a Archive, q query.Query, row int64, id string) (*Page, error) {
	w, err := fetch(ctx, a, q, row, id, pageRows)
	return &Page{w, q}, err
}

// Page is a part of a list that was read beforehand.
type Page struct {
	window window
	query  query.Query
}

// Show shows a page that was read beforehand, or why it could not be.
func (l *List) Show(p *Page, err error) tea.Cmd {
	l.counting = true
	l.take(loaded{window: p.window, query: p.query, err: err})
	return l.arrived()
}

func fetch(ctx context.Context, a Archive, q query.Query, row int64, id string, n int) (window, error) {
	if row == 0 {
		rows, err := a.Find(ctx, q, store.Page{Limit: n})
		w := window{rows: rows, first: true, last: len(rows) < n}
		w.at = max(0, w.index(id))
		return w, err
	}
	before, err := a.Find(ctx, q, store.Page{At: store.Cursor{Row: row, Back: true}, Limit: n})
	if err != nil {
		return window{}, err
	}
	var at store.Cursor
	if len(before) > 0 {
		at.Row = before[len(before)-1].Row
	}
	after, err := a.Find(ctx, q, store.Page{At: at, Limit: n})
	w := window{rows: append(before, after...), first: len(before) < n, last: len(after) < n}
	if w.at = w.index(id); w.at < 0 {
		w.at = max(0, min(len(before), len(w.rows)-1))
	}
	return w, err
}

// end moves to the list's beginning or end.
func (l *List) end(c store.Cursor) tea.Cmd {
	if !c.Back && l.window.first {
		return l.moveTo(0)
	}
	if c.Back && l.window.last {
		return l.moveTo(len(l.window.rows) - 1)
	}
	l.more.Stop()
	archive, q := l.archive, l.query
	return l.load.Start(l.ctx, func(ctx context.Context) tea.Msg {
		rows, err := archive.Find(ctx, q, store.Page{At: c, Limit: pageRows})
		w := window{rows: rows, first: !c.Back, last: c.Back}
		if len(rows) < pageRows {
			w.first, w.last = true, true
		}
		if c.Back {
			w.at = max(0, len(rows)-1)
		}
		return loaded{window: w, query: q, err: err}
	})
}

// moveTo stands on row i, or the nearest there is, and fetches more if an edge
// of the window is near.
func (l *List) moveTo(i int) tea.Cmd {
	was := l.window.at
	l.window.at = max(0, min(i, len(l.window.rows)-1))
	l.show()
	if l.window.at == was {
		return tea.Batch(l.prefetch(), l.fetchSnippets())
	}
	return tea.Batch(l.moved(), l.prefetch(), l.fetchSnippets())
}

// prefetch fetches the next page on the side whose edge is near: a screen away.
func (l *List) prefetch() tea.Cmd {
	w, near := &l.window, l.visible()
	if l.more.Busy() || l.load.Busy() || len(w.rows) == 0 {
		return nil
	}
	var c store.Cursor
	switch {
	case !w.last && len(w.rows)-w.at < near:
		c = store.Cursor{Row: w.rows[len(w.rows)-1].Row}
	case !w.first && w.at < near:
		c = store.Cursor{Row: w.rows[0].Row, Back: true}
	default:
		return nil
	}
	archive, q := l.archive, l.query
	return l.more.Start(l.ctx, func(ctx context.Context) tea.Msg {
		rows, err := archive.Find(ctx, q, store.Page{At: c, Limit: pageRows})
		return extended{rows, c.Back, err}
	})
}

// count counts what q matches, up to a limit and without keeping anybody waiting.
func count(ctx context.Context, a Archive, q query.Query) counted {
	n, exact, err := a.AtLeast(ctx, q, countTo)
	return counted{n, !exact || n >= countTo, err}
}

// String writes a count as it is shown: "12,408", "10,000+".
func (c counted) String() string {
	s := humanize.Comma(int64(c.n))
	if c.more {
		s += "+"
	}
	return s
}

// recount counts what the present query matches, up to a limit.
func (l *List) recount() tea.Cmd {
	archive, q := l.archive, l.query
	return l.count.Start(l.ctx, func(ctx context.Context) tea.Msg { return count(ctx, archive, q) })
}

// Update implements [pane.Pane].
func (l *List) Update(msg tea.Msg) tea.Cmd {
	if m, ok := l.load.Take(msg); ok {
		l.take(m.(loaded))
		return tea.Batch(l.arrived(), l.moved())
	}
	if m, ok := l.more.Take(msg); ok {
		return l.takeMore(m.(extended))
	}
	if m, ok := l.count.Take(msg); ok {
		if c := m.(counted); c.err == nil {
			l.found, l.andMore = c.n, c.more
		}
		return nil
	}
	if m, ok := l.snip.Take(msg); ok {
		l.takeSnippets(m.(snippets))
		return l.fetchSnippets()
	}
	return l.menuUpdate(msg)
}

// take shows rows that have come.
func (l *List) take(m loaded) {
	if l.err = m.err; m.err != nil {
		return
	}
	if l.query.String() != m.query.String() {
		l.snippets = map[string]snippet{}
	}
	l.takeSnippets(m.snippets)
	now, ok := l.Current()
	if i := m.window.index(now.ID); ok && m.stay && i >= 0 {
		m.window.at = i
	}
	above, atTop := l.window.at-l.top, l.window.first && l.top == 0
	l.query, l.window = m.query, m.window
	l.top = max(0, l.window.at-above) // with as many rows above it as before
	if atTop && l.window.first {
		l.top = 0 // so that what is new is seen
	}
	l.readOpened()
	if n := len(l.window.rows); l.window.complete() && n < countTo {
		l.found, l.andMore, l.counting = n, false, false
	}
	l.show()
}

// arrived is what there is to do once rows are there. Counting comes after
// them, so that it does not take the processor from them.
func (l *List) arrived() tea.Cmd {
	cmds := []tea.Cmd{l.prefetch(), l.fetchSnippets()}
	if l.counting && l.err == nil {
		cmds = append(cmds, l.recount())
	}
	l.counting = false
	return tea.Batch(cmds...)
}

func (l *List) takeMore(m extended) tea.Cmd {
	if m.err != nil {
		l.err = m.err
		return nil
	}
	l.top = max(0, l.top+l.window.extend(m.rows, m.back))
	l.readOpened()
	l.show()
	return tea.Batch(l.prefetch(), l.fetchSnippets())
}
