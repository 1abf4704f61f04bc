package reader

import (
	"fmt"
	"strings"

	"dateline/internal/news"
	"dateline/internal/tui/dates"
	"dateline/internal/tui/keymap"
)

// Status implements [pane.Pane].
func (p *Pane) Status() string {
	switch {
	case p.rec.Article.ID == "" || p.loading.err != nil:
		return ""
	case p.sel.on:
		return wordCount(countWords(p.words(p.sel.span()).String())) + " selected"
	}
	switch p.focus.kind {
	case onName:
		return p.nameStatus()
	case onQuote:
		return p.quoteStatus(p.rec.Analysis.Quotes[p.focus.index])
	case onTime:
		t := p.rec.Analysis.Times[p.focus.index]
		return dot(p.words(t.Span).Line().String(), dates.Value(t.Value), t.Value)
	case onPassage:
		return p.passageStatus(p.rec.Passages[p.focus.index])
	case onSentence, onWords:
		return p.sentenceStatus()
	}
	return ""
}

// dot joins what is known with middle dots, leaving out what is empty or repeats
// what stands before it.
func dot(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}

func (p *Pane) nameStatus() string {
	m := p.mention(p.focus.index)
	if m.Entity == news.None {
		return dot(p.words(m.Span).Line().String(), typeName(m.Type))
	}
	e := p.rec.Analysis.Entities[m.Entity]
	what := e.Description.Line().String()
	if what == "" {
		what = typeName(e.Type)
	}
	said := ""
	if n := p.index.entities[m.Entity]; n > 0 {
		said = plural(n, "quote") + " here"
	}
	in := ""
	if n := p.known.articles[e.Key]; n > 0 {
		in = plural(n, "article")
	}
	return dot(e.Name.String(), what, said, in)
}

func typeName(t news.EntityType) string {
	switch t {
	case news.Person:
		return "person"
	case news.Organisation:
		return "organisation"
	case news.Location:
		return "place"
	}
	return "name"
}

func (p *Pane) quoteStatus(q news.Quote) string {
	var who string
	if q.Speaker >= 0 && q.Speaker < len(p.rec.Analysis.Entities) {
		e := p.rec.Analysis.Entities[q.Speaker]
		who = e.Name.String()
		if !e.Description.Empty() {
			who += ", " + e.Description.Line().String()
		}
	} else {
		who = speakerName(&p.rec, q).String()
	}
	kind := map[news.QuoteKind]string{
		news.Direct: "quote", news.Mixed: "quote in a paraphrase", news.Indirect: "paraphrase", news.Scare: "in quotation marks",
	}[q.Kind]
	n := wordCount(countWords(p.words(q.Span).String()))
	reason := ""
	if !q.Reason.Empty() {
		reason = "unnamed: " + q.Reason.Line().String()
	}
	return dot(who, kind, q.Channel.String(), n, reason, q.Why.Line().String())
}

func (p *Pane) passageStatus(pa news.Passage) string {
	var tags []string
	for _, t := range pa.Tags {
		tags = append(tags, "#"+t.String())
	}
	return dot("passage", strings.Join(tags, " "), pa.Note.Line().String())
}

// sentenceStatus counts the sentences, and says what the archive dates this one to.
func (p *Pane) sentenceStatus() string {
	things := p.index.things[onSentence]
	i := firstFrom(things, p.start(p.focus.span)+1) - 1
	where := "headline"
	if p.focus.span.In == news.InText {
		first := firstFrom(things, p.at(news.InText, 0))
		where = fmt.Sprintf("sentence %d of %d", i-first+1, len(things)-first)
	}
	n := wordCount(countWords(p.words(p.focus.span).String()))
	when := ""
	if a := p.rec.Analysis; a != nil {
		for _, e := range a.Events {
			if e.Span == p.focus.span {
				when = dates.Value(e.Date)
				break
			}
		}
	}
	return dot(where, n, when)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return dates.Count(n) + " " + what + "s"
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	switch {
	case p.sel.on:
		return []keymap.Action{
			keymap.Act, keymap.ThisQuote, keymap.ThisSentence, keymap.ThisParagraph, keymap.ThisName,
			keymap.WordNext, keymap.OtherEnd, keymap.Back,
		}
	case p.hits.now >= 0:
		return []keymap.Action{keymap.NextHit, keymap.PrevHit, keymap.Act, keymap.Back}
	case p.focus.kind != onNothing:
		return []keymap.Action{keymap.Act, keymap.SelectText, keymap.Tag, keymap.Note, keymap.NextName, keymap.NextQuote, keymap.Help}
	}
	return []keymap.Action{
		keymap.Down, keymap.NextName, keymap.NextQuote, keymap.NextSentence, keymap.Sources, keymap.Timeline, keymap.Help,
	}
}

// Progress returns how much of the article has been on screen, in percent.
func (p *Pane) Progress() int {
	rows := p.page.rows()
	if rows == 0 {
		return 0
	}
	return min(100, (p.top+p.h)*100/rows)
}
