package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/message"
)

// refreshed is what the desk knows of the whole archive.
type refreshed struct {
	tags    []news.Tag
	saved   []news.SavedQuery
	history []string
	err     error
}

// countedAll is how many articles there are.
type countedAll struct{ n int }

// changed says that another process has written to the archive.
type changed struct{}

// refresh reads tags, saved queries and the history anew.
func (d *Desk) refresh() tea.Cmd {
	return func() tea.Msg { return d.readRefreshed(d.ctx) }
}

func (d *Desk) readRefreshed(ctx context.Context) refreshed {
	var r refreshed
	if r.tags, r.err = d.lib.Tags(ctx); r.err != nil {
		return r
	}
	if r.saved, r.err = d.lib.SavedQueries(ctx); r.err != nil {
		return r
	}
	r.history, r.err = d.lib.History(ctx)
	return r
}

func (d *Desk) takeRefreshed(r refreshed) tea.Cmd {
	if r.err != nil {
		return d.fail(message.Failure{Doing: "read tags and queries", Err: r.err})
	}
	d.tags, d.history = r.tags, r.history
	d.list.SetTags(r.tags)
	d.list.SetQueries(r.saved)
	return nil
}

// countAll counts the articles of the archive.
func (d *Desk) countAll() tea.Cmd {
	return func() tea.Msg {
		n, err := d.lib.Count(d.ctx, query.Query{}, 1<<30)
		if err != nil {
			return nil // the count is only shown; what is wrong shows in the list
		}
		return countedAll{n}
	}
}

// changedOutside shows what another process has written.
func (d *Desk) changedOutside() tea.Cmd {
	return tea.Batch(d.list.Reload(), d.text.Reload(), d.refresh(), d.countAll())
}
