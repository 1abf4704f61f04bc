package library

import (
	"cmp"
	"context"
	"slices"

	"dateline/internal/identity"
	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/timeline"
)

// Place is a sentence or a mark in an article, to be gone to.
type Place struct {
	Article          string
	Title, Publisher news.Text
	Published        news.Moment
	Span             news.Span
	Words            news.Text // the words there, on one line
}

// Dossier is what the archive says of one entity.
type Dossier struct {
	Entity      news.Entity // as in the newest article that describes it
	Described   Place       // the words that say who it is; zero if nothing does
	Articles    int         // that name it
	First, Last news.Moment
	Said        []Place           // what it said, newest first
	With        []Companion       // who is named with it, most often first
	Mentions    []Place           // where it is first named in each article, newest first
	Timeline    timeline.Timeline // the events it takes part in
	Complete    bool              // made from all its articles, not just the newest
	// Joined are articles that name it by a short form alone, where the context
	// says that it is meant.
	Joined []Joined
	// Namesakes is how many articles have the name and are left out, because they
	// mean another or do not say which of several.
	Namesakes int
}

// Joined is an article that counts because of its context.
type Joined struct {
	Place
	Name news.Text // the short form
	Why  news.Text // what the context shares
}

// Companion is an entity that shares articles with another.
type Companion struct {
	Key      string
	Name     news.Text
	Type     news.EntityType
	Articles int
	From     string // the newest of those articles: which of several with its name it is
}

// dossierMost is how many articles a dossier is made from.
const dossierMost = 200

// Dossier collects what the archive has on the entity with a key, from the
// newest articles that name it. Where several have the name, it is the one most
// written about.
func (l *Library) Dossier(ctx context.Context, key string) (Dossier, error) {
	return l.DossierFrom(ctx, key, "")
}

// DossierFrom is Dossier for the one whom the article with an ID means.
func (l *Library) DossierFrom(ctx context.Context, key, from string) (Dossier, error) {
	shared, err := l.store.Sharing(ctx, []string{key}, dossierMost)
	if err != nil {
		return Dossier{}, err
	}
	if len(shared) == 0 || shared[0].Articles == 0 {
		return Dossier{}, store.ErrNotFound
	}
	own, err := l.store.Analyses(ctx, shared[0].IDs)
	if err != nil {
		return Dossier{}, err
	}
	all, err := l.namesakes(ctx, key, own)
	if err != nil {
		return Dossier{}, err
	}
	slices.SortStableFunc(all, newestFirst)
	d := Dossier{Articles: shared[0].Articles, Complete: shared[0].Articles <= len(shared[0].IDs)}
	e, ok := entityOf(key, all)
	if !ok {
		return d, nil
	}
	r, err := l.resolve(ctx, e, newRoster(all))
	if err != nil {
		return Dossier{}, err
	}
	d.collect(r, key, from)
	return d, nil
}

func newestFirst(a, b store.Analysed) int {
	return cmp.Or(b.Date.Time.Compare(a.Date.Time), cmp.Compare(a.ID, b.ID))
}

// entityOf returns the entity with a key, with all the names it has there.
func entityOf(key string, found []store.Analysed) (news.Entity, bool) {
	var out news.Entity
	for _, a := range found {
		for _, e := range a.Analysis.Entities {
			if e.Key != key {
				continue
			}
			aliases := slices.Concat(out.Aliases, e.Aliases)
			if out.Key == "" {
				out = e
			}
			out.Aliases = aliases
		}
	}
	return out, out.Key != ""
}

