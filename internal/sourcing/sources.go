// Package sourcing tells what an article rests on: who is quoted or
// paraphrased in it, the documents it cites, and where the article itself comes
// from.
//
// It reads an analysis and finds no quotations of its own. Start reading at
// [Sources]; [Provenance] is for the article's own provenance.
package sourcing

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// Sources lists who and what the article with this text and analysis rests on,
// in the order of their first attribution. The words of one entity are one
// source; so are those of one unnamed speaker ("a worker at the board", "the
// worker", "she") and of one document.
func Sources(text news.Text, an *news.Analysis) []news.Source {
	b := builder{text: text.String(), clean: text, an: an, at: map[string]int{}}
	for i := range an.Quotes {
		b.add(&an.Quotes[i])
	}
	b.documents()
	for i := range b.list {
		s := &b.list[i]
		sort.Slice(s.Attributions, func(i, j int) bool { return s.Attributions[i].Less(s.Attributions[j]) })
	}
	sort.SliceStable(b.list, func(i, j int) bool { return b.list[i].Attributions[0].Less(b.list[j].Attributions[0]) })
	return b.list
}

// builder gathers sources.
type builder struct {
	text  string
	clean news.Text
	an    *news.Analysis
	list  []news.Source
	at    map[string]int // source by what it is known by
	last  string         // the unnamed speaker that a pronoun goes on with
}

// add counts a quotation for its speaker and for the document it is in.
func (b *builder) add(q *news.Quote) {
	if q.Kind == news.Scare || q.Speaker == news.None && q.SpeakerSpan.IsZero() {
		return
	}
	if key, name, kind := b.who(q); key != "" {
		b.count(key, name, kind, q)
	}
	if noun := lastWord(q.Channel.String()); documents[noun] {
		b.count("document "+noun, q.Channel, news.SourceDocument, q)
	}
}

// who returns what the speaker of q is known by, its name and its kind; no key
// where a pronoun leads nowhere.
func (b *builder) who(q *news.Quote) (key string, name news.Text, kind news.SourceKind) {
	if q.Speaker != news.None {
		e := b.an.Entities[q.Speaker]
		return "entity " + e.ID + " " + e.Name.String(), e.Name, kindOf(e)
	}
	words := b.text[q.SpeakerSpan.Start:q.SpeakerSpan.End]
	head := lastWord(words)
	switch {
	case pronouns[head]:
		if i, ok := b.at[b.last]; ok {
			return b.last, b.list[i].Name, b.list[i].Kind
		}
		return "", name, kind
	case documents[head]:
		kind = news.SourceDocument
		key = "document " + head
	case outlets[head]:
		kind, key = news.SourceOutlet, "outlet "+head
	case bodies[head]:
		kind, key = news.SourceOrganisation, "body "+head
	default:
		kind, key = news.SourceAnonymous, "somebody "+head
	}
	b.last = key
	return key, news.CleanLine(uncapital(b.full(q))), kind
}

// count adds q to the source that key stands for, made if it is new.
func (b *builder) count(key string, name news.Text, kind news.SourceKind, q *news.Quote) {
	i, ok := b.at[key]
	if !ok {
		i = len(b.list)
		b.at[key] = i
		b.list = append(b.list, news.Source{Name: name, Kind: kind, Entity: news.None})
	}
	s := &b.list[i]
	if kind != news.SourceDocument && kind != news.SourceAnonymous {
		s.Entity = q.Speaker
	}
	s.Attributions = append(s.Attributions, q.Span)
	if s.Reason.Empty() {
		s.Reason = q.Reason
	}
	for _, c := range s.Channels {
		if c == q.Channel {
			return
		}
	}
	if !q.Channel.Empty() {
		s.Channels = append(s.Channels, q.Channel)
	}
}

// full returns the words for an unnamed speaker with what belongs to them:
// "a worker" becomes "a worker at the board".
func (b *builder) full(q *news.Quote) string {
	const farthest = 80
	end := q.SpeakerSpan.End
	limit := min(len(b.text), end+farthest)
	if q.Cue.Start >= end {
		limit = min(limit, q.Cue.Start)
	}
	rest := b.text[end:limit]
	if i := strings.IndexAny(rest, ",.;:\n“\"()—"); i >= 0 {
		rest = rest[:i]
	}
	words := strings.Fields(rest)
	if len(words) < 2 || !attaches[words[0]] {
		return b.text[q.SpeakerSpan.Start:end]
	}
	for i, w := range words {
		if breaks[w] {
			words = words[:i]
			break
		}
	}
	if len(words) < 2 {
		return b.text[q.SpeakerSpan.Start:end]
	}
	return b.text[q.SpeakerSpan.Start:end] + " " + strings.Join(words, " ")
}

// kindOf returns the kind of source that a named entity is.
func kindOf(e news.Entity) news.SourceKind {
	if e.Type == news.Person {
		return news.SourcePerson
	}
	if outlets[lastWord(e.Description.String())] || e.Type == news.Organisation && mastheads[lastWord(e.Name.String())] {
		return news.SourceOutlet
	}
	return news.SourceOrganisation
}

// lastWord returns the last word of s in lower case, without a genitive.
func lastWord(s string) string {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(words[len(words)-1], "'s"), "’s")
}

// uncapital takes away the capital that a phrase has from opening a sentence,
// where its first word is none that is always written with one.
func uncapital(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if lower := strings.ToLower(first); articles[lower] {
		return lower + s[len(first):]
	}
	return s
}
