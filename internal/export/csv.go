package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/internal/news"
	"dateline/internal/store"
)

// columns are those of the CSV; start and end are code points of the article's text.
var columns = []string{
	"article", "title", "publisher", "byline", "published", "url",
	"start", "end", "words", "tags", "note", "marked", "article_tags",
}

// csvFile writes a row for each passage, and one for an article that has none.
type csvFile struct {
	w     *csv.Writer
	began bool
}

func newCSV(w io.Writer) *csvFile { return &csvFile{w: csv.NewWriter(w)} }

func (c *csvFile) Article(r store.Record) error {
	if err := c.head(); err != nil {
		return err
	}
	a := r.Article
	about := []string{a.ID, a.Title.String(), a.Publisher.String(), a.Byline.String(), a.Published.String(), a.URL.String()}
	tags := joined(r.State.Tags)
	if len(r.Passages) == 0 {
		return c.row(append(about, "", "", "", "", "", "", tags))
	}
	for _, p := range r.Passages {
		start, end := "", ""
		if !p.Orphan() {
			text := a.In(p.Span.In).String()
			s := utf8.RuneCountInString(text[:p.Span.Start])
			start = strconv.Itoa(s)
			end = strconv.Itoa(s + utf8.RuneCountInString(text[p.Span.Start:p.Span.End]))
		}
		row := append(append([]string{}, about...), start, end, words(a, p).String(), joined(p.Tags),
			p.Note.String(), p.Created.UTC().Format(time.RFC3339), tags)
		if err := c.row(row); err != nil {
			return err
		}
	}
	return nil
}

func (c *csvFile) Close() error {
	if err := c.head(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

// head writes the names of the columns once, also above no rows.
func (c *csvFile) head() error {
	if c.began {
		return nil
	}
	c.began = true
	return c.w.Write(columns)
}

// row writes cells. One that a spreadsheet would take for a formula gets an
// apostrophe before it, since what an article says is not to be computed.
func (c *csvFile) row(cells []string) error {
	for i, s := range cells {
		if s != "" && strings.ContainsRune("=+-@\t", rune(s[0])) {
			cells[i] = "'" + s
		}
	}
	return c.w.Write(cells)
}

func joined(tags []news.Text) string {
	names := make([]string, len(tags))
	for i, t := range tags {
		names[i] = t.String()
	}
	return strings.Join(names, ", ")
}
