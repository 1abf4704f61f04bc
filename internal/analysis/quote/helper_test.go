package quote

import (
	"os"
	"regexp"
	"sort"
	"strings"
	"testing"

	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// rules reads the shipped word lists.
func rules(t testing.TB) Resources {
	t.Helper()
	read := func(name string) []byte {
		b, err := os.ReadFile("../../../data/rules/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	return Resources{
		Verbs: read("cue-verbs.txt"), Speakers: read("speakers.txt"), Channels: read("channels.txt"),
		Grammar: read("grammar-words.txt"), Genders: read("given-gender.txt"), Synonyms: read("role-synonyms.txt"),
	}
}

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New(rules(t))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// cast are the invented names of the tests: type, full name, other forms, and
// after a comma the description.
var cast = []struct {
	kind  news.EntityType
	names []string
	role  string
}{
	{news.Person, []string{"Bruno Teck", "Teck"}, "dam engineer"},
	{news.Person, []string{"Ilse Marrow", "Marrow"}, "prime minister"},
	{news.Person, []string{"Jonas Weil", "Weil"}, "mayor"},
	{news.Organisation, []string{"The Courier", "Courier"}, ""},
	{news.Organisation, []string{"Valley Water Board", "VWB", "Water Board"}, ""},
	{news.Organisation, []string{"Defence Ministry"}, ""},
	{news.Organisation, []string{"Relay"}, ""},
	{news.Organisation, []string{"True Word"}, ""},
	{news.Location, []string{"Orlec"}, ""},
	{news.Location, []string{"Tamsin"}, ""},
	{news.Misc, []string{"Sorvenian"}, ""},
}

var nameRE = func() *regexp.Regexp {
	var all []string
	for _, c := range cast {
		all = append(all, c.names...)
	}
	sort.Slice(all, func(i, j int) bool { return len(all[i]) > len(all[j]) })
	return regexp.MustCompile(`\b(` + strings.Join(all, "|") + `)\b`)
}()

// named finds the cast in text.
func named(text string) ([]news.Mention, []news.Entity) {
	var entities []news.Entity
	for _, c := range cast {
		entities = append(entities, news.Entity{Type: c.kind, Name: news.Clean(c.names[0]), Description: news.Clean(c.role)})
	}
	var mentions []news.Mention
	for _, m := range nameRE.FindAllStringIndex(text, -1) {
		for i, c := range cast {
			for _, n := range c.names {
				if n == text[m[0]:m[1]] {
					mentions = append(mentions, news.Mention{Span: news.Span{Start: m[0], End: m[1]}, Type: c.kind, Entity: i})
				}
			}
		}
	}
	return mentions, entities
}

var markRE = regexp.MustCompile(`\{[a-z]+\d*:([^{}]*)\}`)

// markup prints the quotations in the text: {direct1:“…”} {by1:Teck} {cue1:said}.
// Where two quotations share a cue or a speaker, the first one's number stands.
func markup(text string, quotes []news.Quote) string {
	type mark struct {
		span  news.Span
		label string
	}
	var marks []mark
	seen := map[news.Span]bool{}
	add := func(s news.Span, label string) {
		if !s.IsZero() && !seen[s] {
			seen[s] = true
			marks = append(marks, mark{s, label})
		}
	}
	for i, q := range quotes {
		n := string(rune('1' + i))
		add(q.Span, string(q.Kind)+n)
		add(q.Cue, "cue"+n)
		add(q.SpeakerSpan, "by"+n)
	}
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].span.Less(marks[j].span) })
	var b strings.Builder
	var ends []int
	at := 0
	closeTo := func(off int) {
		for len(ends) > 0 && ends[len(ends)-1] <= off {
			end := ends[len(ends)-1]
			ends = ends[:len(ends)-1]
			b.WriteString(text[at:end] + "}")
			at = end
		}
	}
	for _, m := range marks {
		closeTo(m.span.Start)
		b.WriteString(text[at:m.span.Start] + "{" + m.label + ":")
		at = m.span.Start
		ends = append(ends, m.span.End)
	}
	closeTo(len(text))
	return b.String() + text[at:]
}

// voices prints who speaks in each quotation: the entity's name, ? if anonymous,
// - if nobody is known, and the channel after @.
func voices(quotes []news.Quote, entities []news.Entity) string {
	var out []string
	for _, q := range quotes {
		s := "-"
		switch {
		case q.Anonymous:
			s = "?"
		case q.Speaker != news.None:
			s = entities[q.Speaker].Name.String()
		}
		if !q.Channel.Empty() {
			s += " @" + q.Channel.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// check runs the finder on a marked text and compares.
func check(t *testing.T, f *Finder, marked, who string) {
	t.Helper()
	text := marked
	for i := 0; i < 3; i++ {
		text = markRE.ReplaceAllString(text, "$1")
	}
	mentions, entities := named(text)
	quotes := f.Find(token.Split(text, news.InText), mentions, entities)
	if got := markup(text, quotes); got != marked {
		t.Errorf("marks\n got %s\nwant %s", got, marked)
	}
	if got := voices(quotes, entities); got != who {
		t.Errorf("speakers of %s\n got %s\nwant %s", marked, got, who)
	}
}
