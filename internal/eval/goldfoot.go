package eval

import (
	"fmt"
	"sort"
	"strings"

	"dateline/internal/news"
)

// foot reads what is said of the article below its text.
func (p *goldParser) foot(foot string) error {
	for line := range strings.SplitSeq(foot, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, " | ")
		kind, rest, _ := strings.Cut(parts[0], " ")
		var err error
		switch {
		case kind == "entity" && len(parts) >= 3:
			err = p.footEntity(rest, parts[1:])
		case kind == "event" && len(parts) == 2:
			err = p.footEvent(rest, parts[1])
		case kind == "source" && len(parts) == 2:
			p.doc.Gold.Sources = append(p.doc.Gold.Sources, news.Source{
				Kind: news.SourceKind(rest), Name: news.CleanLine(parts[1]), Entity: news.None,
			})
		default:
			err = fmt.Errorf("%q says nothing of the article", line)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *goldParser) footEntity(id string, parts []string) error {
	i, ok := p.ids[id]
	if !ok {
		return fmt.Errorf("the entity %s is not mentioned", id)
	}
	e := &p.doc.Gold.Entities[i]
	e.Type, e.Name = news.EntityType(strings.TrimSpace(parts[0])), news.CleanLine(parts[1])
	if len(parts) > 2 {
		e.Description = news.CleanLine(parts[2])
	}
	return nil
}

// footEvent reads "future 2025-07 | An inquiry is due": the words begin the sentence.
func (p *goldParser) footEvent(date, words string) error {
	e := news.Event{}
	if d, ok := strings.CutPrefix(date, "future "); ok {
		date, e.Future = d, true
	}
	e.Date = date
	i := strings.Index(p.doc.Article.Text.String(), words)
	if i < 0 {
		return fmt.Errorf("no sentence begins with %q", words)
	}
	e.Span = news.Span{Start: i, End: i + len(words)}
	p.doc.Gold.Events = append(p.doc.Gold.Events, e)
	return nil
}

// link gives the quotes their speakers' mentions and cues, and puts everything
// in the order of the text.
func (p *goldParser) link() error {
	g := p.doc.Gold
	for _, l := range p.links {
		for _, id := range strings.Split(l.args[0], ",") {
			i, ok := p.quotes[id]
			if !ok {
				return fmt.Errorf("line %d: there is no quote %s", l.line, id)
			}
			if q := &g.Quotes[i]; l.kind == "BY" {
				q.SpeakerSpan = l.Span
			} else if q.Cue.IsZero() {
				q.Cue = l.Span
			}
		}
	}
	for _, e := range g.Entities {
		if e.Name.Empty() {
			return fmt.Errorf("the foot does not name the entity %s", e.ID)
		}
	}
	sort.SliceStable(g.Mentions, func(i, j int) bool { return g.Mentions[i].Less(g.Mentions[j].Span) })
	sort.SliceStable(g.Quotes, func(i, j int) bool { return g.Quotes[i].Less(g.Quotes[j].Span) })
	sort.SliceStable(g.Times, func(i, j int) bool { return g.Times[i].Less(g.Times[j].Span) })
	return nil
}
