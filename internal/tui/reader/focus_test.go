package reader

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/message"
	"dateline/internal/tui/panetest"
)

// at returns the words in focus.
func at(p *Pane) string { return p.words(p.focus.span).String() }

func TestWalking(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []keymap.Action
		want string
	}{
		{"first name is in the headline", []keymap.Action{keymap.NextName}, "Orlec"},
		{"names go on in the text", []keymap.Action{keymap.NextName, keymap.NextName}, "ORLEC"},
		{"and back", []keymap.Action{keymap.NextName, keymap.NextName, keymap.NextName, keymap.PrevName}, "ORLEC"},
		{"quotes", []keymap.Action{keymap.NextQuote, keymap.NextQuote}, "“Nobody listened.”"},
		{"paraphrases only when shown", []keymap.Action{keymap.NextQuote, keymap.NextQuote, keymap.NextQuote}, "“Nobody listened.”"},
		{"paraphrases when shown", []keymap.Action{keymap.Marks, keymap.NextQuote, keymap.NextQuote, keymap.NextQuote}, "the leak had been known since May"},
		{"passages", []keymap.Action{keymap.NextPassage, keymap.NextPassage}, "Nobody listened"},
		{"times", []keymap.Action{keymap.NextTime, keymap.NextTime}, "2015"},
		{"a name in the quote's sentence", []keymap.Action{keymap.NextQuote, keymap.NextName}, "Bruno Teck"},
		{"headline is a sentence", []keymap.Action{keymap.NextSentence}, "Cracks close the Orlec dam, and half a valley with it"},
		{"paragraphs", []keymap.Action{keymap.NextParagraph, keymap.NextParagraph, keymap.NextParagraph},
			"Ilse Marrow, the minister for works, said the “so-called” inspection of 2015 had been a formality."},
		{"back a paragraph", []keymap.Action{keymap.NextParagraph, keymap.NextParagraph, keymap.NextParagraph, keymap.PrevParagraph, keymap.PrevParagraph},
			"ORLEC: Engineers emptied the upper lake above Orlec on Tuesday after divers found cracks in the dam, the Valley Water Board said."},
	} {
		p := opened(t, 80, 40)
		do(p, c.keys...)
		if got := at(p); got != c.want {
			t.Errorf("%s: on %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheEndsSaySo(t *testing.T) {
	p := opened(t, 80, 40)
	do(p, keymap.NextPassage, keymap.NextPassage)
	said := panetest.Run(p, p.Do(keymap.NextPassage))
	if len(said) != 1 || said[0].(message.Status).What.String() != "this is the last passage" {
		t.Errorf("said %v", said)
	}
}

func TestScrollingCarriesTheFocus(t *testing.T) {
	p := opened(t, 40, 8)
	do(p, keymap.NextName)
	for range 30 {
		do(p, keymap.Down)
		if !p.onScreen(p.focus.span) {
			t.Fatalf("row %d: the focus on %q is off the screen", p.top, at(p))
		}
	}
	do(p, keymap.Top)
	if !p.onScreen(p.focus.span) {
		t.Error("the focus did not come along to the top")
	}
}

// TestDownMovesSomethingUntilTheEnd: where nothing is left to scroll, the focus goes on.
func TestDownMovesSomethingUntilTheEnd(t *testing.T) {
	p := opened(t, 80, 40)
	do(p, keymap.Down, keymap.Down)
	if !strings.HasPrefix(at(p), "ORLEC:") {
		t.Errorf("on %q", at(p))
	}
}

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		keys []keymap.Action
		want string
	}{
		{nil, ""},
		{[]keymap.Action{keymap.NextName, keymap.NextName, keymap.NextName, keymap.NextName}, "Valley Water Board · organisation"},
		{[]keymap.Action{keymap.NextQuote, keymap.NextQuote, keymap.NextName, keymap.PrevName, keymap.NextName}, "Ilse Marrow · minister for works · 14 articles"},
		{[]keymap.Action{keymap.NextQuote}, "Bruno Teck, dam engineer · quote · The Courier · 13 words"},
		{[]keymap.Action{keymap.NextTime}, "Tuesday · 3 June 2025 · 2025-06-03"},
		{[]keymap.Action{keymap.NextTime, keymap.NextTime}, "2015"},
		{[]keymap.Action{keymap.NextPassage, keymap.NextPassage}, "passage · #verify · ask the board"},
		{[]keymap.Action{keymap.NextParagraph}, "sentence 1 of 6 · 22 words · 3 June 2025"},
		{[]keymap.Action{keymap.NextParagraph, keymap.SelectText}, "22 words selected"},
	} {
		p := opened(t, 80, 40)
		do(p, c.keys...)
		if got := p.Status(); got != c.want {
			t.Errorf("%v: %q, want %q", c.keys, got, c.want)
		}
	}
}

