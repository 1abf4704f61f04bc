package quote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// goldArticle is one annotated article: its text with the names given, and the
// quotations to find. See data/README.md for the mark-up.
type goldArticle struct {
	name     string
	text     string
	mentions []news.Mention
	entities []news.Entity
	ids      map[string]int
	quotes   []news.Quote
}

// readGold reads the annotated articles of the repository.
func readGold(t testing.TB) []goldArticle {
	t.Helper()
	paths, err := filepath.Glob("../../../data/gold/*.gold")
	if err != nil || len(paths) == 0 {
		t.Skip("no annotated articles")
	}
	var all []goldArticle
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(b), "\n\n")
		body, foot, _ := strings.Cut(rest, "\n---\n")
		g := goldArticle{name: filepath.Base(p), ids: map[string]int{}}
		g.entitiesFrom(foot)
		var out strings.Builder
		g.parse(strings.TrimSpace(body), &out)
		g.text = out.String()
		all = append(all, g)
	}
	return all
}

func (g *goldArticle) entitiesFrom(foot string) {
	for _, line := range strings.Split(foot, "\n") {
		rest, ok := strings.CutPrefix(line, "entity ")
		if !ok {
			continue
		}
		f := strings.Split(rest, " | ")
		e := news.Entity{Type: news.EntityType(f[1]), Name: news.Clean(f[2])}
		if len(f) > 3 {
			e.Description = news.Clean(f[3])
		}
		g.ids[f[0]] = len(g.entities)
		g.entities = append(g.entities, e)
	}
}

// parse writes the text of marked without its marks and notes what they mark.
func (g *goldArticle) parse(marked string, out *strings.Builder) {
	type open struct {
		head  []string
		start int
	}
	var stack []open
	quotes := map[string]int{}
	get := func(id string) *news.Quote {
		i, ok := quotes[id]
		if !ok {
			i = len(g.quotes)
			quotes[id] = i
			g.quotes = append(g.quotes, news.Quote{Speaker: news.None})
		}
		return &g.quotes[i]
	}
	for i := 0; i < len(marked); i++ {
		switch c := marked[i]; {
		case c == '\\' && i+1 < len(marked):
			i++
			out.WriteByte(marked[i])
		case c == '{':
			end := strings.IndexByte(marked[i:], '|') + i
			stack = append(stack, open{attributes(marked[i+1 : end]), out.Len()})
			i = end
		case c == '}' && len(stack) > 0:
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			g.close(o.head, news.Span{Start: o.start, End: out.Len()}, get)
		default:
			out.WriteByte(c)
		}
	}
}

