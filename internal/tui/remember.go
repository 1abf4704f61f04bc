package tui

import (
	"context"
	"encoding/json"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/list"
	"dateline/internal/tui/message"
	"dateline/internal/tui/theme"
)

// The keys under which the desk is remembered in the archive.
const (
	layoutKey = "layout"
	placeKey  = "at/" // with an article's ID: where it was left
)

// kept is the desk as it is remembered across restarts.
type kept struct {
	Focus   layout.Part
	Alone   bool
	Side    bool
	Shift   int
	Rows    int
	Marks   int
	Theme   theme.Kind
	Query   string
	Row     int64
	Current string // article in the list
	Article string // article in the text
	Reading bool
	Place   string
}

// keeping returns the desk as it is to be remembered.
func (d *Desk) keeping() kept {
	r, _ := d.list.Current()
	k := kept{
		Focus: d.lay.focus, Alone: d.lay.alone, Side: d.lay.side, Shift: d.lay.shift,
		Rows: d.list.RowLines(), Marks: d.text.Marks(), Theme: d.look.kind, Query: d.asked,
		Row: r.Row, Current: r.ID,
		Article: d.text.Record().Article.ID, Reading: d.open.reading, Place: d.text.Place(),
	}
	if k.Focus > layout.Text {
		k.Focus = layout.Text
	}
	return k
}

// remember keeps the desk. Jobs follow each other, so that the last one counts.
func (d *Desk) remember() tea.Cmd {
	b, err := json.Marshal(d.keeping())
	if err != nil {
		return nil // a struct of plain values has a JSON form
	}
	return func() tea.Msg {
		if err := d.lib.Remember(d.ctx, layoutKey, string(b)); err != nil && !readOnly(err) {
			return message.Failure{Doing: "remember the layout", Err: err}
		}
		return nil
	}
}

// rememberPlace keeps where an article was left.
func (d *Desk) rememberPlace(id, place string) tea.Cmd {
	return func() tea.Msg {
		if err := d.lib.Remember(d.ctx, placeKey+id, place); err != nil && !readOnly(err) {
			return message.Failure{Doing: "remember the place in the article", Err: err}
		}
		return nil
	}
}

// quit remembers everything and leaves.
func (d *Desk) quit() tea.Cmd {
	d.work.stop()
	cmds := []tea.Cmd{d.remember(), d.leaveBacklog()}
	if a := d.text.Record().Article; a.ID != "" && d.open.reading {
		cmds = append(cmds, d.rememberPlace(a.ID, d.text.Place()))
	}
	return tea.Sequence(append(cmds, tea.Quit)...)
}

// Prepare reads what the first screen shows, before there is a screen. What
// cannot be read shows as the list's error.
func (d *Desk) Prepare(ctx context.Context) {
	k := d.recall(ctx)
	q, err := d.parse(k.Query)
	if err != nil {
		q, k.Query = query.Query{}, ""
	}
	d.asked = k.Query
	page, err := list.Fetch(ctx, d.lib, q, k.Row, k.Current)
	rest := d.list.Show(page, err)
	d.text.SetQuery(q)
	d.takeRefreshed(d.readRefreshed(ctx))
	d.recallBacklog(ctx)
	if n, err := d.lib.Count(ctx, query.Query{}, 1<<30); err == nil {
		d.total = n
	}
	d.begin = tea.Batch(rest, d.openRemembered(k))
}

// recall returns the desk as it was left; the zero value of a desk that never was.
func (d *Desk) recall(ctx context.Context) kept {
	k := kept{Side: true}
	all, err := d.lib.Recall(ctx, layoutKey)
	if err != nil || json.Unmarshal([]byte(all[layoutKey]), &k) != nil {
		return k
	}
	d.lay.alone, d.lay.side, d.lay.shift = k.Alone, k.Side, k.Shift
	if d.opt.Config.Rows == 0 && k.Rows > 0 {
		d.list.SetLines(k.Rows)
	}
	d.text.SetMarks(k.Marks)
	if d.opt.Config.Theme == "" && k.Theme != "" {
		d.look.kind = k.Theme
		d.restyle()
	}
	return k
}

// openRemembered shows the article that was on screen when the desk was left.
func (d *Desk) openRemembered(k kept) tea.Cmd {
	if k.Article == "" {
		if r, ok := d.list.Current(); ok {
			d.open.want = r.ID
			return d.text.Open(r.ID, news.Span{}, "")
		}
		return nil
	}
	d.lay.focus = min(k.Focus, layout.Text)
	d.open.want, d.open.reading = k.Article, k.Reading
	d.open.places = map[string]string{k.Article: k.Place}
	return d.text.Open(k.Article, news.Span{}, k.Place)
}
