package tui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"dateline/internal/export"
	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/prompt"
)

// bulk is what is being done to everything in the list, or what is being taken
// back. The zero value: nothing is.
type bulk struct {
	doing       string
	done, total int
	cancel      context.CancelFunc // nil: nothing is being done
	lasts       bool               // it has gone on for so long that it is shown
	back        bool               // it takes back, or does again
	next        []func() tea.Cmd   // to be taken back, or done again, after it
}

// on reports whether something is being done.
func (b *bulk) on() bool { return b.cancel != nil }

// bulkProgress is how far it is; it comes from outside the event loop.
type bulkProgress struct{ done, total int }

// bulkLasts says that something lasts, if it still goes on.
type bulkLasts struct{ ctx context.Context }

// bulkDone is its end, with what says so.
type bulkDone struct {
	msg tea.Msg
	err error
}

// bulkToDelete is how many articles are to be deleted, and bulkDelete the word
// to do so.
type (
	bulkToDelete struct {
		query query.Query
		n     int
		err   error
	}
	bulkDelete struct{ query query.Query }
)

// addBulk puts the actions on everything in the list into the table of verbs.
func (d *Desk) addBulk(t map[keymap.Action]verb) {
	for a, do := range map[keymap.Action]func() tea.Cmd{
		keymap.AllRead:   func() tea.Cmd { return d.setAll("marking as read", d.lib.MarkAllRead, true) },
		keymap.AllUnread: func() tea.Cmd { return d.setAll("marking as unread", d.lib.MarkAllRead, false) },
		keymap.AllStar:   func() tea.Cmd { return d.setAll("starring", d.lib.StarAll, true) },
		keymap.AllUnstar: func() tea.Cmd { return d.setAll("taking stars away", d.lib.StarAll, false) },
		keymap.AllTag:    func() tea.Cmd { return d.tagAllLine(false) },
		keymap.AllDelete: d.countToDelete,
		keymap.AllExport: d.askExportAll,
	} {
		t[a] = verb{do, d.canBulk}
	}
	t[keymap.TagHits] = verb{func() tea.Cmd { return d.tagAllLine(true) }, d.canTagHits}
}

func (d *Desk) canBulk() (bool, string) {
	switch {
	case d.bulk.on():
		return false, "wait for what is being done, or stop it with " + d.label(keymap.Back)
	case d.list.Empty() && !d.list.Loading():
		return false, "the list is empty"
	}
	return true, ""
}

func (d *Desk) canTagHits() (bool, string) {
	if ok, why := d.canBulk(); !ok {
		return ok, why
	}
	return library.HasHits(d.everything()), "search for words or a phrase first"
}

// everything returns the query for what the list shows, or is about to show:
// keys may be typed before what was searched for is there.
func (d *Desk) everything() query.Query {
	if !d.list.Loading() {
		return d.list.Query()
	}
	q, err := d.parse(d.asked)
	if err != nil {
		return d.list.Query() // it was asked before, so this cannot be
	}
	return q
}

// startBulk does something to many articles, on the side. Its message is what
// came of it.
func (d *Desk) startBulk(doing string, do func(context.Context, library.Progress) (tea.Msg, error)) tea.Cmd {
	if d.bulk.on() {
		return nil
	}
	ctx, cancel := context.WithCancel(d.ctx)
	d.bulk = bulk{doing: doing, cancel: cancel}
	tell := &bulkTeller{send: d.send, now: d.lib.Now}
	lasts := tea.Tick(patience, func(time.Time) tea.Msg { return bulkLasts{ctx} })
	return tea.Batch(d.spinSoon(), lasts, func() tea.Msg {
		msg, err := do(ctx, tell)
		return bulkDone{msg, err}
	})
}

// startEdit is startBulk for edits, which take their turn.
func (d *Desk) startEdit(doing string, edit func(context.Context, library.Progress) (tea.Msg, error)) tea.Cmd {
	if d.bulk.on() {
		return nil
	}
	turn := d.turns.take()
	return d.startBulk(doing, func(ctx context.Context, p library.Progress) (tea.Msg, error) {
		defer turn.begin()()
		return edit(ctx, p)
	})
}

// editAll makes an edit of everything in the list.
func (d *Desk) editAll(doing string, edit func(context.Context, library.Progress) (store.Edit, error)) tea.Cmd {
	return tea.Batch(d.done(), d.startEdit(doing, func(ctx context.Context, p library.Progress) (tea.Msg, error) {
		e, err := edit(ctx, p)
		return message.Acted{Edit: e}, err
	}))
}

// bulkTeller hands progress on to the event loop, not more often than can be seen.
type bulkTeller struct {
	send func(tea.Msg)
	now  func() time.Time
	last time.Time
}

// Progress implements [library.Progress].
func (t *bulkTeller) Progress(done, total int) {
	if now := t.now(); now.Sub(t.last) >= progressEvery {
		t.last = now
		t.send(bulkProgress{done, total})
	}
}

func (b *bulk) progressed(m bulkProgress) { b.done, b.total, b.lasts = m.done, m.total, b.on() }

// bulkLasts shows what is being done, and no longer holds keys back for it.
func (d *Desk) bulkLasts(m bulkLasts) tea.Cmd {
	if m.ctx.Err() != nil {
		return nil // each has its own, which ends with it
	}
	d.bulk.lasts = true
	return d.releaseEdit()
}