func TestActing(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []keymap.Action
		want any
	}{
		{"name", []keymap.Action{keymap.NextName}, message.Dossier{Key: "LOC:orlec", Name: clean("Orlec"), Article: "a1"}},
		{"quote", []keymap.Action{keymap.NextQuote}, message.ShowSource{At: record().Analysis.Quotes[0].Span}},
		{"time", []keymap.Action{keymap.NextTime}, message.ShowTime{Value: "2025-06-03", At: record().Analysis.Sentences[0]}},
		{"sentence", []keymap.Action{keymap.NextParagraph}, message.TagAt{Article: "a1", At: record().Analysis.Sentences[0]}},
		{"selection", []keymap.Action{keymap.NextName, keymap.NextName, keymap.SelectText}, message.TagAt{Article: "a1", At: span("ORLEC", 0)}},
	} {
		p := opened(t, 80, 40)
		do(p, c.keys...)
		got := panetest.Run(p, p.Do(keymap.Act))
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	p := opened(t, 80, 40)
	do(p, keymap.NextPassage, keymap.NextPassage)
	if m := panetest.Run(p, p.Do(keymap.Act))[0].(message.TagAt); m.Passage == nil || m.Passage.ID != "p1" {
		t.Errorf("passage: %v", m)
	}
	if ok, why := opened(t, 80, 40).Can(keymap.Act); ok || why == "" {
		t.Error("enter acts on nothing")
	}
}

func TestEditsShow(t *testing.T) {
	p := opened(t, 80, 40)
	do(p, keymap.NextQuote, keymap.SelectText)
	new := news.Passage{ID: "p3", Article: "a1", Span: p.sel.span(), Tags: []news.Text{clean("dams")}}
	edit := store.Edit{
		Passages: []store.PassageEdit{{After: &new}},
		Articles: []store.ArticleEdit{{ID: "a1", Before: p.rec.State, After: news.State{Starred: true}}},
	}
	p.Update(message.Acted{Edit: edit})
	if p.sel.on || p.focus.kind != onQuote || p.passageOn(new.Span) == nil || !p.rec.State.Starred {
		t.Errorf("selection %v, focus %v, passages %d, state %v", p.sel.on, p.focus.kind, len(p.rec.Passages), p.rec.State)
	}
	if !strings.Contains(panetest.Screen(p), "★") {
		t.Error("the star is not on screen")
	}
	p.Update(message.Acted{Edit: edit, Back: true})
	if p.passageOn(new.Span) != nil || p.rec.State.Starred {
		t.Error("undo did not show")
	}
	if at(p) == "" {
		t.Error("the focus was lost")
	}
}

func TestMarksComeInLater(t *testing.T) {
	bare := record()
	bare.Analysis = nil
	p := newPane(archive{records: map[string]store.Record{"a1": bare}})
	p.SetSize(60, 10)
	panetest.Run(p, p.Open("a1", news.Span{}, ""))
	do(p, keymap.NextSentence, keymap.NextSentence, keymap.NextSentence)
	before, top := p.focus.span, p.top
	p.lib = archive{records: map[string]store.Record{"a1": record()}}
	out := panetest.Run(p, p.Reload())
	if p.rec.Analysis == nil || p.focus.span != before || p.top != top {
		t.Errorf("marks %v, focus %v, top %d; want focus %v, top %d", p.rec.Analysis != nil, p.focus.span, p.top, before, top)
	}
	if _, ok := out[0].(message.Shown); !ok {
		t.Errorf("the side panes were not told: %v", out)
	}
}

