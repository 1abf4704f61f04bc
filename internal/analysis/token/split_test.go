package token

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

func words(d *news.Doc) string {
	var w []string
	for i := range d.Tokens {
		w = append(w, d.Word(i))
	}
	return strings.Join(w, " ")
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The dam didn't crack.", "The dam did n't crack ."},
		{"Orlec's mayor can't, won't, and they'll wait", "Orlec 's mayor ca n't , wo n't , and they 'll wait"},
		{"Orlec’s mayor didn’t", "Orlec ’s mayor did n’t"},
		{"the farmers' union", "the farmers ' union"},
		{"U.S. troops at 8 p.m. in Washington, D.C.", "U.S. troops at 8 p.m. in Washington , D.C."},
		{"Mr. J. R. O'Dare of Acme Inc. paid", "Mr. J. R. O'Dare of Acme Inc. paid"},
		{"a US-led, state-run twenty-year-old plan", "a US-led , state-run twenty-year-old plan"},
		{"$1,000.50 or 3.5% at 4:12", "$ 1,000.50 or 3.5 % at 4:12"},
		{"``We go,'' she said", "`` We go , '' she said"},
		{"“We go,” ‘he’ said", "“ We go , ” ‘ he ’ said"},
		{"he said.Then left", "he said . Then left"},
		{"wait... what -- yes—no", "wait ... what -- yes — no"},
		{"AT&T and R&D, No. 2, no.", "AT&T and R&D , No. 2 , no ."},
		{"see https://example.org/a?b=1. Or me@example.org", "see https://example.org/a?b=1 . Or me@example.org"},
		{"on 9/11 (IS) #2", "on 9/11 ( IS ) # 2"},
		{"Trump 's and did n't", "Trump 's and did n't"},
		{"Shi'ite d’Ettorre", "Shi'ite d’Ettorre"},
		{"Zoë Müller-Ødegård", "Zoë Müller-Ødegård"},
		{"北京市 is", "北 京 市 is"},
		{"the US.", "the US ."},
		{"said on X.", "said on X ."},
		{"said on X. He left", "said on X . He left"},
		{"said J. Orr and John F. The", "said J. Orr and John F. The"},
		{"", ""},
	} {
		if got := words(Split(c.text, news.InText)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Sentences are divided by | and paragraphs by ¶ in the expectation.
func TestSentences(t *testing.T) {
	for _, c := range []string{
		"The dam broke.|It rained.|Nobody was hurt.",
		"Mr. Teck met Gen. Orr.|They left.",
		"He lives in the U.S.|The rest moved.",
		"The U.S. President spoke at 8 p.m. Friday in St. Anne.|Then he left.",
		"J. R. Teck of Acme Inc. paid.|She went.",
		"“We go.” |“Now.”",
		"“We looked every week.” |Teck left.",
		"“Why?” Teck asked.|He left.",
		"“Go!” |The crowd moved.",
		"\"We go.\" |Teck left.|\"No.\" |\"Yes.\"",
		"``We go.'' |Teck left.",
		"“We go.“ |Teck left.",
		"(He left.) |She stayed.",
		"They met ... and left... |He came.",
		"A heading¶The dam broke.|It rained.",
		"Lingering presence\n|The dam broke on Monday and nobody came to look at it.",
		"The engineers of the valley, who had come on Monday, looked\nThursday at the dam.|They left.",
		"One line that was broken where the margin of the letter was, and\nthen went on.",
		"One.\n|Two.",
		"Did he go?|Yes!|No.",
		"Sen. Orr (R-Ky.) said so.|Rep. Ruiz, D-Calif., left.",
		"He wrote so on X.|Harris left Dover, Del. (AP) in a hurry.",
		"She wrote on X. |“It rained.”",
		"No. 2 won.|No.|Nobody came.",
		"yahoo! said it.|iPhone sales fell.",
	} {
		text := strings.ReplaceAll(strings.ReplaceAll(c, "|", " "), "¶", "\n\n")
		text = strings.ReplaceAll(text, "  ", " ")
		text = strings.ReplaceAll(text, "\n ", "\n")
		d := Split(text, news.InText)
		if got, want := divided(d), tidy(c); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func tidy(s string) string {
	return strings.NewReplacer(" |", "|", "\n|", "|").Replace(s)
}

func divided(d *news.Doc) string {
	var b strings.Builder
	for i, s := range d.Sentences {
		if i > 0 && s.Paragraph != d.Sentences[i-1].Paragraph {
			b.WriteString("¶")
		} else if i > 0 {
			b.WriteString("|")
		}
		b.WriteString(d.Text[s.Start:s.End])
	}
	return b.String()
}

// A text longer than the first room for tokens is cut like a short one, however
// its words change in length.
func TestLongText(t *testing.T) {
	const n = 3 * firstTokens
	text := strings.Repeat("inaccessibility ", n) + strings.Repeat("a b. ", n) + strings.Repeat(".,", n)
	d := Split(text, news.InText)
	check(t, d)
	if len(d.Tokens) != n+3*n+2*n {
		t.Errorf("%d tokens, not %d", len(d.Tokens), 6*n)
	}
	if room := cap(d.Tokens); room > 2*len(d.Tokens) {
		t.Errorf("room for %d tokens, of which %d are taken", room, len(d.Tokens))
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"“We go.” Mr. Teck didn't.\n\nU.S.-led", "a'b ''c `` 's n't 'tis", "http://x.y/).. 1,2.3 é’s ’", "\n\n \u00a0x…\"", "北。A.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := news.Clean(s).String()
		check(t, Split(text, news.InTitle))
	})
}

// check fails unless d keeps what a Doc promises.
func check(t *testing.T, d *news.Doc) {
	t.Helper()
	at := 0
	for _, word := range d.Tokens {
		k := news.Span{Start: int(word.Start), End: int(word.End)}
		if k.Start < at || k.Len() == 0 || !k.Valid(d.Text) {
			t.Fatalf("token %v after %d of %q", k, at, d.Text)
		}
		for i := at; i < k.Start; i += max(1, spaceLen(d.Text, i)) {
			if spaceLen(d.Text, i) == 0 {
				t.Fatalf("byte %d of %q is in no token", i, d.Text)
			}
		}
		at = k.End
	}
	next, para := 0, 0
	for _, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Start != int(d.Tokens[s.First].Start) || s.End != int(d.Tokens[s.Last-1].End) {
			t.Fatalf("sentence %+v, expected to start at token %d, of %q", s, next, d.Text)
		}
		if s.Paragraph < para || s.Paragraph >= len(d.Paragraphs) {
			t.Fatalf("sentence %+v after paragraph %d of %d", s, para, len(d.Paragraphs))
		}
		if p := d.Paragraphs[s.Paragraph]; s.Start < p.Start || s.End > p.End || p.In != d.In {
			t.Fatalf("sentence %+v is not in its paragraph %+v", s, p)
		}
		next, para = s.Last, s.Paragraph
	}
	if next != len(d.Tokens) {
		t.Fatalf("sentences cover %d of %d tokens of %q", next, len(d.Tokens), d.Text)
	}
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("The mayor of Orlec, who didn't resign on Monday, told Gen. Orr: “We paid 1,000 crowns.” The U.S. envoy left.\n\n", 300)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n += len(Split(text, news.InText).Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
