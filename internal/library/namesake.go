package library

import (
	"context"
	"slices"
	"strings"

	"dateline/internal/identity"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/timeline"
)

const (
	namesakesMost = 40  // articles with another form of a name that are read besides
	tellingMost   = 120 // companions whose rarity is looked up
)

// occurrence is an entity of an article that was read.
type occurrence struct {
	article store.Analysed
	entity  int
}

// resolved is what a name means in the articles that were read.
type resolved struct {
	at     []occurrence
	occs   []identity.Occurrence
	groups identity.Groups
}

// namesakes reads the articles that may name the entity of a key under another
// form, beyond those already found. It reads a bounded number.
func (l *Library) namesakes(ctx context.Context, key string, found []store.Analysed) ([]store.Analysed, error) {
	keys, words := forms(key, found)
	var ids []string
	for _, word := range words {
		rows, err := l.store.Find(ctx, query.Query{Root: query.Term{Field: query.Who, Text: word, Phrase: true}}, store.Page{Limit: namesakesMost})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
	}
	shared, err := l.store.Sharing(ctx, keys, namesakesMost/2)
	if err != nil {
		return nil, err
	}
	// Those under the short form itself first: they are what is asked for.
	for i := len(shared) - 1; i >= 0; i-- {
		ids = append(slices.Clone(shared[i].IDs), ids...)
	}
	all, err := l.readMore(ctx, found, ids)
	if err != nil {
		return nil, err
	}
	// What an acronym stands for is told by some articles, and others have that alone.
	if shared, err = l.store.Sharing(ctx, fullKeys(key, all), namesakesMost/2); err != nil {
		return nil, err
	}
	ids = nil
	for _, s := range shared {
		ids = append(ids, s.IDs...)
	}
	return l.readMore(ctx, all, ids)
}

// readMore adds the articles with these IDs that are not among found, up to a bound.
func (l *Library) readMore(ctx context.Context, found []store.Analysed, ids []string) ([]store.Analysed, error) {
	ids = unseen(ids, found)
	more, err := l.store.Analyses(ctx, ids[:min(len(ids), namesakesMost)])
	return slices.Concat(found, more), err
}

// fullKeysMost bounds the long forms of one acronym that are followed.
const fullKeysMost = 3

// fullKeys returns the keys of organisations that some article knows by the
// short form with the given key as well.
func fullKeys(key string, found []store.Analysed) []string {
	var out []string
	for _, a := range found {
		for _, e := range a.Analysis.Entities {
			if e.Type == news.Organisation && e.Key != key && slices.Contains(identity.Handles(e), key) {
				out = append(out, e.Key)
			}
		}
	}
	out = sorted(out)
	return out[:min(len(out), fullKeysMost)]
}

