package prompt

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/line"
	"dateline/internal/tui/theme"
)

// Values is what the search line asks of the library: values that an operator
// can take.
type Values interface {
	Complete(ctx context.Context, field query.Field, prefix string, n int) ([]store.Completion, error)
}

// offer is one completion.
type offer struct {
	text  string // that goes into the query
	words string // about it
	count int    // articles; -1 if not counted
}

// replaced is where the last completion went, so that another tab puts the next
// one in its place.
type replaced struct{ start, end int }

// offered are the values of an operator that have come.
type offered struct{ offers []offer }

// mostOffers is how many completions are shown.
const mostOffers = 8

// offer finds completions for what is being typed.
func (p *Search) offer() tea.Cmd {
	p.job.Stop()
	p.offers = nil
	c := query.Pending(p.editor.Text(), p.editor.At())
	if c.Op == "" {
		if c.Prefix != "" {
			p.offers = operators(c.Prefix)
		}
		return nil
	}
	for _, op := range query.Operators() {
		if op.Name == c.Op && op.Values != nil {
			p.offers = fixed(op, c.Prefix)
			return nil
		}
	}
	values := p.values
	return p.job.Start(p.ctx, func(ctx context.Context) tea.Msg {
		found, err := values.Complete(ctx, query.Field(c.Op), c.Prefix, mostOffers)
		if err != nil {
			return offered{} // no completions: typing goes on without them
		}
		var out []offer
		for _, f := range found {
			out = append(out, offer{query.Quote(f.Value.String()), "", f.Count})
		}
		return offered{out}
	})
}

// operators offers the operators that begin with what is typed.
func operators(prefix string) []offer {
	var out []offer
	for _, op := range query.Operators() {
		if strings.HasPrefix(op.Name, strings.ToLower(prefix)) {
			out = append(out, offer{op.Name + ":", op.Help, -1})
		}
	}
	return out
}

// fixed offers the values of an operator that has just a few.
func fixed(op query.Op, prefix string) []offer {
	var out []offer
	for _, v := range op.Values {
		if strings.HasPrefix(v, strings.ToLower(prefix)) {
			out = append(out, offer{v, op.Help, -1})
		}
	}
	return out[:min(len(out), mostOffers)]
}

// complete takes a completion; another tab takes the next one instead.
func (p *Search) complete() tea.Cmd {
	if len(p.offers) == 0 {
		return nil
	}
	o := p.offers[p.chosen%len(p.offers)]
	at := p.taken
	if at == nil {
		c := query.Pending(p.editor.Text(), p.editor.At())
		at = &replaced{c.Start, c.End}
	}
	p.editor.Replace(at.start, at.end, o.text)
	next, offers := p.chosen+1, p.offers
	cmd := p.changed()
	if strings.HasSuffix(o.text, ":") {
		return cmd // an operator is followed by its value
	}
	p.job.Stop()
	p.offers, p.chosen, p.taken = offers, next, &replaced{at.start, at.start + len(o.text)}
	return cmd
}

func (p *Search) drawOffer(o offer, here bool) string {
	base := theme.Style{}
	if here {
		base = p.theme.RowFocus
	}
	ln := line.New(p.w, base).To(3).Clip(p.theme.Text, news.CleanLine(o.text).String(), 32, p.theme.Signs.Ellipsis)
	if o.count >= 0 {
		return ln.To(34).Add(p.theme.Muted, fmt.Sprintf(" %d", o.count)).String()
	}
	return ln.To(20).Add(p.theme.Muted, " "+o.words).String()
}
