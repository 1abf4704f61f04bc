package quote

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// chain decides about the runs that no cue of their own sentence governs: they
// go on with a speaker from nearby if they are sentences, and are scare quotes
// if not.
func (w *work) chain() {
	w.talk = w.isTalk()
	for i := range w.marks {
		m := &w.marks[i]
		if m.kind == "" {
			w.link(i, m)
		}
		if m.kind == "" {
			m.kind, m.why = news.Scare, "no verb of saying governs the marked words, and they are no sentence of their own"
			m.by = speaker{entity: news.None}
		}
	}
}

// link attributes run i to a speaker from nearby.
func (w *work) link(i int, m *verdict) {
	r := w.runs[i]
	whole := m.starts && (w.endsSentence(r) || r.closeLen == 0 || w.wordCount(r, 6) > 5) && (w.capitalised(r) || r.openLen == 0)
	if r.family == dash {
		whole = true
	}
	switch {
	case !whole && m.alone && i > 0 && w.marks[i-1].sentence == m.sentence && w.marks[i-1].spoken():
		m.inherit(&w.marks[i-1], news.Direct, "goes on in the same sentence")
	case !whole:
		w.loose(i, m)
	case i > 0 && w.marks[i-1].spoken() && w.marks[i-1].para == m.para:
		m.inherit(&w.marks[i-1], news.Direct, "goes on with the quotation before it in the paragraph")
	case i > 0 && w.runs[i-1].reopened && w.marks[i-1].spoken():
		m.inherit(&w.marks[i-1], news.Direct, "the paragraph before was left open, so the same speaker goes on")
	case m.awaited:
		m.take(*m.before, "the sentence before ends in a colon")
	case w.talk && m.after != nil && m.afterPara == m.para && m.after.kind == nounPerson && m.beforePara != m.para:
		m.take(*m.after, "the sentence after it in the paragraph tells what that person does")
	case w.answers(i, m):
		m.inherit(&verdict{by: *w.other(i)}, news.Direct, "alternates with the quotation in the paragraph before")
	case i+1 < len(w.marks) && w.marks[i+1].para == m.para && w.marks[i+1].sentence == m.sentence+1 && w.marks[i+1].starts && w.marks[i+1].spoken():
		m.inherit(&w.marks[i+1], news.Direct, "goes on into the quotation after it in the paragraph")
	case m.beforePara == m.para && m.before.known():
		m.take(*m.before, "the sentence before, of which that is the subject, leads up to it")
	case i > 0 && w.marks[i-1].spoken() && w.marks[i-1].para == m.para-1:
		m.inherit(&w.marks[i-1], news.Direct, "follows a quotation in the paragraph before and names no other speaker")
	case m.beforePara == m.para-1 && m.before.known():
		m.take(*m.before, "the paragraph before, which ends with that subject, leads up to it")
	default:
		m.kind, m.why = news.Direct, "a sentence between marks; nobody near it is named as its speaker"
		m.by = speaker{entity: news.None}
	}
}

// isTalk reports whether the text is full of dialogue: paragraphs that are only a
// quotation and follow others that are.
func (w *work) isTalk() bool {
	n := 0
	for i := 1; i < len(w.marks); i++ {
		a, b := &w.marks[i-1], &w.marks[i]
		if b.kind == "" && b.alone && a.alone && a.para == b.para-1 && w.runs[i-1].closeLen > 0 {
			n++
		}
	}
	const fewest = 3
	return n >= fewest && n*12 > len(w.marks)
}

// answers reports whether run i, without a speaker of its own, is said to the
// speaker of the paragraph before: in dialogue always, elsewhere where one of
// the two asks.
func (w *work) answers(i int, m *verdict) bool {
	if i == 0 || !m.alone || w.marks[i-1].para != m.para-1 || w.runs[i-1].closeLen == 0 || m.beforePara == m.para {
		return false
	}
	asks := func(k int) bool { return strings.HasSuffix(w.runs[k].inner(w.doc.Text), "?") }
	return (w.talk || asks(i) || asks(i-1)) && w.other(i) != nil
}

// other returns who spoke last before run i, from a nearby paragraph, and is not
// the speaker of run i-1; nil if there is nobody.
func (w *work) other(i int) *speaker {
	const farthest = 6
	last := &w.marks[i-1]
	if !last.spoken() {
		return nil
	}
	for k := i - 2; k >= 0 && i-k <= farthest; k-- {
		if p := &w.marks[k]; p.spoken() && !p.by.same(last.by) && last.para-p.para <= farthest {
			return &p.by
		}
	}
	from := sort.Search(len(w.who.voices), func(k int) bool { return w.who.voices[k].para >= w.marks[i].para })
	for k := from - 1; k >= 0 && from-k <= farthest; k-- {
		if v := &w.who.voices[k]; !v.same(last.by) && last.para-v.para <= farthest {
			return &v.speaker
		}
	}
	for k := i + 1; k < len(w.marks) && k-i <= farthest; k++ {
		if p := &w.marks[k]; p.cue.End > 0 && p.spoken() && (p.para-last.para)%2 == 1 && !p.by.same(last.by) {
			return &p.by
		}
	}
	return nil
}

// loose decides about a run that is part of a sentence without a cue: some words
// after an attribution in the same paragraph are still that speaker's.
func (w *work) loose(i int, m *verdict) {
	if m.joined && i > 0 && w.marks[i-1].spoken() && w.marks[i-1].sentence == m.sentence {
		m.inherit(&w.marks[i-1], w.marks[i-1].kind, "joined to the quotation before it")
		return
	}
	if m.name || w.capitalised(w.runs[i]) || w.wordCount(w.runs[i], 4) < 3 && !m.as {
		return
	}
	if m.owner.known() {
		m.kind, m.by = news.Mixed, *m.owner
		m.why = "no verb of saying; the marked words are in the sentence whose subject is " + w.quoteSpan(m.by.span)
		return
	}
	if i == 0 {
		return
	}
	p := &w.marks[i-1]
	if p.spoken() && p.para == m.para && m.sentence-p.sentence <= 1 {
		m.inherit(p, news.Mixed, "the sentence before is attributed, and this one goes on")
	}
}

// spoken reports whether m has been given a speaker.
func (m *verdict) spoken() bool { return !m.by.span.IsZero() && m.kind != news.Scare && m.kind != "" }

// inherit takes the speaker of o.
func (m *verdict) inherit(o *verdict, kind news.QuoteKind, why string) {
	m.kind, m.by, m.channel, m.reason = kind, o.by, o.channel, o.reason
	m.why = "no verb of its own; " + why
}

// take makes by the speaker.
func (m *verdict) take(by speaker, why string) {
	m.kind, m.by = news.Direct, by
	m.why = "no verb of its own; " + why
}
