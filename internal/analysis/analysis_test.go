package analysis_test

import (
	"strings"
	"sync"
	"testing"

	"dateline/internal/analysis"
	"dateline/internal/news"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ text, tag, skipped string }{
		{"The mayor said on Tuesday that the bridge would be closed for a week.", "en", ""},
		{"Der Bürgermeister sagte am Dienstag, dass die Brücke für eine Woche gesperrt wird und die Schulen nicht öffnen.", "de", "in German"},
		{"Le maire a dit mardi que le pont serait fermé pour une semaine et que les écoles ne sont pas ouvertes.", "fr", "in French"},
		{"El alcalde dijo el martes que el puente estará cerrado por una semana y que las escuelas no se abren.", "es", "in Spanish"},
		{"O prefeito disse na terça-feira que a ponte será fechada por uma semana e que as escolas não abrem.", "pt", "in Portuguese"},
		{"Il sindaco ha detto martedì che il ponte sarà chiuso per una settimana e che le scuole non sono aperte.", "it", "in Italian"},
		{"De burgemeester zei dat de brug een week dicht is en dat de scholen niet open zijn voor het einde van de maand.", "nl", "in Dutch"},
		{"Мэр сказал во вторник, что мост будет закрыт на неделю.", "ru", "in Russian or another language in Cyrillic letters"},
		{"市長は火曜日、橋が一週間閉鎖されると述べた。", "ja", "in Japanese"},
		{"市长星期二说，这座桥将关闭一周。", "zh", "in Chinese"},
		{"قال رئيس البلدية يوم الثلاثاء إن الجسر سيغلق لمدة أسبوع.", "ar", "in Arabic or another language in Arabic letters"},
		{"Bürgermeister Müller", "en", ""},
		{"", "en", ""},
	} {
		an := analysis.New().Analyse(news.Article{Text: news.Clean(c.text)})
		if an.Language != c.tag || an.Skipped.String() != c.skipped {
			t.Errorf("%s is %s, %q; want %s, %q", c.text, an.Language, an.Skipped, c.tag, c.skipped)
		}
		if c.skipped != "" && len(an.Mentions)+len(an.Quotes)+len(an.Times)+len(an.Events) > 0 {
			t.Errorf("%s: has marks", c.text)
		}
	}
}

const report = `VEL HARBOUR: The harbour master, Ansa Quill, said on Monday that the ferry would not sail before 3 May.

“We looked at the hull twice,” Quill told the Vel Gazette. “It needs a month.”

The Northern Ferry Company (NFC) bought the ship in 2019. NFC has three others.`

func article() news.Article {
	return news.Article{
		Title: news.Clean("Ferry stays in harbour, says Quill"), Text: news.Clean(report), Published: news.Day(2026, 4, 7),
	}
}

// Every span lies in its text, every index in its list, and lists are in order.
func check(t *testing.T, a news.Article, an *news.Analysis) {
	t.Helper()
	span := func(what string, s news.Span) {
		text := a.Text.String()
		if s.In == news.InTitle {
			text = a.Title.String()
		}
		if !s.Valid(text) {
			t.Errorf("%s: %v is no span of its text", what, s)
		}
	}
	entity := func(what string, e int) {
		if e < news.None || e >= len(an.Entities) {
			t.Errorf("%s: there is no entity %d", what, e)
		}
	}
	last := -1
	for _, m := range an.Mentions {
		span("mention", m.Span)
		entity("mention", m.Entity)
		if m.Entity < 0 || m.Start < last {
			t.Errorf("mention %v overlaps the one before, or is nobody", m)
		}
		last = m.End
	}
	for _, m := range an.TitleMentions {
		span("title mention", m.Span)
		entity("title mention", m.Entity)
		if m.In != news.InTitle {
			t.Errorf("title mention %v is not in the title", m)
		}
	}
	for _, e := range an.Entities {
		span("description", e.DescriptionAt)
		if e.Name.Empty() || e.Key == "" {
			t.Errorf("entity %s has no name", e.ID)
		}
	}
	for _, q := range an.Quotes {
		for _, s := range []news.Span{q.Span, q.Cue, q.SpeakerSpan} {
			span("quote", s)
		}
		entity("quote", q.Speaker)
	}
	for _, x := range an.Times {
		span("time", x.Span)
	}
	for _, e := range an.Events {
		span("event", e.Span)
		span("event", e.Timex)
		if e.Date == "" {
			t.Errorf("event %v has no date", e)
		}
		for _, i := range e.Entities {
			entity("event", i)
		}
	}
	for _, s := range an.Sources {
		entity("source", s.Entity)
		for _, at := range s.Attributions {
			span("source", at)
		}
	}
}

func TestAnalyse(t *testing.T) {
	a := article()
	az := analysis.New()
	an := az.Analyse(a)
	check(t, a, an)
	if an.Analyser != az.Version() {
		t.Errorf("the analysis is by version %d, not %d", an.Analyser, az.Version())
	}
	var names []string
	for _, e := range an.Entities {
		names = append(names, e.Name.String())
	}
	all := strings.Join(names, ", ")
	for _, want := range []string{"Ansa Quill", "Northern Ferry Company"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not among %s", want, all)
		}
	}
	if len(an.TitleMentions) != 1 || an.Entities[an.TitleMentions[0].Entity].Name.String() != "Ansa Quill" {
		t.Errorf("the headline names %v", an.TitleMentions)
	}
	if len(an.Quotes) < 2 || len(an.Times) < 3 || len(an.Events) < 1 {
		t.Errorf("%d quotes, %d times, %d events", len(an.Quotes), len(an.Times), len(an.Events))
	}
}

// A text longer than a block is analysed block by block, and its marks are in
// order and point into the whole.
func TestLongText(t *testing.T) {
	a := article()
	const copies = 900
	a.Text = news.Clean(strings.Repeat(report+"\n\n", copies))
	an := analysis.New().Analyse(a)
	check(t, a, an)
	one := analysis.New().Analyse(article())
	if got, want := len(an.Mentions), copies*len(one.Mentions); got < want*3/4 {
		t.Errorf("%d mentions in %d copies of %d", got, copies, len(one.Mentions))
	}
	last := an.Mentions[len(an.Mentions)-1]
	if last.End < a.Text.Len()-len(report) {
		t.Errorf("the last mention is at %d of %d", last.End, a.Text.Len())
	}
}

// One analyser serves many goroutines, and says the same to each.
func TestConcurrent(t *testing.T) {
	az := analysis.New()
	var wg sync.WaitGroup
	counts := make([]int, 8)
	for i := range counts {
		wg.Go(func() { counts[i] = len(az.Analyse(article()).Mentions) })
	}
	wg.Wait()
	for _, n := range counts {
		if n != counts[0] {
			t.Errorf("mentions are %v", counts)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add("Ferry stays", report)
	f.Add("", "“Go,” said Ann. \"No.\" (X) said: ‘it’s on Friday’")
	f.Add("A", "A (B) ((C)) A's said, who is is was the of, 54, a nurse")
	az := analysis.New()
	f.Fuzz(func(t *testing.T, title, text string) {
		a := news.Article{Title: news.CleanLine(title), Text: news.Clean(text), Published: news.Day(2026, 4, 7)}
		check(t, a, az.Analyse(a))
	})
}

func BenchmarkAnalyse(b *testing.B) {
	a := article()
	a.Text = news.Clean(strings.Repeat(report+"\n\n", 6))
	az := analysis.New()
	az.Analyse(a)
	words := len(strings.Fields(a.Text.String()))
	b.ReportAllocs()
	for b.Loop() {
		az.Analyse(a)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
