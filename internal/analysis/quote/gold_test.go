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
		head, rest, _ := strings.Cut(string(b), "\n\n")
		body, foot, _ := strings.Cut(rest, "\n---\n")
		g := goldArticle{name: filepath.Base(p), ids: map[string]int{}}
		_ = head
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

// TestGold measures against the annotated articles, with their names given.
func TestGold(t *testing.T) {
	f := finder(t)
	var marked, reported score
	kinds, channels, scare, scareFound := 0, 0, 0, 0
	for _, g := range readGold(t) {
		quotes := f.Find(token.Split(g.text, news.InText), sorted(g.mentions), g.entities)
		for _, own := range quotes {
			switch own.Kind {
			case news.Direct, news.Mixed:
				marked.predicted++
			case news.Indirect:
				reported.predicted++
			}
		}
		used := map[int]bool{}
		for _, want := range g.quotes {
			i := closest(quotes, want, used)
			var own news.Quote
			if i >= 0 {
				own = quotes[i]
				used[i] = true
			}
			if want.Kind == news.Scare {
				scare++
				if own.Kind == news.Scare {
					scareFound++
				} else {
					g.miss(t, want, own)
				}
				continue
			}
			sc := &marked
			if want.Kind == news.Indirect {
				sc = &reported
			}
			sc.gold++
			if i < 0 || own.Kind == news.Scare {
				g.miss(t, want, own)
				continue
			}
			sc.found++
			sc.hasSpeaker++
			if own.Speaker == want.Speaker && own.Anonymous == want.Anonymous {
				sc.speaker++
				sc.both++
			} else {
				g.miss(t, want, own)
			}
			if own.Kind == want.Kind {
				kinds++
			} else if os.Getenv("MISSES") == "kind" {
				g.miss(t, want, own)
			}
			if own.Channel == want.Channel {
				channels++
			} else if os.Getenv("MISSES") == "channel" {
				t.Logf("%s channel want %q have %q: %s", g.name, want.Channel, own.Channel, around(g.text, want.Start, want.End))
			}
		}
		for i, q := range quotes {
			if !used[i] && q.Kind != news.Scare && os.Getenv("MISSES") == "gold" {
				t.Logf("EXTRA %s %s\n   %s\n   %s", g.name, q.Kind, around(g.text, q.Start, q.End), q.Why)
			}
		}
	}
	marked.log(t, "gold, marked")
	reported.log(t, "gold, indirect")
	n := marked.found + reported.found
	t.Logf("kind right %.1f %%, channel right %.1f %%, scare quotes %d of %d", ratio(kinds, n), ratio(channels, n), scareFound, scare)
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
	if os.Getenv("MISSES") != "gold" && os.Getenv("MISSES") != "kind" {
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
