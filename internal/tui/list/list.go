// Package list is the pane that lists articles: those that a query matches,
// grouped by day, in rows of one line or two. It holds a window of rows around
// the one it stands on and fetches more before they are needed, so that a list
// of a million articles costs what a list of a hundred does.
//
// Start reading at [List]; window.go keeps the rows, draw.go shows them.
package list

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Archive is what the list asks of the library.
type Archive interface {
	Find(ctx context.Context, q query.Query, p store.Page) ([]store.Row, error)
	AtLeast(ctx context.Context, q query.Query, limit int) (n int, exact bool, err error)
	Texts(ctx context.Context, ids []string) ([]news.Text, error)
}

// List is the pane. Make one with [New].
type List struct {
	ctx     context.Context
	archive Archive
	theme   *theme.Theme
	zone    *time.Location // in which times of day are shown

	w, h    int
	focused bool
	lines   int // of a row: 1 or 2

	query    query.Query
	window   window
	top      int // index of the first row on screen
	selected map[string]bool
	opened   map[string]bool // articles that were opened, and may be unread in rows read before
	found    int             // articles that match, -1 while not known
	andMore  bool            // or more than that
	counting bool            // they are to be counted once the rows are there
	err      error
	snippets map[string]snippet // by article, for the present query
	menu     menu
	tags     map[string]int // colours by name

	load, more, count, snip, counts pane.Job

	onMove func(id string) tea.Cmd
}

// New returns a list of everything, without rows until [List.Load]. onMove is
// told at once when the list stands on another article.
func New(ctx context.Context, a Archive, th *theme.Theme, zone *time.Location, onMove func(id string) tea.Cmd) *List {
	return &List{
		ctx: ctx, archive: a, theme: th, zone: zone, lines: 2, found: -1, onMove: onMove,
		selected: map[string]bool{}, opened: map[string]bool{}, snippets: map[string]snippet{},
	}
}

// SetSize implements [pane.Pane].
func (l *List) SetSize(w, h int) {
	l.w, l.h = w, h
	l.show()
}

// SetFocus implements [pane.Pane].
func (l *List) SetFocus(on bool) { l.focused = on }

// SetLines chooses rows of one line or two.
func (l *List) SetLines(n int) {
	l.lines = max(1, min(2, n))
	l.show()
}

// RowLines returns how many lines a row has.
func (l *List) RowLines() int { return l.lines }

// Context implements [pane.Pane].
func (l *List) Context() keymap.Context { return keymap.InList }

// Query returns what is listed.
func (l *List) Query() query.Query { return l.query }

// Found returns how many articles match, and whether that is known. If more is
// set, at least so many do.
func (l *List) Found() (n int, more, known bool) { return l.found, l.andMore, l.found >= 0 }

// Empty reports whether the list is known to have no rows.
func (l *List) Empty() bool { return l.window.complete() && len(l.window.rows) == 0 }

// Loading reports whether rows are under way.
func (l *List) Loading() bool { return l.load.Busy() }

// Err returns why the list could not be read, if so.
func (l *List) Err() error { return l.err }

// Current returns the row that the list stands on.
func (l *List) Current() (store.Row, bool) { return l.window.current() }

// Neighbour returns the article n rows from the one with the given ID, or from
// the present one if that is not in the window.
func (l *List) Neighbour(id string, n int) (store.Row, bool) {
	at := l.window.index(id)
	if at < 0 {
		at = l.window.at
	}
	if at += n; at < 0 || at >= len(l.window.rows) {
		return store.Row{}, false
	}
	return l.window.rows[at], true
}

// Unread returns the first unread article after the one with the given ID, or
// before it if there is none after it.
func (l *List) Unread(id string) (store.Row, bool) {
	at := l.window.index(id)
	for i := at + 1; i < len(l.window.rows); i++ {
		if !l.window.rows[i].State.Read {
			return l.window.rows[i], true
		}
	}
	for i := at - 1; i >= 0; i-- {
		if !l.window.rows[i].State.Read {
			return l.window.rows[i], true
		}
	}
	return store.Row{}, false
}

// Row returns the row of an article, if it is in the window.
func (l *List) Row(id string) (store.Row, bool) {
	if i := l.window.index(id); i >= 0 {
		return l.window.rows[i], true
	}
	return store.Row{}, false
}

// Stand moves to the article with the given ID, if it is in the window.
func (l *List) Stand(id string) tea.Cmd {
	if i := l.window.index(id); i >= 0 {
		return l.moveTo(i)
	}
	return nil
}

// Do implements [pane.Pane].
func (l *List) Do(a keymap.Action) tea.Cmd {
	if l.menu.focused {
		return l.menuDo(a)
	}
	page := max(1, l.visible()-1)
	switch a {
	case keymap.Down:
		return l.moveTo(l.window.at + 1)
	case keymap.Up:
		return l.moveTo(l.window.at - 1)
	case keymap.HalfDown:
		return l.moveTo(l.window.at + (page+1)/2)
	case keymap.HalfUp:
		return l.moveTo(l.window.at - (page+1)/2)
	case keymap.PageDown:
		return l.moveTo(l.window.at + page)
	case keymap.PageUp:
		return l.moveTo(l.window.at - page)
	case keymap.Top:
		return l.end(store.Cursor{})
	case keymap.Bottom:
		return l.end(store.Cursor{Back: true})
	case keymap.SelectRow:
		return l.toggle()
	case keymap.Act:
		return l.open()
	}
	return nil
}

