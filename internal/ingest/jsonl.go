package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"dateline/internal/news"
)

// record is an article in a JSON lines file.
type record struct {
	Title     string `json:"title"`
	Date      string `json:"date"`
	Published string `json:"published"` // as our own export names it
	Publisher string `json:"publisher"`
	Author    string `json:"author"`
	Byline    string `json:"byline"`
	Place     string `json:"place"`
	URL       string `json:"url"`
	Text      string `json:"text"`
}

// readJSONLines hands on the article of each line; a line that cannot be read
// is an Item with Err, and the next one is tried.
func readJSONLines(br *bufio.Reader, name string, emit func(Item) error) error {
	for n := 1; ; n++ {
		line, err := readLine(br)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return emit(Item{Path: name, Line: n, Err: err})
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, utf8BOM)
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		a, err := parseRecord(line)
		if err := emit(Item{Article: a, Path: name, Line: n, Err: err}); err != nil {
			return err
		}
	}
}

var errLongLine = errors.New("a line is too long; one article must stand on each line")

// readLine returns the next line without its end; io.EOF comes with the last one.
func readLine(br *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := br.ReadSlice('\n')
		if len(line)+len(part) > MaxArticle {
			return nil, errLongLine
		}
		if err == nil && line == nil {
			return part, nil
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

func parseRecord(line []byte) (news.Article, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return news.Article{}, jsonError(err)
	}
	published, err := news.ParseMoment(first(r.Date, r.Published))
	if err != nil {
		return news.Article{}, fmt.Errorf("its date: %w", err)
	}
	s, err := decode([]byte(r.Text))
	if err != nil {
		return news.Article{}, err
	}
	return finish(news.Article{
		Title:     news.CleanLine(r.Title),
		Published: published,
		Publisher: news.CleanLine(r.Publisher),
		Byline:    news.CleanLine(first(r.Author, r.Byline)),
		Place:     news.CleanLine(r.Place),
		URL:       news.CleanLine(r.URL),
		Text:      body(s),
	}, "-")
}

// jsonError says in a reader's words what is wrong with a line.
func jsonError(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return errors.New("it is not a JSON object")
	case errors.As(err, &kind):
		return fmt.Errorf("its %q is a %s and must be a string", kind.Field, kind.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("it is not JSON (at byte %d: %s)", syntax.Offset, news.CleanLine(syntax.Error()))
	}
	return fmt.Errorf("it is not JSON: %s", news.CleanLine(err.Error()))
}
