package library

import (
	"context"
	"errors"
	"math"
	"slices"

	"dateline/internal/identity"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/timeline"
)

const (
	relatedMost    = 24 // articles that share a timeline
	candidatesMost = 72 // articles that are read to find them
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
	short := shortKeys(a.Analysis)
	df, err := l.Appearances(ctx, append(keysOf(self), short...))
	if err != nil {
		return nil, nil, err
	}
	ids, err := l.store.Nearest(ctx, rareness(self, short, df, total), candidatesMost+1)
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
	if a.Analysis != nil {
		if err := l.sameNames(ctx, a, found, candidates); err != nil {
			return nil, nil, err
		}
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
// [timeline.Related] does: the more the rarer they are. A short form may be
// somebody else's, and weighs what one mention of the entity would.
func rareness(p timeline.Profile, short []string, df map[string]int, total int) map[string]float64 {
	weights := make(map[string]float64, len(p.Keys)+len(short))
	weigh := func(key string, weight float64) {
		n := max(1, df[key])
		idf := math.Log(1 + float64(max(total, n))/float64(n))
		weights[key] = weight * idf * idf
	}
	for _, key := range short {
		if df[key] > 0 {
			weigh(key, 1)
		}
	}
	for _, k := range p.Keys {
		weigh(k.Key, k.Weight)
	}
	return weights
}

// shortKeys returns the keys that other articles may know an article's people
// and organisations by.
func shortKeys(an *news.Analysis) []string {
	if an == nil {
		return nil
	}
	var out []string
	for _, e := range an.Entities {
		keys, _ := identity.Short(e)
		out = append(out, keys...)
	}
	return sorted(out)
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
		if errors.Is(err, store.ErrDamaged) {
			continue // what the others say is worth having
		} else if err != nil {
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
