package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/list"
	"dateline/internal/tui/message"
	"dateline/internal/tui/prompt"
)

// searching is the desk as it was before the search line was opened. The zero
// value: it is not open.
type searching struct {
	on   bool
	list list.Saved
	view view
}

// openSearch opens the search line over the list, empty: a query that is shown
// already is one "up" away.
func (d *Desk) openSearch() tea.Cmd {
	d.search = searching{true, d.list.Save(), d.here()}
	d.list.CloseMenu()
	d.focusOn(layout.List)
	return d.openPrompt(prompt.NewSearch(d.ctx, d.theme, prompt.SearchFor{
		Values: d.lib, Parse: d.parse, History: d.history, Count: d.countWords, Typed: d.list.LoadTyped, Save: d.askName,
	}))
}

// settled is which of two readings of a query finds something.
type settled struct {
	query query.Query
	err   error
}

// searchTaken goes to the results. The query is as it was typed; only if that
// finds nothing it keeps the open end that it had while it was typed. That is
// found out while the results are looked at.
func (d *Desk) searchTaken(m prompt.SearchTaken) tea.Cmd {
	d.views = append(d.views, d.search.view)
	d.search = searching{}
	d.asking(m.Query, m.Query.String())
	return d.settle.Start(d.ctx, func(ctx context.Context) tea.Msg {
		n, err := d.lib.Count(ctx, m.Query, 1)
		if err == nil && n == 0 {
			return settled{m.Open, nil}
		}
		return settled{m.Query, err}
	})
}

// settled lists the results of a query that was taken, standing where the list
// stands in those that were shown before.
func (d *Desk) settled(m settled) tea.Cmd {
	if m.err != nil {
		return d.fail(message.Failure{Doing: "search", Err: m.err})
	}
	d.asked = m.query.String()
	d.text.SetQuery(m.query)
	return tea.Batch(d.list.LoadHere(m.query), d.keepQuery(d.asked), d.remember())
}

// asking shows that a query is in force, and goes to the list.
func (d *Desk) asking(q query.Query, text string) {
	d.asked = text
	d.focusOn(layout.List)
	d.text.SetQuery(q)
}

// askFor lists what a query finds, and keeps the query.
func (d *Desk) askFor(q query.Query, text string) tea.Cmd {
	d.asking(q, text)
	return tea.Batch(d.list.Load(q), d.keepQuery(text), d.remember())
}

// keepQuery puts a query into the history.
func (d *Desk) keepQuery(text string) tea.Cmd {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	d.history = slices.DeleteFunc(d.history, func(q string) bool { return q == text })
	d.history = append([]string{text}, d.history...)
	return func() tea.Msg {
		if err := d.lib.Asked(d.ctx, text); err != nil && !readOnly(err) {
			return message.Failure{Doing: "keep the query among the earlier ones", Err: err}
		}
		return nil
	}
}

// searchGaveUp puts everything back as it was.
func (d *Desk) searchGaveUp() tea.Cmd {
	s := d.search
	d.search = searching{}
	if !s.on {
		return nil
	}
	return tea.Batch(d.list.Restore(s.list), d.show(s.view))
}

// ask runs a query that a pane asks for.
func (d *Desk) ask(text string) tea.Cmd {
	q, err := d.parse(text)
	if err != nil {
		return d.fail(message.Failure{Doing: "search for " + text, Err: err})
	}
	d.leave()
	return d.askFor(q, text)
}

// clearSearch shows all articles again, standing where the list stood.
func (d *Desk) clearSearch() tea.Cmd {
	d.asked = ""
	d.text.SetQuery(query.Query{})
	return tea.Batch(d.list.LoadHere(query.Query{}), d.remember())
}

// nameTaken is a query with the name it is to be kept under.
type nameTaken struct {
	name  news.Text
	query string
}

// askName asks under which name a query is to be kept.
func (d *Desk) askName(text string) tea.Cmd {
	return d.openPrompt(prompt.NewAsk(d.theme, prompt.AskFor{
		Label: "save as", Hint: "enter keeps " + text + " under this name · esc gives up",
		Take: func(name string) (tea.Msg, error) {
			n := news.CleanLine(name)
			if n.Empty() {
				return nil, errors.New("a saved query needs a name")
			}
			return nameTaken{n, text}, nil
		},
	}))
}

// saveQuery keeps a query under a name.
func (d *Desk) saveQuery(m nameTaken) tea.Cmd {
	return tea.Sequence(func() tea.Msg {
		if err := d.lib.SaveQuery(d.ctx, m.name, m.query); err != nil {
			return message.Failure{Doing: "save the query", Err: err}
		}
		return message.Status{What: news.CleanLine("saved as “" + m.name.String() + "” · M lists saved queries")}
	}, d.refresh())
}

// The find line's messages.
type (
	findKept    struct{ words string }
	findDropped struct{}
)

// openFind opens the line for finding words in the text.
func (d *Desk) openFind() tea.Cmd {
	if d.lay.focus != layout.Text {
		d.goTo(layout.Text)
	}
	return d.openPrompt(prompt.NewAsk(d.theme, prompt.AskFor{
		Label: "find", Hint: "enter keeps the hits, n and N walk them · esc as before",
		Take:   func(s string) (tea.Msg, error) { return findKept{s}, nil },
		Typed:  d.findLive,
		GaveUp: findDropped{},
	}))
}

// findLive shows the hits of what is typed so far.
func (d *Desk) findLive(words string) tea.Cmd {
	found, now := d.text.FindLive(words)
	switch {
	case strings.TrimSpace(words) == "":
		d.note.clear()
		return nil
	case found == 0:
		return d.say(news.Clean("not in this text"), false)
	}
	return d.say(news.Clean(fmt.Sprintf("%d of %d", now, found)), false)
}

// findGaveUp shows the text as it was.
func (d *Desk) findGaveUp() tea.Cmd {
	d.text.FindDrop()
	d.note.clear()
	return nil
}

// findKept keeps the hits, to be walked.
func (d *Desk) findKept(m findKept) tea.Cmd {
	if strings.TrimSpace(m.words) == "" {
		return d.findGaveUp()
	}
	return d.text.FindKeep()
}

// hit goes to the next hit: in the text, or in the list to the next article.
func (d *Desk) hit(n int) tea.Cmd {
	if d.lay.focus != layout.List {
		a := keymap.NextHit
		if n < 0 {
			a = keymap.PrevHit
		}
		if ok, why := d.text.Can(a); !ok {
			return d.say(news.Clean(why), false)
		}
		return d.text.Do(a)
	}
	return d.neighbour(n)
}
