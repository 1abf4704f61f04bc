package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/prompt"
)

// editing returns the command that makes an edit and tells everybody of it.
func (d *Desk) editing(doing string, edit func(context.Context) (store.Edit, error)) tea.Cmd {
	turn := d.turns.take()
	return func() tea.Msg {
		defer turn.begin()()
		e, err := edit(d.ctx)
		if err != nil {
			return message.Failure{Doing: doing, Err: err}
		}
		return message.Acted{Edit: e}
	}
}

// acted shows an edit wherever it shows, and says what was done.
func (d *Desk) acted(m message.Acted) tea.Cmd {
	d.list.Apply(m)
	cmds := []tea.Cmd{d.toAll(m), d.refresh()}
	switch {
	case m.Back:
		cmds = append(cmds, d.say(news.CleanLine("undid: "+m.Edit.What.String()+" · "+d.label(keymap.Redo)+" redoes"), false))
	case len(m.Edit.Articles)+len(m.Edit.Passages)+len(m.Edit.Bulk) == 0:
		cmds = append(cmds, d.say(news.Clean("nothing changed"), false))
	default:
		cmds = append(cmds, d.say(m.Edit.What, true))
	}
	switch {
	case len(m.Edit.Bulk) > 0:
		cmds = append(cmds, d.list.Reload(), d.text.Reload(), d.countAll())
	case deletes(m.Edit):
		cmds = append(cmds, d.relist(m), d.countAll())
	}
	return tea.Batch(cmds...)
}

// relist lists the articles anew after some were deleted or brought back. It
// goes to one that was brought back.
func (d *Desk) relist(m message.Acted) tea.Cmd {
	if !m.Back || len(m.Edit.Articles) != 1 || m.Edit.Articles[0].Before.Deleted {
		return d.list.Reload()
	}
	id := m.Edit.Articles[0].ID
	r, _ := d.list.Current()
	again := d.list.LoadAt(d.list.Query(), r.Row, id)
	if d.lay.focus == layout.List {
		return again
	}
	return tea.Batch(again, d.openAt(message.Open{Article: id, Stay: true}))
}

// deletes reports whether an edit removes articles from the list, or brings
// them back.
func deletes(e store.Edit) bool {
	return slices.ContainsFunc(e.Articles, func(a store.ArticleEdit) bool { return a.Before.Deleted != a.After.Deleted })
}

// done lets go of what was selected, after something was done to it.
func (d *Desk) done() tea.Cmd {
	d.list.Unselect()
	if d.text.Context() == keymap.InSelect {
		return d.text.Do(keymap.Back)
	}
	return nil
}

// states returns what the list or the text knows of the articles' state.
func (d *Desk) stateOf(id string) news.State {
	if r, ok := d.list.Row(id); ok {
		return r.State
	}
	if rec := d.text.Record(); rec.Article.ID == id {
		return rec.State
	}
	return news.State{}
}

func (d *Desk) toggleRead() tea.Cmd {
	t := d.target()
	read := slices.ContainsFunc(t.Articles, func(id string) bool { return !d.stateOf(id).Read })
	return tea.Batch(d.done(), d.editing("mark as read", func(ctx context.Context) (store.Edit, error) {
		return d.lib.MarkRead(ctx, t.Articles, read)
	}))
}

func (d *Desk) star() tea.Cmd {
	t := d.target()
	on := slices.ContainsFunc(t.Articles, func(id string) bool { return !d.stateOf(id).Starred })
	return tea.Batch(d.done(), d.editing("star", func(ctx context.Context) (store.Edit, error) {
		return d.lib.Star(ctx, t.Articles, on)
	}))
}

// delete removes the passage in focus, or else the articles.
func (d *Desk) delete() tea.Cmd {
	if name, ok := d.list.Chosen(); ok && d.lay.focus == layout.List {
		return d.forget(name)
	}
	t := d.target()
	if t.Passage != nil {
		return d.editing("remove the passage", func(ctx context.Context) (store.Edit, error) {
			return d.lib.Unmark(ctx, *t.Passage)
		})
	}
	var next tea.Cmd
	if d.lay.focus != layout.List {
		if r, ok := d.list.Neighbour(t.Articles[0], 1); ok {
			next = d.openAt(message.Open{Article: r.ID, Stay: true})
		} else {
			d.focusOn(layout.List)
		}
	}
	return tea.Batch(d.done(), next, d.editing("delete", func(ctx context.Context) (store.Edit, error) {
		return d.lib.Delete(ctx, t.Articles)
	}))
}

// forget removes a saved query.
func (d *Desk) forget(name news.Text) tea.Cmd {
	return tea.Sequence(func() tea.Msg {
		if err := d.lib.SaveQuery(d.ctx, name, ""); err != nil {
			return message.Failure{Doing: "forget the query", Err: err}
		}
		return message.Status{What: news.CleanLine("forgot the query “" + name.String() + "”")}
	}, d.refresh())
}

