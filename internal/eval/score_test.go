package eval

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// compare parses two marked versions of one text and returns the report.
func compare(t *testing.T, gold, found string) *Report {
	t.Helper()
	g, err := ParseGold(gold)
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseGold(found)
	if err != nil {
		t.Fatal(err)
	}
	if g.Article.Text != f.Article.Text {
		t.Fatalf("two texts: %q and %q", g.Article.Text, f.Article.Text)
	}
	for i, e := range f.Gold.Events { // as the analyser does, from here to the end
		e.End = f.Article.Text.Len()
		f.Gold.Events[i] = e
	}
	r := &Report{}
	r.Add(g, f.Gold)
	return r
}

const foot = "\n---\nentity a | PER | Ann Cole\nentity b | LOC | Kent\n"

// Each case is a row of the table that two mark-ups give, as gold/found/right.
func TestScores(t *testing.T) {
	for _, c := range []struct {
		name, gold, found, layer, row string
		want                          Count
	}{
		{"same name", "{PER a|Ann Cole} in {LOC b|Kent}", "{PER a|Ann Cole} in {LOC b|Kent}", "names", "all four", Count{2, 2, 2}},
		{"shorter name", "{PER a|Ann Cole} in {LOC b|Kent}", "Ann {PER a|Cole} in {LOC b|Kent}", "names", "PER", Count{1, 1, 0}},
		{"shorter name overlaps", "{PER a|Ann Cole} in {LOC b|Kent}", "Ann {PER a|Cole} in {LOC b|Kent}", "names", "a name (overlap)", Count{2, 2, 2}},
		{"other type", "{PER a|Ann} in {LOC b|Kent}", "{PER a|Ann} in {ORG b|Kent}", "names", "LOC", Count{1, 0, 0}},
		{"joined", "{PER a|Ann} {PER a|Cole} {PER a|Ann} {LOC b|Kent}", "{PER a|Ann} {PER a|Cole} {PER b|Ann} {LOC b|Kent}", "entities", "PER pairs", Count{3, 1, 1}},
		{"exact time", "on {TIME DATE 2025-01-01|a day} {PER a|A} {LOC b|B}", "on {TIME DATE 2025-01-02|a day} {PER a|A} {LOC b|B}", "times", "strict", Count{1, 1, 1}},
		{"wrong value", "on {TIME DATE 2025-01-01|a day} {PER a|A} {LOC b|B}", "on {TIME DATE 2025-01-02|a day} {PER a|A} {LOC b|B}", "times", "value", Count{1, 1, 0}},
		{"loose time", "on {TIME DATE 2025-01-01|a day} {PER a|A} {LOC b|B}", "on a {TIME DATE 2025-01-01|day} {PER a|A} {LOC b|B}", "times", "strict", Count{1, 1, 0}},
		{"loose time, value", "on {TIME DATE 2025-01-01|a day} {PER a|A} {LOC b|B}", "on a {TIME DATE 2025-01-01|day} {PER a|A} {LOC b|B}", "times", "value", Count{1, 1, 1}},
		{"quote and speaker", "{QUOTE q direct speaker=a|“Go.”} {BY q|{PER a|Ann}} {LOC b|B}", "{QUOTE q direct speaker=a|“Go.”} {BY q|{PER a|Ann}} {LOC b|B}", "quotes", "and its speaker", Count{1, 1, 1}},
		{"mark left out", "{QUOTE q direct speaker=a|“Go.”} {BY q|{PER a|Ann}} {LOC b|B}", "“{QUOTE q direct speaker=a|Go.}” {BY q|{PER a|Ann}} {LOC b|B}", "quotes", "found", Count{1, 1, 1}},
		{"wrong speaker", "{QUOTE q direct speaker=a|“Go.”} {PER a|Ann} {LOC b|B}", "{QUOTE q direct speaker=b|“Go.”} {PER a|Ann} {LOC b|B}", "quotes", "and its speaker", Count{1, 1, 0}},
		{"scare", "{QUOTE q scare|“Go”} {PER a|Ann} {LOC b|B}", "{QUOTE q direct speaker=a|“Go”} {PER a|Ann} {LOC b|B}", "quotes", "scare", Count{1, 0, 0}},
		{"half a paraphrase", "{QUOTE q indirect speaker=a|all of us left} {PER a|Ann} {LOC b|B}", "all {QUOTE q indirect speaker=a|of us left} {PER a|Ann} {LOC b|B}", "indirect", "found", Count{1, 1, 1}},
	} {
		r := compare(t, "title: x\n\n"+c.gold+foot, "title: x\n\n"+c.found+foot)
		if got := r.Find(c.layer, c.row).Count; got != c.want {
			t.Errorf("%s: %s %s is %v, want %v", c.name, c.layer, c.row, got, c.want)
		}
	}
}

