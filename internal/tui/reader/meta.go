package reader

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/news"
	"dateline/internal/tui/dates"
	"dateline/internal/tui/line"
	"dateline/internal/tui/markup"
	"dateline/internal/tui/theme"
)

// metaRows returns the rows between headline and text: where the article comes
// from, its tags, and why it has no marks if it has none.
func (p *Pane) metaRows(w int) []string {
	var rows []string
	lines := markup.Wrap(news.CleanLine(strings.Join(p.provenance(), " · ")), w)
	for i := range lines.Len() {
		b, _ := lines.Append(nil, i, p.theme.Meta)
		rows = append(rows, string(b))
	}
	if tags := p.tagRow(w); tags != "" {
		rows = append(rows, tags)
	}
	if a := p.rec.Analysis; a != nil && !a.Skipped.Empty() {
		words := "shown without marks: it is " + a.Skipped.String()
		rows = append(rows, p.theme.Warning.Render(line.Clip(words, w, p.theme.Signs.Ellipsis)))
	}
	return rows
}

// provenance lists what is known of where the article comes from.
func (p *Pane) provenance() []string {
	a := p.rec.Article
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	add(a.Place.String())
	add(dates.Long(a.Published, p.zone))
	add(a.Publisher.String())
	add(a.Agency.String())
	add(a.Byline.String())
	add(wordCount(p.index.words))
	if p.rec.Versions > 1 {
		add(fmt.Sprintf("%d versions", p.rec.Versions))
	}
	return out
}

// tagRow shows star and tags of the article, and how many passages it has.
func (p *Pane) tagRow(w int) string {
	l := line.New(w, theme.Style{})
	if p.rec.State.Starred {
		l.Add(p.theme.Star, p.theme.Signs.Star+" ")
	}
	for _, t := range p.rec.State.Tags {
		l.Add(p.theme.Tag(p.known.colours[t.String()]), "#"+t.String()+" ")
	}
	if n := len(p.rec.Passages); n > 0 {
		l.Add(p.theme.Note, p.theme.Signs.Note+strconv.Itoa(n))
	}
	if l.At() == 0 {
		return ""
	}
	return l.String()
}

// wordCount says how many words there are.
func wordCount(n int) string {
	if n == 1 {
		return "1 word"
	}
	return dates.Count(n) + " words"
}