// recentTags returns the tags, the latest used first.
func (d *Desk) recentTags() []news.Tag {
	tags := slices.Clone(d.tags)
	slices.SortStableFunc(tags, func(a, b news.Tag) int { return b.LastUsed.Compare(a.LastUsed) })
	return tags
}

// tagRecent tags the target with the tag used n before the latest.
func (d *Desk) tagRecent(n int) tea.Cmd {
	if ok, why := d.hasTarget(); !ok {
		return d.say(news.Clean(why), false)
	}
	tags := d.recentTags()
	if n >= len(tags) {
		return d.say(news.Clean("there are not so many tags yet · # tags"), false)
	}
	return d.applyTags(d.target(), []news.Text{tags[n].Name}, nil)
}

// applyTags tags articles, or the passage that the target is.
func (d *Desk) applyTags(t pane.Target, add, remove []news.Text) tea.Cmd {
	done := d.done()
	if p := t.Passage; p != nil && len(add) > 0 && len(remove) == 0 && len(changedTags(p.Tags, add, nil)) == len(p.Tags) {
		return tea.Batch(done, d.say(news.CleanLine("already tagged “"+add[0].String()+"”"), false))
	}
	return tea.Batch(done, d.editing("tag", func(ctx context.Context) (store.Edit, error) {
		switch {
		case t.At.IsZero():
			return d.lib.TagArticles(ctx, t.Articles, add, remove)
		case t.Passage != nil:
			return d.lib.Remark(ctx, *t.Passage, changedTags(t.Passage.Tags, add, remove), t.Passage.Note)
		}
		e, _, err := d.lib.Mark(ctx, t.Articles[0], t.At, add, news.Text{})
		return e, err
	}))
}

// changedTags returns tags with some added and some removed.
func changedTags(tags, add, remove []news.Text) []news.Text {
	out := slices.Clone(tags)
	for _, t := range add {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return slices.DeleteFunc(out, func(t news.Text) bool { return slices.Contains(remove, t) })
}

// openTags opens the tag line for the target.
func (d *Desk) openTags() tea.Cmd { return d.tagLine(d.target()) }

func (d *Desk) tagLine(t pane.Target) tea.Cmd {
	var had []news.Text
	switch {
	case t.Passage != nil:
		had = t.Passage.Tags
	case t.At.IsZero() && len(t.Articles) == 1:
		had = d.stateOf(t.Articles[0]).Tags
	}
	return d.openPrompt(prompt.NewTags(d.theme, t, targetWords(t), d.tags, had))
}

// targetWords names a target.
func targetWords(t pane.Target) string {
	switch {
	case len(t.Articles) > 1:
		return fmt.Sprintf("%d articles", len(t.Articles))
	case t.At.IsZero():
		return "the article"
	case t.Passage != nil:
		return "the passage"
	}
	return "these words"
}

// tagAt opens the tag line for what the text asks it for.
func (d *Desk) tagAt(m message.TagAt) tea.Cmd {
	return d.tagLine(pane.Target{Articles: []string{m.Article}, At: m.At, Passage: m.Passage})
}

// tagged does what the tag line brought.
func (d *Desk) tagged(m prompt.Tagged) tea.Cmd {
	if m.Target.All != nil {
		return d.bulkTagged(m)
	}
	if m.Note {
		return d.noteEditor(m.Target, m)
	}
	return d.applyTags(m.Target, m.Add, m.Remove)
}

// openNote opens the note editor for the target.
func (d *Desk) openNote() tea.Cmd {
	return d.noteEditor(d.target(), prompt.Tagged{})
}

func (d *Desk) noteEditor(t pane.Target, tags prompt.Tagged) tea.Cmd {
	if len(t.Articles) != 1 {
		return d.say(news.Clean("a note is for one article or passage"), false)
	}
	var had news.Text
	if t.Passage != nil {
		had = t.Passage.Note
	}
	return d.openPrompt(prompt.NewNote(d.theme, t, "on "+targetWords(t), had, tags))
}

// noted keeps a note. One on an article as a whole is a note on its headline.
func (d *Desk) noted(m prompt.Noted) tea.Cmd {
	done := d.done()
	return tea.Batch(done, d.editing("keep the note", func(ctx context.Context) (store.Edit, error) {
		if p := m.Target.Passage; p != nil {
			return d.lib.Remark(ctx, *p, changedTags(p.Tags, m.Add, m.Remove), m.Note)
		}
		at := m.Target.At
		if at.IsZero() {
			rec, err := d.lib.Stored(ctx, m.Target.Articles[0])
			if err != nil {
				return store.Edit{}, err
			}
			at = news.Span{End: rec.Article.Title.Len(), In: news.InTitle}
		}
		e, _, err := d.lib.Mark(ctx, m.Target.Articles[0], at, m.Add, m.Note)
		return e, err
	}))
}

func readOnly(err error) bool { return errors.Is(err, store.ErrReadOnly) }