func TestHits(t *testing.T) {
	p := opened(t, 40, 10)
	if found, now := p.FindLive("the"); found != 8 || now != 1 {
		t.Errorf("found %d, at %d", found, now)
	}
	do(p, keymap.NextHit)
	if p.hits.now != 1 {
		t.Errorf("n went to %d", p.hits.now)
	}
	p.FindKeep()
	do(p, keymap.PrevHit, keymap.PrevHit)
	if p.hits.now != 7 {
		t.Errorf("N went to %d", p.hits.now)
	}
	if ok, _ := p.Can(keymap.Back); !ok {
		t.Error("esc does not end the find")
	}
	do(p, keymap.Back)
	if len(p.hits.spans) != 0 {
		t.Error("hits are left")
	}
}

// Marks that come in, or a change by another process, keep the hit walked to.
func TestReloadKeepsTheHit(t *testing.T) {
	p := opened(t, 40, 10)
	p.FindLive("the")
	p.FindKeep()
	do(p, keymap.NextHit)
	panetest.Run(p, p.Reload())
	if p.hits.now != 1 {
		t.Errorf("at hit %d, want 1", p.hits.now)
	}
}

func TestFindGoesBackWhenGivenUp(t *testing.T) {
	p := opened(t, 40, 8)
	do(p, keymap.NextQuote)
	focus, top := p.focus, p.top
	p.FindLive("worker")
	if p.top == top {
		t.Fatal("did not move")
	}
	p.FindDrop()
	if p.focus != focus || p.top != top {
		t.Errorf("at %d on %v, want %d on %v", p.top, p.focus, top, focus)
	}
}

func TestFindingNothingSaysSo(t *testing.T) {
	p := opened(t, 40, 8)
	if found, now := p.FindLive("zebra"); found != 0 || now != 0 {
		t.Errorf("found %d, at %d", found, now)
	}
	if got := panetest.Run(p, p.FindKeep()); len(got) != 1 {
		t.Errorf("said %v", got)
	}
}

func TestSearchHitsAreMarked(t *testing.T) {
	p := opened(t, 80, 40)
	p.SetQuery(query.Query{Root: query.Term{Text: "divers"}})
	if len(p.hits.spans) != 1 || p.words(p.hits.spans[0]).String() != "divers" {
		t.Errorf("hits %v", p.hits.spans)
	}
	do(p, keymap.NextHit)
	if !strings.Contains(at(p), "divers") {
		t.Errorf("on %q", at(p))
	}
}

// The operators of a search have hits too: what they speak of.
func TestOperatorsHaveHits(t *testing.T) {
	for _, c := range []struct {
		query string
		n     int
		first string
	}{
		{"tag:verify", 1, "Nobody listened"},
		{"note:board", 1, "Nobody listened"},
		{"is:tagged", 2, "“We looked at it"},
		{"speaker:teck", 2, "“We looked at it"},
		{"speaker:worker", 1, "the leak had been"},
		{"who:marrow", 2, "Ilse Marrow"},
		{"who:marrow marrow", 3, "Ilse Marrow"},
		{"-tag:verify", 0, ""},
		{"from:courier", 0, ""},
	} {
		q, err := query.Parse(c.query, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		p := opened(t, 80, 40)
		p.SetQuery(q)
		if len(p.hits.spans) != c.n {
			t.Errorf("%s: hits %v, want %d", c.query, p.hits.spans, c.n)
		}
		do(p, keymap.NextHit)
		if !strings.HasPrefix(at(p), c.first) {
			t.Errorf("%s: on %q, want %q", c.query, at(p), c.first)
		}
	}
}
