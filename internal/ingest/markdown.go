package ingest

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"

	"dateline/internal/news"
)

// frontMatterKeys are the names under which Markdown files keep each fact.
type frontMatterKeys struct {
	Title, Headline             string
	Date, Published             string
	Publisher, Source, From     string
	Author, Authors, Byline, By any
	URL, Link                   string
	Place, Dateline             string
}

// frontMatter cuts the YAML between two "---" lines from the head of s.
func frontMatter(s string) (meta, rest string, ok bool) {
	s = strings.TrimLeft(s, "\n")
	if !strings.HasPrefix(s, "---\n") {
		return "", s, false
	}
	s = s[len("---\n"):]
	for i := 0; i < len(s); {
		line, _, _ := strings.Cut(s[i:], "\n")
		next := min(i+len(line)+1, len(s))
		if strings.TrimRight(line, " ") == "---" {
			return s[:i], s[next:], true
		}
		i = next
	}
	return "", s, false
}

// markdown reads front matter and a body, whose marks (emphasis, links,
// headings) are taken off: what is stored is text to be read.
func markdown(meta, md string) (news.Article, error) {
	var k frontMatterKeys
	if err := yaml.Unmarshal([]byte(meta), &k); err != nil {
		return news.Article{}, fmt.Errorf("its front matter is not YAML: %s", news.CleanLine(yaml.FormatError(err, false, false)))
	}
	published, err := news.ParseMoment(first(k.Date, k.Published))
	if err != nil {
		return news.Article{}, fmt.Errorf("its date: %w", err)
	}
	title, plain := plainText([]byte(md), first(k.Title, k.Headline) == "")
	return news.Article{
		Title:     news.CleanLine(first(k.Title, k.Headline, title)),
		Published: published,
		Publisher: news.CleanLine(first(k.Publisher, k.Source, k.From)),
		Byline:    news.CleanLine(names(k.Author, k.Authors, k.Byline, k.By)),
		URL:       news.CleanLine(first(k.URL, k.Link)),
		Place:     news.CleanLine(first(k.Place, k.Dateline)),
		Text:      body(plain),
	}, nil
}

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}

// names joins the names in the first value that has any: a string or a list.
func names(values ...any) string {
	for _, v := range values {
		switch v := v.(type) {
		case string:
			return v
		case []any:
			var all []string
			for _, n := range v {
				all = append(all, fmt.Sprint(n))
			}
			return strings.Join(all, ", ")
		}
	}
	return ""
}

// plainText renders Markdown as text: paragraphs and headings separated by
// blank lines. With wantTitle, a first heading of level one is the title
// instead.
func plainText(src []byte, wantTitle bool) (title, plain string) {
	doc := goldmark.DefaultParser().Parse(gtext.NewReader(src))
	var blocks []string
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		s := block(n, src)
		if h, ok := n.(*ast.Heading); ok && wantTitle && h.Level == 1 && len(blocks) == 0 && title == "" {
			title = s
			continue
		}
		if strings.TrimSpace(s) != "" {
			blocks = append(blocks, s)
		}
	}
	return title, strings.Join(blocks, "\n\n")
}

// block renders one block of Markdown.
func block(n ast.Node, src []byte) string {
	switch n := n.(type) {
	case *ast.List:
		var items []string
		number := n.Start
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			mark := "- "
			if n.IsOrdered() {
				mark = fmt.Sprintf("%d%c ", number, n.Marker)
				number++
			}
			items = append(items, mark+children(c, src, "\n"))
		}
		return strings.Join(items, "\n")
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return strings.TrimRight(string(n.Lines().Value(src)), "\n")
	case *ast.Blockquote, *ast.ListItem:
		return children(n, src, "\n\n")
	case *ast.ThematicBreak:
		return "* * *"
	}
	var b strings.Builder
	inline(&b, n, src)
	return b.String()
}

func children(n ast.Node, src []byte, sep string) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		parts = append(parts, block(c, src))
	}
	return strings.Join(parts, sep)
}

// inline writes the text of n's children without their marks.
func inline(b *strings.Builder, n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(unescape(c.Segment.Value(src)))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.URL(src))
		case *ast.RawHTML: // a tag, not words
		default:
			inline(b, c, src)
		}
	}
}

// unescape takes the backslash off escaped punctuation.
func unescape(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) && strings.IndexByte("\\`*_{}[]()#+-.!<>|~\"'", b[i+1]) >= 0 {
			i++
		}
		out = append(out, b[i])
	}
	return out
}
