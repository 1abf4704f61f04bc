package query

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// marked puts brackets around ranges of text.
func marked(text string, hits [][2]int) string {
	var b strings.Builder
	at := 0
	for _, h := range hits {
		b.WriteString(text[at:h[0]] + "[" + text[h[0]:h[1]] + "]")
		at = h[1]
	}
	return b.String() + text[at:]
}

func TestHits(t *testing.T) {
	const text = "The Erdoğan government's upper lake, lake and governors"
	for q, want := range map[string]string{
		"nothing":                 "The Erdoğan government's upper lake, lake and governors",
		"lake":                    "The Erdoğan government's upper [lake], [lake] and governors",
		"erdogan":                 "The [Erdoğan] government's upper lake, lake and governors",
		`"upper lake" lake`:       "The Erdoğan government's [upper lake], [lake] and governors",
		"gov*":                    "The Erdoğan [government]'s upper lake, lake and [governors]",
		"title:upper said:and":    "The Erdoğan government's [upper] lake, lake [and] governors",
		"-upper from:the is:read": "The Erdoğan government's upper lake, lake and governors",
		"the or -(and -upper)":    "[The] Erdoğan government's [upper] lake, lake and governors",
	} {
		parsed, err := Parse(q, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := marked(text, parsed.Hits(text)); got != want {
			t.Errorf("%s: %s, want %s", q, got, want)
		}
	}
	title, _ := Parse("title:upper lake", now)
	if got, want := marked(text, title.Hits(text, Title)), "The Erdoğan government's [upper] lake, lake and governors"; got != want {
		t.Errorf("in the title: %s, want %s", got, want)
	}
}

func TestSnippet(t *testing.T) {
	const text = "One two three four five six seven. Eight nine ten needle twelve needle fourteen fifteen sixteen seventeen"
	for _, c := range []struct {
		q     string
		width int
		want  string
	}{
		{"needle", 30, "[needle] twelve [needle] fourteen"},
		{"needle", 40, "ten [needle] twelve [needle] fourteen"},
		{"needle", 8, "[needle]"},
		{"seventeen", 20, "[seventeen]"},
		{"absent", 20, "One two three four"},
		{"one", 500, "[One]" + text[3:]},
	} {
		q, _ := Parse(c.q, now)
		start, end, hits := q.Snippet(text, c.width)
		for i := range hits {
			hits[i][0] -= start
			hits[i][1] -= start
		}
		if got := marked(text[start:end], hits); got != c.want {
			t.Errorf("%s in %d: %q, want %q", c.q, c.width, got, c.want)
		}
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add("needle", "hay needle hay", 9)
	f.Add(`"a b*"`, "ä a\nbé 東京", 3)
	f.Fuzz(func(t *testing.T, query, text string, width int) {
		q, err := Parse(query, now)
		if err != nil || width < 0 {
			return
		}
		start, end, hits := q.Snippet(text, width)
		if start < 0 || start > end || end > len(text) || utf8.RuneCountInString(text[start:end]) > width {
			t.Fatalf("Snippet(%q, %d) is %d to %d", text, width, start, end)
		}
		for _, h := range hits {
			if h[0] < start || h[1] > end || h[0] >= h[1] {
				t.Fatalf("Snippet(%q) is %d to %d with hit %v", text, start, end, h)
			}
		}
	})
}

func TestScan(t *testing.T) {
	const letters = "wpovkX"
	for in, want := range map[string]string{
		`dam -from:"the courier" or gov*`: "www kooooovvvvvvvvvvvvv kk wwww",
		"is:unread fro:x":                 "ooovvvvvv XXXXv",
		"is:odd a":                        "oooXXX w",
		"is:unr":                          "ooovvv",
		`("a b`:                           "kpppp",
		"a)":                              "wX",
	} {
		got := []byte(strings.Repeat(" ", len(in)))
		for _, p := range Scan(in) {
			for i := p.Start; i < p.End; i++ {
				got[i] = letters[p.Kind]
			}
		}
		if string(got) != want {
			t.Errorf("Scan\n%s\n%s, want\n%s", in, got, want)
		}
	}
}

func TestPending(t *testing.T) {
	for in, want := range map[string]Completing{
		"":              {},
		"da":            {"", "da", 0, 2},
		"dam ":          {"", "", 4, 4},
		"dam fr":        {"", "fr", 4, 6},
		"from:":         {"from", "", 5, 5},
		"-from:The":     {"from", "The", 6, 9},
		`from:"The Co`:  {"from", "The Co", 5, 12},
		`from:"The Co"`: {"", "", 13, 13},
		"from:x ":       {"", "", 7, 7},
		"is:un":         {"is", "un", 3, 5},
		"a or":          {"", "or", 2, 4},
	} {
		if got := Pending(in+"", len(in)); got != want {
			t.Errorf("Pending(%q) is %+v, want %+v", in, got, want)
		}
	}
	if got, want := Pending("from:The dam", 8), (Completing{"from", "The", 5, 8}); got != want {
		t.Errorf("Pending in the middle is %+v, want %+v", got, want)
	}
}

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{"dams": "dams", "to check": `"to check"`, `a"b`: `"a b"`, "x(y": `"x(y"`, "-x": "-x", "": `""`, "a*": `"a* "`} {
		if got := Quote(in); got != want {
			t.Errorf("Quote(%q) is %s, want %s", in, got, want)
		}
	}
}
