package contract_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/contract"
	"dateline/internal/news"
)

// at returns the span of the n-th (from 0) occurrence of words in text.
func at(t *testing.T, text, words string, n int) news.Span {
	t.Helper()
	start := 0
	for ; ; n-- {
		i := strings.Index(text[start:], words)
		if i < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		if start += i; n == 0 {
			return news.Span{Start: start, End: start + len(words)}
		}
		start += len(words)
	}
}

const text = "ÉVORA: “Água,” Zoë Cole said on 4 May.\n\nCole left “it”."

func sample(t *testing.T) (news.Article, *news.Analysis) {
	a := news.Article{
		Title: news.Clean("Cole says água"), Text: news.Clean(text), Published: news.Day(2025, 5, 6), Place: news.Clean("Évora"),
	}
	title := at(t, a.Title.String(), "Cole", 0)
	title.In = news.InTitle
	return a, &news.Analysis{
		Language: "en",
		Mentions: []news.Mention{
			{Span: at(t, text, "ÉVORA", 0), Type: news.Location, Entity: 0},
			{Span: at(t, text, "Zoë Cole", 0), Type: news.Person, Entity: 1},
			{Span: at(t, text, "Cole", 1), Type: news.Person, Entity: 1},
		},
		TitleMentions: []news.Mention{{Span: title, Type: news.Person, Entity: 1}},
		Entities: []news.Entity{
			{ID: "e1", Type: news.Location, Name: news.Clean("Évora")},
			{ID: "e2", Type: news.Person, Name: news.Clean("Zoë Cole"), Aliases: []news.Text{news.Clean("Cole")}},
		},
		Quotes: []news.Quote{
			{Span: at(t, text, "“Água,”", 0), Kind: news.Direct, Cue: at(t, text, "said", 0), Speaker: 1,
				SpeakerSpan: at(t, text, "Zoë Cole", 0), Why: news.Clean("said, beside the name")},
			{Span: at(t, text, "“it”", 0), Kind: news.Scare, Speaker: news.None},
		},
		Times:  []news.Timex{{Span: at(t, text, "4 May", 0), Type: news.Date, Value: "2025-05-04"}},
		Events: []news.Event{{Span: at(t, text, "Cole left “it”.", 0), Date: "2025-05-04", Summary: news.Clean("Cole left"), Entities: []int{1}}},
		Sources: []news.Source{{Name: news.Clean("Zoë Cole"), Kind: news.SourcePerson, Entity: 1,
			Attributions: []news.Span{at(t, text, "“Água,”", 0)}}},
	}
}

const line = `{"path":"a.txt","line":2,"title":"Cole says água","published":"2025-05-06","place":"Évora","publisher":null,"byline":null,"language":"en",` +
	`"text":"ÉVORA: “Água,” Zoë Cole said on 4 May.\n\nCole left “it”.",` +
	`"mentions":[{"start":0,"end":5,"type":"LOC","entity":"e1"},{"start":15,"end":23,"type":"PER","entity":"e2"},{"start":40,"end":44,"type":"PER","entity":"e2"}],` +
	`"title_mentions":[{"start":0,"end":4,"type":"PER","entity":"e2"}],` +
	`"entities":[{"id":"e1","type":"LOC","name":"Évora","aliases":[],"description":null},{"id":"e2","type":"PER","name":"Zoë Cole","aliases":["Cole"],"description":null}],` +
	`"quotes":[{"start":7,"end":14,"kind":"direct","cue":[24,28],"speaker":"e2","speaker_span":[15,23],"anonymous":false,"channel":null,"why":"said, beside the name"},` +
	`{"start":50,"end":54,"kind":"scare","cue":null,"speaker":null,"speaker_span":null,"anonymous":false,"channel":null,"why":null}],` +
	`"times":[{"start":32,"end":37,"type":"DATE","value":"2025-05-04"}],` +
	`"events":[{"start":40,"end":55,"date":"2025-05-04","future":false,"summary":"Cole left","entities":["e2"]}],` +
	`"sources":[{"name":"Zoë Cole","kind":"person","entity":"e2","channels":[],"attributions":[[7,14]]}]}` + "\n"

