package library

import (
	"cmp"
	"context"
	"math"
	"slices"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/timeline"
)

const (
	relatedMost    = 24  // articles that share a timeline
	candidatesMost = 72  // articles that are read to find them
	dossierMost    = 200 // articles that a dossier is made from
	everyArticle   = 1 << 30
)

// Related returns the articles of the same story as the given one, the nearest
// first.
func (l *Library) Related(ctx context.Context, id string) ([]timeline.Ranked, error) {
	rec, err := l.Read(ctx, id)
	if err != nil {
		return nil, err
	}
	ranked, _, err := l.related(ctx, analysed(rec))
	return ranked, err
}

// related ranks the articles that share entities with a, and returns their
// analyses by ID. The index of entities tells which are worth reading.
func (l *Library) related(ctx context.Context, a store.Analysed) ([]timeline.Ranked, map[string]store.Analysed, error) {
	self := profile(a)
	total, err := l.store.Count(ctx, query.Query{}, everyArticle)
	if err != nil {
		return nil, nil, err
	}
	df, err := l.Appearances(ctx, keysOf(self))
	if err != nil {
		return nil, nil, err
	}
	ids, err := l.store.Nearest(ctx, rareness(self, df, total), candidatesMost+1)
	if err != nil {
		return nil, nil, err
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == a.ID })
	found, err := l.store.Analyses(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	byID := make(map[string]store.Analysed, len(found))
	candidates := make([]timeline.Profile, len(found))
	for i, f := range found {
		byID[f.ID] = f
		candidates[i] = profile(f)
	}
	ranked := timeline.Related(self, candidates, func(key string) int { return df[key] }, total)
	return ranked[:min(len(ranked), relatedMost)], byID, nil
}

func keysOf(p timeline.Profile) []string {
	keys := make([]string, len(p.Keys))
	for i, k := range p.Keys {
		keys[i] = k.Key
	}
	return keys
}

// rareness weighs an article's entities for finding others that share them, as
// [timeline.Related] does: the more the rarer they are.
func rareness(p timeline.Profile, df map[string]int, total int) map[string]float64 {
	weights := make(map[string]float64, len(p.Keys))
	for _, k := range p.Keys {
		n := max(1, df[k.Key])
		idf := math.Log(1 + float64(max(total, n))/float64(n))
		weights[k.Key] = k.Weight * idf * idf
	}
	return weights
}

// Timeline merges the events of an article and of those related to it.
func (l *Library) Timeline(ctx context.Context, id string) (timeline.Timeline, error) {
	rec, err := l.Read(ctx, id)
	if err != nil {
		return timeline.Timeline{}, err
	}
	ranked, byID, err := l.related(ctx, analysed(rec))
	if err != nil {
		return timeline.Timeline{}, err
	}
	others := make([]timeline.Source, len(ranked))
	for i, r := range ranked {
		others[i] = source(byID[r.ID])
	}
	return timeline.Merge(source(analysed(rec)), others), nil
}

// Timelines merges the events of all articles that q matches, up to limit.
func (l *Library) Timelines(ctx context.Context, q query.Query, limit int) (timeline.Timeline, error) {
	found, err := l.analyses(ctx, q, limit)
	if err != nil || len(found) == 0 {
		return timeline.Timeline{}, err
	}
	others := make([]timeline.Source, len(found)-1)
	for i, f := range found[1:] {
		others[i] = source(f)
	}
	return timeline.Merge(source(found[0]), others), nil
}

// analyses returns the analyses of the articles that q matches, in q's order,
// making those that are missing.
func (l *Library) analyses(ctx context.Context, q query.Query, limit int) ([]store.Analysed, error) {
	rows, err := l.store.Find(ctx, q, store.Page{Limit: limit})
	if err != nil {
		return nil, err
	}
	out := make([]store.Analysed, 0, len(rows))
	for _, r := range rows {
		rec, err := l.Read(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, analysed(rec))
	}
	return out, nil
}

func analysed(r store.Record) store.Analysed {
	a := r.Article
	return store.Analysed{
		ID: a.ID, Hash: a.Hash, Title: a.Title, Text: a.Text,
		Date: a.Published, Pub: a.Publisher, Analysis: r.Analysis,
	}
}

func profile(a store.Analysed) timeline.Profile {
	return timeline.ProfileOf(a.ID, a.Title, a.Text, a.Analysis, a.Date)
}

func source(a store.Analysed) timeline.Source {
	return timeline.Source{
		Article: a.ID, Title: a.Title, Publisher: a.Pub, Published: a.Date,
		Text: a.Text, Analysis: a.Analysis,
	}
}

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
}

// Companion is an entity that shares articles with another.
type Companion struct {
	Key      string
	Name     news.Text
	Type     news.EntityType
	Articles int
}

// Dossier collects what the archive has on the entity with a key, from the
// newest articles that name it.
func (l *Library) Dossier(ctx context.Context, key string) (Dossier, error) {
	shared, err := l.store.Sharing(ctx, []string{key}, dossierMost)
	if err != nil {
		return Dossier{}, err
	}
	if len(shared) == 0 || shared[0].Articles == 0 {
		return Dossier{}, store.ErrNotFound
	}
	found, err := l.store.Analyses(ctx, shared[0].IDs)
	if err != nil {
		return Dossier{}, err
	}
	d := Dossier{Articles: shared[0].Articles, Complete: shared[0].Articles <= len(shared[0].IDs)}
	slices.SortStableFunc(found, func(a, b store.Analysed) int { return b.Date.Time.Compare(a.Date.Time) })
	with := map[string]*Companion{}
	var events []timeline.Source
	for _, a := range found {
		if i := slices.IndexFunc(a.Analysis.Entities, func(e news.Entity) bool { return e.Key == key }); i >= 0 {
			d.add(a, i, with)
			events = append(events, takingPart(a, i))
		}
	}
	d.rank(with)
	if len(events) > 0 {
		d.Timeline = timeline.Merge(events[0], events[1:])
	}
	return d, nil
}

// add collects what one article says of its entity i. Articles come newest first.
func (d *Dossier) add(a store.Analysed, i int, with map[string]*Companion) {
	e := a.Analysis.Entities[i]
	if d.Last.IsZero() {
		d.Entity, d.Last = e, a.Date
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
			with[o.Key] = &Companion{Key: o.Key, Name: o.Name, Type: o.Type}
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

// Complete returns values that a query operator can take and that begin with prefix.
func (l *Library) Complete(ctx context.Context, field query.Field, prefix string, n int) ([]store.Completion, error) {
	return l.store.Complete(ctx, field, prefix, n)
}

// Appearances returns how many articles name each entity, by key.
func (l *Library) Appearances(ctx context.Context, keys []string) (map[string]int, error) {
	shared, err := l.store.Sharing(ctx, keys, 0)
	if err != nil {
		return nil, err
	}
	n := make(map[string]int, len(shared))
	for _, s := range shared {
		n[s.Key] = s.Articles
	}
	return n, nil
}
