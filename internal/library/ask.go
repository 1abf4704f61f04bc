package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// eachPage is how many articles a walk asks the store for at a time.
const eachPage = 200

// Each hands every article that q matches to f with its marks, in q's order. It
// stops at f's first error and returns it. Articles whose texts are damaged are
// passed over; at the end an [*UnreadError] names them.
func (l *Library) Each(ctx context.Context, q query.Query, f func(store.Record) error) error {
	return l.each(ctx, q, l.Read, f)
}

// EachStored is [Library.Each] without waiting for marks.
func (l *Library) EachStored(ctx context.Context, q query.Query, f func(store.Record) error) error {
	return l.each(ctx, q, l.Stored, f)
}

// EachMarked is [Library.EachStored] for the articles on which the reader left
// something: a tag, a passage or a note.
func (l *Library) EachMarked(ctx context.Context, q query.Query, f func(store.Record) error) error {
	marked := query.Query{Root: query.Either{query.IsTagged, query.HasNote}}
	return l.each(ctx, query.And(q, marked), l.Stored, f)
}

func (l *Library) each(ctx context.Context, q query.Query, read func(context.Context, string) (store.Record, error), f func(store.Record) error) error {
	var lost []string
	err := l.EachRow(ctx, q, func(row store.Row) error {
		rec, err := read(ctx, row.ID)
		if errors.Is(err, store.ErrDamaged) {
			lost = append(lost, row.ID)
			return nil
		} else if err != nil {
			return err
		}
		return f(rec)
	})
	if err == nil && len(lost) > 0 {
		err = &UnreadError{lost}
	}
	return err
}

// UnreadError says that a walk has passed over articles whose texts are damaged. All
// others were handed on.
type UnreadError struct{ IDs []string }

func (u *UnreadError) Error() string {
	const named = 5
	ids := strings.Join(u.IDs[:min(named, len(u.IDs))], ", ")
	if more := len(u.IDs) - named; more > 0 {
		ids += fmt.Sprintf(" and %d more", more)
	}
	if len(u.IDs) == 1 {
		return "one article was left out, for its text is damaged: " + ids + "; run “dateline check”"
	}
	return fmt.Sprintf("%d articles were left out, for their texts are damaged: %s; run “dateline check”", len(u.IDs), ids)
}

// but returns err unless it says only that articles were passed over.
func but(err error) error {
	var u *UnreadError
	if errors.As(err, &u) {
		return nil
	}
	return err
}

// EachRow hands what a list shows of every article that q matches to f, in q's
// order. By relevance a store orders only the newest; the others come after
// them, newest first.
func (l *Library) EachRow(ctx context.Context, q query.Query, f func(store.Row) error) error {
	if q.Sort != query.Relevance {
		return l.eachRow(ctx, q, f)
	}
	had := map[int64]bool{}
	err := l.eachRow(ctx, q, func(r store.Row) error {
		had[r.Row] = true
		return f(r)
	})
	if err != nil {
		return err
	}
	q.Sort = query.Newest
	return l.eachRow(ctx, q, func(r store.Row) error {
		if had[r.Row] {
			return nil
		}
		return f(r)
	})
}

func (l *Library) eachRow(ctx context.Context, q query.Query, f func(store.Row) error) error {
	page := store.Page{Limit: eachPage}
	for {
		rows, err := l.store.Find(ctx, q, page)
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, row := range rows {
			if err := f(row); err != nil {
				return err
			}
		}
		page.At.Row = rows[len(rows)-1].Row
	}
}

// Empty reports whether there is no article in the archive.
func (l *Library) Empty(ctx context.Context) (bool, error) {
	n, err := l.store.Count(ctx, query.Query{}, 1)
	return n == 0, err
}

// Said is a quotation with who said it.
type Said struct {
	Place
	Quote   news.Quote
	Speaker news.Text // the name, or the words for an unnamed one; empty if nobody is given
}

// Quotes lists the quotations in the articles that q matches, in reading order.
// Scare quotes are nobody's words and are left out. With an [*UnreadError] the list is
// there, too.
func (l *Library) Quotes(ctx context.Context, q query.Query, limit int) ([]Said, error) {
	var out []Said
	err := l.Each(ctx, q, func(r store.Record) error {
		a := analysed(r)
		for _, said := range a.Analysis.Quotes {
			if said.Kind == news.Scare {
				continue
			}
			if limit > 0 && len(out) == limit {
				return errEnough
			}
			out = append(out, Said{place(a, said.Span), said, SpeakerName(a.Text, a.Analysis, said)})
		}
		return nil
	})
	return out, notEnough(err)
}

// SpeakerName returns who speaks in a quote: the entity's name, or the words
// that stand for an unnamed one.
func SpeakerName(text news.Text, an *news.Analysis, q news.Quote) news.Text {
	switch {
	case q.Speaker != news.None:
		return an.Entities[q.Speaker].Name
	case !q.SpeakerSpan.IsZero():
		return text.Slice(q.SpeakerSpan).Line()
	}
	return news.Text{}
}

// Cited is a source over several articles.
type Cited struct {
	Name         news.Text
	Kind         news.SourceKind
	Key          string // of the entity; "" if it is none
	Channels     []news.Text
	Articles     int
	Attributions []Place // newest article first
}

// Sources adds up who is cited in the articles that q matches, the most cited
// first. With an [*UnreadError] the list is there, too.
func (l *Library) Sources(ctx context.Context, q query.Query) ([]Cited, error) {
	cited := map[string]*Cited{}
	err := l.Each(ctx, q, func(r store.Record) error {
		a := analysed(r)
		for _, s := range a.Analysis.Sources {
			addSource(cited, a, s)
		}
		return nil
	})
	if but(err) != nil {
		return nil, err
	}
	out := make([]Cited, 0, len(cited))
	for _, c := range cited {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Cited) int {
		return cmp.Or(
			cmp.Compare(len(b.Attributions), len(a.Attributions)),
			cmp.Compare(a.Name.String(), b.Name.String()),
			cmp.Compare(a.Kind, b.Kind))
	})
	return out, err
}

// addSource adds one source of one article. Named ones are joined by entity;
// unnamed ones never are: two "officials" may be two people.
func addSource(cited map[string]*Cited, a store.Analysed, s news.Source) {
	key, id := "", string(s.Kind)+"|"+query.Fold(s.Name.String())
	switch {
	case s.Entity != news.None:
		key = a.Analysis.Entities[s.Entity].Key
		id = key
	case s.Kind == news.SourceAnonymous:
		id += "|" + a.ID
	}
	c := cited[id]
	if c == nil {
		c = &Cited{Name: s.Name, Kind: s.Kind, Key: key}
		cited[id] = c
	}
	c.Articles++
	for _, ch := range s.Channels {
		if !slices.Contains(c.Channels, ch) {
			c.Channels = append(c.Channels, ch)
		}
	}
	for _, at := range s.Attributions {
		c.Attributions = append(c.Attributions, place(a, at))
	}
}

// errEnough ends a walk whose limit is reached.
var errEnough = errors.New("enough")

func notEnough(err error) error {
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}
