package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/markup"
)

// focus is what the focus rests on. The zero value: nothing.
type focus struct {
	kind  focusKind
	span  news.Span
	index int // as of thing
}

// kinds is the order in which a span is looked up among what can be focused.
var kinds = [...]focusKind{onName, onTime, onQuote, onPassage, onSentence}

// focusOn puts the focus on the thing that is on just that span.
func (p *Pane) focusOn(s news.Span) {
	p.focus = focus{onWords, s, -1}
	for _, k := range kinds {
		things := p.index.things[k]
		for i := firstFrom(things, p.start(s)); i < len(things) && things[i].at == p.start(s); i++ {
			if things[i].span == s {
				p.focus = focus{k, s, things[i].index}
				p.moved()
				return
			}
		}
	}
	p.moved()
}

// take puts the focus on a thing and the thing on screen.
func (p *Pane) take(k focusKind, t thing) {
	p.focus = focus{k, t.span, t.index}
	p.moved()
	p.reveal()
}

// words for each kind of thing, for what the bottom line says at the ends.
var kindNames = map[focusKind]string{
	onName: "name", onQuote: "quote", onPassage: "passage", onTime: "time", onSentence: "sentence",
}

// step moves the focus to the next (by 1) or previous (by -1) thing of a kind.
func (p *Pane) step(k focusKind, by int) tea.Cmd {
	things := p.walkable(k)
	i := p.neighbour(k, things, by)
	if i < 0 || i >= len(things) {
		return p.say(nowhere(k, by, len(things)))
	}
	p.take(k, things[i])
	return nil
}

// neighbour returns the index of the thing to step to. From nothing it is the
// first on screen; from a thing of another kind it may begin at the same place.
func (p *Pane) neighbour(k focusKind, things []thing, by int) int {
	if p.focus.kind == onNothing {
		i := firstFrom(things, p.topPlace())
		if by < 0 {
			i--
		}
		return i
	}
	at := p.start(p.focus.span)
	i := firstFrom(things, at)
	switch {
	case by < 0:
		return i - 1
	case p.focus.kind == k:
		for i < len(things) && things[i].at <= at {
			i++
		}
	}
	return i
}

func nowhere(k focusKind, by, have int) string {
	name := kindNames[k]
	switch {
	case have == 0:
		return "no " + name + "s in this article"
	case by > 0:
		return "this is the last " + name
	}
	return "this is the first " + name
}

// walkable returns the things of a kind that are stopped at: of quotes, those
// that somebody said, and the kinds that are shown.
func (p *Pane) walkable(k focusKind) []thing {
	things := p.index.things[k]
	if k != onQuote {
		return things
	}
	return slices.DeleteFunc(slices.Clone(things), func(t thing) bool {
		switch p.rec.Analysis.Quotes[t.index].Kind {
		case news.Indirect:
			return p.show&indirect == 0
		case news.Scare:
			return true
		}
		return false
	})
}

// stepParagraph moves the focus to the first sentence of the next or previous
// paragraph.
func (p *Pane) stepParagraph(by int) tea.Cmd {
	at := p.topPlace()
	if p.focus.kind != onNothing {
		at = p.start(p.focus.span)
	}
	starts := make([]place, 0, len(p.index.paragraphs))
	for _, pa := range p.index.paragraphs {
		starts = append(starts, p.start(pa))
	}
	i, exact := slices.BinarySearch(starts, at)
	switch {
	case by < 0:
		i--
	case exact && p.focus.kind != onNothing:
		i++
	}
	if i < 0 || i >= len(starts) {
		return p.say(map[bool]string{true: "this is the last paragraph", false: "this is the first paragraph"}[by > 0])
	}
	sentences := p.index.things[onSentence]
	if j := firstFrom(sentences, starts[i]); j < len(sentences) {
		p.take(onSentence, sentences[j])
	}
	return nil
}

// moved makes the layers that follow focus, selection and hits.
func (p *Pane) moved() {
	for _, in := range []news.Field{news.InTitle, news.InText} {
		set := p.layers.of(in)
		set.sentence, set.lit, set.focus, set.sel = nil, nil, nil, nil
		set.now = p.hitNow(in)
		if p.sel.on {
			if s := p.sel.span(); s.In == in && s.Len() > 0 {
				set.sel = markup.NewLayer([]markup.Mark{mark(s, p.theme.Selection)})
			}
			continue
		}
		p.focusLayers(set, in)
	}
}

// focusLayers shows the focus. A name or time becomes a block of colour; what is
// longer gets a tint, which can be read through.
func (p *Pane) focusLayers(set *layerSet, in news.Field) {
	switch p.focus.kind {
	case onNothing:
		return
	case onName:
		set.lit = p.kin(in)
	case onTime:
	default:
		if p.focus.span.In == in {
			set.sentence = markup.NewLayer([]markup.Mark{mark(p.focus.span, p.theme.Sentence)})
		}
		return
	}
	if p.focus.span.In == in {
		set.focus = markup.NewLayer([]markup.Mark{mark(p.focus.span, p.theme.Focus)})
	}
}

// kin lights up all mentions of the focused entity.
func (p *Pane) kin(in news.Field) *markup.Layer {
	entity := p.entity()
	if entity == news.None {
		return nil
	}
	mentions := p.rec.Analysis.Mentions
	if in == news.InTitle {
		mentions = p.rec.Analysis.TitleMentions
	}
	var marks []markup.Mark
	for _, m := range mentions {
		if m.Entity == entity {
			marks = append(marks, mark(m.Span, p.theme.Lit))
		}
	}
	return markup.NewLayer(marks)
}

// entity returns the entity of the focused name, or None.
func (p *Pane) entity() int {
	if p.focus.kind != onName {
		return news.None
	}
	return p.mention(p.focus.index).Entity
}

// mention returns the mention with an index of things.
func (p *Pane) mention(i int) news.Mention {
	a := p.rec.Analysis
	if i < len(a.TitleMentions) {
		return a.TitleMentions[i]
	}
	return a.Mentions[i-len(a.TitleMentions)]
}
