package side

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Registry is what the dossier asks of the library.
type Registry interface {
	DossierFrom(ctx context.Context, key, article string) (library.Dossier, error)
}

// Dossier is the pane that shows what the archive has on one entity; every line
// leads to its text. Make one with [NewDossier].
type Dossier struct {
	board
	ctx  context.Context
	lib  Registry
	job  pane.Job
	key  string // news.Entity.Key
	name news.Text
	from string // the article that names it, "" for none
	d    library.Dossier
	err  error
	back []visit // entities that were looked at before, for esc
}

// visit is an entity looked at, and where in its dossier one was.
type visit struct {
	key  string
	name news.Text
	from string
	at   int
}

// collected is a dossier that was asked for.
type collected struct {
	d   library.Dossier
	err error
	at  int // the row to stand on
}

// NewDossier returns the pane without an entity.
func NewDossier(ctx context.Context, th *theme.Theme, lib Registry) *Dossier {
	d := &Dossier{board: board{theme: th}, ctx: ctx, lib: lib}
	d.head = d.heading
	d.make()
	return d
}

// Open shows the dossier of an entity, as the article with the ID from means it. One that is opened from within another
// can be left for that with esc.
func (d *Dossier) Open(key string, name news.Text, from string) tea.Cmd {
	d.back = nil
	return d.load(visit{key: key, name: name, from: from})
}

// follow opens the dossier of an entity named in this one.
func (d *Dossier) follow(key string, name news.Text, from string) tea.Cmd {
	d.back = append(d.back, visit{d.key, d.name, d.from, d.at})
	return d.load(visit{key: key, name: name, from: from})
}

func (d *Dossier) load(v visit) tea.Cmd {
	if v.key == d.key && v.from == d.from && d.err == nil && !d.job.Busy() && d.d.Articles > 0 {
		return nil
	}
	d.key, d.name, d.from, d.err = v.key, v.name, v.from, nil
	d.d = library.Dossier{}
	d.at, d.top = 0, 0
	d.make()
	lib := d.lib
	return d.job.Start(d.ctx, func(ctx context.Context) tea.Msg {
		got, err := lib.DossierFrom(ctx, v.key, v.from)
		return collected{got, err, v.at}
	})
}

// Entity returns what is shown: its key and name, "" for nothing.
func (d *Dossier) Entity() (key string, name news.Text) { return d.key, d.name }

// SetSize implements [pane.Pane].
func (d *Dossier) SetSize(w, h int) {
	changed := w != d.w
	d.board.SetSize(w, h)
	if changed {
		d.make()
	}
}

// Context implements [pane.Pane].
func (d *Dossier) Context() keymap.Context { return keymap.InWho }

// Do implements [pane.Pane].
func (d *Dossier) Do(a keymap.Action) tea.Cmd {
	switch {
	case a == keymap.Back && len(d.back) > 0:
		v := d.back[len(d.back)-1]
		d.back = d.back[:len(d.back)-1]
		return d.load(v)
	case a == keymap.Act && d.err != nil:
		key := d.key
		d.key = ""
		return d.load(visit{key: key, name: d.name, from: d.from})
	case a == keymap.CitedBy && d.d.Articles > 0:
		return d.articles()
	}
	return d.do(a)
}

// Can implements [pane.Pane].
func (d *Dossier) Can(a keymap.Action) (bool, string) {
	switch a {
	case keymap.Back:
		return len(d.back) > 0, ""
	case keymap.CitedBy:
		return d.d.Articles > 0, "nothing is known yet"
	case keymap.Act:
		if d.err != nil {
			return true, ""
		}
	case keymap.Unfold:
		return false, ""
	}
	return d.can(a)
}

// Hints implements [pane.Pane].
func (d *Dossier) Hints() []keymap.Action {
	return []keymap.Action{keymap.Act, keymap.CitedBy, keymap.Back, keymap.Help}
}

// Update implements [pane.Pane].
func (d *Dossier) Update(msg tea.Msg) tea.Cmd {
	if got, ok := d.job.Take(msg); ok {
		c := got.(collected)
		d.d, d.err = c.d, c.err
		d.make()
		d.at = d.nearest(c.at)
		d.show()
	}
	return nil
}

func (d *Dossier) heading(l *line.Line) {
	what := ""
	if d.d.Articles > 0 {
		what = plural(d.d.Articles, "article")
	}
	d.board.heading(l, "DOSSIER", what)
}
