package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/message"
)

func (d *Desk) undo() tea.Cmd {
	return d.takeBack("taking back", "there is nothing to undo", true, d.lib.Undo)
}

func (d *Desk) redo() tea.Cmd {
	return d.takeBack("doing again", "there is nothing to redo", false, d.lib.Redo)
}

func (d *Desk) canTakeBack() (bool, string) {
	return !d.bulk.on() || d.bulk.back, "wait for what is being done, or stop it with " + d.label(keymap.Back)
}

// takeBack takes an edit back or makes it again, after those that are being taken
// back: a bulk, since it may be of many articles. Mostly it is of few, and keys
// typed right behind it wait for it.
func (d *Desk) takeBack(doing, nothing string, back bool, f func(context.Context) (store.Edit, error)) tea.Cmd {
	if d.bulk.on() {
		d.bulk.next = append(d.bulk.next, func() tea.Cmd { return d.takeBack(doing, nothing, back, f) })
		return nil
	}
	d.hold(forEdit)
	start := d.startEdit(doing, func(ctx context.Context, _ library.Progress) (tea.Msg, error) {
		e, err := f(ctx)
		if errors.Is(err, store.ErrNothing) {
			return message.Status{What: news.Clean(nothing)}, nil
		}
		return message.Acted{Edit: e, Back: back}, err
	})
	d.bulk.back = true
	return start
}

// releaseEdit lets the keys go that wait for what is taken back.
func (d *Desk) releaseEdit() tea.Cmd {
	if d.held == nil || d.held.what != forEdit {
		return nil
	}
	return d.release()
}
