package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/library"
	"dateline/internal/tui/message"
)

// backlog is what is left to do, as it is kept in the archive.
type backlog struct {
	library.Backlog
	before         library.Report // what the first path had brought when it was paused
	writing, again bool
}

// paused keeps in mind what was added until the pause, so that it does not
// count as already there afterwards.
func (b *backlog) paused(m workDone) {
	if m.what == adding && len(b.Paths) > 0 && b.Paths[0] == m.path {
		b.before.New += m.report.New
		b.before.Changed += m.report.Changed
	}
}

// finish takes the path that was added off and returns all that it has brought.
func (b *backlog) finish(m workDone) library.Report {
	r, before := m.report, b.before
	r.Unchanged = max(0, r.Unchanged-before.New-before.Changed)
	r.New += before.New
	r.Changed += before.Changed
	b.before = library.Report{}
	b.Paths = slices.DeleteFunc(slices.Clone(b.Paths), func(p string) bool { return p == m.path })
	return r
}

// backlogKept says that the backlog is in the archive.
type backlogKept struct{ err error }

// keepBacklog keeps the backlog in the archive. One writing follows the other,
// so that the last state is the one that stays.
func (d *Desk) keepBacklog() tea.Cmd {
	if d.backlog.writing {
		d.backlog.again = true
		return nil
	}
	d.backlog.writing = true
	b := d.backlog.Backlog
	return func() tea.Msg { return backlogKept{d.lib.KeepBacklog(d.ctx, b)} }
}

func (d *Desk) backlogKept(m backlogKept) tea.Cmd {
	again := d.backlog.again
	d.backlog.writing, d.backlog.again = false, false
	switch {
	case m.err != nil && !readOnly(m.err):
		return d.fail(message.Failure{Doing: "remember what is left to add", Err: m.err})
	case again:
		return d.keepBacklog()
	}
	return nil
}

// leaveBacklog keeps the backlog when the desk is left, if it was about to be.
func (d *Desk) leaveBacklog() tea.Cmd {
	if !d.backlog.writing {
		return nil
	}
	b := d.backlog.Backlog
	return func() tea.Msg {
		// The desk is gone by the time an error could be shown.
		_ = d.lib.KeepBacklog(d.ctx, b)
		return nil
	}
}

// recallBacklog reads what was left to do when the desk was left.
func (d *Desk) recallBacklog(ctx context.Context) {
	b, err := d.lib.Backlog(ctx)
	if err != nil {
		d.fail(message.Failure{Doing: "recall what is left to add", Err: err})
		return
	}
	d.backlog.Backlog = b
}
