package reader

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/tui/keymap"
)

// long returns an article of about n bytes with a name, a quote and a sentence
// in every paragraph, as an analyser finds them.
func long(n int) store.Record {
	const para = "Ilse Marrow, the minister, said on Tuesday that “nobody had looked at the dam for years” — and that it " +
		"was, in the words of the café’s owner, as much her fault as anyone’s. Half-hearted repairs had followed.\n\n"
	rec := record()
	rec.Article.ID = "long"
	rec.Passages = nil
	a := &news.Analysis{Entities: rec.Analysis.Entities, Language: "en"}
	count := n / len(para)
	for i := range count {
		at := i * len(para)
		quote := strings.Index(para, "“")
		a.Mentions = append(a.Mentions, news.Mention{Span: news.Span{Start: at, End: at + 11}, Type: news.Person, Entity: 4})
		a.Quotes = append(a.Quotes, news.Quote{Span: news.Span{Start: at + quote, End: at + quote + 50}, Kind: news.Mixed, Speaker: 4})
		end := strings.Index(para, ". ") + 1
		a.Sentences = append(a.Sentences, news.Span{Start: at, End: at + end}, news.Span{Start: at + end + 1, End: at + len(para) - 2})
	}
	rec.Article.Text = news.Clean(strings.TrimSpace(strings.Repeat(para, count)))
	rec.Analysis = a
	return rec
}

// BenchmarkKey presses a key and draws the screen, in an article of 3 KB and one of 1 MB.
func BenchmarkKey(b *testing.B) {
	for _, size := range []int{3 << 10, 1 << 20} {
		for _, a := range []keymap.Action{keymap.Down, keymap.NextName, keymap.NextQuote, keymap.NextSentence} {
			b.Run(fmt.Sprintf("%dKB/%s", size>>10, a), func(b *testing.B) {
				p := openedWith(b, long(size), 80, 40)
				b.ReportAllocs()
				for b.Loop() {
					p.Do(a)
					p.Lines()
				}
			})
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, size := range []int{3 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			rec := long(size)
			p := openedWith(b, rec, 80, 40)
			for b.Loop() {
				p.setRecord(rec)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	p := openedWith(b, long(1<<20), 80, 40)
	for b.Loop() {
		p.FindLive("fault as")
	}
}
