package export

import (
	"encoding/json"
	"io"
	"time"
	"unicode/utf8"

	"dateline/internal/news"
	"dateline/internal/store"
)

// article is the JSON form of an article. The names are those of `analyze
// --json`, so that `add` reads an export again; offsets are code points.
type article struct {
	ID        news.Text     `json:"id"`
	Title     news.Text     `json:"title"`
	Published news.Moment   `json:"published"`
	Place     news.Text     `json:"place"`
	Publisher news.Text     `json:"publisher"`
	Byline    news.Text     `json:"byline"`
	Agency    news.Text     `json:"agency"`
	URL       news.Text     `json:"url"`
	Version   string        `json:"version"`
	Added     news.Moment   `json:"added"`
	Read      bool          `json:"read"`
	Starred   bool          `json:"starred"`
	Tags      []news.Text   `json:"tags"`
	Passages  []passageJSON `json:"passages"`
	Text      news.Text     `json:"text"`
}

type passageJSON struct {
	ID       string      `json:"id"`
	In       string      `json:"in"` // "text" or "title"
	Start    *int        `json:"start"`
	End      *int        `json:"end"` // null with Start for words that are gone
	Exact    news.Text   `json:"exact"`
	Prefix   news.Text   `json:"prefix"`
	Suffix   news.Text   `json:"suffix"`
	Version  string      `json:"version"`
	Tags     []news.Text `json:"tags"`
	Note     news.Text   `json:"note"`
	Created  time.Time   `json:"created"`
	Modified time.Time   `json:"modified"`
}

type jsonLines struct{ enc *json.Encoder }

func newJSON(w io.Writer) *jsonLines {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &jsonLines{enc}
}

func (j *jsonLines) Article(r store.Record) error {
	a := r.Article
	out := article{
		ID: news.CleanLine(a.ID), Title: a.Title, Published: a.Published, Place: a.Place,
		Publisher: a.Publisher, Byline: a.Byline, Agency: a.Agency, URL: a.URL,
		Version: a.Hash, Added: a.Added, Read: r.State.Read, Starred: r.State.Starred,
		Tags: some(r.State.Tags), Passages: []passageJSON{}, Text: a.Text,
	}
	for _, p := range r.Passages {
		out.Passages = append(out.Passages, toJSON(a, p))
	}
	return j.enc.Encode(out)
}

func (j *jsonLines) Close() error { return nil }

func toJSON(a news.Article, p news.Passage) passageJSON {
	out := passageJSON{
		ID: p.ID, In: "text", Exact: words(a, p), Prefix: p.Selector.Prefix, Suffix: p.Selector.Suffix,
		Version: p.Selector.Hash, Tags: some(p.Tags), Note: p.Note, Created: p.Created.UTC(), Modified: p.Modified.UTC(),
	}
	if p.Selector.At.In == news.InTitle {
		out.In = "title"
	}
	if !p.Orphan() {
		text := a.In(p.Span.In).String()
		start := utf8.RuneCountInString(text[:p.Span.Start])
		end := start + utf8.RuneCountInString(text[p.Span.Start:p.Span.End])
		out.Start, out.End = &start, &end
	}
	return out
}

// some returns tags as a list that JSON writes as [] when empty.
func some(tags []news.Text) []news.Text {
	if tags == nil {
		return []news.Text{}
	}
	return tags
}