func TestEventAndSourceScores(t *testing.T) {
	gold := "title: x\n\n{PER a|Ann} left {LOC b|Kent}." + foot + "event 2025 | Ann left\nevent future 2026 | Ann left\nsource person | Ann Cole\n"
	found := "title: x\n\n{PER a|Ann} left {LOC b|Kent}." + foot + "event 2025 | Ann left\nevent 2024 | Ann left\nsource organisation | ann cole\nsource person | Bea\n"
	r := compare(t, gold, found)
	for _, c := range []struct {
		layer, row string
		want       Count
	}{
		{"events", "sentence and date", Count{2, 2, 1}},
		{"events", "date", Count{2, 2, 1}},
		{"sources", "source", Count{1, 2, 1}},
		{"sources", "its kind", Count{1, 1, 0}},
	} {
		if got := r.Find(c.layer, c.row).Count; got != c.want {
			t.Errorf("%s %s is %v, want %v", c.layer, c.row, got, c.want)
		}
	}
	var b strings.Builder
	if err := r.WriteErrors(&b); err != nil || !strings.Contains(b.String(), "want 2026\tgot nothing") {
		t.Errorf("the misses are\n%s", b.String())
	}
	b.Reset()
	if _, err := r.WriteTo(&b); err != nil || !strings.Contains(b.String(), "sentence and date            2       2       1    50.0    50.0    50.0") {
		t.Errorf("the table is\n%s", b.String())
	}
}

func TestReadCorpora(t *testing.T) {
	docs, err := readBIO(strings.NewReader("Ann\tB-PER\nCole\tI-PER\n's\tO\ncar\tO\n.\tO\n\nOn\tO\nMonday\tB-DATE\nKent\tB-LOC\nBank\tB-ORG\nFair\tB-EVENT\n"), "gmb.dev")
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	text := docs[0].Article.Text.String()
	if want := "Ann Cole's car.\n\nOn Monday Kent Bank Fair"; text != want {
		t.Errorf("the text is %q, want %q", text, want)
	}
	var got []string
	for _, m := range docs[0].Gold.Mentions {
		got = append(got, string(m.Type)+" "+text[m.Start:m.End])
	}
	if s := strings.Join(got, ", "); s != "PER Ann Cole, LOC Kent, ORG Bank, MISC Fair" {
		t.Errorf("the names are %s", s)
	}
	docs, err = readLines(strings.NewReader(`{"id":"x","date":"2025-01-02","text":"é “a” “b” Ann","quotes":[{"start":2,"end":9,"kind":"mixed","cue":null,"speaker":[10,13],"speaker_name":"Ann"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	c := comparison{d: &docs[0], text: docs[0].Article.Text.String(), gold: docs[0].Gold, found: &news.Analysis{}}
	qs := c.goldQuotes()
	if len(qs) != 2 || c.words(qs[0].Span) != "“a”" || c.words(qs[1].Span) != "“b”" || c.words(qs[1].SpeakerSpan) != "Ann" {
		t.Errorf("the quotes are %v", qs)
	}
}
