package prompt

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// The search line's messages to the desk.
type (
	// SearchTaken is sent when the query is taken. Open is the same with the
	// last word open-ended, as it was shown while it was typed.
	SearchTaken struct{ Query, Open query.Query }
	// SearchGaveUp is sent when the search is given up.
	SearchGaveUp struct{}
)

// Search is the search line. Results come as it is typed; below it stand
// completions or what is wrong.
type Search struct {
	Ending
	ctx     context.Context
	theme   *theme.Theme
	values  Values
	parse   func(string) (query.Query, error)
	editor  Editor
	w, h    int
	count   func() string
	typed   func(query.Query) tea.Cmd
	save    func(string) tea.Cmd
	history []string // earlier queries, newest first
	back    int      // how far back in it, 0 at what is being typed
	draft   string   // what was being typed
	wrong   *query.Error
	offers  []offer
	chosen  int // which offer tab takes next
	taken   *replaced
	job     pane.Job
}

// SearchFor is what a search line works with.
type SearchFor struct {
	Values  Values
	Parse   func(string) (query.Query, error)
	History []string      // earlier queries, newest first
	Count   func() string // says how much is found: "37 of 412 articles"
	// Typed is told, in order, when the query has changed and is right: show
	// what it finds so far.
	Typed func(query.Query) tea.Cmd
	// Save is told the query that is to be kept under a name, after it was taken.
	Save func(text string) tea.Cmd
}

// NewSearch returns an empty search line.
func NewSearch(ctx context.Context, th *theme.Theme, f SearchFor) *Search {
	return &Search{ctx: ctx, theme: th, values: f.Values, parse: f.Parse, history: f.History, count: f.Count, typed: f.Typed, save: f.Save}
}

// Text returns what is typed.
func (p *Search) Text() string { return p.editor.Text() }

// Context implements [Prompt].
func (p *Search) Context() keymap.Context { return keymap.Input }

// SetSize implements [Prompt].
func (p *Search) SetSize(w, h int) { p.w, p.h = w, h }

// Do implements [Prompt].
func (p *Search) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Cancel:
		return p.close(Closed{p, true, SearchGaveUp{}})
	case keymap.Accept:
		return p.accept()
	case keymap.Complete:
		return p.complete()
	case keymap.Earlier:
		return p.recall(p.back + 1)
	case keymap.Later:
		return p.recall(p.back - 1)
	case keymap.SaveQuery:
		text := query.Close(p.editor.Text())
		if strings.TrimSpace(text) == "" {
			return nil
		}
		if _, err := p.parse(text); err != nil {
			p.complain(err)
			return nil
		}
		return tea.Batch(p.accept(), p.save(text))
	}
	return nil
}

func (p *Search) accept() tea.Cmd {
	q, err := p.parseSoFar(p.editor.Text())
	if err != nil {
		p.complain(err)
		return nil
	}
	open, err := p.parseSoFar(p.open())
	if err != nil {
		open = q
	}
	return p.close(Closed{p, false, SearchTaken{q, open}})
}

// open returns the query with the word or value at its end open-ended, since it
// may not be all typed yet, and without an operator that has no value yet.
func (p *Search) open() string {
	s := p.editor.Text()
	c := query.Pending(s, len(s))
	switch {
	case p.editor.At() != len(s) || strings.HasSuffix(s, "*") || strings.HasSuffix(s, `"`) || strings.EqualFold(c.Prefix, "or"):
		return s
	case c.Prefix == "" && slices.ContainsFunc(query.Operators(), func(op query.Op) bool { return op.Name == c.Op }):
		return s[:len(s)-len(c.Op)-1]
	case strings.HasSuffix(s, " "):
		return s
	}
	if _, err := p.parse(query.Close(s + "*")); err != nil {
		return s // a date, one of few values, or nothing that could go on
	}
	return s + "*"
}

// parseSoFar reads a query whose last brackets and quotation marks need not be
// closed yet.
func (p *Search) parseSoFar(s string) (query.Query, error) {
	if q, err := p.parse(query.Close(s)); err == nil {
		return q, nil
	}
	return p.parse(s) // its error is about what was typed
}

