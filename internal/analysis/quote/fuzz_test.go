package quote

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// FuzzFind holds the promise that whatever the text, quotations lie inside it,
// sorted, on rune borders, with cue and speaker in the text and a reason.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"“We looked,” Teck said. “It looked back.”", "\"A\" ''b`` ‘c’ 5'10\" “d", "“\n\n“a\n\n”", "said said said", "Teck said “",
		"according to", "in the words of", "“a“b“c“d", "''''''", "—a\n\n—b\n\n—c\n\n—d", "‘‘‘’’’ ''' \"\"\"", "“x” “y” said z: “w”",
		"he said it said they told the", "Q: a\n\nA: b\n\nQ: c\n\nA: d", "Teck, said, “a”, , said", "It said that \"x\".", "B d the told,", "B.:", "ORLEC -", "said, ", "Teck, said,",
	} {
		f.Add(s)
	}
	find := finder(f)
	f.Fuzz(func(t *testing.T, s string) {
		text := news.Clean(s).String()
		mentions, entities := named(text)
		last := news.Span{}
		for i, q := range find.Find(token.Split(text, news.InText), mentions, entities) {
			for _, span := range []news.Span{q.Span, q.Cue, q.SpeakerSpan} {
				if !span.Valid(text) {
					t.Fatalf("%v is no span of %q", span, text)
				}
			}
			if q.Len() == 0 || i > 0 && q.Span.Less(last) || q.Why.Empty() || q.Kind == "" {
				t.Fatalf("bad quote %+v after %v in %q", q, last, text)
			}
			if q.Speaker != news.None && (q.Speaker < 0 || q.Speaker >= len(entities)) {
				t.Fatalf("speaker %d of %d", q.Speaker, len(entities))
			}
			last = q.Span
		}
	})
}

// Hostile shapes must cost no more per byte in a long text than in a short one:
// compare the two.
func BenchmarkHostile(b *testing.B) {
	f := finder(b)
	for _, s := range []string{"“", "\"a ", "‘a ", "said ", "Teck said ", "(", ", said", "“a” ", "'a' said, ", "he said. ", "“a” the minister said of "} {
		for _, n := range []int{20_000, 80_000} {
			b.Run(fmt.Sprintf("%s/%d", strings.TrimSpace(s), n), func(b *testing.B) {
				text := strings.Repeat(s, n/len(s))
				d := token.Split(text, news.InText)
				mentions, entities := named(text)
				for b.Loop() {
					f.Find(d, mentions, entities)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/byte")
			})
		}
	}
}

func BenchmarkFind(b *testing.B) {
	f := finder(b)
	text := strings.Repeat(benchText, 200)
	d := token.Split(text, news.InText)
	mentions, entities := named(text)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d, mentions, entities)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

const benchText = `“We looked at it every week for ten years, and it looked back,” Bruno Teck, a dam engineer who worked on the wall, told The Courier. “A crack is a sentence.”

Ilse Marrow said in a statement that the cracks had been known to nobody in government before May, when a leak was reported in the gallery. She called the decision “dear, slow and right”.

In the sports hall at Tamsin, 30 kilometres down the valley, rows of beds were made up for the evacuated “guests”, as a sign on the door put it. Trains will not run above Tamsin until next Monday at the earliest.

`

// A random order of the words that the rules look for finds what random bytes
// seldom do.
func TestWordSalad(t *testing.T) {
	vocabulary := strings.Fields(`Teck Marrow VWB Relay Orlec he she it they who which whose that the a his her said says told asked called
		according to in the words of by as was been not had would declined saying report statement letter platform on with and but because
		“guests” “We looked,” “It fell.” “ ” " ' , , . : ; — ( ) 's one spokesman minister company board reports claims Friday 2019 however
		so-called film declared anonymity named whether MS. wall old is are ‘ ’ '' `)
	f := finder(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		var b strings.Builder
		for n := 1 + r.IntN(24); n > 0; n-- {
			b.WriteString(vocabulary[r.IntN(len(vocabulary))])
			b.WriteString([]string{" ", " ", " ", " ", "\n\n", ""}[r.IntN(6)])
		}
		text := b.String()
		mentions, entities := named(text)
		for _, q := range f.Find(token.Split(text, news.InText), mentions, entities) {
			if !q.Span.Valid(text) || !q.Cue.Valid(text) || !q.SpeakerSpan.Valid(text) || q.Why.Empty() {
				t.Fatalf("bad quote %+v in %q", q, text)
			}
		}
	}
}
