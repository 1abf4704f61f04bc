package side

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/timeline"
	"dateline/internal/tui/dates"
	"dateline/internal/tui/line"
	"dateline/internal/tui/theme"
)

// inPlace returns the rows that show an entry's sentences and who wrote them.
func (t *Timeline) inPlace(i int, e timeline.Entry) []row {
	var rows []row
	for _, r := range e.Reports {
		at := min(textColumn, max(1, t.w/4))
		rows = append(rows, wrapped(theme.Style{}, t.sentence(r), at, t.w)...)
		who := t.who(r)
		link := row{
			key: entryKey(i) + " " + r.Article, stop: true, say: r.Title.Line().String(),
			act:  open(r.Article, r.Sentence),
			fold: func() tea.Cmd { return t.toggle(i) },
			draw: func(l *line.Line) { l.To(at).Clip(t.theme.Attribution, who, l.Left()-1, t.theme.Signs.Ellipsis) },
		}
		rows = append(rows, link)
	}
	return append(rows, gap())
}

// who names the article of a report.
func (t *Timeline) who(r timeline.Report) string {
	parts := []string{r.Publisher.Line().String(), dates.Day(r.Published), r.Title.Line().String()}
	if r.Article == t.article {
		parts = []string{"this article"}
	}
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return t.theme.Signs.Arrow + " " + strings.Join(out, " · ")
}

// toggle shows or hides an entry's sentences in place.
func (t *Timeline) toggle(i int) tea.Cmd {
	t.open[i] = !t.open[i]
	t.stand(entryKey(i))
	t.make()
	return t.fetchTexts()
}

// sentence returns the words of a report: the sentence itself once its article's
// text is there, until then what the timeline says of it.
func (t *Timeline) sentence(r timeline.Report) news.Text {
	text := t.texts[r.Article]
	if r.Article == t.article {
		text = t.rec.Article.Text
	}
	if r.Sentence.Len() > 0 && r.Sentence.In == news.InText && r.Sentence.Valid(text.String()) {
		return text.Slice(r.Sentence).Line()
	}
	return r.Event.Summary.Line()
}

// fetchTexts reads the articles that the timeline is made of, once.
func (t *Timeline) fetchTexts() tea.Cmd {
	if t.texts != nil || t.read.Busy() || t.made == "" {
		return nil
	}
	ids, lib := t.line.Articles, t.lib
	return t.read.Start(t.ctx, func(ctx context.Context) tea.Msg {
		texts := make(map[string]news.Text, len(ids))
		for _, id := range ids {
			// An article that cannot be read keeps its summaries.
			if rec, err := lib.Stored(ctx, id); err == nil {
				texts[id] = rec.Article.Text
			}
		}
		return texts
	})
}
