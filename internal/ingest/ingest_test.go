package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/news"
)

// read returns what Read makes of s, one item a line:
// published | place | agency | title | first words of the text, or the error.
func read(t *testing.T, name, s string) string {
	t.Helper()
	var out []string
	err := Read(strings.NewReader(s), name, func(it Item) error {
		if it.Err != nil {
			out = append(out, it.Name()+" ! "+it.Err.Error())
			return nil
		}
		a := it.Article
		text, _, _ := strings.Cut(a.Text.String(), "\n")
		out = append(out, strings.Join([]string{
			a.Published.String(), a.Place.String(), a.Agency.String(), a.Title.String(), text}, " | "))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, "\n")
}

var formats = []struct{ name, file, in, want string }{
	{"wire", "a.txt", " date 2025-06-04 ORLEC: Engineers emptied the lake.\n\nMore.",
		"2025-06-04 | Orlec |  | Engineers emptied the lake | ORLEC: Engineers emptied the lake."},
	{"wire, header on its own line", "a.txt", "date 2025-06-04\nORLEC (Sable) - Engineers emptied the lake.",
		"2025-06-04 | Orlec | Sable | Engineers emptied the lake | ORLEC (Sable) - Engineers emptied the lake."},
	{"a word that begins like the header", "a.txt", "date 2025-06-04th is a day.", " |  |  | date 2025-06-04th is a day | date 2025-06-04th is a day."},
	{"no such day", "a.txt", "date 2025-02-31 is no day.", " |  |  | date 2025-02-31 is no day | date 2025-02-31 is no day."},
	{"headline line", "a.txt", "Cracks close the dam\n\nThe lake is empty.", " |  |  | Cracks close the dam | The lake is empty."},
	{"a first line with a stop is no headline", "a.txt", "The lake is empty.\n\nMore.", " |  |  | The lake is empty | The lake is empty."},
	{"a long first line is no headline", "a.txt", strings.TrimSpace(strings.Repeat("word ", 40)) + "\n\nMore",
		" |  |  | " + strings.TrimSpace(strings.Repeat("word ", 22)) + "… | " + strings.TrimSpace(strings.Repeat("word ", 40))},
	{"only a headline", "a.txt", "Cracks close the dam", " |  |  | Cracks close the dam | Cracks close the dam"},
	{"markdown", "a.md", "---\ntitle: Cracks\ndate: 2025-06-04T08:10:00+02:00\npublisher: The Courier\nauthor: [Dana Rusk, Ed Po]\n---\nThe *lake* is [empty](http://x.example).\n",
		"2025-06-04T08:10:00+02:00 |  |  | Cracks | The lake is empty."},
	{"markdown without front matter", "a.md", "# Cracks\n\nThe lake is empty.", " |  |  | Cracks | The lake is empty."},
	{"front matter in a text file", "a.txt", "---\ntitle: Cracks\ndate: 2025-06-04\n---\n\nThe lake.", "2025-06-04 |  |  | Cracks | The lake."},
	{"broken front matter", "a.md", "---\ntitle: [Cracks\n---\nThe lake.", ""},
	{"wrong date", "a.md", "---\ntitle: Cracks\ndate: soon\n---\nThe lake.", `a.md ! its date: "soon" is not a date like 2025-03-15 or 2025-03-15T08:10:00Z`},
	{"json lines", "a.jsonl", "{\"title\":\"A\",\"date\":\"2025-06-04\",\"text\":\"One.\"}\n\nnonsense\n{\"text\":7}\n{\"title\":\"B\",\"text\":\"Two.\"}\n",
		"2025-06-04 |  |  | A | One.\na.jsonl:3 ! it is not JSON (at byte 2: invalid character 'o' in literal null (expecting 'u'))\na.jsonl:4 ! its \"text\" is a number and must be a string\n |  |  | B | Two."},
	{"json lines on a stream", "-", `{"title":"A","text":"One."}`, " |  |  | A | One."},
	{"empty", "a.txt", " \n\t\n", "a.txt ! there is no text in it"},
	{"a web page", "a.txt", "<!DOCTYPE html><p>The lake.", "a.txt ! it is a web page; save its text and add that"},
	{"a picture", "a.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt ! it is not text"},
	{"UTF-8 with a mark", "a.txt", "\xef\xbb\xbfThe café.", " |  |  | The café | The café."},
	{"Windows-1252", "a.txt", "The caf\xe9 \x93here\x94.", " |  |  | The café “here” | The café “here”."},
	{"UTF-16 little endian", "a.txt", "\xff\xfeT\x00h\x00e\x00 \x00\xe9\x00", " |  |  | The é | The é"},
	{"UTF-16 big endian", "a.txt", "\xfe\xff\x00T\x00h\x00e", " |  |  | The | The"},
	{"UTF-16 without a mark", "a.txt", "T\x00h\x00e\x00 \x00l\x00a\x00k\x00e\x00", " |  |  | The lake | The lake"},
	{"control sequences", "a.txt", "The \x1b[31mred\x1b[0m \u202elake\x07.", " |  |  | The �[31mred�[0m �lake� | The �[31mred�[0m �lake�."},
	{"old Mac lines", "a.txt", "Cracks\r\rThe lake.", " |  |  | Cracks | The lake."},
}

func TestRead(t *testing.T) {
	for _, c := range formats {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, c.file, c.in)
			if c.want == "" {
				if !strings.Contains(got, " ! ") {
					t.Errorf("no error: %s", got)
				}
				return
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

var datelines = []struct{ in, place, agency string }{
	{"ORLEC: Engineers", "Orlec", ""},
	{"ORLEC (Sable) - Engineers", "Orlec", "Sable"},
	{"NEW DELHI, June 4 (Sable) — Engineers", "New Delhi", "Sable"},
	{"AL-QAIM, Iraq (AP) — Engineers", "Al-Qaim", "AP"},
	{"WASHINGTON, D.C. – Engineers", "Washington", ""},
	{"PARIS/LONDON (Reuters) - Engineers", "Paris/London", "Reuters"},
	{"Orlec (AFP) - Engineers", "Orlec", "AFP"},
	{"DAR ES SALAAM: Engineers", "Dar es Salaam", ""},
	{"ST. JOHN'S: Engineers", "St. John's", ""},
	{"UPDATE: Engineers", "", ""},
	{"Q: Why?", "", ""},
	{"NATO said on Friday", "", ""},
	{"Orlec: a town in trouble", "", ""},
	{"The minister (AFP) said - well", "", ""},
}

func TestPrintedDateline(t *testing.T) {
	for _, c := range datelines {
		place, agency := printedDateline(c.in)
		if place != c.place || agency != c.agency {
			t.Errorf("%q: %q %q, want %q %q", c.in, place, agency, c.place, c.agency)
		}
	}
}

var headlines = []struct{ in, want string }{
	{"ORLEC: Engineers emptied the upper lake. More.", "Engineers emptied the upper lake"},
	{"Mr. Teck of the U.S. company left. More.", "Mr. Teck of the U.S. company left"},
	{"“We looked,” he said. “It looked back.”", "“We looked,” he said"},
	{"Engineers emptied the upper lake above Orlec after divers found cracks in the wall that holds it, according to the valley's water board, which called it a precaution.",
		"Engineers emptied the upper lake above Orlec after divers found cracks in the wall that holds it"},
	{"The board that runs the three dams of the upper valley said it had (on the advice of engineers, lawyers and insurers) closed the road below them for a month.",
		"The board that runs the three dams of the upper valley said it had (on the advice of engineers, lawyers and…"},
}

func TestHeadline(t *testing.T) {
	for _, c := range headlines {
		if got := headline(c.in); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestOrigin(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"/a/b.txt", "The lake.", "file:/a/b.txt"},
		{"-", "Cracks\n\nThe lake.", "title:|||Cracks"},
		{"/a/b.md", "---\nurl: https://x.example/1\n---\nThe lake.", "https://x.example/1"},
	} {
		Read(strings.NewReader(c.in), c.name, func(it Item) error {
			if it.Article.Origin != c.want {
				t.Errorf("%s: %s, want %s", c.name, it.Article.Origin, c.want)
			}
			return nil
		})
	}
}

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	for name, s := range map[string]string{
		"a.txt": "One.", "sub/b.md": "# Two\n\nTwo.", ".hidden/c.txt": "No.", "d.png": "no", "e.txt": "",
	} {
		p := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(p), 0o700)
		os.WriteFile(p, []byte(s), 0o600)
	}
	in := Input{Paths: []string{dir, filepath.Join(dir, "none"), "-"}, Stdin: strings.NewReader("Three.")}
	var got []string
	var n int64
	err := Walk(context.Background(), in, func(b int64) { n += b }, func(it Item) error {
		name := strings.TrimPrefix(it.Path, dir+"/")
		if it.Err != nil {
			name += " ! " + it.Err.Error()
		}
		got = append(got, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "a.txt, e.txt ! there is no text in it, sub/b.md, none ! no such file or directory, -"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if size := in.Size(); n != size+int64(len("Three.")) {
		t.Errorf("read %d bytes of %d", n, size)
	}
	stop := errors.New("stop")
	if err := Walk(context.Background(), in, nil, func(Item) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("emit's error: %v", err)
	}
}

func TestSeed(t *testing.T) {
	files, _ := fs.Glob(os.DirFS("../../../shared/seed"), "*.txt")
	if len(files) == 0 {
		t.Skip("no seed article here")
	}
	b, err := os.ReadFile(filepath.Join("../../../shared/seed", files[0]))
	if err != nil {
		t.Fatal(err)
	}
	a, err := parse(b, "seed.txt")
	if err != nil {
		t.Fatal(err)
	}
	if a.Published.String() != "2025-03-15" || a.Place.String() != "Baghdad" || !strings.HasPrefix(a.Text.String(), "BAGHDAD: ") {
		t.Errorf("%s %s %.20s", a.Published, a.Place, a.Text)
	}
	if n := len(a.Title.String()); n < headlineLeast || n > headlineMost || strings.Contains(a.Title.String(), "BAGHDAD") {
		t.Errorf("headline %q", a.Title)
	}
}

// FuzzRead: whatever the bytes, what is read is clean, its headline lies on one
// line, and nothing panics.
func FuzzRead(f *testing.F) {
	for _, c := range formats {
		f.Add(c.file, []byte(c.in))
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		err := Read(strings.NewReader(string(b)), name, func(it Item) error {
			if it.Err != nil {
				return nil
			}
			a := it.Article
			for _, s := range []news.Text{a.Title, a.Text, a.Place, a.Publisher, a.Byline, a.URL, a.Agency} {
				if news.Clean(s.String()) != s {
					t.Errorf("not clean: %q", s)
				}
			}
			if strings.ContainsAny(a.Title.String(), "\n\t") || a.Text.Empty() || a.Hash == "" || a.Origin == "" {
				t.Errorf("not whole: %+v", a)
			}
			_, err := json.Marshal(a)
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}
