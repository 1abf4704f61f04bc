package reader

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
)

// patience is how long the article before stays on screen while the next is
// read; most are there sooner, and nothing flickers.
const patience = 150 * time.Millisecond

// loading is what is under way and what came of it. The zero value: nothing is.
type loading struct {
	text, marks, facts pane.Job
	want               string    // the article asked for
	at                 news.Span // to be focused
	place              string    // to be restored
	slow               bool      // it takes long enough to say so
	err                error
}

// slow is the message that patience is at an end for an article.
type slow struct{ id string }

// fetched is an article as it was stored.
type fetched struct {
	rec store.Record
	err error
}

// Open shows an article: with the focus on at if that is not zero, else at the
// remembered place, else at its beginning. The article before stays until the
// new one is there.
func (p *Pane) Open(id string, at news.Span, place string) tea.Cmd {
	if id == p.rec.Article.ID && p.loading.err == nil && !p.loading.text.Busy() {
		if p.inside(at) {
			p.focusOn(at)
			p.reveal()
		}
		return nil
	}
	p.loading.want, p.loading.at, p.loading.place = id, at, place
	p.loading.slow, p.loading.err = false, nil
	p.loading.marks.Stop()
	fetch := p.loading.text.Start(p.ctx, func(ctx context.Context) tea.Msg {
		rec, err := p.lib.Stored(ctx, id)
		return fetched{rec, err}
	})
	return tea.Batch(fetch, p.later(patience, slow{id}))
}

// Opening reports whether an article is on its way to the screen.
func (p *Pane) Opening() bool { return p.loading.text.Busy() }

// Close leaves the article: nothing is shown.
func (p *Pane) Close() {
	p.loading.text.Stop()
	p.loading.marks.Stop()
	p.loading.facts.Stop()
	p.loading = loading{}
	p.setRecord(store.Record{})
}

// Reload reads the article on screen again, after another process changed it.
func (p *Pane) Reload() tea.Cmd {
	id := p.rec.Article.ID
	if id == "" || p.loading.text.Busy() {
		return nil
	}
	return p.loading.marks.Start(p.ctx, func(ctx context.Context) tea.Msg {
		rec, err := p.lib.Read(ctx, id)
		return fetched{rec, err}
	})
}

// Update implements [pane.Pane].
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case slow:
		p.loading.slow = p.loading.slow || p.loading.text.Busy() && msg.id == p.loading.want
	case message.Acted:
		return p.acted(msg)
	case pane.Result:
		if got, ok := p.loading.text.Take(msg); ok {
			return p.takeText(got.(fetched))
		}
		if got, ok := p.loading.marks.Take(msg); ok {
			return p.takeMarks(got.(fetched))
		}
		if got, ok := p.loading.facts.Take(msg); ok {
			p.takeKnown(got.(known))
		}
	}
	return nil
}

// takeText shows an article that was read, and asks for its marks if it has none.
func (p *Pane) takeText(f fetched) tea.Cmd {
	p.loading.slow = false
	if f.err != nil {
		p.loading.err = f.err
		return nil
	}
	p.setRecord(f.rec)
	p.restore(p.loading.place)
	if p.inside(p.loading.at) {
		p.focusOn(p.loading.at)
		p.reveal()
	}
	return tea.Batch(p.shown(), p.fetchKnown(), p.fetchMarks())
}

// fetchMarks has an article analysed that was not.
func (p *Pane) fetchMarks() tea.Cmd {
	if p.rec.Analysis != nil {
		return nil
	}
	return p.Reload()
}

// takeMarks shows what the analyser found, leaving everything where it was.
func (p *Pane) takeMarks(f fetched) tea.Cmd {
	if f.err != nil {
		return p.fail("read the article's marks", f.err)
	}
	if f.rec.Article.ID != p.rec.Article.ID {
		return nil
	}
	focus, sel, hit := p.focus, p.sel, p.hits.now
	same := f.rec.Article.Hash == p.rec.Article.Hash
	p.keepTop(func() { p.setRecord(f.rec) })
	if same {
		p.sel = sel
		p.hits.now = min(hit, len(p.hits.spans)-1)
		p.moved()
		if focus.kind != onNothing {
			p.focusOn(focus.span)
		}
	}
	return tea.Batch(p.shown(), p.fetchKnown())
}

// setRecord makes rec the article on screen, at its beginning.
func (p *Pane) setRecord(rec store.Record) {
	p.rec = rec
	p.focus, p.sel, p.drag = focus{}, selection{}, drag{}
	p.index = newIndex(&p.rec)
	p.top = 0
	p.lay()
	p.findAgain()
	p.restyle()
}

// shown tells the side panes which article is on screen.
func (p *Pane) shown() tea.Cmd {
	rec := p.rec
	return func() tea.Msg { return message.Shown{Record: rec} }
}

// say puts words into the bottom line.
func (p *Pane) say(what string) tea.Cmd {
	if what == "" {
		return nil
	}
	return func() tea.Msg { return message.Status{What: news.CleanLine(what)} }
}

func (p *Pane) fail(doing string, err error) tea.Cmd {
	return func() tea.Msg { return message.Failure{Doing: doing, Err: err} }
}
