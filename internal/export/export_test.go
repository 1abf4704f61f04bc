package export

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/annotate"
	"dateline/internal/news"
	"dateline/internal/store"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// records are an article with all that can be on it, and a bare one.
func records() []store.Record {
	a := news.Article{
		ID: "k3w9", Title: news.Clean("Cracks close the *Orlec* dam"), Published: news.Day(2025, 6, 4),
		Publisher: news.Clean("The Courier"), Byline: news.Clean("Dana Rusk"), URL: news.Clean("https://courier.example/dams?a=1&b=<2>"),
		Place: news.Clean("Orlec"),
		Text:  news.Clean("ORLEC: Café owners left.\n\n“We looked,” Teck said.\n\n=SUM(A1) is no <b>formula</b>."),
	}
	a.Hash = a.Sum()
	at := func(words string) news.Span {
		i := strings.Index(a.Text.String(), words)
		return news.Span{Start: i, End: i + len(words)}
	}
	made := time.Date(2025, 6, 5, 9, 30, 0, 0, time.UTC)
	mark := func(id, words, note string, tags ...string) news.Passage {
		p := news.Passage{ID: id, Article: a.ID, Span: at(words), Selector: annotate.Select(a, at(words)), Note: news.Clean(note), Created: made, Modified: made}
		for _, t := range tags {
			p.Tags = append(p.Tags, news.Clean(t))
		}
		return p
	}
	orphan := mark("p3", "=SUM(A1) is no <b>formula</b>.", "")
	orphan.Span = news.Span{}
	bare := news.Article{ID: "m1", Title: news.Clean("Nothing marked"), Text: news.Clean("One.")}
	return []store.Record{
		{Article: a, State: news.State{Read: true, Tags: []news.Text{news.Clean("dams")}}, Passages: []news.Passage{
			mark("p1", "Café owners left.\n\n“We looked,”", "call them\nagain", "verify", "who_said"),
			mark("p2", "=SUM(A1)", ""), orphan}},
		{Article: bare},
	}
}

func TestFormats(t *testing.T) {
	for _, name := range []string{"export.md", "export.csv", "export.jsonl"} {
		t.Run(name, func(t *testing.T) {
			f, err := ParseFormat(name)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			w, err := New(&b, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range records() {
				if err := w.Article(r); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			golden(t, name, b.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update rewrites it):\n%s", path, got)
	}
}

func TestParseFormat(t *testing.T) {
	for name, want := range map[string]Format{"md": Markdown, "Markdown": Markdown, "a.csv": CSV, "json": JSON, "x/y.jsonl": JSON, "pdf": "", "": ""} {
		got, err := ParseFormat(name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q %v", name, got, err)
		}
	}
}

// The payloads of a hostile article: no export may hand one on.
func TestNothingHostile(t *testing.T) {
	bad := "a\x1b[31m\x1b]0;t\x07\u009b\u202e\U000e0041b"
	r := store.Record{Article: news.Article{ID: "x", Title: news.Clean(bad), Text: news.Clean(bad)},
		Passages: []news.Passage{{ID: "p", Note: news.Clean(bad), Tags: []news.Text{news.Clean(bad)}, Selector: news.Selector{Exact: news.Clean(bad)}}}}
	for _, f := range []Format{Markdown, CSV, JSON} {
		var b strings.Builder
		w, _ := New(&b, f)
		if err := w.Article(r); err != nil {
			t.Fatal(err)
		}
		w.Close()
		if got := b.String(); news.Clean(got).String() != got {
			t.Errorf("%s: %q", f, got)
		}
	}
}
