package side

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/timeline"
	"dateline/internal/tui/dates"
	"dateline/internal/tui/line"
	"dateline/internal/tui/theme"
)

// How many lines of each part are shown: a dossier is an overview, F lists the
// articles themselves.
const (
	mostSaid      = 40
	mostWith      = 8
	mostMentioned = 40
)

// make makes the rows anew.
func (d *Dossier) make() {
	var rows []row
	switch {
	case d.key == "":
		rows = []row{words(d.theme.Muted, "enter on a name opens its dossier")}
	case errors.Is(d.err, store.ErrNotFound):
		rows = append(d.who(), words(d.theme.Muted, "nothing more is in the archive yet"))
	case d.err != nil:
		rows = append(d.who(), wrapped(d.theme.Error, news.CleanLine("it could not be read: "+d.err.Error()), 1, d.w)...)
		rows = append(rows, words(d.theme.Muted, "enter tries again"))
	case d.d.Articles == 0:
		rows = append(d.who(), words(d.theme.Muted, "being put together"+d.theme.Signs.Ellipsis))
	default:
		rows = d.full()
	}
	d.set(rows)
}

func (d *Dossier) full() []row {
	rows := d.who()
	rows = append(rows, d.facts()...)
	rows = append(rows, d.with()...)
	rows = append(rows, d.said()...)
	rows = append(rows, d.events()...)
	return append(rows, d.mentions()...)
}

// who returns the rows with the name and who that is.
func (d *Dossier) who() []row {
	name := d.name
	if !d.d.Entity.Name.Empty() {
		name = d.d.Entity.Name
	}
	mark, style := sign(d.theme, d.d.Entity.Type)
	if d.d.Articles == 0 {
		mark, style = " ", theme.Style{}
	}
	return []row{{draw: func(l *line.Line) {
		l.To(1).Add(style, mark).To(3).Clip(d.theme.Headline, name.Line().String(), l.Left()-1, d.theme.Signs.Ellipsis)
	}}}
}

// facts returns the rows on who it is and since when it has been in the news.
func (d *Dossier) facts() []row {
	var rows []row
	if e := d.d.Entity; !e.Description.Empty() {
		part := wrapped(theme.Style{}, e.Description.Line(), 3, d.w)
		if p := d.d.Described; !p.Span.IsZero() {
			part = append(part, d.place("described", p)...)
		}
		rows = append(rows, part...)
	}
	if a := d.d.Entity.Aliases; len(a) > 0 {
		rows = append(rows, wrapped(d.theme.Muted, news.CleanLine("also "+joined(a)), 3, d.w)...)
	}
	seen := dates.Day(d.d.First)
	if last := dates.Day(d.d.Last); last != seen {
		seen += " to " + last
	}
	if !d.d.Complete {
		seen += ", the newest articles only"
	}
	rows = append(rows, wrapped(d.theme.Muted, news.CleanLine("in the news "+seen), 3, d.w)...)
	return append(rows, d.namesakes()...)
}

// mostJoined is how many articles that name it by a short form are shown.
const mostJoined = 4

// namesakes returns the rows on which articles count because of what they say
// around a short form, and how many are left out.
func (d *Dossier) namesakes() []row {
	var rows []row
	if n := d.d.Namesakes; n > 0 {
		rows = append(rows, wrapped(d.theme.Muted, news.CleanLine("left out: "+plural(n, "article")+
			" with this name for somebody else, or not clearly for this one"), 3, d.w)...)
	}
	for _, j := range d.d.Joined[:min(len(d.d.Joined), mostJoined)] {
		name := "“" + j.Name.Line().String() + "” alone"
		part := wrapped(d.theme.Muted, news.CleanLine(name+": "+j.Why.Line().String()), 3, d.w)
		part[0].stop, part[0].key, part[0].say = true, "joined"+j.Article, from(j.Place)
		part[0].act = open(j.Article, j.Span)
		rows = append(rows, part...)
	}
	return rows
}

func joined(list []news.Text) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.Line().String()
	}
	return strings.Join(out, ", ")
}

// said returns what it said, newest first.
func (d *Dossier) said() []row {
	if len(d.d.Said) == 0 {
		return nil
	}
	rows := section(d.theme.Title, "SAID")
	for _, p := range d.d.Said[:min(len(d.d.Said), mostSaid)] {
		rows = append(rows, d.place("said", p)...)
	}
	return rows
}

// place returns the rows of some words and where they stand.
func (d *Dossier) place(key string, p library.Place) []row {
	part := wrapped(theme.Style{}, p.Words, 3, d.w)
	if len(part) > 3 {
		part = part[:3]
		end := part[2].draw
		part[2].draw = func(l *line.Line) { end(l); l.Add(d.theme.Muted, " "+d.theme.Signs.Ellipsis) }
	}
	where := from(p)
	part = append(part, row{draw: func(l *line.Line) {
		l.To(3).Clip(d.theme.Attribution, where, l.Left()-1, d.theme.Signs.Ellipsis)
	}})
	part[0].stop, part[0].key, part[0].say = true, key+p.Article+p.Words.String(), where
	part[0].act = open(p.Article, p.Span)
	return part
}

// from says where some words stand: `The Courier · 4 Jun 2025 · headline`.
func from(p library.Place) string {
	var parts []string
	for _, s := range []string{p.Publisher.Line().String(), dates.Day(p.Published), p.Title.Line().String()} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// with returns who is named with it most.
func (d *Dossier) with() []row {
	if len(d.d.With) == 0 {
		return nil
	}
	rows := section(d.theme.Title, "NAMED WITH")
	for _, c := range d.d.With[:min(len(d.d.With), mostWith)] {
		mark, style := sign(d.theme, c.Type)
		rows = append(rows, row{
			key: "with" + c.Key, stop: true, say: c.Name.Line().String() + " · together in " + plural(c.Articles, "article"),
			act: func() tea.Cmd { return d.follow(c.Key, c.Name, c.From) },
			draw: func(l *line.Line) {
				l.To(1).Add(style, mark).To(3).Clip(theme.Style{}, c.Name.Line().String(), l.Left()-6, d.theme.Signs.Ellipsis)
				right(l, d.theme.Muted, dates.Count(c.Articles))
			},
		})
	}
	return rows
}

// events returns what it took part in.
func (d *Dossier) events() []row {
	if len(d.d.Timeline.Entries) == 0 {
		return nil
	}
	rows := section(d.theme.Title, "TIMELINE")
	for _, e := range d.d.Timeline.Entries {
		rows = append(rows, d.event(e))
	}
	return rows
}

func (d *Dossier) event(e timeline.Entry) row {
	r := e.Reports[0]
	return row{
		key: "event" + e.Date + r.Article, stop: true,
		say: dates.Value(e.Date) + " · " + r.Title.Line().String(),
		act: open(r.Article, r.Sentence),
		draw: func(l *line.Line) {
			label := strings.TrimSpace(dates.Short(e.Date) + " " + dates.Year(e.Date))
			l.To(1).Add(d.theme.Muted, label).To(textColumn - 2)
			l.Clip(theme.Style{}, e.Summary.Line().String(), l.Left()-1, d.theme.Signs.Ellipsis)
		},
	}
}

// mentions returns where it is first named in each article.
func (d *Dossier) mentions() []row {
	rows := section(d.theme.Title, "IN THE TEXTS")
	for _, p := range d.d.Mentions[:min(len(d.d.Mentions), mostMentioned)] {
		rows = append(rows, d.place("named", p)...)
	}
	return rows
}

// articles lists the articles that name it.
func (d *Dossier) articles() tea.Cmd { return named(query.Who, d.d.Entity.Name)() }
