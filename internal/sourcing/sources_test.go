package sourcing

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/news"
)

var entities = []news.Entity{
	{ID: "e1", Type: news.Person, Name: news.Clean("Bruno Teck")},
	{ID: "e2", Type: news.Organisation, Name: news.Clean("Valley Water Board")},
	{ID: "e3", Type: news.Organisation, Name: news.Clean("Onda"), Description: news.Clean("local weekly")},
	{ID: "e4", Type: news.Organisation, Name: news.Clean("Harbour Post")},
	{ID: "e5", Type: news.Location, Name: news.Clean("Orlec")},
}

// article makes a text and its analysis from lines "text | quoted | by | cue |
// entity | channel", where the parts are words of that line's text.
func article(lines ...string) (news.Text, *news.Analysis) {
	var text strings.Builder
	an := &news.Analysis{Entities: entities}
	for _, line := range lines {
		f := append(strings.Split(line, " | "), "", "", "", "", "")
		at := text.Len()
		span := func(s string) news.Span {
			i := strings.Index(f[0], s)
			if s == "" || i < 0 {
				return news.Span{}
			}
			return news.Span{Start: at + i, End: at + i + len(s)}
		}
		an.Sentences = append(an.Sentences, span(f[0]))
		if f[1] != "" {
			q := news.Quote{Span: span(f[1]), Kind: news.Direct, SpeakerSpan: span(f[2]), Cue: span(f[3]), Speaker: news.None, Channel: news.Clean(f[5])}
			for i, e := range entities {
				if e.ID == f[4] {
					q.Speaker = i
				}
			}
			q.Anonymous = q.Speaker == news.None
			an.Quotes = append(an.Quotes, q)
		}
		text.WriteString(f[0] + "\n\n")
	}
	return news.Clean(text.String()), an
}

func TestSources(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string // kind, name, number of attributions, channels
	}{
		{"one entity is one source", []string{"“A,” Teck said. | “A,” | Teck | said | e1 | a statement", "He said “B”. | “B” | He | said | e1 | Relay"},
			"person Bruno Teck 2 [a statement Relay]"},
		{"channels are listed once", []string{"“A,” Teck said. | “A,” | Teck | said | e1 | Relay", "He said “B”. | “B” | He | said | e1 | Relay"},
			"person Bruno Teck 2 [Relay]"},
		{"an unnamed one with what belongs to it", []string{"A worker at the board, who feared for his post, said “A”. | “A” | A worker | said", "“B,” the worker said. | “B,” | the worker | said"},
			"anonymous a worker at the board 2 []"},
		{"after the verb", []string{"“A,” said a spokesman for the ministry. | “A,” | a spokesman | said"}, "anonymous a spokesman for the ministry 1 []"},
		{"a pronoun goes on with an unnamed one", []string{"A nurse said “A”. | “A” | A nurse | said", "She said “B”. | “B” | She | said"}, "anonymous a nurse 2 []"},
		{"a pronoun that leads nowhere", []string{"She said “B”. | “B” | She | said"}, ""},
		{"bodies", []string{"The VWB said “A”. | “A” | VWB | said | e2", "The government said “B”. | “B” | The government | said", "“C,” Orlec said. | “C,” | Orlec | said | e5"},
			"organisation Valley Water Board 1 []; organisation the government 1 []; organisation Orlec 1 []"},
		{"outlets", []string{"Onda said “A”. | “A” | Onda | said | e3", "“B,” the Harbour Post said. | “B,” | Harbour Post | said | e4", "State television said “C”. | “C” | State television | said"},
			"outlet Onda 1 []; outlet Harbour Post 1 []; outlet State television 1 []"},
		{"a document speaks", []string{"The report said “A”. | “A” | The report | said"}, "document the report 1 []"},
		{"a document is the channel", []string{"“A,” Teck wrote in a letter. | “A,” | Teck | wrote | e1 | a letter"},
			"person Bruno Teck 1 [a letter]; document a letter 1 [a letter]"},
		{"documents that are only cited", []string{"A leaked memo shows the wall was old.", "The plan, in a report seen by Onda, failed.", "The report came late."},
			"document a leaked memo 1 []; document a report 1 []"},
		{"scare quotes have no source", []string{"The “guests” slept."}, ""},
	} {
		text, an := article(c.lines...)
		var got []string
		for _, s := range Sources(text, an) {
			got = append(got, fmt.Sprintf("%s %s %d %v", s.Kind, s.Name, len(s.Attributions), s.Channels))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, g, c.want)
		}
	}
}

func TestReasonIsKept(t *testing.T) {
	text, an := article("A nurse said “A”. | “A” | A nurse | said", "She said “B”. | “B” | She | said")
	an.Quotes[1].Reason = news.Clean("she feared for her post")
	if s := Sources(text, an); len(s) != 1 || s[0].Reason.String() != "she feared for her post" {
		t.Errorf("got %+v", s)
	}
}

func TestOrder(t *testing.T) {
	text, an := article("“A,” Teck said. | “A,” | Teck | said | e1", "The VWB said “B”. | “B” | VWB | said | e2")
	an.Quotes[0], an.Quotes[1] = an.Quotes[1], an.Quotes[0]
	if s := Sources(text, an); s[0].Name.String() != "Bruno Teck" || s[0].Entity != 0 || s[1].Entity != 1 {
		t.Errorf("sources are not in text order: %+v", s)
	}
}

func TestProvenance(t *testing.T) {
	for _, c := range []struct{ text, byline, publisher, want string }{
		{"ORLEC (Reuters) - The wall broke.", "", "", "Reuters"},
		{"ORLEC, Sorvenia (Meridian) — The wall broke.", "", "", "Meridian"},
		{"Orlec (the town) - The wall broke.", "", "", ""},
		{"The wall broke.", "By Agence France-Presse", "", "AFP"},
		{"The wall broke.", "Dana Rusk and AP", "", "AP"},
		{"The wall broke.", "CAPRI", "", ""},
		{"The wall broke.", "", "Thomson Reuters", "Reuters"},
	} {
		a := news.Article{Text: news.Clean(c.text), Byline: news.Clean(c.byline), Publisher: news.Clean(c.publisher)}
		if got := Provenance(a).Agency.String(); got != c.want {
			t.Errorf("%q, %q, %q: agency %q, want %q", c.text, c.byline, c.publisher, got, c.want)
		}
	}
	a := news.Article{Byline: news.Clean("By Dana Rusk"), Agency: news.Clean("Relay Wire"), URL: news.Clean("https://example.org/1")}
	if p := Provenance(a); p.Byline.String() != "Dana Rusk" || p.Agency.String() != "Relay Wire" || p.Link != a.URL {
		t.Errorf("got %+v", p)
	}
}
