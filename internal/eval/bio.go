package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dateline/internal/news"
)

// window is how many sentences of a corpus without documents make one.
const window = 12

// readBIO reads "token<TAB>tag" lines with a blank line between sentences.
// DATE is dropped and EVENT is MISC. Each sentence becomes a paragraph, so that
// its borders hold.
func readBIO(r io.Reader, name string) ([]Document, error) {
	var docs []Document
	b := bioBuilder{}
	flush := func() {
		if b.sentences > 0 {
			docs = append(docs, b.document(fmt.Sprintf("%s %d", name, len(docs)+1), name))
		}
		b = bioBuilder{}
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		if sc.Text() == "" {
			b.endSentence()
			if b.sentences == window {
				flush()
			}
			continue
		}
		token, tag, ok := strings.Cut(sc.Text(), "\t")
		if !ok {
			return nil, fmt.Errorf("line %d has no tag", n)
		}
		b.add(token, tag)
	}
	b.endSentence()
	flush()
	return docs, sc.Err()
}

// bioBuilder puts a text back together.
type bioBuilder struct {
	text      strings.Builder
	mentions  []news.Mention
	last      string // the token before, in this sentence
	open      bool   // the token before was in a mention that can go on
	sentences int
}

func (b *bioBuilder) add(token, tag string) {
	token = news.CleanLine(token).String()
	if b.last == "" && b.text.Len() > 0 {
		b.text.WriteString("\n\n")
	} else if spaced(b.last, token) {
		b.text.WriteByte(' ')
	}
	start := b.text.Len()
	b.text.WriteString(token)
	b.last = token
	begin, kind, _ := strings.Cut(tag, "-")
	if kind == "EVENT" {
		kind = "MISC"
	}
	switch {
	case kind == "" || kind == "DATE":
		b.open = false
	case begin == "I" && b.open:
		b.mentions[len(b.mentions)-1].End = b.text.Len()
	default:
		b.mentions = append(b.mentions, news.Mention{
			Span: news.Span{Start: start, End: b.text.Len()}, Type: news.EntityType(kind), Entity: news.None,
		})
		b.open = true
	}
}

// spaced reports whether a space stands between two tokens.
func spaced(before, token string) bool {
	switch token {
	case ".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m":
		return false
	}
	switch before {
	case "", "(", "[", "$", "£", "€", "#", "@":
		return false
	}
	return true
}

func (b *bioBuilder) endSentence() {
	if b.last != "" {
		b.sentences++
	}
	b.last, b.open = "", false
}

func (b *bioBuilder) document(id, corpus string) Document {
	return Document{
		ID: id, Layers: Names, Types: completeFor(corpus),
		Article: news.Article{Text: news.Clean(b.text.String()), Published: news.Day(2010, 1, 1)},
		Gold:    &news.Analysis{Language: "en", Mentions: b.mentions},
	}
}

// completeFor returns the types that a corpus marks throughout, as the table in
// its README says; nil for all.
func completeFor(corpus string) []news.EntityType {
	if strings.HasPrefix(corpus, "gmb") {
		return nil
	}
	return []news.EntityType{news.Person, news.Organisation, news.Location}
}