// open asks the desk to open the article that the list stands on.
func (l *List) open() tea.Cmd {
	r, ok := l.Current()
	if !ok {
		return nil
	}
	return func() tea.Msg { return message.Open{Article: r.ID} }
}

// toggle selects the present row or lets it go, and goes on to the next.
func (l *List) toggle() tea.Cmd {
	r, ok := l.Current()
	if !ok {
		return nil
	}
	if l.selected[r.ID] {
		delete(l.selected, r.ID)
	} else {
		l.selected[r.ID] = true
	}
	return l.moveTo(l.window.at + 1)
}

// Selected returns how many articles are selected.
func (l *List) Selected() int { return len(l.selected) }

// Unselect lets all selected articles go.
func (l *List) Unselect() { clear(l.selected) }

// Can implements [pane.Pane].
func (l *List) Can(a keymap.Action) (ok bool, why string) {
	switch a {
	case keymap.Down, keymap.Up, keymap.HalfDown, keymap.HalfUp, keymap.PageDown, keymap.PageUp,
		keymap.Top, keymap.Bottom, keymap.SelectRow, keymap.Act:
		if len(l.window.rows) == 0 {
			return false, "the list is empty"
		}
		return true, ""
	}
	return false, ""
}

// Target implements [pane.Pane]: the selected articles, or else the present one.
func (l *List) Target() pane.Target {
	if len(l.selected) > 0 {
		var ids []string
		for _, r := range l.window.rows {
			if l.selected[r.ID] {
				ids = append(ids, r.ID)
			}
		}
		if len(ids) < len(l.selected) { // some were scrolled out of the window
			ids = ids[:0]
			for id := range l.selected {
				ids = append(ids, id)
			}
		}
		return pane.Target{Articles: ids}
	}
	if r, ok := l.Current(); ok {
		return pane.Target{Articles: []string{r.ID}, Words: r.Title}
	}
	return pane.Target{}
}

// Hints implements [pane.Pane].
func (l *List) Hints() []keymap.Action {
	if l.menu.focused {
		return []keymap.Action{keymap.Down, keymap.Act, keymap.Back}
	}
	if len(l.selected) > 0 {
		return []keymap.Action{keymap.SelectRow, keymap.Tag, keymap.ToggleRead, keymap.Star, keymap.Delete, keymap.Export, keymap.Back}
	}
	return []keymap.Action{keymap.Down, keymap.Act, keymap.Search, keymap.Sources, keymap.Timeline, keymap.Tag, keymap.Star, keymap.Menu, keymap.Help}
}

// Apply shows an edit on the rows that it changed.
func (l *List) Apply(m message.Acted) {
	if len(m.Edit.Bulk) > 0 {
		clear(l.opened) // the rows are read again
	}
	for _, e := range m.Edit.Articles {
		delete(l.opened, e.ID) // what was done to it since counts
		i := l.window.index(e.ID)
		if i < 0 {
			continue
		}
		l.window.rows[i].State = e.After
		if m.Back {
			l.window.rows[i].State = e.Before
		}
	}
	for _, e := range m.Edit.Passages {
		l.passage(e, m.Back)
	}
}

// passage counts a passage that was made or removed.
func (l *List) passage(e store.PassageEdit, back bool) {
	before, after := e.Before, e.After
	if back {
		before, after = after, before
	}
	of := before
	if of == nil {
		of = after
	}
	i := l.window.index(of.Article)
	if i < 0 {
		return
	}
	switch {
	case before == nil:
		l.window.rows[i].Passages++
	case after == nil:
		l.window.rows[i].Passages--
	}
}

// Read shows an article as read, because it was opened.
func (l *List) Read(id string) {
	l.opened[id] = true
	l.readOpened()
}

// readOpened shows the opened articles as read, in rows that may have been read
// from the archive before they were.
func (l *List) readOpened() {
	for i, r := range l.window.rows {
		if l.opened[r.ID] {
			l.window.rows[i].State.Read = true
		}
	}
}

// Status implements [pane.Pane].
func (l *List) Status() string {
	if n := len(l.selected); n > 0 {
		return plural(n, "article") + " selected"
	}
	return ""
}

// Saved is a list as it was; see [List.Save].
type Saved struct {
	query    query.Query
	window   window
	top      int
	found    int
	andMore  bool
	snippets map[string]snippet
}

// Save returns the list as it is, to be put back if a search is given up.
func (l *List) Save() Saved {
	return Saved{l.query, l.window.clone(), l.top, l.found, l.andMore, l.snippets}
}

// Restore puts a list back as it was.
func (l *List) Restore(s Saved) tea.Cmd {
	l.load.Stop()
	l.more.Stop()
	l.count.Stop()
	l.query, l.window, l.top, l.found, l.andMore, l.snippets = s.query, s.window, s.top, s.found, s.andMore, s.snippets
	l.err = nil
	if l.found < 0 {
		l.counting = true
	}
	return tea.Batch(l.arrived(), l.moved())
}

// moved tells the desk which article the list stands on.
func (l *List) moved() tea.Cmd {
	r, ok := l.Current()
	if !ok {
		return nil
	}
	return l.onMove(r.ID)
}

// titleHits returns what q matches of a headline.
func titleHits(q query.Query, t news.Text) [][2]int {
	return q.Hits(t.String(), query.Any, query.Title)
}
