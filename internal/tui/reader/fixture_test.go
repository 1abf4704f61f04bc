package reader

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/panetest"
)

const story = `ORLEC: Engineers emptied the upper lake above Orlec on Tuesday after divers found cracks in the dam, the Valley Water Board said.

“We looked at it every week for ten years, and it looked back,” Bruno Teck, a dam engineer, told The Courier. “Nobody listened.”

Ilse Marrow, the minister for works, said the “so-called” inspection of 2015 had been a formality. Marrow promised an inquiry in July.

A worker who asked not to be named said that the leak had been known since May.`

// span returns the nth occurrence (from 0) of words in the story.
func span(words string, nth int) news.Span {
	at := 0
	for {
		i := strings.Index(story[at:], words)
		if i < 0 {
			panic("not in the story: " + words)
		}
		at += i
		if nth == 0 {
			return news.Span{Start: at, End: at + len(words)}
		}
		nth--
		at += len(words)
	}
}

func clean(s string) news.Text { return news.Clean(s) }

// record returns the story with its marks.
func record() store.Record {
	a := &news.Analysis{Analyser: 1, Language: "en"}
	for i, p := range paragraphs(story) {
		for at := p.Start; at < p.End; {
			end := p.End
			if j := strings.Index(story[at:p.End], ". "); j >= 0 {
				end = at + j + 1
			}
			a.Sentences = append(a.Sentences, news.Span{Start: at, End: end})
			at = end + 1
		}
		_ = i
	}
	a.Entities = []news.Entity{
		{ID: "e1", Type: news.Location, Name: clean("Orlec"), Key: "LOC:orlec"},
		{ID: "e2", Type: news.Organisation, Name: clean("Valley Water Board"), Key: "ORG:valley water board"},
		{ID: "e3", Type: news.Person, Name: clean("Bruno Teck"), Description: clean("dam engineer"), Key: "PER:bruno teck"},
		{ID: "e4", Type: news.Organisation, Name: clean("The Courier"), Key: "ORG:the courier"},
		{ID: "e5", Type: news.Person, Name: clean("Ilse Marrow"), Description: clean("minister for works"), Key: "PER:ilse marrow"},
	}
	name := func(words string, nth, entity int) {
		a.Mentions = append(a.Mentions, news.Mention{Span: span(words, nth), Type: a.Entities[entity].Type, Entity: entity})
	}
	name("ORLEC", 0, 0)
	name("Orlec", 0, 0)
	name("Valley Water Board", 0, 1)
	name("Bruno Teck", 0, 2)
	name("Courier", 0, 3)
	name("Ilse Marrow", 0, 4)
	name("Marrow", 1, 4)
	a.TitleMentions = []news.Mention{{Span: news.Span{Start: 17, End: 22, In: news.InTitle}, Type: news.Location, Entity: 0}}
	a.Quotes = []news.Quote{
		{Span: span("“We looked at it every week for ten years, and it looked back,”", 0), Kind: news.Direct, Speaker: 2, Channel: clean("The Courier"), Cue: span("told", 0)},
		{Span: span("“Nobody listened.”", 0), Kind: news.Direct, Speaker: 2, Channel: clean("The Courier")},
		{Span: span("“so-called”", 0), Kind: news.Scare, Speaker: news.None},
		{Span: span("the leak had been known since May", 0), Kind: news.Indirect, Speaker: news.None, Anonymous: true,
			SpeakerSpan: span("A worker", 0), Cue: span("said", 2), Reason: clean("asked not to be named")},
	}
	a.Times = []news.Timex{
		{Span: span("Tuesday", 0), Type: news.Date, Value: "2025-06-03"},
		{Span: span("2015", 0), Type: news.Date, Value: "2015"},
	}
	a.Events = []news.Event{{Span: a.Sentences[0], Date: "2025-06-03"}}
	return store.Record{
		Article: news.Article{
			ID: "a1", Hash: "h1", Title: clean("Cracks close the Orlec dam, and half a valley with it"), Text: clean(story),
			Published: news.Day(2025, 6, 4), Place: clean("Orlec"), Publisher: clean("The Courier"),
		},
		State:    news.State{Tags: []news.Text{clean("dams")}},
		Analysis: a,
		Versions: 1,
		Passages: []news.Passage{
			{ID: "p1", Article: "a1", Span: span("Nobody listened", 0), Tags: []news.Text{clean("verify")}, Note: clean("ask the board")},
			{ID: "p2", Article: "a1", Span: paragraphs(story)[1], Tags: []news.Text{clean("dams")}},
		},
	}
}

// archive is a library of records. The zero value has none.
type archive struct {
	records map[string]store.Record
	err     error
}

func (a archive) Stored(_ context.Context, id string) (store.Record, error) {
	if a.err != nil {
		return store.Record{}, a.err
	}
	rec, ok := a.records[id]
	if !ok {
		return rec, store.ErrNotFound
	}
	return rec, nil
}

func (a archive) Read(ctx context.Context, id string) (store.Record, error) { return a.Stored(ctx, id) }

func (a archive) Appearances(context.Context, []string) (map[string]int, error) {
	return map[string]int{"PER:ilse marrow": 14, "LOC:orlec": 1}, a.err
}

func (a archive) Tags(context.Context) ([]news.Tag, error) {
	return []news.Tag{{Name: clean("dams"), Colour: 1}, {Name: clean("verify"), Colour: 4}}, a.err
}

// newPane returns a pane whose patience has no end.
func newPane(lib archive) *Pane {
	p := New(context.Background(), panetest.Theme(), lib, time.UTC)
	p.later = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	return p
}

// opened returns a pane of w by h cells that shows the story.
func opened(t testing.TB, w, h int) *Pane {
	t.Helper()
	return openedWith(t, record(), w, h)
}

func openedWith(t testing.TB, rec store.Record, w, h int) *Pane {
	t.Helper()
	p := newPane(archive{records: map[string]store.Record{rec.Article.ID: rec}})
	p.SetSize(w, h)
	p.SetFocus(true)
	panetest.Run(p, p.Open(rec.Article.ID, news.Span{}, ""))
	if p.rec.Article.ID != rec.Article.ID {
		t.Fatal("the article is not open")
	}
	return p
}

var errBroken = errors.New("the disk is on strike")