// forms returns the keys and words of the other forms of a name, from all the
// articles that have it.
func forms(key string, found []store.Analysed) (keys, words []string) {
	for _, a := range found {
		for _, e := range a.Analysis.Entities {
			if e.Key != key {
				continue
			}
			k, w := identity.Short(e)
			keys, words = append(keys, k...), append(words, w...)
		}
	}
	return sorted(keys), sorted(words)
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// unseen returns each of ids once that is not among found.
func unseen(ids []string, found []store.Analysed) []string {
	seen := map[string]bool{}
	for _, a := range found {
		seen[a.ID] = true
	}
	return slices.DeleteFunc(ids, func(id string) bool {
		was := seen[id]
		seen[id] = true
		return was
	})
}

// resolve finds out who is meant by the names that e may have in some articles.
func (l *Library) resolve(ctx context.Context, e news.Entity, among roster) (resolved, error) {
	r := among.alike(e)
	if identity.Clear(r.occs) {
		r.groups = identity.Together(len(r.occs))
		return r, nil
	}
	rarity, err := l.rarity(ctx, r.occs)
	if err != nil {
		return r, err
	}
	r.groups = identity.Group(r.occs, rarity)
	return r, nil
}

// roster lists the entities of some articles by what they may be called.
type roster map[string][]occurrence

func newRoster(found []store.Analysed) roster {
	r := roster{}
	for _, a := range found {
		for i, e := range a.Analysis.Entities {
			for _, h := range identity.Handles(e) {
				r[h] = append(r[h], occurrence{a, i})
			}
		}
	}
	return r
}

// alike returns the occurrences that may be the entity e: those that can be
// called what it is called.
func (r roster) alike(e news.Entity) resolved {
	var out resolved
	handles := identity.Handles(e)
	seen := map[string]bool{}
	taken := map[spot]bool{}
	for n := 0; n < len(handles); n++ { // it grows: an acronym leads to its long form, and that to others
		if seen[handles[n]] {
			continue
		}
		seen[handles[n]] = true
		for _, at := range r[handles[n]] {
			id := spot{at.article.ID, at.entity}
			if taken[id] {
				continue
			}
			taken[id] = true
			a := at.article
			handles = append(handles, identity.Handles(a.Analysis.Entities[at.entity])...)
			out.at = append(out.at, at)
		}
	}
	slices.SortStableFunc(out.at, func(a, b occurrence) int { return newestFirst(a.article, b.article) })
	for _, at := range out.at {
		a := at.article
		out.occs = append(out.occs, identity.Of(a.ID, a.Date, a.Text, a.Analysis, at.entity))
	}
	return out
}

// spot is an entity of an article.
type spot struct {
	article string
	entity  int
}

// rarity looks up how much the companions of some occurrences tell.
func (l *Library) rarity(ctx context.Context, occs []identity.Occurrence) (func(string) float64, error) {
	keys := identity.Telling(occs, tellingMost)
	n, err := l.Appearances(ctx, keys)
	if err != nil {
		return nil, err
	}
	total, err := l.store.Count(ctx, query.Query{}, everyArticle)
	if err != nil {
		return nil, err
	}
	return func(key string) float64 { return identity.Rarity(n[key], total) }, nil
}

// chosen returns the group that an article means by a key; without an article,
// the group that most articles with the key are in.
func (r resolved) chosen(key, article string) int {
	count := map[int]int{}
	best := news.None
	for i, o := range r.occs {
		if o.Key != key {
			continue
		}
		g := r.groups.Of[i]
		if o.Article == article {
			return g
		}
		if count[g]++; best == news.None || count[g] > count[best] {
			best = g
		}
	}
	return best
}

// sameNames makes the keys of candidates those of self where both mean one, and
// others where a key means somebody else, so that what compares keys compares
// who is meant.
func (l *Library) sameNames(ctx context.Context, a store.Analysed, found []store.Analysed, candidates []timeline.Profile) error {
	names := newRoster(append([]store.Analysed{a}, found...))
	at := map[string]*timeline.Profile{}
	for i := range candidates {
		at[candidates[i].ID] = &candidates[i]
	}
	for _, e := range a.Analysis.Entities {
		if e.Key == "" || e.Type != news.Person && e.Type != news.Organisation {
			continue
		}
		r, err := l.resolve(ctx, e, names)
		if err != nil {
			return err
		}
		own := r.chosen(e.Key, a.ID)
		for i, o := range r.occs {
			p := at[o.Article]
			switch {
			case p == nil:
			case r.groups.Of[i] == own && o.Key != e.Key:
				rename(p, o.Key, e.Key)
			case r.groups.Of[i] != own && o.Key == e.Key:
				rename(p, o.Key, o.Key+" of another story")
			}
		}
	}
	for i := range candidates {
		slices.SortFunc(candidates[i].Keys, func(a, b timeline.KeyWeight) int { return strings.Compare(a.Key, b.Key) })
	}
	return nil
}

func rename(p *timeline.Profile, from, to string) {
	for i := range p.Keys {
		if p.Keys[i].Key == from {
			p.Keys[i].Key = to
		}
	}
}
