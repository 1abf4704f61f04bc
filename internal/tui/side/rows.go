package side

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/line"
	"dateline/internal/tui/markup"
	"dateline/internal/tui/message"
	"dateline/internal/tui/theme"
)

// words returns a row of plain words.
func words(s theme.Style, text string) row {
	return row{draw: func(l *line.Line) { l.Add(s, " "+text) }}
}

// gap is a blank row.
func gap() row { return row{draw: func(*line.Line) {}} }

// wrapped returns rows of text, cut into lines behind an indent.
func wrapped(s theme.Style, text news.Text, indent, w int) []row {
	lines := markup.Wrap(text, max(1, w-indent-1))
	out := make([]row, lines.Len())
	for i := range out {
		out[i].draw = func(l *line.Line) {
			start, end := lines.Span(i)
			l.To(indent).Add(s, text.Slice(news.Span{Start: start, End: end}).String())
		}
	}
	return out
}

// section returns the rows that begin a part of a board.
func section(s theme.Style, title string) []row {
	return []row{gap(), {draw: func(l *line.Line) { l.Add(s, " "+title) }}}
}

func send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// open returns what enter does on a row that leads to a text.
func open(article string, at news.Span) func() tea.Cmd {
	return func() tea.Cmd { return send(message.Open{Article: article, At: at}) }
}

// named returns what F does: list the articles that a field of a query finds a name in.
func named(f query.Field, name news.Text) func() tea.Cmd {
	return func() tea.Cmd {
		return send(message.Ask{Query: string(f) + ":" + query.Quote(name.Line().String())})
	}
}

// sign returns the sign and style of a kind of entity.
func sign(th *theme.Theme, t news.EntityType) (string, theme.Style) {
	switch t {
	case news.Person:
		return th.Signs.Person, theme.Style{FG: th.Person.FG}
	case news.Organisation:
		return th.Signs.Organisation, theme.Style{FG: th.Organisation.FG}
	case news.Location:
		return th.Signs.Location, theme.Style{FG: th.Location.FG}
	}
	return th.Signs.Misc, theme.Style{FG: th.Misc.FG}
}