// words says what is being done and how far it is.
func (b *bulk) words() string {
	if b.total == 0 {
		return b.doing + "…"
	}
	return fmt.Sprintf("%s %s/%s", b.doing, humanize.Comma(int64(b.done)), humanize.Comma(int64(b.total)))
}

// bulkDone says what became of it, and goes on with what is to be taken back
// after it, or else with the keys that waited.
func (d *Desk) bulkDone(m bulkDone) tea.Cmd {
	next := d.bulk.next
	said := d.ended(m)
	if len(next) == 0 || m.err != nil {
		return tea.Batch(said, d.releaseEdit())
	}
	again := next[0]()
	d.bulk.next = next[1:]
	return tea.Batch(said, again)
}

func (d *Desk) ended(m bulkDone) tea.Cmd {
	doing := d.bulk.doing
	if d.bulk.on() {
		d.bulk.cancel()
	}
	d.bulk = bulk{}
	switch {
	case errors.Is(m.err, context.Canceled):
		return d.say(news.CleanLine("stopped "+doing+"; nothing was changed"), false)
	case m.err != nil:
		return d.fail(message.Failure{Doing: "finish " + doing + "; nothing was changed", Err: m.err})
	}
	return d.Update(m.msg)
}

// setAll makes everything in the list read or starred, or not.
func (d *Desk) setAll(doing string, set func(context.Context, query.Query, bool, library.Progress) (store.Edit, error), on bool) tea.Cmd {
	q := d.everything()
	return d.editAll(doing, func(ctx context.Context, p library.Progress) (store.Edit, error) { return set(ctx, q, on, p) })
}

// tagAllLine opens the tag line for everything in the list, or for every place
// in it where the words stand that were searched for.
func (d *Desk) tagAllLine(hits bool) tea.Cmd {
	q := d.everything()
	what := d.listed()
	if hits {
		what = "every hit in " + what
	}
	return d.openPrompt(prompt.NewTags(d.theme, pane.Target{All: &q, Hits: hits}, what, d.tags, nil))
}

// listed names what is listed, with its number if that is known.
func (d *Desk) listed() string {
	if n, more, known := d.list.Found(); known && !more && !d.list.Loading() {
		return articles(n)
	}
	return "all articles listed"
}

// bulkTagged does what the tag line brought.
func (d *Desk) bulkTagged(m prompt.Tagged) tea.Cmd {
	q := *m.Target.All
	if m.Target.Hits {
		return d.editAll("tagging hits", func(ctx context.Context, p library.Progress) (store.Edit, error) {
			return d.lib.TagHits(ctx, q, m.Add, p)
		})
	}
	return d.editAll("tagging", func(ctx context.Context, p library.Progress) (store.Edit, error) {
		return d.lib.TagAll(ctx, q, m.Add, m.Remove, p)
	})
}

// countToDelete counts what is to be deleted; keys typed right behind wait for
// the question that comes of it.
func (d *Desk) countToDelete() tea.Cmd {
	q := d.everything()
	d.hold(forPane)
	return func() tea.Msg {
		n, err := d.lib.Count(d.ctx, q, 1<<30)
		return acting{bulkToDelete{q, n, err}}
	}
}

// askDeleteAll asks before more is deleted than one sees.
func (d *Desk) askDeleteAll(m bulkToDelete) tea.Cmd {
	switch {
	case m.err != nil:
		return d.fail(message.Failure{Doing: "count the articles", Err: m.err})
	case m.n <= len(d.list.OnScreen()):
		return d.deleteAll(bulkDelete{m.query})
	}
	return d.openPrompt(prompt.NewConfirm(d.theme, "delete "+articles(m.n)+"?", bulkDelete{m.query}))
}

func (d *Desk) deleteAll(m bulkDelete) tea.Cmd {
	return d.editAll("deleting", func(ctx context.Context, p library.Progress) (store.Edit, error) {
		return d.lib.DeleteAll(ctx, m.query, p)
	})
}

// askExportAll asks where to export everything in the list to.
func (d *Desk) askExportAll() tea.Cmd {
	q := d.everything()
	return d.openPrompt(prompt.NewAsk(d.theme, prompt.AskFor{
		Label: "export " + d.listed() + " to", Text: "dateline.md",
		Hint: exportHint,
		Take: func(s string) (tea.Msg, error) { return exportPath(s, pane.Target{All: &q}) },
	}))
}

// exportAll writes everything that a query matches to a file, which is gone
// again if that is stopped.
func (d *Desk) exportAll(m exportTaken) tea.Cmd {
	return d.startBulk("exporting", func(ctx context.Context, p library.Progress) (tea.Msg, error) {
		total, err := d.lib.Count(ctx, *m.all, 1<<30)
		if err != nil {
			return nil, err
		}
		done := 0
		var lost *library.UnreadError
		err = writeExport(m, func(w export.Writer) error {
			err := d.lib.EachStored(ctx, *m.all, func(r store.Record) error {
				done++
				p.Progress(done, total)
				return errors.Join(ctx.Err(), w.Article(r))
			})
			if errors.As(err, &lost) {
				return nil
			}
			return err
		})
		if err == nil && lost != nil {
			return message.Failure{Doing: "export all", Err: lost, Said: news.CleanLine(lost.Error())}, nil
		}
		return message.Status{What: news.CleanLine(articles(done) + " exported to " + m.path)}, err
	})
}
