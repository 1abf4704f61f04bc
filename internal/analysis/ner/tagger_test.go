package ner_test

import (
	"strings"
	"testing"

	"dateline/data"
	"dateline/internal/analysis/ner"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

func tagger(t testing.TB) *ner.Tagger {
	t.Helper()
	g, err := ner.New(ner.Resources{Gazetteers: ner.Gazetteers{
		Countries: data.Gazetteer("countries"), Places: data.Gazetteer("places"),
		Peoples: data.Gazetteer("peoples"), Given: data.Gazetteer("given"),
		Organisations: data.Gazetteer("organisations"), Outlets: data.Gazetteer("outlets"),
		Platforms: data.Gazetteer("platforms"), NameWords: data.Gazetteer("namewords"),
	}, Rules: data.Rule("names"), Model: data.NameModel()})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// marked returns the text with its names in brackets.
func marked(d *news.Doc, names []news.Mention) string {
	var b strings.Builder
	at := 0
	for _, m := range names {
		b.WriteString(d.Text[at:m.Start] + "[" + string(m.Type) + " " + d.Text[m.Start:m.End] + "]")
		at = m.End
	}
	b.WriteString(d.Text[at:])
	return b.String()
}

// unmark takes the brackets off again.
func unmark(s string) string {
	for _, t := range []string{"PER", "ORG", "LOC", "MISC"} {
		s = strings.ReplaceAll(s, "["+t+" ", "")
	}
	return strings.ReplaceAll(s, "]", "")
}

// Most names here are invented: what is around them must do.
func TestTag(t *testing.T) {
	g := tagger(t)
	for _, want := range []string{
		"The mayor of [LOC Orlec], [PER Ilse Marrow], resigned on Monday.",
		"[MISC Iraqi] troops left [LOC Syria] in 2019.",
		"Prime Minister [PER Tomas Verrin] told the [ORG BBC] that he would stay.",
		"A spokesman for the [ORG Orlec Water Authority] said the dam was safe.",
		"“We are ready,” said [PER Bruno Teck], an engineer at [ORG University College London].",
		"Shares in [ORG Marrow Industries Inc.] fell by 3 per cent.",
		"Nobody was hurt in the storm.",
		"A bill by Sen. [PER Hollis Strand], R-[LOC Ky.], and Rep. [PER Eula Lark] (D-[LOC Macon]) fell.",
		"The [LOC Iowa] [MISC Republican] said the [LOC US]-led force would stay.",
		"Secretary of State [PER Tomas Verrin] met all [MISC Democrats].",
		"Shares of [ORG Cowper & Lowe] rose more than the [MISC Dow Jones Industrial Average].",
		"Representative [PER Bruno Teck], [MISC Republican] of [LOC Ohio], told broadcaster [ORG OrlecTV] so.",
		"The [ORG Royal Thai Police] left.",
		"[PER Ramesh \"Sunny\" Verrin] met Assistant [LOC U.S.] Attorney [PER Robert Teck].",
		"The [MISC Orlec Amendment Act] passed.",
		"The [ORG Coalition for Unity and Democracy] left.",
		"The [ORG Committee on Commerce, Science and Transportation] met after Christmas Eve.",
		"[ORG Ibasa], the environment agency, warned [ORG Ibasa].",
		"[LOC ORLEC], [LOC Sorvenia] ([ORG Sable]) - It rained.",
		"[PER Marian Hale] of [LOC Colorado] won.",
		"The wall, said [PER Abder Ait Daoud], head of the town, is old.",
		"The [ORG M23] rebels left. (Editing by [PER Ilse Marrow])",
		"The letter was posted to [ORG X], he said.",
		"The regulator, [ORG Ofset], fined the firm.",
		// What the rules add: datelines, acronyms, places to post, articles, titles.
		"[LOC ORLEC]: The wall of the dam has cracked.",
		"[LOC NESS], [LOC Eyrland]: A rocket fell into the sea.",
		"UPDATE: The wall of the dam has cracked.",
		"The [ORG Kelmark Depositors' Union] ([ORG KDU]) met on Monday.",
		"“Never,” she wrote on [ORG Relay] on Friday.",
		"He told [ORG The Courier] that he would stay.",
		"[LOC US] President [PER Tomas Verrin] left.",
		// The last mention alone would be anybody's guess.
		"[PER Colm Teague] had slept. His brother said so. [PER Teague] was the mate.",
	} {
		d := token.Split(unmark(want), news.InText)
		if got := marked(d, g.Tag(d)); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestNewDamagedModel(t *testing.T) {
	whole := data.NameModel()
	for _, b := range [][]byte{nil, []byte("x"), whole[:len(whole)-1], whole[:20], append([]byte("D"), whole[1:]...)} {
		if _, err := ner.New(ner.Resources{Model: b}); err == nil {
			t.Errorf("a model of %d bytes was taken", len(b))
		}
	}
}

func FuzzTag(f *testing.F) {
	g := tagger(f)
	f.Add("Mr. Teck (OWA) of al-Orlec’s “O.W.A.” in\n\nBAGHDAD: U.S.-led I-95")
	f.Fuzz(func(t *testing.T, s string) {
		d := token.Split(news.Clean(s).String(), news.InTitle)
		at := 0
		for _, m := range g.Tag(d) {
			if m.Start < at || m.End <= m.Start || !m.Valid(d.Text) || m.In != news.InTitle || m.Entity != news.None {
				t.Fatalf("mention %+v after %d in %q", m, at, d.Text)
			}
			at = m.End
		}
	})
}

func BenchmarkTag(b *testing.B) {
	g := tagger(b)
	d := token.Split(strings.Repeat("The mayor of Orlec, Ilse Marrow, who did not resign on Monday, told the Courier that the Orlec Water Authority had paid nothing so far. "+
		"The rest of the money, she said, will come from the Ministry of Finance in London by the end of the year, when the work is done.\n\n", 100), news.InText)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		g.Tag(d)
		n += len(d.Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		tagger(b)
	}
}
