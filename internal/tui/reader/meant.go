package reader

import (
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// meant returns the places in an article that a query's operators speak of:
// names, what a speaker said, and passages by their tags and notes. Whole says
// which of them are things that are shown by the focus and not by the colour of
// hits: a quote or a passage can be long. What a query excludes is not looked for.
func meant(q query.Query, rec *store.Record) (spans []news.Span, whole map[news.Span]bool) {
	whole = map[news.Span]bool{}
	q.Walk(func(n query.Node, negated bool) {
		if negated {
			return
		}
		t, _ := n.(query.Term)
		switch t.Field {
		case query.Who:
			spans = append(spans, named(t, rec)...)
		case query.Speaker:
			spans = append(spans, into(whole, said(t, rec))...)
		default:
			spans = append(spans, into(whole, noted(n, rec))...)
		}
	})
	return spans, whole
}

func into(set map[news.Span]bool, spans []news.Span) []news.Span {
	for _, s := range spans {
		set[s] = true
	}
	return spans
}

// finds returns the entities that a term of who: or speaker: finds.
func finds(t query.Term, a *news.Analysis) map[int]bool {
	found := map[int]bool{}
	for i, e := range a.Entities {
		names := []string{e.Name.String()}
		for _, alias := range e.Aliases {
			names = append(names, alias.String())
		}
		if (query.Query{Root: t}).Match(query.Doc{Who: names, Speakers: names}) {
			found[i] = true
		}
	}
	return found
}

// named returns the mentions of whom a term finds.
func named(t query.Term, rec *store.Record) []news.Span {
	if rec.Analysis == nil {
		return nil
	}
	found := finds(t, rec.Analysis)
	var out []news.Span
	for _, mentions := range [][]news.Mention{rec.Analysis.TitleMentions, rec.Analysis.Mentions} {
		for _, m := range mentions {
			if found[m.Entity] {
				out = append(out, m.Span)
			}
		}
	}
	return out
}

// said returns what those say whom a term finds.
func said(t query.Term, rec *store.Record) []news.Span {
	if rec.Analysis == nil {
		return nil
	}
	found := finds(t, rec.Analysis)
	var out []news.Span
	for _, q := range rec.Analysis.Quotes {
		words := rec.Article.Text.Slice(q.SpeakerSpan).String()
		if found[q.Speaker] || q.Speaker == news.None && (query.Query{Root: t}).Match(query.Doc{Speakers: []string{words}}) {
			out = append(out, q.Span)
		}
	}
	return out
}

// noted returns the passages that a term of tag: or note:, is:tagged or
// has:note is about.
func noted(n query.Node, rec *store.Record) []news.Span {
	t, term := n.(query.Term)
	if term && t.Field != query.TagField && t.Field != query.NoteField || !term && n != query.IsTagged && n != query.HasNote {
		return nil
	}
	var out []news.Span
	for _, p := range rec.Passages {
		d := query.Doc{Tagged: len(p.Tags) > 0, HasNote: !p.Note.Empty(), Notes: []string{p.Note.String()}}
		for _, tag := range p.Tags {
			d.Tags = append(d.Tags, tag.String())
		}
		if !p.Orphan() && (query.Query{Root: n}).Match(d) {
			out = append(out, p.Span)
		}
	}
	return out
}
