package sourcing

import (
	"strings"

	"dateline/internal/news"
)

// withheld are the words before a document, and seenBy those after it, by which
// an article tells that it rests on it.
var (
	withheld = set("classified", "confidential", "court", "draft", "internal", "leaked", "private", "secret", "sealed", "unpublished")
	seenBy   = set("leaked", "obtained", "published", "released", "reviewed", "seen", "viewed")
)

// documents adds the documents that the text says it has seen, and that nobody
// is quoted from: their sentence stands for the attribution.
func (b *builder) documents() {
	for _, s := range b.an.Sentences {
		words := strings.Fields(b.text[s.Start:s.End])
		for i, w := range words {
			noun := bare(w)
			if !documents[noun] || b.has(noun) {
				continue
			}
			first := i
			for first > 0 && i-first < 3 && withheld[bare(words[first-1])] {
				first--
			}
			seen := i+2 < len(words) && w == noun && seenBy[words[i+1]] && (words[i+2] == "by" || words[i+2] == "to")
			if first == i && !seen {
				continue
			}
			if first > 0 && articles[strings.ToLower(words[first-1])] {
				first--
			}
			b.cite(noun, news.CleanLine(uncapital(bareEnd(strings.Join(words[first:i+1], " ")))), s)
		}
	}
}

func (b *builder) has(noun string) bool {
	_, ok := b.at["document "+noun]
	return ok
}

// cite adds a document that the sentence s cites.
func (b *builder) cite(noun string, name news.Text, s news.Span) {
	b.at["document "+noun] = len(b.list)
	b.list = append(b.list, news.Source{Name: name, Kind: news.SourceDocument, Entity: news.None, Attributions: []news.Span{s}})
}

// bare returns a word in lower case without punctuation around it.
func bare(w string) string { return strings.ToLower(strings.Trim(w, ",.;:!?“”\"'’()")) }

func bareEnd(s string) string { return strings.TrimRight(s, ",.;:!?”\"'’)") }