// recall shows the query that was asked n ago; 0 is what was being typed.
func (p *Search) recall(n int) tea.Cmd {
	if n < 0 || n > len(p.history) || n == p.back {
		return nil
	}
	if p.back == 0 {
		p.draft = p.editor.Text()
	}
	p.back = n
	if n == 0 {
		p.editor.Set(p.draft)
	} else {
		p.editor.Set(p.history[n-1])
	}
	return p.changed()
}

// Key implements [Prompt].
func (p *Search) Key(k tea.KeyPressMsg) tea.Cmd {
	if !p.editor.Key(k) {
		return nil
	}
	p.back = 0
	return p.changed()
}

// Paste implements [Prompt].
func (p *Search) Paste(text string) tea.Cmd {
	p.editor.Insert(text)
	return p.changed()
}

// changed asks for what the query finds now, and for completions.
func (p *Search) changed() tea.Cmd {
	p.taken, p.wrong, p.chosen = nil, nil, 0
	q, err := p.parseSoFar(p.open())
	if err != nil {
		var e *query.Error
		if errors.As(err, &e) && !e.Unfinished {
			p.wrong = e
		}
		return p.offer()
	}
	return tea.Batch(p.typed(q), p.offer())
}

func (p *Search) complain(err error) {
	if !errors.As(err, &p.wrong) {
		p.wrong = &query.Error{Msg: err.Error()}
	}
}

// Update implements [Prompt].
func (p *Search) Update(msg tea.Msg) tea.Cmd {
	if m, ok := p.job.Take(msg); ok {
		p.offers = m.(offered).offers
	}
	return nil
}

// Mouse implements [Prompt]: a click takes a completion.
func (p *Search) Mouse(m pane.Mouse) tea.Cmd {
	if i := m.Y - 1; m.Kind == pane.Click && i >= 0 && i < len(p.offers) && p.wrong == nil {
		p.chosen = i
		return p.complete()
	}
	return nil
}

// Lines implements [Prompt].
func (p *Search) Lines() []string {
	ln, _ := p.draw()
	if count := p.count(); count != "" && ln.Left() > line.Width(count)+2 {
		ln.To(p.w-line.Width(count)-1).Add(p.theme.Muted, count)
	}
	out := []string{ln.String()}
	if p.wrong != nil {
		return append(out, p.complaint())
	}
	for i, o := range p.offers {
		if len(out) < p.h {
			out = append(out, p.drawOffer(o, i == p.chosen%len(p.offers)))
		}
	}
	return out
}

func (p *Search) draw() (*line.Line, int) {
	ln := line.New(p.w, theme.Style{}).To(1).Add(p.theme.Key, "/").Add(theme.Style{}, " ")
	if p.editor.Text() == "" {
		at := ln.At()
		ln.Clip(p.theme.Muted, `words, "phrases", -not, or, from: who: said: tag: before: …`, ln.Left(), p.theme.Signs.Ellipsis)
		return ln, at
	}
	return ln, p.editor.Draw(ln, p.theme.Text, p.tints())
}

// tints colours the pieces of the query.
func (p *Search) tints() []Tint {
	var out []Tint
	for _, x := range query.Scan(p.editor.Text()) {
		style := p.theme.Text
		switch x.Kind {
		case query.Operator, query.Keyword:
			style = p.theme.Valid
		case query.Phrase:
			style = p.theme.Quote
		case query.Bad:
			style = p.theme.Wrong
		}
		out = append(out, Tint{x.Start, x.End, style})
	}
	return out
}

// complaint says below the line what is wrong, under the place where it is.
func (p *Search) complaint() string {
	words := p.wrong.Msg
	if p.wrong.Hint != "" {
		words += " " + p.theme.Signs.Dot + " " + p.wrong.Hint
	}
	words = news.CleanLine(words).String()
	at := 3 + line.Width(p.editor.Text()[:min(p.wrong.Start, len(p.editor.Text()))])
	at = max(1, min(at, p.w-line.Width(words)-1))
	return line.New(p.w, theme.Style{}).To(at).Add(p.theme.Error, words).String()
}

// Cursor implements [Prompt].
func (p *Search) Cursor() (x, y int, ok bool) {
	_, x = p.draw()
	return x, 0, true
}

// Place implements [Prompt].
func (p *Search) Place() Place { return Head }

// Hint implements [Prompt].
func (p *Search) Hint() string {
	return "enter to the results · tab completes · up earlier · ctrl+s saves · esc back"
}
