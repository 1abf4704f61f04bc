package library

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"dateline/internal/news"
)

// The prefixes of what is remembered in the archive.
const (
	savedPrefix   = "saved/"  // a saved query by name
	rememberedKey = "desk/"   // layout, reading positions, filters
	historyKey    = "history" // earlier queries, newest first
	historyLength = 200
)

// SaveQuery keeps a query under a name; "" as the query forgets it.
func (l *Library) SaveQuery(ctx context.Context, name news.Text, query string) error {
	return l.store.Set(ctx, savedPrefix+name.Line().String(), query)
}

// SavedQueries lists the kept queries by name.
func (l *Library) SavedQueries(ctx context.Context) ([]news.SavedQuery, error) {
	kept, err := l.store.Settings(ctx, savedPrefix)
	if err != nil {
		return nil, err
	}
	var out []news.SavedQuery
	for k, q := range kept {
		out = append(out, news.SavedQuery{Name: news.CleanLine(strings.TrimPrefix(k, savedPrefix)), Query: q})
	}
	slices.SortFunc(out, func(a, b news.SavedQuery) int { return strings.Compare(a.Name.String(), b.Name.String()) })
	return out, nil
}

// History lists earlier queries, newest first; none where they cannot be read,
// for they are not worth stopping anything else.
func (l *Library) History(ctx context.Context) ([]string, error) {
	kept, err := l.store.Settings(ctx, historyKey)
	if err != nil || kept[historyKey] == "" {
		return nil, err
	}
	var h []string
	if json.Unmarshal([]byte(kept[historyKey]), &h) != nil {
		return nil, nil
	}
	return h, nil
}

// Asked puts a query at the head of the history.
func (l *Library) Asked(ctx context.Context, query string) error {
	if strings.TrimSpace(query) == "" {
		return nil
	}
	h, err := l.History(ctx)
	if err != nil {
		return err
	}
	h = slices.DeleteFunc(h, func(q string) bool { return q == query })
	h = append([]string{query}, h...)
	b, err := json.Marshal(h[:min(len(h), historyLength)])
	if err != nil {
		return err
	}
	return l.store.Set(ctx, historyKey, string(b))
}

// Remember keeps something about the desk across restarts: a layout, a reading position.
func (l *Library) Remember(ctx context.Context, key, value string) error {
	return l.store.Set(ctx, rememberedKey+key, value)
}

// Recall returns everything remembered under keys that begin with prefix, by
// key (the prefix "" recalls all).
func (l *Library) Recall(ctx context.Context, prefix string) (map[string]string, error) {
	kept, err := l.store.Settings(ctx, rememberedKey+prefix)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(kept))
	for k, v := range kept {
		out[strings.TrimPrefix(k, rememberedKey)] = v
	}
	return out, nil
}
