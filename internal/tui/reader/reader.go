package reader

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Library is what the pane asks of the archive.
type Library interface {
	Stored(ctx context.Context, id string) (store.Record, error)
	Read(ctx context.Context, id string) (store.Record, error)
	Appearances(ctx context.Context, keys []string) (map[string]int, error)
	Tags(ctx context.Context) ([]news.Tag, error)
}

// Pane shows one article. Make one with [New].
type Pane struct {
	ctx   context.Context
	lib   Library
	theme *theme.Theme
	zone  *time.Location // in which times of day are shown

	w, h    int
	focused bool // keys go here

	loading loading
	rec     store.Record // zero while nothing is open
	index   index        // what can be focused in rec
	known   known        // what the archive says of rec's entities and tags

	page   page // rec laid out for the size
	top    int  // the first row on screen
	show   shown
	layers layers

	focus focus
	sel   selection
	hits  hits
	drag  drag
	verbs map[keymap.Action]verb
	later func(time.Duration, tea.Msg) tea.Cmd // brings a message after a while
}

// verb is what an action does here, and when it can be done.
type verb struct {
	do  func() tea.Cmd
	can func() (bool, string) // nil: whenever an article is open
}

// New returns a pane that shows nothing yet.
func New(ctx context.Context, th *theme.Theme, lib Library, zone *time.Location) *Pane {
	p := &Pane{ctx: ctx, lib: lib, theme: th, zone: zone, show: namesAndQuotes, later: after}
	p.verbs = p.table()
	return p
}

func after(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// SetSize implements [pane.Pane]. The line at the top stays at the top, and what
// was on screen of the focus stays on screen.
func (p *Pane) SetSize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	at, seen := p.topPlace(), p.focus.kind != onNothing && p.onScreen(p.focus.span)
	p.w, p.h = w, h
	p.lay()
	p.top = p.page.rowAt(at)
	p.clampTop()
	if seen && !p.onScreen(p.focus.span) {
		p.reveal()
	}
}

// SetFocus implements [pane.Pane].
func (p *Pane) SetFocus(on bool) { p.focused = on }

// Context implements [pane.Pane].
func (p *Pane) Context() keymap.Context {
	if p.sel.on {
		return keymap.InSelect
	}
	return keymap.InText
}

// Do implements [pane.Pane].
func (p *Pane) Do(a keymap.Action) tea.Cmd {
	v, ok := p.verbs[a]
	if !ok {
		return nil
	}
	if can, why := p.possible(v); !can {
		return p.say(why)
	}
	return v.do()
}

// Can implements [pane.Pane].
func (p *Pane) Can(a keymap.Action) (bool, string) {
	v, ok := p.verbs[a]
	if !ok {
		return false, ""
	}
	return p.possible(v)
}

func (p *Pane) possible(v verb) (bool, string) {
	if v.can != nil {
		return v.can()
	}
	if p.rec.Article.ID == "" {
		return false, "no article is open"
	}
	return true, ""
}

// Record returns the article on screen; its Article.ID is "" when there is none.
func (p *Pane) Record() store.Record { return p.rec }

// Target implements [pane.Pane]: the selection, the focus, or the article.
func (p *Pane) Target() pane.Target {
	if p.rec.Article.ID == "" {
		return pane.Target{}
	}
	t := pane.Target{Articles: []string{p.rec.Article.ID}}
	switch {
	case p.sel.on:
		t.At = p.sel.span()
	case p.focus.kind != onNothing:
		t.At = p.focus.span
	default:
		return t
	}
	t.Passage = p.passageOn(t.At)
	t.Words = p.words(t.At)
	return t
}

// words returns the words at s.
func (p *Pane) words(s news.Span) news.Text {
	if s.In == news.InTitle {
		return p.rec.Article.Title.Slice(s)
	}
	return p.rec.Article.Text.Slice(s)
}

// passageOn returns the passage that is on just that span, or nil.
func (p *Pane) passageOn(s news.Span) *news.Passage {
	for i := range p.rec.Passages {
		if p.rec.Passages[i].Span == s && !s.IsZero() {
			return &p.rec.Passages[i]
		}
	}
	return nil
}

// Restyle takes the theme's looks anew, after it changed.
func (p *Pane) Restyle() { p.restyle() }

// lay lays the article out for the present size.
func (p *Pane) lay() {
	if p.rec.Article.ID == "" {
		p.page = page{}
		return
	}
	p.page = layOut(&p.rec, geometryFor(p.w, p.h), p.metaRows)
	p.page.attributions = p.index.attributions
}
