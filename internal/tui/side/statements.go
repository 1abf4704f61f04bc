package side

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/dates"
	"dateline/internal/tui/message"
)

// statements returns the rows of what a source says, in full.
func (s *Sources) statements(i int, src news.Source) []row {
	var rows []row
	for j, at := range src.Attributions {
		if !s.inside(at) {
			continue
		}
		text := s.rec.Article.Text.Slice(at).Line()
		style := s.theme.Indirect
		if s.quoted(at) {
			style.Attr = 0
		}
		part := wrapped(style, text, 5, s.w)
		if len(part) == 0 {
			continue
		}
		part[0].stop, part[0].key = true, statementKey(i, j)
		part[0].act = func() tea.Cmd {
			s.walked[i] = j + 1
			return open(s.rec.Article.ID, at)()
		}
		part[0].fold = func() tea.Cmd { return s.toggle(i) }
		part[0].say = src.Name.Line().String() + " · " + s.how(at)
		rows = append(rows, part...)
	}
	return rows
}

// how says how a statement was made: its channel, and why it was given to the source.
func (s *Sources) how(at news.Span) string {
	for _, q := range s.rec.Analysis.Quotes {
		if q.Span != at {
			continue
		}
		parts := []string{string(q.Kind) + " speech"}
		for _, t := range []news.Text{q.Channel, q.Why} {
			if !t.Empty() {
				parts = append(parts, t.Line().String())
			}
		}
		return strings.Join(parts, " · ")
	}
	return "paraphrase"
}

func (s *Sources) inside(at news.Span) bool {
	return at.In == news.InText && at.Len() > 0 && at.Valid(s.rec.Article.Text.String())
}

// toggle shows or hides a source's statements.
func (s *Sources) toggle(i int) tea.Cmd {
	s.folded[i] = !s.folded[i]
	if !s.folded[i] {
		s.stand(sourceKey(i))
	}
	s.make()
	return nil
}

// walk goes to a source's next statement in the text, from the first again
// after the last. The keys stay here, for the one after.
func (s *Sources) walk(i int) tea.Cmd {
	said := s.sources()[i].Attributions
	if len(said) == 0 {
		return nil
	}
	at := said[s.walked[i]%len(said)]
	s.walked[i]++
	return send(message.Open{Article: s.rec.Article.ID, At: at, Stay: true})
}

// provenance returns the rows that say where the article itself comes from.
func (s *Sources) provenance() []row {
	a := s.rec.Article
	if a.ID == "" {
		return nil
	}
	rows := section(s.theme.Title, "THIS ARTICLE")
	line := func(label string, value news.Text) {
		if value.Empty() {
			return
		}
		part := wrapped(s.theme.Muted, news.CleanLine(label+value.String()), 1, s.w)
		rows = append(rows, part...)
	}
	line("published by ", a.Publisher)
	line("from the wire of ", a.Agency)
	line("written by ", a.Byline)
	line("dated ", news.CleanLine(dates.Day(a.Published)))
	line("added ", news.CleanLine(dates.Day(a.Added)))
	line("from ", origin(a))
	if s.rec.Versions > 1 {
		line("", news.CleanLine(plural(s.rec.Versions, "version")+", this is the latest"))
	}
	return rows
}

// origin is the article's address, or else where it was read.
func origin(a news.Article) news.Text {
	if !a.URL.Empty() {
		return a.URL
	}
	return news.CleanLine(a.Origin)
}
