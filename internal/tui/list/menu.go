package list

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/message"
	"dateline/internal/tui/theme"
)

// menu is the saved queries above the rows, with what is always there. The
// zero menu is closed.
type menu struct {
	open, focused bool
	entries       []entry
	at            int
}

// entry is one line of the menu.
type entry struct {
	name  news.Text
	query string
	count string // "" while not known
}

// standing are the entries that everybody has.
func standing() []entry {
	return []entry{
		{news.Clean("All articles"), "", ""},
		{news.Clean("Unread"), "is:unread", ""},
		{news.Clean("Starred"), "is:starred", ""},
		{news.Clean("Tagged"), "is:tagged", ""},
	}
}

// menuCounts are how many articles the entries match.
type menuCounts []string

// SetQueries gives the menu the saved queries.
func (l *List) SetQueries(saved []news.SavedQuery) {
	l.menu.entries = standing()
	for _, s := range saved {
		l.menu.entries = append(l.menu.entries, entry{s.Name, s.Query, ""})
	}
	l.menu.at = min(l.menu.at, len(l.menu.entries)-1)
}

// SetTags gives the list the colours of tags.
func (l *List) SetTags(tags []news.Tag) {
	l.tags = make(map[string]int, len(tags))
	for _, t := range tags {
		l.tags[t.Name.String()] = t.Colour
	}
}

func (l *List) tagColour(t news.Text) int { return l.tags[t.String()] }

// ToggleMenu opens the menu with the keys in it, or closes it. now is for
// relative dates in the queries.
func (l *List) ToggleMenu(parse func(string) (query.Query, error)) tea.Cmd {
	if l.menu.open {
		l.CloseMenu()
		return nil
	}
	if len(l.menu.entries) == 0 {
		l.menu.entries = standing()
	}
	l.menu.open, l.menu.focused, l.menu.at = true, true, 0
	for i, e := range l.menu.entries {
		if e.query == l.query.String() {
			l.menu.at = i
		}
	}
	l.show()
	return l.countEntries(parse)
}

// CloseMenu closes the menu.
func (l *List) CloseMenu() {
	l.menu.open, l.menu.focused = false, false
	l.show()
}

// InMenu reports whether the keys are in the menu.
func (l *List) InMenu() bool { return l.menu.focused }

func (l *List) countEntries(parse func(string) (query.Query, error)) tea.Cmd {
	archive := l.archive
	texts := make([]string, len(l.menu.entries))
	for i, e := range l.menu.entries {
		texts[i] = e.query
	}
	return l.counts.Start(l.ctx, func(ctx context.Context) tea.Msg {
		out := make(menuCounts, len(texts))
		for i, s := range texts {
			if q, err := parse(s); err == nil {
				if c := count(ctx, archive, q); c.err == nil {
					out[i] = c.String()
				}
			}
		}
		return out
	})
}

func (l *List) menuUpdate(msg tea.Msg) tea.Cmd {
	if m, ok := l.counts.Take(msg); ok {
		for i, n := range m.(menuCounts) {
			if i < len(l.menu.entries) {
				l.menu.entries[i].count = n
			}
		}
	}
	return nil
}

// menuDo carries an action out in the menu.
func (l *List) menuDo(a keymap.Action) tea.Cmd {
	m := &l.menu
	switch a {
	case keymap.Down:
		m.at = min(m.at+1, len(m.entries)-1)
	case keymap.Up:
		m.at = max(m.at-1, 0)
	case keymap.Top, keymap.HalfUp, keymap.PageUp:
		m.at = 0
	case keymap.Bottom, keymap.HalfDown, keymap.PageDown:
		m.at = len(m.entries) - 1
	case keymap.Act:
		e := m.entries[m.at]
		l.CloseMenu()
		return func() tea.Msg { return message.Ask{Query: e.query} }
	}
	return nil
}

// Chosen returns the saved query that the menu stands on, for forgetting it;
// the standing entries cannot be forgotten.
func (l *List) Chosen() (name news.Text, ok bool) {
	if !l.menu.focused || l.menu.at < len(standing()) {
		return news.Text{}, false
	}
	return l.menu.entries[l.menu.at].name, true
}

// menuHeight returns the lines the menu takes: at most half of the pane.
func (l *List) menuHeight() int {
	if !l.menu.open {
		return 0
	}
	return min(len(l.menu.entries)+2, max(l.h/2, min(l.h, 3)))
}

// menuLines draws the menu, a title above and a rule below.
func (l *List) menuLines() []string {
	h := l.menuHeight()
	if h == 0 {
		return nil
	}
	out := []string{line.New(l.w, theme.Style{}).To(1).Add(l.theme.Title, "QUERIES").String()}
	room := max(0, h-2)
	top := max(0, min(l.menu.at-room/2, len(l.menu.entries)-room))
	for i := top; i < top+room && i < len(l.menu.entries); i++ {
		out = append(out, l.menuLine(i))
	}
	out = append(out, line.New(l.w, l.theme.Border).Add(theme.Style{}, strings.Repeat(l.theme.Signs.Horizontal, max(0, l.w))).String())
	return out[:min(h, len(out))]
}

func (l *List) menuLine(i int) string {
	e := l.menu.entries[i]
	base := theme.Style{}
	if i == l.menu.at {
		base = l.theme.Row
		if l.menu.focused && l.focused {
			base = l.theme.RowFocus
		}
	}
	ln := line.New(l.w, base)
	if i == l.menu.at {
		ln.Add(l.theme.Focus, l.theme.Signs.Selected)
	}
	ln.To(2).Clip(l.theme.Text, e.name.Line().String(), ln.Left()-len(e.count)-2, l.theme.Signs.Ellipsis)
	if i >= len(standing()) {
		ln.Add(theme.Style{}, "  ").Clip(l.theme.Muted, news.CleanLine(e.query).String(), ln.Left()-len(e.count)-2, l.theme.Signs.Ellipsis)
	}
	return ln.To(l.w-len(e.count)-1).Add(l.theme.Muted, e.count).String()
}
