package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"runtime"
	"slices"
	"sync"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// look returns a page of rows in order of time for a plan with terms that are
// looked for in the texts: of the rows that the plan gives without them, those
// whose texts have them. Where the texts turn out to have them seldom, whole,
// the same query without such terms, finds the rest.
func (s *Store) look(ctx context.Context, tx *sql.Tx, p, whole plan, newest bool, page store.Page) ([]int64, error) {
	descending := newest != page.At.Back
	var out []int64
	at := page.At.Row
	for looked, size := 0, page.Limit+page.Limit/2; len(out) < page.Limit; size *= 2 {
		if looked >= s.costs.looked {
			text, args := whole.rows("$row", at, descending, page.Limit-len(out))
			rest, err := column[int64](tx.QueryContext(ctx, text, args...))
			if err != nil {
				return nil, err
			}
			out = append(out, rest...)
			break
		}
		size = max(1, min(size, s.costs.looked-looked))
		text, args := p.rows("$row", at, descending, size)
		rows, err := column[int64](tx.QueryContext(ctx, text, args...))
		if err != nil {
			return nil, err
		}
		found, err := s.having(ctx, tx, rows, p.look)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
		if len(rows) < size {
			break
		}
		looked, at = looked+len(rows), rows[len(rows)-1]
		// Where it goes on like this for too long, the index is asked at once.
		if (page.Limit-len(out))*looked > s.costs.looked*max(1, len(out)) {
			looked = s.costs.looked
		}
	}
	out = out[:min(len(out), page.Limit)]
	if page.At.Back {
		slices.Reverse(out)
	}
	return out, nil
}

// having returns those of the rows whose articles have all terms. Texts are
// unpacked and looked into on all processors. One that is damaged has nothing.
func (s *Store) having(ctx context.Context, tx *sql.Tx, list []int64, terms []query.Term) ([]int64, error) {
	in, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	analysis := "NULL"
	if slices.ContainsFunc(terms, func(t query.Term) bool { return tableOf(t) == "marks" }) {
		analysis = "(SELECT z FROM analysis WHERE num = a.analysis)"
	}
	rows, err := tx.QueryContext(ctx, "SELECT title, body.z, "+analysis+" FROM json_each(?) CROSS JOIN article a ON row = value LEFT JOIN body ON num = body", in)
	if err != nil {
		return nil, err
	}
	texts := make([]packed, 0, len(list))
	err = each(rows, func() error {
		var t packed
		err := rows.Scan(&t.title, &t.body, &t.analysis)
		texts = append(texts, t)
		return err
	})
	if err != nil || len(texts) != len(list) {
		return nil, err
	}
	has := make([]bool, len(list))
	workers := min(runtime.GOMAXPROCS(0), len(list))
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(list); i += workers {
				d, err := s.unpack().doc(texts[i])
				has[i] = err == nil && inAll(terms, d)
			}
		})
	}
	wait.Wait()
	var out []int64
	for i, row := range list {
		if has[i] {
			out = append(out, row)
		}
	}
	return out, nil
}

// packed is what there is to look into of an article.
type packed struct {
	title          string
	body, analysis []byte
}

// doc unpacks what words are looked for in.
func (u *unpacker) doc(p packed) (query.Doc, error) {
	a := news.Article{Title: news.Clean(p.title)}
	if err := u.unpackBody(p.body, &a); err != nil {
		return query.Doc{}, err
	}
	d := query.Doc{Title: p.title, Text: a.Text.String()}
	if p.analysis == nil {
		return d, nil
	}
	an, err := u.unpackAnalysis(p.analysis, &a)
	if err == nil {
		err = validate(&a, an)
	}
	if err != nil {
		return d, err
	}
	marks := store.MarksOf(a.Text, an)
	d.Who, d.Speakers, d.Said = marks.Who, marks.Speakers, marks.Said
	return d, nil
}

// inAll reports whether an article has each of the terms.
func inAll(terms []query.Term, d query.Doc) bool {
	return !slices.ContainsFunc(terms, func(t query.Term) bool { return !t.Found(d) })
}
