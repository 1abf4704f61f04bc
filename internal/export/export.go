// Package export writes articles with what the reader marked in them: as
// Markdown for people, CSV for a spreadsheet (one row a passage), and JSON
// lines for programs (one object an article, complete). It writes to a stream
// and knows nothing of files or archives.
//
// Start reading at [New].
package export

import (
	"fmt"
	"io"
	"strings"

	"dateline/internal/news"
	"dateline/internal/store"
)

// Format is a file format.
type Format string

const (
	Markdown Format = "markdown"
	CSV      Format = "csv"
	JSON     Format = "json"
)

// Formats lists the formats with the extension of their files.
var formats = []struct {
	format Format
	names  []string // also how a person may call it; the first is the file extension
}{
	{Markdown, []string{"md", "markdown"}},
	{CSV, []string{"csv"}},
	{JSON, []string{"jsonl", "json"}},
}

// ParseFormat reads the name of a format, or of a file that has its extension.
func ParseFormat(name string) (Format, error) {
	ext := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	for _, f := range formats {
		for _, n := range f.names {
			if ext == n {
				return f.format, nil
			}
		}
	}
	return "", fmt.Errorf("%q is no format to export to; there are md, csv and json", news.CleanLine(name))
}

// Extension returns the extension of the format's files, with its dot.
func (f Format) Extension() string {
	for _, x := range formats {
		if x.format == f {
			return "." + x.names[0]
		}
	}
	return ""
}

// Writer writes articles one after the other.
type Writer interface {
	// Article writes one article with its passages.
	Article(r store.Record) error
	// Close writes what is left. It does not close the stream.
	Close() error
}

// New returns a writer of a format to w.
func New(w io.Writer, f Format) (Writer, error) {
	switch f {
	case Markdown:
		return &markdown{w: w}, nil
	case CSV:
		return newCSV(w), nil
	case JSON:
		return newJSON(w), nil
	}
	return nil, fmt.Errorf("export: no format %q", string(f))
}

// Citation names an article as a footnote would: headline, publisher, date, link.
func Citation(a news.Article) string {
	parts := []string{"“" + a.Title.String() + "”"}
	for _, s := range []string{a.Byline.String(), a.Publisher.String(), a.Published.String(), a.URL.String()} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// words returns the words of a passage: in the text where they are there, as
// they were when they were marked where they are gone.
func words(a news.Article, p news.Passage) news.Text {
	text := a.In(p.Span.In)
	if p.Orphan() || !p.Span.Valid(text.String()) {
		return p.Selector.Exact
	}
	return text.Slice(p.Span)
}
