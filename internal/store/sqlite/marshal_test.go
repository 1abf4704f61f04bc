package sqlite

import (
	"reflect"
	"testing"

	"dateline/internal/news"
)

func TestAnalysisComesBack(t *testing.T) {
	text := news.Clean("“The lake,” said Bruno Teck, a dam engineer, on Tuesday.")
	a := &news.Article{Text: text, Title: news.Clean("Dam")}
	span := news.Span{Start: 3, End: 11}
	for name, an := range map[string]*news.Analysis{
		"empty":   {},
		"skipped": {Analyser: 3, Language: "de", Skipped: news.Clean("in German")},
		"full": {
			Analyser: 1, Language: "en", Sentences: []news.Span{{End: 20}, span},
			Mentions:      []news.Mention{{Span: span, Type: news.Person}, {Span: news.Span{Start: 1, End: 2}, Type: "NEW", Entity: news.None}},
			TitleMentions: []news.Mention{{Span: news.Span{End: 3, In: news.InTitle}, Type: news.Location, Entity: 1}},
			Entities: []news.Entity{
				{ID: "e1", Type: news.Person, Name: news.Clean("Bruno Teck"), Key: "PER:bruno teck", Aliases: []news.Text{news.Clean("Teck"), {}}, Description: news.Clean("a dam engineer"), DescriptionAt: span},
				{ID: "x", Type: news.Organisation, Name: news.Clean("Elsewhere"), Key: "ORG:another"},
			},
			Quotes: []news.Quote{
				{Span: span, Kind: news.Direct, Cue: span, Speaker: 0, SpeakerSpan: span, Channel: news.Clean("X"), Why: news.Clean("“said” follows it")},
				{Span: span, Kind: news.Scare, Speaker: news.None, Anonymous: true, Reason: news.Clean("not authorised")},
			},
			Times:   []news.Timex{{Span: span, Type: news.Date, Value: "2025-06-03"}, {Span: span, Type: news.Set, Value: ""}},
			Events:  []news.Event{{Span: span, Date: "2025-06", Future: true, Summary: news.Clean("said Bruno Teck"), Entities: []int{0, 1}, Timex: span}},
			Sources: []news.Source{{Name: news.Clean("Teck"), Kind: news.SourcePerson, Entity: 0, Channels: []news.Text{news.Clean("X")}, Attributions: []news.Span{span}, Reason: news.Clean("r")}},
		},
	} {
		got, err := unmarshalAnalysis(a, marshalAnalysis(a, an))
		if err != nil || !reflect.DeepEqual(got, an) {
			t.Errorf("%s comes back as\n%+v, not\n%+v: %v", name, got, an, err)
		}
	}
}

// FuzzUnmarshal reads what may be anything: it must neither panic nor allocate
// more than the input can account for, and what it accepts it writes alike.
func FuzzUnmarshal(f *testing.F) {
	a := &news.Article{Text: news.Clean("“The lake,” said Teck.")}
	f.Add([]byte{})
	f.Add(marshalAnalysis(a, &news.Analysis{Analyser: 1, Mentions: []news.Mention{{Span: news.Span{Start: 3, End: 6}, Type: news.Person}}, Entities: []news.Entity{{Name: news.Clean("lake")}}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		an, err := unmarshalAnalysis(a, b)
		if err != nil {
			return
		}
		again, err := unmarshalAnalysis(a, marshalAnalysis(a, an))
		if err != nil || !reflect.DeepEqual(an, again) {
			t.Errorf("%+v comes back as %+v: %v", an, again, err)
		}
	})
}
