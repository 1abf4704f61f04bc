package side

import (
	"context"
	"errors"
	"strings"
	"time"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/timeline"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/panetest"
)

const story = `ORLEC: Engineers emptied the upper lake on Tuesday, the Valley Water Board said.

“We looked at it every week for ten years, and it looked back,” Bruno Teck told The Courier. “Nobody listened.”

A worker who asked not to be named said that the leak had been known since May.`

var errBroken = errors.New("the disk is on strike")

func clean(s string) news.Text { return news.Clean(s) }

func span(words string) news.Span {
	i := strings.Index(story, words)
	if i < 0 {
		panic("not in the story: " + words)
	}
	return news.Span{Start: i, End: i + len(words)}
}

// record returns the story with four statements by three sources.
func record() store.Record {
	looked, nobody := span("“We looked at it every week for ten years, and it looked back,”"), span("“Nobody listened.”")
	emptied, known := span("Engineers emptied the upper lake on Tuesday"), span("the leak had been known since May")
	a := &news.Analysis{
		Analyser: 1, Language: "en",
		Entities: []news.Entity{
			{ID: "e1", Type: news.Person, Name: clean("Bruno Teck"), Description: clean("dam engineer"), Key: "PER:bruno teck"},
			{ID: "e2", Type: news.Organisation, Name: clean("Valley Water Board"), Key: "ORG:valley water board"},
		},
		Quotes: []news.Quote{
			{Span: emptied, Kind: news.Indirect, Speaker: 1},
			{Span: looked, Kind: news.Direct, Speaker: 0, Channel: clean("The Courier"), Why: clean("“told” follows it")},
			{Span: nobody, Kind: news.Direct, Speaker: 0},
			{Span: known, Kind: news.Indirect, Speaker: news.None, Anonymous: true},
		},
		Sources: []news.Source{
			{Name: clean("Valley Water Board"), Kind: news.SourceOrganisation, Entity: 1, Attributions: []news.Span{emptied}},
			{Name: clean("Bruno Teck"), Kind: news.SourcePerson, Entity: 0, Channels: []news.Text{clean("The Courier")}, Attributions: []news.Span{looked, nobody}},
			{Name: clean("A worker"), Kind: news.SourceAnonymous, Entity: news.None, Reason: clean("asked not to be named"), Attributions: []news.Span{known}},
		},
	}
	return store.Record{
		Article: news.Article{
			ID: "a1", Hash: "h", Title: clean("Cracks close the Orlec dam"), Text: clean(story), Origin: "samples/orlec.md",
			Published: news.Day(2025, 6, 4), Added: news.Day(2025, 6, 5), Publisher: clean("The Courier"), Agency: clean("Meridian Wire"),
		},
		Analysis: a, Versions: 2,
	}
}

func day(s string) (from, to time.Time) {
	from, to, ok := news.DateRange(s)
	if !ok {
		panic(s)
	}
	return from, to
}

// chronicle returns a timeline of events before, in and after the story.
func chronicle() timeline.Timeline {
	t := timeline.Timeline{Published: news.Day(2025, 6, 4), Articles: []string{"a1", "a2", "a3", "a4"}}
	for _, e := range []struct {
		date, words string
		own, future bool
		articles    []string
	}{
		{"1968", "dam completed", false, false, []string{"a2"}},
		{"2015-09", "last full inspection of the dam above the town of Orlec", false, false, []string{"a2", "a3", "a4"}},
		{"2025-05", "leak reported", true, false, []string{"a1"}},
		{"2025-06-03", "upper lake emptied", true, false, []string{"a1", "a3"}},
		{"2025-07", "inquiry to report", true, true, []string{"a1"}},
	} {
		from, to := day(e.date)
		entry := timeline.Entry{Date: e.date, From: from, To: to, Own: e.own, Future: e.future, Summary: clean(e.words)}
		for i, a := range e.articles {
			entry.Reports = append(entry.Reports, timeline.Report{
				Article: a, Title: clean("Headline of " + a), Publisher: clean("Herald"), Published: news.Day(2025, 6, 1+i),
				Sentence: news.Span{Start: 10 * len(t.Entries), End: 10*len(t.Entries) + 9},
				Event:    news.Event{Summary: clean(e.words), Date: e.date},
			})
		}
		t.Entries = append(t.Entries, entry)
	}
	return t
}

// archive is a library. The zero value has nothing.
type archive struct {
	line    timeline.Timeline
	dossier map[string]library.Dossier
	err     error
}

func (a archive) Timeline(context.Context, string) (timeline.Timeline, error) { return a.line, a.err }

func (a archive) Stored(_ context.Context, id string) (store.Record, error) {
	rec := record()
	rec.Article.ID = id
	rec.Article.Text = clean(strings.Repeat(id+" says.  ", 20))
	return rec, a.err
}

func (a archive) DossierFrom(_ context.Context, key, _ string) (library.Dossier, error) {
	d, ok := a.dossier[key]
	if !ok && a.err == nil {
		return d, store.ErrNotFound
	}
	return d, a.err
}

// screen returns what is on screen without styles and without trailing blanks,
// the row stood on marked by > in the first column.
func screen(p pane.Pane) string {
	stood := map[int]bool{}
	for i, l := range p.Lines() {
		stood[i] = strings.Contains(l, "\x1b[;7m ")
	}
	lines := strings.Split(panetest.Screen(p), "\n")
	for i, l := range lines {
		if stood[i] && strings.HasPrefix(l, " ") {
			lines[i] = ">" + l[1:]
		}
	}
	return strings.Join(lines, "\n")
}
