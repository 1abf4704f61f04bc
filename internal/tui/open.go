package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/message"
)

// opening is which article the text is to show. The zero value is none.
type opening struct {
	want    string // article
	reading bool   // it was opened to be read, not just passed in the list
	places  map[string]string
}

// recalled is an article's remembered reading position.
type recalled struct {
	open  message.Open
	place string
}

// openCurrent opens the article that the list stands on.
func (d *Desk) openCurrent() tea.Cmd {
	r, ok := d.list.Current()
	if !ok {
		return nil
	}
	return d.openAt(message.Open{Article: r.ID})
}

// openAt opens an article to be read: at a span, or where it was left.
func (d *Desk) openAt(m message.Open) tea.Cmd {
	d.leaving(m)
	if !m.Stay && d.lay.focus != layout.Text {
		d.goTo(layout.Text)
	}
	if m.Stay && !d.shown(layout.Text) {
		d.goTo(layout.Text)
	}
	d.open.want, d.open.reading = m.Article, true
	if m.Article != d.text.Record().Article.ID {
		d.hold(forText)
	}
	cmds := []tea.Cmd{d.opened(m.Article), d.list.Stand(m.Article)}
	place, known := d.open.places[m.Article]
	if !known && m.At.IsZero() && m.Article != d.text.Record().Article.ID {
		return tea.Batch(append(cmds, d.recallPlace(m))...)
	}
	return tea.Batch(append(cmds, d.text.Open(m.Article, m.At, place))...)
}

// recallPlace asks where an article was left, and then opens it.
func (d *Desk) recallPlace(m message.Open) tea.Cmd {
	return d.fetch.Start(d.ctx, func(ctx context.Context) tea.Msg {
		// Without a remembered place it opens at its beginning.
		kept, err := d.lib.Recall(ctx, placeKey+m.Article)
		if err != nil {
			return recalled{open: m}
		}
		return recalled{m, kept[placeKey+m.Article]}
	})
}

// opened marks an article as read.
func (d *Desk) opened(id string) tea.Cmd {
	d.list.Read(id)
	return func() tea.Msg {
		if err := d.lib.Opened(d.ctx, id); err != nil && !readOnly(err) {
			return message.Failure{Doing: "mark the article as read", Err: err}
		}
		return nil
	}
}

// preview shows the article that the list has moved to, without opening it.
func (d *Desk) preview(id string) tea.Cmd {
	if !d.shown(layout.Text) || id == d.open.want || d.lay.focus != layout.List {
		return nil
	}
	d.leaving(message.Open{Article: id})
	d.open.want, d.open.reading = id, false
	return d.text.Open(id, news.Span{}, d.open.places[id])
}

// articleShown tells the panes which article the text shows: what it shows now,
// since messages may overtake each other.
func (d *Desk) articleShown() tea.Cmd {
	return d.toAll(message.Shown{Record: d.text.Record()})
}

// leaving keeps the place in the article on screen: for coming back to it, and
// among the jumps if it was read and the next is another.
func (d *Desk) leaving(m message.Open) {
	id := d.text.Record().Article.ID
	if id == "" {
		return
	}
	place := d.text.Place()
	if d.open.places == nil {
		d.open.places = map[string]string{}
	}
	d.open.places[id] = place
	if d.open.reading && (id != m.Article || !m.At.IsZero()) {
		d.jumps.push(jump{id, place})
		d.rememberPlace(id, place)
	}
}

// neighbour opens the article n rows on in the list.
func (d *Desk) neighbour(n int) tea.Cmd {
	if d.lay.focus == layout.List {
		r, ok := d.list.Neighbour(d.currentInList(), n)
		if !ok {
			return d.say(news.Clean(d.edge(n)), false)
		}
		return d.list.Stand(r.ID)
	}
	r, ok := d.list.Neighbour(d.text.Record().Article.ID, n)
	if !ok {
		return d.say(news.Clean(d.edge(n)), false)
	}
	return d.openAt(message.Open{Article: r.ID, Stay: d.shown(layout.Text)})
}

// edge says why there is no article n rows on.
func (d *Desk) edge(n int) string {
	switch {
	case d.list.Loading():
		return "the list is still being read"
	case d.list.Empty():
		return "the list is empty"
	case n > 0:
		return "this is the last article"
	}
	return "this is the first article"
}

