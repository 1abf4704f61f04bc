package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"dateline/internal/news"
	"dateline/internal/query"
)

// terms collects what a batch changes in the term table.
type terms struct {
	change map[string]change
	text   int // number of the text that is being counted
}

// change is by how much the number of articles with a word changes, and the
// text that last changed it.
type change struct{ by, text int }

func newTerms() terms { return terms{change: map[string]change{}} }

// count notes that the words of an article's text have come (by 1) or gone (by
// -1). words are folded and have a space after each.
func (t *terms) count(words string, by int) {
	t.text++
	for word := range strings.FieldsSeq(words) {
		if c := t.change[word]; c.text != t.text {
			t.change[word] = change{c.by + by, t.text}
		}
	}
}

// know notes words that are not in a text, so that a prefix finds them too.
func (t *terms) know(words string) {
	for word := range strings.FieldsSeq(words) {
		if _, ok := t.change[word]; !ok && word != everyArticle {
			t.change[word] = change{}
		}
	}
}

// countIn counts the words of a prepared article.
func (t *terms) countIn(p *prepared) {
	t.count(p.terms[0], 1)
	for _, words := range p.terms[1:] {
		t.know(words)
	}
}

// sum adds up what several have counted.
func sum(list []terms) terms {
	all := newTerms()
	for i, t := range list {
		if i == 0 {
			all = t
			continue
		}
		for word, c := range t.change {
			all.change[word] = change{by: all.change[word].by + c.by}
		}
	}
	return all
}

// countOut takes back what countIn counted for an earlier text.
func (t *terms) countOut(was *news.Article) {
	t.count(string(query.AppendTerms(nil, was.Text.String())), -1)
}

// write writes the changes as one statement: crossing into the driver for each
// of ten thousand words costs more than writing them.
func (t *terms) write(ctx context.Context, tx *sql.Tx) error {
	by := make(map[string]int, len(t.change))
	for word, c := range t.change {
		by[word] = c.by
	}
	list, err := json.Marshal(by) // in the order of the table, which makes it one walk
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO term SELECT key, value FROM json_each(?) WHERE true ON CONFLICT DO UPDATE SET n = n + excluded.n", list)
	return err
}

// expansion is what a prefix stands for.
type expansion struct {
	terms    []string // all that begin with it, unless there are more than mostTerms
	count    int      // how many there are
	articles int      // with one of them in the text: the sum, so more than there are
	most     int      // articles that have the most frequent one
}

// Limits on what a prefix becomes. Each part of an OR costs the index 50 µs
// before it finds anything; a prefix costs it half a microsecond for each article
// that it must merge before it gives the first; and to look into a text takes 50 µs.
type prefixLimits struct {
	or       int     // terms that are asked for one by one
	longOr   int     // likewise where they are in many articles
	few      int     // articles below which the index merges quickly
	dense    float64 // part of all articles that makes looking into texts worth it
	lookedAt int     // texts looked into before the index is asked after all
}

var usualLimits = prefixLimits{or: 64, longOr: 400, few: 20_000, dense: 0.05, lookedAt: 2000}

// mostTerms is how many terms are looked at to see what a prefix stands for.
const mostTerms = 5000

// beginning are the words from ?1 up to ?2, at most ?3, with their counts; the
// second is lastRune behind the first.
const (
	beginning = "FROM (SELECT term, n FROM term WHERE term >= ?1 AND term < ?2 LIMIT ?3)"
	lastRune  = "\U0010FFFF"
)

// expand looks up what a prefix stands for. The terms themselves are read only
// where there are at most want of them.
func expand(tx *sql.Tx, prefix string, want int) (expansion, error) {
	var x expansion
	err := tx.QueryRow("SELECT count(*), coalesce(sum(n), 0), coalesce(max(n), 0) "+beginning, prefix, prefix+lastRune, mostTerms).
		Scan(&x.count, &x.articles, &x.most)
	if err == nil && x.count <= want {
		x.terms, err = column[string](tx.Query("SELECT term "+beginning, prefix, prefix+lastRune, mostTerms))
	}
	return x, err
}

// expandAll looks up every prefix that q asks the index of words for.
func expandAll(tx *sql.Tx, q query.Query, l prefixLimits) (map[string]expansion, error) {
	var out map[string]expansion
	var err error
	q.Walk(func(n query.Node, _ bool) {
		prefix, ok := prefixOf(n)
		if !ok || err != nil {
			return
		}
		if out == nil {
			out = map[string]expansion{}
		}
		out[prefix], err = expand(tx, prefix, max(l.or, l.longOr))
	})
	return out, err
}

// prefixOf returns the last word of a term of the index of words, if it is the
// beginning of a word.
func prefixOf(n query.Node) (string, bool) {
	t, ok := n.(query.Term)
	if !ok || !t.Prefix || tableOf(t) != "words" {
		return "", false
	}
	words := t.Words()
	if len(words) == 0 {
		return "", false
	}
	return words[len(words)-1], true
}
