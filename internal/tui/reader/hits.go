package reader

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/markup"
)

// hits are the places of searched words in the article: those of a find in the
// text while there is one, else those of the archive search. The zero value:
// nothing is searched.
type hits struct {
	query query.Query // of the archive search
	find  string
	spans []news.Span        // in reading order
	whole map[news.Span]bool // those that are shown by the focus
	now   int                // the one that was walked to; -1: none
	from  place              // where the find began, to go back to
	focus focus              // likewise
	top   int
	live  bool // words are being typed
}

// SetQuery marks the words of an archive search. The zero query marks none.
func (p *Pane) SetQuery(q query.Query) {
	p.hits.query = q
	p.findAgain()
	p.moved()
}

// FindLive finds words in the text as they are typed, and shows the first hit
// from where the reader was. It returns how many there are and which one is
// shown, from 1.
func (p *Pane) FindLive(words string) (found, now int) {
	h := &p.hits
	if !h.live {
		h.live, h.from, h.focus, h.top = true, p.topPlace(), p.focus, p.top
		if p.focus.kind != onNothing {
			h.from = p.start(p.focus.span)
		}
	}
	h.find = words
	p.findAgain()
	p.top, p.focus = h.top, h.focus
	if words != "" {
		h.now = p.hitFrom(h.from)
	}
	if h.now >= 0 {
		p.showHit()
	}
	p.moved()
	return len(h.spans), h.now + 1
}

// FindKeep ends the typing: the hits stay, n and N walk them.
func (p *Pane) FindKeep() tea.Cmd {
	h := &p.hits
	h.live = false
	if h.find != "" && len(h.spans) == 0 {
		what := h.find
		p.FindDrop()
		return p.say(fmt.Sprintf("“%s” is not in this article", what))
	}
	return nil
}

// FindDrop gives the find up and goes back to where it began.
func (p *Pane) FindDrop() {
	h := &p.hits
	if h.live {
		p.top, p.focus = h.top, h.focus
		p.clampTop()
	}
	h.live, h.find = false, ""
	p.findAgain()
	p.moved()
}

// findAgain looks for what is searched in the article on screen.
func (p *Pane) findAgain() {
	h := &p.hits
	h.spans, h.now = nil, -1
	for _, in := range []news.Field{news.InTitle, news.InText} {
		text := p.field(in).String()
		var found [][2]int
		switch {
		case text == "":
		case h.find != "":
			found = find(text, h.find)
		case h.query.Root != nil && in == news.InTitle:
			found = h.query.Hits(text, query.Any, query.Title)
		case h.query.Root != nil:
			found = h.query.Hits(text, query.Any, query.TextOnly, query.Said)
		}
		for _, f := range found {
			h.spans = append(h.spans, news.Span{Start: f[0], End: f[1], In: in})
		}
	}
	h.whole = nil
	if h.find == "" && h.query.Root != nil {
		var spans []news.Span
		spans, h.whole = meant(h.query, &p.rec)
		h.spans = append(h.spans, spans...)
		slices.SortStableFunc(h.spans, func(a, b news.Span) int { return int(p.start(a) - p.start(b)) })
		h.spans = slices.Compact(h.spans)
	}
	p.hitLayers()
}

// hitFrom returns the first hit at or after a place, going round; -1 if there is none.
func (p *Pane) hitFrom(at place) int {
	if len(p.hits.spans) == 0 {
		return -1
	}
	i, _ := slices.BinarySearchFunc(p.hits.spans, at, func(s news.Span, at place) int { return int(p.start(s) - at) })
	return i % len(p.hits.spans)
}

// walkHits goes to the next or previous hit, going round at the ends.
func (p *Pane) walkHits(by int) tea.Cmd {
	h := &p.hits
	n := len(h.spans)
	if h.now < 0 {
		h.now = p.hitFrom(p.topPlace())
		if by < 0 {
			h.now = (h.now + n - 1) % n
		}
	} else {
		h.now += by
	}
	round := h.now < 0 || h.now >= n
	h.now = (h.now + n) % n
	p.showHit()
	p.moved()
	what := fmt.Sprintf("hit %d of %d", h.now+1, n)
	if round {
		what += ", from the other end"
	}
	return p.say(what)
}

func (p *Pane) canWalkHits() (bool, string) {
	switch {
	case p.rec.Article.ID == "":
		return false, "no article is open"
	case len(p.hits.spans) == 0 && p.hits.find == "" && p.hits.query.Root == nil:
		return false, "nothing is searched for"
	case len(p.hits.spans) == 0:
		return false, "no hits in this text"
	}
	return true, ""
}

// showHit puts the focus on the sentence of the present hit, and it on screen.
func (p *Pane) showHit() {
	s := p.hits.spans[p.hits.now]
	if p.hits.whole[s] {
		p.focusOn(s)
		p.reveal()
		return
	}
	things := p.index.things[onSentence]
	if i := firstFrom(things, p.start(s)+1) - 1; i >= 0 {
		p.focus = focus{onSentence, things[i].span, things[i].index}
	}
	keep := p.focus
	p.focus = focus{onWords, s, -1}
	p.reveal()
	p.focus = keep
}

// hitLayers shows the hits. There can be thousands: the layer is made when they
// are found, and the one that was walked to lies over it.
func (p *Pane) hitLayers() {
	marks := map[news.Field][]markup.Mark{}
	for _, s := range p.hits.spans {
		if !p.hits.whole[s] {
			marks[s.In] = append(marks[s.In], mark(s, p.theme.Hit))
		}
	}
	for _, in := range []news.Field{news.InTitle, news.InText} {
		p.layers.of(in).hits = nil
		if len(marks[in]) > 0 {
			p.layers.of(in).hits = markup.NewLayer(marks[in])
		}
	}
}

// hitNow shows the hit that was walked to.
func (p *Pane) hitNow(in news.Field) *markup.Layer {
	n := p.hits.now
	if n < 0 || n >= len(p.hits.spans) || p.hits.spans[n].In != in || p.hits.whole[p.hits.spans[n]] {
		return nil
	}
	return markup.NewLayer([]markup.Mark{mark(p.hits.spans[n], p.theme.HitNow)})
}