func (d *Desk) currentInList() string {
	r, _ := d.list.Current()
	return r.ID
}

// unreadFound is the next unread article, if there is one.
type unreadFound struct {
	row store.Row
	ok  bool
	err error
}

// toUnread opens the next unread article of the list, from the top again after
// the last.
func (d *Desk) toUnread() tea.Cmd {
	from := d.text.Record().Article.ID
	if d.lay.focus == layout.List || from == "" {
		from = d.currentInList()
	}
	if r, ok := d.list.Unread(from); ok {
		return d.openAt(message.Open{Article: r.ID})
	}
	q := query.And(d.list.Query(), query.Query{Root: query.IsUnread})
	at := store.Cursor{}
	if r, ok := d.list.Current(); ok {
		at.Row = r.Row
	}
	return d.nextUnread.Start(d.ctx, func(ctx context.Context) tea.Msg {
		rows, err := d.lib.Find(ctx, q, store.Page{At: at, Limit: 1})
		if err == nil && len(rows) == 0 {
			rows, err = d.lib.Find(ctx, q, store.Page{Limit: 1})
		}
		if err != nil || len(rows) == 0 {
			return unreadFound{err: err}
		}
		return unreadFound{row: rows[0], ok: true}
	})
}

// takeUnread opens the unread article that was found.
func (d *Desk) takeUnread(m unreadFound) tea.Cmd {
	switch {
	case m.err != nil:
		return d.fail(message.Failure{Doing: "find the next unread article", Err: m.err})
	case !m.ok:
		return d.say(news.Clean("everything here is read"), false)
	}
	return tea.Batch(d.list.LoadAt(d.list.Query(), m.row.Row, m.row.ID), d.openAt(message.Open{Article: m.row.ID}))
}

// ownJobs takes the results of the desk's own commands.
func (d *Desk) ownJobs(msg tea.Msg) tea.Cmd {
	if m, ok := d.fetch.Take(msg); ok {
		r := m.(recalled)
		return d.text.Open(r.open.Article, r.open.At, r.place)
	}
	if m, ok := d.nextUnread.Take(msg); ok {
		return d.takeUnread(m.(unreadFound))
	}
	if m, ok := d.settle.Take(msg); ok {
		return d.settled(m.(settled))
	}
	if m, ok := msg.(refreshed); ok {
		return d.takeRefreshed(m)
	}
	if m, ok := msg.(countedAll); ok {
		d.total = m.n
	}
	return nil
}

// jump is a place in an article that ctrl+o comes back to.
type jump struct{ article, place string }

// jumps are the places one has jumped from. at is where in them one is; equal to
// len(list) at the end.
type jumps struct {
	list []jump
	at   int
}

// mostJumps is how many places are kept.
const mostJumps = 100

// push adds a place, forgetting those one has come back from.
func (j *jumps) push(p jump) {
	j.list = append(j.list[:j.at], p)
	if len(j.list) > mostJumps {
		j.list = j.list[1:]
	}
	j.at = len(j.list)
}

func (d *Desk) canJumpBack() (bool, string) {
	return d.jumps.at > 0, "there is nothing to jump back to"
}

func (d *Desk) canJumpForward() (bool, string) {
	return d.jumps.at < len(d.jumps.list)-1, "there is nothing to jump forward to"
}

// jumpBack goes to the place one has jumped from.
func (d *Desk) jumpBack() tea.Cmd {
	j := &d.jumps
	if j.at == len(j.list) && d.text.Record().Article.ID != "" {
		// The present place is the end of the list, to come forward to.
		j.list = append(j.list, jump{d.text.Record().Article.ID, d.text.Place()})
	}
	j.at--
	return d.jumpTo(j.list[j.at])
}

func (d *Desk) jumpForward() tea.Cmd {
	d.jumps.at++
	return d.jumpTo(d.jumps.list[d.jumps.at])
}

func (d *Desk) jumpTo(to jump) tea.Cmd {
	if d.lay.focus != layout.Text {
		d.goTo(layout.Text)
	}
	d.open.want, d.open.reading = to.article, true
	if to.article == d.text.Record().Article.ID {
		d.text.Close() // so that the place is taken
	}
	d.hold(forText)
	return tea.Batch(d.text.Open(to.article, news.Span{}, to.place), d.list.Stand(to.article), d.opened(to.article))
}
