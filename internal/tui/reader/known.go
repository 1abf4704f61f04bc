package reader

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// known is what the archive says beyond the article: in how many articles its
// entities are, and the colours of tags. The zero value knows nothing.
type known struct {
	articles map[string]int // by entity key
	colours  map[string]int // by tag
	err      error
}

// fetchKnown asks the archive. The text does not wait for the answer.
func (p *Pane) fetchKnown() tea.Cmd {
	var keys []string
	if p.rec.Analysis != nil {
		for _, e := range p.rec.Analysis.Entities {
			if e.Key != "" {
				keys = append(keys, e.Key)
			}
		}
	}
	return p.loading.facts.Start(p.ctx, func(ctx context.Context) tea.Msg {
		k := known{colours: map[string]int{}}
		k.articles, k.err = p.lib.Appearances(ctx, keys)
		if k.err != nil {
			return k
		}
		tags, err := p.lib.Tags(ctx)
		for _, t := range tags {
			k.colours[t.Name.String()] = t.Colour
		}
		k.err = err
		return k
	})
}

// takeKnown keeps what the archive said. A failure leaves numbers out and
// colours as they were: the text is what matters, and the next article asks again.
func (p *Pane) takeKnown(k known) {
	if k.err != nil {
		return
	}
	p.known = k
	p.restyle()
}
