package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/news"
)

// suffixes are how the files that can be read end.
var suffixes = []string{".gold", ".bio.gz", ".jsonl.gz", ".bio", ".jsonl"}

// marked returns the files to read at path, in order.
func marked(path string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		for _, s := range suffixes {
			if !d.IsDir() && strings.HasSuffix(p, s) {
				files = append(files, p)
				break
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking for marked texts: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s has no marked texts (%s)", path, strings.Join(suffixes, ", "))
	}
	return files, nil
}

// read reads one file of any format.
func read(path string) ([]Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	name := filepath.Base(path)
	if base, ok := strings.CutSuffix(name, ".gz"); ok {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, err
		}
		r, name = z, base
	}
	switch filepath.Ext(name) {
	case ".gold":
		src, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		d, err := ParseGold(string(src))
		if err != nil {
			return nil, err
		}
		d.ID = strings.TrimSuffix(name, ".gold")
		return []Document{*d}, nil
	case ".bio":
		return readBIO(r, strings.TrimSuffix(name, ".bio"))
	}
	if strings.HasPrefix(name, "timelines") {
		return readTimelines(r, filepath.Dir(path))
	}
	return readLines(r)
}

// errUnmarked is returned for a file whose records have no marks.
var errUnmarked = errors.New("its records have no marks to compare with")

// line is a record of the quotes and timex corpora; offsets are code points.
type line struct {
	ID, Date, DCT, Text string
	Quotes              []lineQuote
	Timex               []lineTimex
}

type lineQuote struct {
	Start, End   int
	Kind         news.QuoteKind
	Cue, Speaker *[2]int
	Name         string `json:"speaker_name"`
	Negative     bool
}

type lineTimex struct {
	Start, End int
	Type       news.TimexType
	Value      string
}

func readLines(r io.Reader) ([]Document, error) {
	var docs []Document
	dec := json.NewDecoder(bufio.NewReader(r))
	for dec.More() {
		var l line
		if err := dec.Decode(&l); err != nil {
			return nil, err
		}
		if l.Quotes == nil && l.Timex == nil {
			return nil, errUnmarked
		}
		d, err := l.document()
		if err != nil {
			return nil, fmt.Errorf("record %q: %w", l.ID, err)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

func (l *line) document() (Document, error) {
	if l.DCT == "" {
		l.DCT = l.Date
	}
	when, err := news.ParseMoment(l.DCT)
	if err != nil {
		when = news.Moment{}
	}
	text := news.Clean(l.Text)
	offsets := byteOffsets(l.Text)
	if text.String() != l.Text {
		return Document{}, fmt.Errorf("the text has characters that ingest replaces")
	}
	d := Document{ID: l.ID, Article: news.Article{Text: text, Published: when}, Gold: &news.Analysis{Language: "en"}}
	span := func(start, end int) news.Span {
		if start < 0 || end < start || end >= len(offsets) {
			return news.Span{}
		}
		return news.Span{Start: offsets[start], End: offsets[end]}
	}
	if l.Timex != nil {
		d.Layers |= Times
		for _, t := range l.Timex {
			d.Gold.Times = append(d.Gold.Times, news.Timex{Span: span(t.Start, t.End), Type: t.Type, Value: t.Value})
		}
	}
	if l.Quotes != nil {
		d.Layers |= Quotes
		l.quotes(&d, span)
	}
	return d, nil
}

func (l *line) quotes(d *Document, span func(int, int) news.Span) {
	d.WholeContents, d.DirectOnly = true, true
	who := map[string]int{}
	for _, q := range l.Quotes {
		if q.Negative {
			d.Negative = append(d.Negative, span(q.Start, q.End))
			continue
		}
		d.DirectOnly = d.DirectOnly && q.Kind == news.Direct
		n := news.Quote{Span: span(q.Start, q.End), Kind: q.Kind, Speaker: news.None}
		if q.Cue != nil {
			n.Cue = span(q.Cue[0], q.Cue[1])
		}
		if q.Speaker != nil {
			n.SpeakerSpan = span(q.Speaker[0], q.Speaker[1])
		}
		if q.Name != "" {
			e, ok := who[q.Name]
			if !ok {
				e = len(d.Gold.Entities)
				who[q.Name] = e
				d.Gold.Entities = append(d.Gold.Entities, news.Entity{Name: news.CleanLine(q.Name), Type: news.Person})
			}
			n.Speaker = e
		}
		d.Gold.Quotes = append(d.Gold.Quotes, n)
	}
}

// byteOffsets returns the byte offset of each code point, and of the end.
func byteOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}
