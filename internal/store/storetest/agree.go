package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// Agree fills a store with random small articles, asks it random queries, and
// compares each answer with what the evaluator says. The same seed makes the
// same test.
func Agree(t testing.TB, s store.Store, seed uint64, queries int) {
	r := random{rand.New(rand.NewPCG(seed, seed))}
	var batch []news.Article
	for n := range 60 {
		batch = append(batch, r.article(n))
	}
	ids := add(t, s, batch...)
	for i, id := range ids {
		r.work(t, s, id, i)
	}
	var docs []query.Doc
	var live []string
	for _, id := range ids {
		if rec := read(t, s, id); !rec.State.Deleted {
			docs, live = append(docs, store.Doc(rec)), append(live, id)
		}
	}
	for range queries {
		compare(t, s, parse(t, r.query().String()), docs, live)
	}
	wantClean(t, s)
}

// compare asks the store and the evaluator.
func compare(t testing.TB, s store.Store, q query.Query, docs []query.Doc, ids []string) {
	t.Helper()
	var want []string
	for i, d := range docs {
		if q.Match(d) {
			want = append(want, ids[i])
		}
	}
	rows, err := s.Find(context.Background(), q, store.Page{Limit: 1000})
	if err != nil {
		t.Fatalf("Find(%s): %v", q, err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, row.ID)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s finds %d articles, not %d: %v, want %v", q, len(got), len(want), got, want)
	}
	if n, err := s.Count(context.Background(), q, 1000); err != nil || n != len(want) {
		t.Errorf("%s counts %d articles, not %d: %v", q, n, len(want), err)
	}
	n, exact, err := s.AtLeast(context.Background(), q, 1000)
	if err != nil || n > len(want) || exact && n != len(want) {
		t.Errorf("%s matches %d articles and not at least %d, exactly %v: %v", q, len(want), n, exact, err)
	}
}

// random makes articles and queries of few words, so that they meet.
type random struct{ *rand.Rand }

var vocabulary = strings.Fields("dam dams lake Lake upper Müller muller's U.S. U.S 東京 state-owned ﬁsh café Teck Marrow Orlec the The 2025 or not")

func (r random) pick(list []string) string { return list[r.IntN(len(list))] }

func (r random) words(most int) string {
	var out []string
	for range r.IntN(most + 1) {
		out = append(out, r.pick(vocabulary))
	}
	return strings.Join(out, " ")
}

func (r random) moment() news.Moment {
	day := time.Date(2025, 6, 1+r.IntN(5), r.IntN(24), r.IntN(60), 0, 0, time.FixedZone("", (r.IntN(27)-13)*3600))
	switch r.IntN(4) {
	case 0:
		return news.Moment{}
	case 1:
		return news.At(day)
	}
	return news.Day(2025, 6, 1+r.IntN(5))
}

func (r random) article(n int) news.Article {
	return news.Article{
		Origin: fmt.Sprint(n), Title: news.CleanLine(r.words(4)), Text: news.CleanLine(fmt.Sprint(n, " ", r.words(12))),
		Publisher: news.CleanLine(r.words(2)), Byline: news.CleanLine(r.words(2)), Place: news.CleanLine(r.words(1)), Published: r.moment(),
		Added: news.At(time.Date(2025, 6, 1+r.IntN(5), r.IntN(24), 0, 0, 0, time.UTC)),
	}
}

// work has the article analysed, tagged, noted, read, starred or deleted.
func (r random) work(t testing.TB, s store.Store, id string, n int) {
	a := read(t, s, id).Article
	if r.IntN(3) > 0 {
		save(t, s, store.Analysed{ID: id, Hash: a.Hash, Analysis: r.analysis(a)})
	}
	e := store.Edit{At: someTime, Articles: []store.ArticleEdit{{ID: id, After: news.State{
		Read: r.IntN(2) == 0, Starred: r.IntN(3) == 0, Deleted: r.IntN(8) == 0,
	}}}}
	if r.IntN(4) == 0 {
		e.Articles[0].After.Tags = texts(r.tag())
	}
	if r.IntN(4) == 0 {
		p := news.Passage{ID: fmt.Sprint("p", n), Article: id, Span: r.span(a), Note: news.CleanLine(r.words(4)), Created: someTime}
		if r.IntN(2) == 0 {
			p.Tags = texts(r.tag())
		}
		e.Passages = []store.PassageEdit{{After: &p}}
	}
	apply(t, s, e)
}

func (r random) tag() string { return r.pick([]string{"dams", "Dams", "to check", "!", "café"}) }

// span returns a run of words of the article's text.
func (r random) span(a news.Article) news.Span {
	toks := query.Tokens(a.Text.String())
	i := r.IntN(len(toks))
	j := min(len(toks)-1, i+r.IntN(4))
	return news.Span{Start: toks[i].Start, End: toks[j].End}
}

func (r random) analysis(a news.Article) *news.Analysis {
	an := &news.Analysis{Analyser: 1}
	for i := range r.IntN(4) {
		name := news.CleanLine(r.pick(vocabulary) + " " + r.words(1))
		an.Entities = append(an.Entities, news.Entity{Name: name, Aliases: texts(r.pick(vocabulary)), Key: "PER:" + query.Fold(name.String())})
		an.Mentions = append(an.Mentions, news.Mention{Span: r.span(a), Type: news.Person, Entity: i})
	}
	for range r.IntN(4) {
		q := news.Quote{Span: r.span(a), Kind: []news.QuoteKind{news.Direct, news.Mixed, news.Indirect, news.Scare}[r.IntN(4)], Speaker: r.IntN(len(an.Entities)+1) - 1}
		if q.Speaker == news.None && r.IntN(2) == 0 {
			q.SpeakerSpan, q.Anonymous = r.span(a), true
		}
		an.Quotes = append(an.Quotes, q)
	}
	return an
}

func (r random) query() query.Query {
	return query.Query{Root: r.node(3), Sort: []query.Sort{query.Newest, query.Oldest, query.Relevance}[r.IntN(3)]}
}

func (r random) node(depth int) query.Node {
	switch n := r.IntN(10); {
	case depth == 0 || n < 4:
		return r.leaf()
	case n < 6:
		return query.Not{Node: r.node(depth - 1)}
	case n < 8:
		return query.All(r.nodes(depth))
	default:
		return query.Either(r.nodes(depth))
	}
}

func (r random) nodes(depth int) []query.Node {
	out := []query.Node{r.node(depth - 1), r.node(depth - 1)}
	if r.IntN(3) == 0 {
		out = append(out, r.node(depth-1))
	}
	return out
}

func (r random) leaf() query.Node {
	switch r.IntN(8) {
	case 0:
		return query.Is(r.pick([]string{"unread", "read", "starred", "tagged"}))
	case 1:
		return query.Has(r.pick([]string{"quote", "note"}))
	case 2:
		return query.When{Op: r.pick([]string{"on", "after", "before"}), Value: r.pick([]string{"2025", "2025-06", "2025-06-02", "2025-06-04", "2d", "yesterday", "1y"})}
	}
	t := query.Term{
		Field:  query.Field(r.pick([]string{"", "", "", "title", "text", "by", "from", "who", "said", "speaker", "place", "tag", "note"})),
		Phrase: true, Prefix: r.IntN(4) == 0,
		Text: r.pick(vocabulary),
	}
	switch {
	case t.Field == query.TagField:
		t.Text = r.tag()
	case t.Prefix:
		t.Text = string([]rune(t.Text)[:1])
	case r.IntN(3) == 0:
		t.Text += " " + r.pick(vocabulary)
	}
	return t
}