func TestWrite(t *testing.T) {
	a, an := sample(t)
	var b bytes.Buffer
	if err := contract.Write(&b, a, an, "a.txt", 2); err != nil {
		t.Fatal(err)
	}
	if b.String() != line {
		t.Errorf("got\n%s\nwant\n%s", b.String(), line)
	}
}

func TestWriteEmpty(t *testing.T) {
	var b bytes.Buffer
	if err := contract.Write(&b, news.Article{}, &news.Analysis{}, "-", 0); err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"mentions", "title_mentions", "entities", "quotes", "times", "events", "sources"} {
		if _, ok := m[list].([]any); !ok {
			t.Errorf("%s is %v, not an empty list", list, m[list])
		}
	}
	if m["line"] != nil || m["published"] != nil || m["language"] != nil || m["text"] != "" {
		t.Errorf("unknown values are not null: %s", b.String())
	}
}

// A text longer than a piece comes out whole, whatever stands at the borders.
func TestWriteLong(t *testing.T) {
	want := news.Clean(strings.Repeat("é\"\\\n“<&>” x\t", 5000))
	var b bytes.Buffer
	if err := contract.Write(&b, news.Article{Text: want}, &news.Analysis{}, "-", 0); err != nil {
		t.Fatal(err)
	}
	var got struct{ Text string }
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || got.Text != want.String() {
		t.Errorf("the text changed: %v, %d of %d bytes", err, len(got.Text), want.Len())
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteError(t *testing.T) {
	a, an := sample(t)
	for name, write := range map[string]func() error{
		"JSON":    func() error { return contract.Write(full{}, a, an, "a.txt", 0) },
		"summary": func() error { return contract.WriteSummary(full{}, a, an) },
		"marks":   func() error { return contract.Explain(full{}, a, an) },
	} {
		if err := write(); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

const explained = `Cole says água
2025-05-06 · Évora

[LOC e1: ÉVORA]: {q1 direct: “Água,”} [PER e2: Zoë Cole] said on <2025-05-04: 4 May>.
    e1 is LOC Évora
    q1 direct: Zoë Cole: said, beside the name
    e2 is PER Zoë Cole, also called Cole
    "4 May" is DATE 2025-05-04

[PER e2: Cole] left {q2 scare: “it”}.
    event 2025-05-04: "Cole left", dated as the article is
    q2 scare: marks without a speaker
`

func TestExplain(t *testing.T) {
	a, an := sample(t)
	var b bytes.Buffer
	if err := contract.Explain(&b, a, an); err != nil {
		t.Fatal(err)
	}
	if b.String() != explained {
		t.Errorf("got\n%s\nwant\n%s", b.String(), explained)
	}
}

const summarised = `Cole says água
2025-05-06 · Évora

Names
  LOC  Évora
  PER  Zoë Cole (also Cole) ×2

Quotes
  direct   “Água,”
           — Zoë Cole
  scare    “it”

Times
  DATE     2025-05-04       4 May

Events
  2025-05-04 Cole left

Sources
  person       Zoë Cole ×1
`

func TestSummary(t *testing.T) {
	a, an := sample(t)
	var b bytes.Buffer
	if err := contract.WriteSummary(&b, a, an); err != nil {
		t.Fatal(err)
	}
	if b.String() != summarised {
		t.Errorf("got\n%s\nwant\n%s", b.String(), summarised)
	}
}

// Every byte offset on a rune border becomes the number of code points before it.
func FuzzOffsets(f *testing.F) {
	f.Add("plain", 3)
	f.Add(strings.Repeat("é", 200)+"x", 301)
	f.Fuzz(func(t *testing.T, s string, off int) {
		s = news.Clean(s).String()
		if off < 0 || off > len(s) || off < len(s) && !utf8.RuneStart(s[off]) {
			return
		}
		an := &news.Analysis{Times: []news.Timex{{Span: news.Span{Start: off, End: len(s)}}}}
		var b bytes.Buffer
		if err := contract.Write(&b, news.Article{Text: news.Clean(s)}, an, "", 0); err != nil {
			t.Fatal(err)
		}
		var got struct{ Times []struct{ Start, End int } }
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if want := utf8.RuneCountInString(s[:off]); got.Times[0].Start != want {
			t.Errorf("byte %d is code point %d, not %d", off, got.Times[0].Start, want)
		}
	})
}
