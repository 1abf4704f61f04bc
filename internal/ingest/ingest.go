// Package ingest turns files into articles. It knows the formats and the
// encodings, neutralises what it read, once, and knows nothing of the archive.
//
// Formats: the wire form (a "date 2025-03-15" header before the text), plain
// text with an optional headline line, Markdown with front matter, and JSON
// lines. Start reading at [Walk] for paths, [Read] for one stream.
package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/internal/news"
)

// MaxArticle is the largest article read, in bytes as stored on disk. A larger
// one is refused with a reason rather than filling the memory.
const MaxArticle = 256 << 20

// Item is one article read, or the reason why there is none.
type Item struct {
	Article news.Article
	Path    string // as given, or as found below a given folder; "-" for standard input
	Line    int    // in a JSON lines file, from 1; 0 elsewhere
	Err     error
}

// Name says where the item comes from: "notes.jsonl:12".
func (i Item) Name() string {
	if i.Line > 0 {
		return fmt.Sprintf("%s:%d", i.Path, i.Line)
	}
	return i.Path
}

var (
	errEmpty = errors.New("there is no text in it")
	errPage  = errors.New("it is a web page; save its text and add that")
)

// Read reads the articles in r and hands each to emit, stopping at emit's first
// error and returning it. name tells the format where the content does not, and
// is the article's origin where it has no address; it should be an absolute
// path, or "-". What cannot be read is an Item with Err.
func Read(r io.Reader, name string, emit func(Item) error) error {
	br := bufio.NewReaderSize(r, 64<<10)
	head, err := br.Peek(4 << 10)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return emit(Item{Path: name, Err: err})
	}
	if isJSONLines(head, name) {
		return readJSONLines(br, name, emit)
	}
	b, err := io.ReadAll(io.LimitReader(br, MaxArticle+1))
	switch {
	case err != nil:
		return emit(Item{Path: name, Err: err})
	case len(b) > MaxArticle:
		return emit(Item{Path: name, Err: fmt.Errorf("it is larger than %d MB", MaxArticle>>20)})
	}
	a, err := parse(b, name)
	return emit(Item{Article: a, Path: name, Err: err})
}

// parse reads one article from the bytes of a file.
func parse(b []byte, name string) (news.Article, error) {
	s, err := decode(b)
	if err != nil {
		return news.Article{}, err
	}
	if isPage(s) {
		return news.Article{}, errPage
	}
	var a news.Article
	if meta, body, ok := frontMatter(s); ok || isMarkdown(name) {
		a, err = markdown(meta, body)
	} else {
		a = text(s)
	}
	if err != nil {
		return news.Article{}, err
	}
	return finish(a, name)
}

// finish completes what every format has in common.
func finish(a news.Article, name string) (news.Article, error) {
	if a.Text.Empty() {
		return news.Article{}, errEmpty
	}
	place, agency := printedDateline(a.Text.String())
	if a.Place.Empty() {
		a.Place = news.CleanLine(place)
	}
	if a.Agency.Empty() {
		a.Agency = news.CleanLine(agency)
	}
	if a.Title.Empty() {
		a.Title, a.TitleMade = news.CleanLine(headline(a.Text.String())), true
	}
	a.Hash = a.Sum()
	a.Origin = origin(a, name)
	return a, nil
}

// origin identifies an article by its address, or else by the file it is in. A
// stream has no name that lasts: there it is the headline and date, or what the
// article says.
func origin(a news.Article, name string) string {
	switch {
	case !a.URL.Empty():
		return a.URL.String()
	case name != "-":
		return "file:" + name
	case !a.TitleMade:
		return strings.Join([]string{"title:", a.Publisher.String(), a.Published.Date(), a.Title.String()}, "|")
	}
	return "text:" + a.Hash
}

// body trims and neutralises an article's text.
func body(s string) news.Text { return news.Clean(strings.TrimSpace(s)) }

// isPage reports whether s is HTML.
func isPage(s string) bool {
	head := strings.ToLower(strings.TrimSpace(s[:min(len(s), 512)]))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}

// isJSONLines reports whether a stream holds an object a line.
func isJSONLines(head []byte, name string) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if hasSuffix(name, ".jsonl", ".ndjson") {
		return true
	}
	return bytes.HasPrefix(head, []byte(`{"`)) && (name == "-" || hasSuffix(name, ".json"))
}

func isMarkdown(name string) bool { return hasSuffix(name, ".md", ".markdown") }

func hasSuffix(name string, suffixes ...string) bool {
	name = strings.ToLower(name)
	for _, s := range suffixes {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	return false
}
