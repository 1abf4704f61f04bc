package export

import (
	"fmt"
	"io"
	"strings"

	"dateline/internal/news"
	"dateline/internal/store"
)

// markdown writes a section for each article: headline, citation, tags, and
// each passage as a block quote with its tags and note.
type markdown struct {
	w     io.Writer
	began bool
}

func (m *markdown) Article(r store.Record) error {
	var b strings.Builder
	if m.began {
		b.WriteString("\n")
	}
	m.began = true
	a := r.Article
	fmt.Fprintf(&b, "## %s\n\n", escape(a.Title.String()))
	if meta := metaLine(a); meta != "" {
		fmt.Fprintf(&b, "%s\n\n", meta)
	}
	if len(r.State.Tags) > 0 {
		fmt.Fprintf(&b, "Tags: %s\n\n", tagList(r.State.Tags))
	}
	for _, p := range r.Passages {
		passage(&b, a, p)
	}
	_, err := io.WriteString(m.w, b.String())
	return err
}

func (m *markdown) Close() error { return nil }

// metaLine is byline, publisher, date and link of a.
func metaLine(a news.Article) string {
	var parts []string
	for _, s := range []string{a.Byline.String(), a.Publisher.String(), a.Published.String()} {
		if s != "" {
			parts = append(parts, escape(s))
		}
	}
	if u := a.URL.String(); u != "" {
		parts = append(parts, "<"+strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(u)+">")
	}
	return strings.Join(parts, " · ")
}

func passage(b *strings.Builder, a news.Article, p news.Passage) {
	for line := range strings.SplitSeq(words(a, p).String(), "\n") {
		b.WriteString(strings.TrimRight("> "+escape(line), " ") + "\n")
	}
	if p.Orphan() {
		b.WriteString(">\n> (these words are no longer in the article)\n")
	}
	if len(p.Tags) > 0 {
		fmt.Fprintf(b, "\nTags: %s\n", tagList(p.Tags))
	}
	if !p.Note.Empty() {
		fmt.Fprintf(b, "\n%s\n", escape(p.Note.String()))
	}
	b.WriteString("\n")
}

func tagList(tags []news.Text) string {
	names := make([]string, len(tags))
	for i, t := range tags {
		names[i] = "#" + escape(t.String())
	}
	return strings.Join(names, ", ")
}

// escape keeps words from being taken for marks: what an article says is shown
// as it says it, and a hostile one cannot bring in HTML.
var escaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "&", `\&`,
)

func escape(s string) string { return escaper.Replace(s) }