// collect fills the dossier from the occurrences that are the one meant.
func (d *Dossier) collect(r resolved, key, from string) {
	chosen := r.chosen(key, from)
	with := map[string]*Companion{}
	var events []timeline.Source
	for n, at := range r.at {
		same := r.groups.Of[n] == chosen
		named := r.occs[n].Key == key
		switch {
		case same && !named:
			d.Articles++
		case !same && named:
			d.Articles--
			d.Namesakes++
		}
		if !same {
			continue
		}
		d.add(at.article, at.entity, with)
		events = append(events, takingPart(at.article, at.entity))
		if why := r.groups.Why[n]; !why.Empty() {
			e := at.article.Analysis.Entities[at.entity]
			d.Joined = append(d.Joined, Joined{Place: firstNamed(at.article, at.entity), Name: e.Name, Why: why})
		}
	}
	d.rank(with)
	if len(events) > 0 {
		d.Timeline = timeline.Merge(events[0], events[1:])
	}
}

// firstNamed returns the sentence of an article that first names entity i.
func firstNamed(a store.Analysed, i int) Place {
	for _, m := range a.Analysis.Mentions {
		if m.Entity == i {
			return place(a, sentenceAround(a, m.Span))
		}
	}
	return place(a, news.Span{})
}

// add collects what one article says of its entity i. Articles come newest first.
func (d *Dossier) add(a store.Analysed, i int, with map[string]*Companion) {
	e := a.Analysis.Entities[i]
	switch {
	case d.Last.IsZero():
		d.Entity, d.Last = e, a.Date
		d.Entity.Aliases = slices.Clone(e.Aliases)
	case identity.Fuller(e, d.Entity): // the newest may have the surname alone
		d.Entity.Aliases = append(d.Entity.Aliases, d.Entity.Name)
		d.Entity.Name, d.Entity.Key = e.Name, e.Key
	}
	d.First = a.Date
	if d.Described.Span.IsZero() && !e.DescriptionAt.IsZero() {
		d.Entity.Description, d.Entity.DescriptionAt = e.Description, e.DescriptionAt
		d.Described = place(a, sentenceAround(a, e.DescriptionAt))
	}
	for _, name := range append(e.Aliases, e.Name) {
		if name != d.Entity.Name && !slices.Contains(d.Entity.Aliases, name) {
			d.Entity.Aliases = append(d.Entity.Aliases, name)
		}
	}
	for _, q := range a.Analysis.Quotes {
		if q.Speaker == i {
			d.Said = append(d.Said, place(a, q.Span))
		}
	}
	for _, m := range a.Analysis.Mentions {
		if m.Entity == i {
			d.Mentions = append(d.Mentions, place(a, sentenceAround(a, m.Span)))
			break
		}
	}
	for j, o := range a.Analysis.Entities {
		if j == i || o.Key == "" {
			continue
		}
		if with[o.Key] == nil {
			with[o.Key] = &Companion{Key: o.Key, Name: o.Name, Type: o.Type, From: a.ID}
		}
		with[o.Key].Articles++
	}
}

// rank orders the companions.
func (d *Dossier) rank(with map[string]*Companion) {
	for _, c := range with {
		d.With = append(d.With, *c)
	}
	slices.SortFunc(d.With, func(a, b Companion) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Key, b.Key))
	})
}

// takingPart returns a with only the events that entity i takes part in.
func takingPart(a store.Analysed, i int) timeline.Source {
	own := *a.Analysis
	own.Events = slices.DeleteFunc(slices.Clone(own.Events), func(e news.Event) bool {
		return !slices.Contains(e.Entities, i)
	})
	s := source(a)
	s.Analysis = &own
	return s
}

// sentenceAround returns the sentence that s begins in, or s.
func sentenceAround(a store.Analysed, s news.Span) news.Span {
	for _, t := range a.Analysis.Sentences {
		if t.In == s.In && t.Start <= s.Start && s.Start < t.End {
			return t
		}
	}
	return s
}

func place(a store.Analysed, s news.Span) Place {
	text := a.Text
	if s.In == news.InTitle {
		text = a.Title
	}
	return Place{
		Article: a.ID, Title: a.Title, Publisher: a.Pub, Published: a.Date,
		Span: s, Words: text.Slice(s).Line(),
	}
}