// attributes splits the head of a mark at blanks outside marks.
func attributes(head string) []string {
	quoted := false
	return strings.FieldsFunc(head, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}

func (g *goldArticle) close(head []string, s news.Span, get func(string) *news.Quote) {
	switch head[0] {
	case "PER", "ORG", "LOC", "MISC":
		g.mentions = append(g.mentions, news.Mention{Span: s, Type: news.EntityType(head[0]), Entity: g.ids[head[1]]})
	case "CUE":
		for _, id := range strings.Split(head[1], ",") {
			get(id).Cue = s
		}
	case "BY":
		for _, id := range strings.Split(head[1], ",") {
			get(id).SpeakerSpan = s
		}
	case "QUOTE":
		q := get(head[1])
		q.Span, q.Kind = s, news.QuoteKind(head[2])
		for _, a := range head[3:] {
			if a == "anonymous" {
				q.Anonymous = true
			}
			if id, ok := strings.CutPrefix(a, "speaker="); ok {
				q.Speaker = g.ids[id]
			}
			if ch, ok := strings.CutPrefix(a, "channel="); ok {
				q.Channel = news.Clean(strings.Trim(ch, `"`))
			}
		}
	}
}

// goldScore is what is counted against the annotated articles.
type goldScore struct {
	marked, reported        score
	kinds, channels         int
	scareQuotes, scareRight int
}

// TestGold measures against the annotated articles, with their names given, and
// keeps the figures within two points of what was reached.
func TestGold(t *testing.T) {
	f := finder(t)
	var sc goldScore
	for _, g := range readGold(t) {
		sc.article(t, g, f.Find(token.Split(g.text, news.InText), sorted(g.mentions), g.entities))
	}
	sc.marked.log(t, "gold, marked")
	sc.reported.log(t, "gold, indirect")
	n := sc.marked.found + sc.reported.found
	t.Logf("kind right %.1f %%, channel right %.1f %%, scare quotes %d of %d", ratio(sc.kinds, n), ratio(sc.channels, n), sc.scareRight, sc.scareQuotes)
	for _, floor := range []struct {
		what      string
		got, want float64
	}{
		{"quotations found, F1", sc.marked.f1(), 97},
		{"quotation and speaker, F1", 200 * float64(sc.marked.both) / float64(sc.marked.gold+sc.marked.predicted), 92},
		{"paraphrases found, F1", sc.reported.f1(), 92},
		{"channels right, %", ratio(sc.channels, n), 90.5},
		{"kinds right, %", ratio(sc.kinds, n), 97},
	} {
		if floor.got < floor.want {
			t.Errorf("%s: %.1f is below its floor, %.1f", floor.what, floor.got, floor.want)
		}
	}
}

// article counts what was found in one article.
func (sc *goldScore) article(t *testing.T, g goldArticle, quotes []news.Quote) {
	for _, own := range quotes {
		switch own.Kind {
		case news.Direct, news.Mixed:
			sc.marked.predicted++
		case news.Indirect:
			sc.reported.predicted++
		}
	}
	used := map[int]bool{}
	for _, want := range g.quotes {
		var own news.Quote
		if i := closest(quotes, want, used); i >= 0 {
			own = quotes[i]
			used[i] = true
		}
		if !sc.quote(want, own) {
			g.miss(t, want, own)
		}
		if want.Kind != news.Scare && own.Channel != want.Channel && os.Getenv("MISSES") == "channel" {
			t.Logf("%s channel want %q have %q: %s", g.name, want.Channel, own.Channel, around(g.text, want.Start, want.End))
		}
	}
	for i, q := range quotes {
		if !used[i] && q.Kind != news.Scare && os.Getenv("MISSES") == "gold" {
			t.Logf("EXTRA %s %s\n   %s\n   %s", g.name, q.Kind, around(g.text, q.Start, q.End), q.Why)
		}
	}
}

// quote counts one annotated quotation, own being what was found for it, and
// reports whether it was found with its speaker.
func (sc *goldScore) quote(want, own news.Quote) bool {
	if want.Kind == news.Scare {
		sc.scareQuotes++
		if own.Kind == news.Scare {
			sc.scareRight++
		}
		return own.Kind == news.Scare
	}
	s := &sc.marked
	if want.Kind == news.Indirect {
		s = &sc.reported
	}
	s.gold++
	if own.Kind == "" || own.Kind == news.Scare {
		return false
	}
	s.found++
	s.hasSpeaker++
	if own.Kind == want.Kind {
		sc.kinds++
	}
	if own.Channel == want.Channel {
		sc.channels++
	}
	if own.Speaker != want.Speaker || own.Anonymous != want.Anonymous {
		return false
	}
	s.speaker++
	s.both++
	return true
}

func sorted(m []news.Mention) []news.Mention {
	for i := 1; i < len(m); i++ {
		for k := i; k > 0 && m[k].Start < m[k-1].Start; k-- {
			m[k], m[k-1] = m[k-1], m[k]
		}
	}
	return m
}

// closest returns the index of the quotation that is want: the same marks, or a
// paraphrase that shares half its bytes.
func closest(quotes []news.Quote, want news.Quote, used map[int]bool) int {
	for i, q := range quotes {
		if used[i] || (q.Kind == news.Indirect) != (want.Kind == news.Indirect) {
			continue
		}
		if q.Kind == news.Indirect && 2*(min(q.End, want.End)-max(q.Start, want.Start)) > max(q.Len(), want.Len()) ||
			q.Kind != news.Indirect && q.Start == want.Start && q.End == want.End {
			return i
		}
	}
	return -1
}

func (g *goldArticle) miss(t *testing.T, want, own news.Quote) {
	if os.Getenv("MISSES") != "gold" {
		return
	}
	name := func(q news.Quote) string {
		s := string(q.Kind)
		if q.Speaker != news.None && q.Kind != "" {
			s += " " + g.entities[q.Speaker].Name.String()
		}
		if q.Anonymous {
			s += " anonymous"
		}
		return s + " “" + g.text[q.SpeakerSpan.Start:q.SpeakerSpan.End] + "”"
	}
	t.Logf("%s\n   %s\n   want %s\n   have %s: %s", g.name, around(g.text, want.Start, want.End), name(want), name(own), own.Why)
}
