package reader

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/message"
)

// act does what enter does to what is in focus: a name opens its dossier, a
// quote its speaker among the sources, a time its place on the timeline;
// anything else opens the tag line.
func (p *Pane) act() tea.Cmd {
	f := p.focus
	switch {
	case p.loading.err != nil:
		return p.Open(p.loading.want, p.loading.at, p.loading.place)
	case p.sel.on:
		return p.tagAt(p.sel.span())
	}
	switch f.kind {
	case onName:
		return p.openDossier()
	case onQuote:
		return send(message.ShowSource{At: f.span})
	case onTime:
		at, _ := around(p.rec.Analysis.Sentences, f.span.Start)
		return send(message.ShowTime{Value: p.rec.Analysis.Times[f.index].Value, At: at})
	}
	return p.tagAt(f.span)
}

func (p *Pane) canAct() (bool, string) {
	switch {
	case p.loading.err != nil:
		return true, ""
	case p.rec.Article.ID == "":
		return false, "no article is open"
	case p.focus.kind == onNothing && !p.sel.on:
		return false, "nothing is in focus yet"
	}
	return true, ""
}

func (p *Pane) openDossier() tea.Cmd {
	i := p.entity()
	if i == news.None || p.rec.Analysis.Entities[i].Key == "" {
		return p.say("nothing more is known of this name")
	}
	e := p.rec.Analysis.Entities[i]
	return send(message.Dossier{Key: e.Key, Name: e.Name, Article: p.rec.Article.ID})
}

func (p *Pane) tagAt(s news.Span) tea.Cmd {
	return send(message.TagAt{Article: p.rec.Article.ID, At: s, Passage: p.passageOn(s)})
}

func send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// back ends what esc ends here: the selection, then the find.
func (p *Pane) back() tea.Cmd {
	if p.sel.on {
		return p.endSelection()
	}
	p.FindDrop()
	return nil
}

func (p *Pane) canGoBack() (bool, string) { return p.sel.on || p.hits.find != "", "" }

// acted shows what an edit changed. A passage made of the selection ends it and
// takes the focus.
func (p *Pane) acted(m message.Acted) tea.Cmd {
	changed := false
	for _, e := range m.Edit.Articles {
		if e.ID == p.rec.Article.ID {
			p.rec.State, changed = e.After, true
			if m.Back {
				p.rec.State = e.Before
			}
		}
	}
	for _, e := range m.Edit.Passages {
		before, after := e.Before, e.After
		if m.Back {
			before, after = after, before
		}
		changed = p.replacePassage(before, after) || changed
	}
	if changed {
		p.refresh()
	}
	return nil
}

// replacePassage puts after in place of before, of which either may be nil.
func (p *Pane) replacePassage(before, after *news.Passage) bool {
	id, changed := p.rec.Article.ID, false
	var kept []news.Passage
	for _, pa := range p.rec.Passages {
		if before != nil && pa.ID == before.ID || after != nil && pa.ID == after.ID {
			changed = true
			continue
		}
		kept = append(kept, pa)
	}
	if after != nil && after.Article == id {
		kept, changed = append(kept, *after), true
	}
	p.rec.Passages = kept
	return changed
}

// refresh lays out and marks the record anew, after it changed under the reader.
func (p *Pane) refresh() {
	span, kind := p.focus.span, p.focus.kind
	if p.sel.on && p.passageOn(p.sel.span()) != nil {
		span, kind = p.sel.span(), onPassage
		p.sel = selection{}
	}
	p.index = newIndex(&p.rec)
	p.keepTop(p.lay)
	p.restyle()
	if kind != onNothing {
		p.focusOn(span)
	}
}
