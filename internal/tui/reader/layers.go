package reader

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/markup"
	"dateline/internal/tui/theme"
)

// shown is which kinds of marks are drawn.
type shown uint8

const (
	names shown = 1 << iota
	quotes
	scare
	indirect
	times
	events
	passages

	nothing        = passages
	namesAndQuotes = passages | names | quotes | scare
	everything     = namesAndQuotes | indirect | times
)

// layers are the marks of both texts, the lowest first. Those that follow the
// focus, the selection and the hits are made anew when these change.
type layers struct {
	text, title layerSet
}

type layerSet struct {
	passages, quotes, names, times *markup.Layer // at rest
	hits                           *markup.Layer // made when they are found
	sentence, lit, now, sel, focus *markup.Layer // moving
}

func (l *layerSet) list() []*markup.Layer {
	return []*markup.Layer{l.quotes, l.passages, l.sentence, l.names, l.times, l.lit, l.hits, l.now, l.sel, l.focus}
}

// of returns the layers of a field.
func (l *layers) of(in news.Field) *layerSet {
	if in == news.InTitle {
		return &l.title
	}
	return &l.text
}

// restyle makes all layers anew.
func (p *Pane) restyle() {
	p.layers = layers{}
	p.meta()
	p.hitLayers()
	for _, in := range []news.Field{news.InTitle, news.InText} {
		set := p.layers.of(in)
		set.passages = p.passageLayer(in)
		if a := p.rec.Analysis; a != nil {
			set.quotes = p.quoteLayer(a, in)
			set.names = p.nameLayer(a, in)
			set.times = p.timeLayer(a, in)
		}
	}
	p.moved()
}

// meta draws the rows above the text anew, whose number does not depend on the theme.
func (p *Pane) meta() {
	if len(p.page.meta) > 0 {
		p.page.meta = p.metaRows(p.page.measure)
	}
}

func mark(s news.Span, style theme.Style) markup.Mark {
	return markup.Mark{Start: s.Start, End: s.End, Style: style}
}

// passageLayer colours passages as their first tag.
func (p *Pane) passageLayer(in news.Field) *markup.Layer {
	if p.show&passages == 0 {
		return nil
	}
	var marks []markup.Mark
	for _, pa := range p.rec.Passages {
		if !pa.Orphan() && pa.Span.In == in {
			marks = append(marks, mark(pa.Span, p.theme.Passage(p.colour(pa))))
		}
	}
	return markup.NewLayer(marks)
}

// colour returns the colour number of a passage: that of its first tag.
func (p *Pane) colour(pa news.Passage) int {
	if len(pa.Tags) == 0 {
		return 0
	}
	return p.known.colours[pa.Tags[0].String()]
}

func (p *Pane) quoteLayer(a *news.Analysis, in news.Field) *markup.Layer {
	var marks []markup.Mark
	for _, q := range a.Quotes {
		if style, ok := p.quoteStyle(q.Kind); ok && q.In == in {
			marks = append(marks, mark(q.Span, style))
		}
	}
	if p.show&events != 0 {
		for _, e := range a.Events {
			if e.In == in {
				marks = append(marks, mark(e.Span, p.theme.Event))
			}
		}
	}
	return markup.NewLayer(marks)
}

// quoteStyle returns how a kind of quote looks, if it is shown.
func (p *Pane) quoteStyle(k news.QuoteKind) (theme.Style, bool) {
	switch k {
	case news.Scare:
		return p.theme.Scare, p.show&scare != 0
	case news.Indirect:
		return p.theme.Indirect, p.show&indirect != 0
	}
	return p.theme.Quote, p.show&quotes != 0
}

func (p *Pane) nameLayer(a *news.Analysis, in news.Field) *markup.Layer {
	if p.show&names == 0 {
		return nil
	}
	mentions := a.Mentions
	if in == news.InTitle {
		mentions = a.TitleMentions
	}
	marks := make([]markup.Mark, len(mentions))
	for i, m := range mentions {
		marks[i] = mark(m.Span, p.nameStyle(m.Type))
	}
	return markup.NewLayer(marks)
}

func (p *Pane) nameStyle(t news.EntityType) theme.Style {
	switch t {
	case news.Person:
		return p.theme.Person
	case news.Organisation:
		return p.theme.Organisation
	case news.Location:
		return p.theme.Location
	}
	return p.theme.Misc
}

func (p *Pane) timeLayer(a *news.Analysis, in news.Field) *markup.Layer {
	if p.show&times == 0 {
		return nil
	}
	var marks []markup.Mark
	for _, t := range a.Times {
		if t.In == in {
			marks = append(marks, mark(t.Span, p.theme.Time))
		}
	}
	return markup.NewLayer(marks)
}

// cycleMarks goes from no marks to names and quotes, to everything, and back.
func (p *Pane) cycleMarks() tea.Cmd {
	what := "no marks"
	switch p.show {
	case nothing:
		p.show, what = namesAndQuotes, "names and quotes"
	case namesAndQuotes:
		p.show, what = everything, "all marks"
	default:
		p.show = nothing
	}
	p.restyle()
	return p.say("showing " + what)
}

// toggles are the actions that show or hide one kind of marks.
func toggles() map[keymap.Action]shown {
	return map[keymap.Action]shown{
		keymap.LayerNames: names, keymap.LayerQuotes: quotes, keymap.LayerScare: scare,
		keymap.LayerIndirect: indirect, keymap.LayerTimes: times, keymap.LayerPassages: passages,
		keymap.LayerSentences: events,
	}
}

func (p *Pane) toggle(s shown) tea.Cmd {
	p.show ^= s
	p.restyle()
	return nil
}

// Marks returns which marks are shown, to be remembered.
func (p *Pane) Marks() int { return int(p.show) }

// SetMarks shows the marks that were remembered.
func (p *Pane) SetMarks(m int) {
	p.show = shown(m)
	p.restyle()
}
