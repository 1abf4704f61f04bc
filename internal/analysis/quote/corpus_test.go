package quote

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// The development corpora lie beside the repository and are not part of it.
const corpora = "../../../../shared/data/quotes"

type goldQuote struct {
	Start, End int
	Kind       string
	Cue        []int
	Speaker    []int
	Name       string `json:"speaker_name"`
	Negative   bool
}

type goldDoc struct {
	ID, Text string
	Quotes   []goldQuote
}

func readCorpus(t testing.TB, name string) []goldDoc {
	t.Helper()
	f, err := os.Open(filepath.Join(corpora, name))
	if err != nil {
		t.Skip("the development corpora are not here")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var docs []goldDoc
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var d goldDoc
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		toBytes(&d)
		docs = append(docs, d)
	}
	return docs
}

// toBytes turns the offsets from code points into bytes.
func toBytes(d *goldDoc) {
	at := make([]int, 0, len(d.Text)+1)
	for i := range d.Text {
		at = append(at, i)
	}
	at = append(at, len(d.Text))
	for i := range d.Quotes {
		q := &d.Quotes[i]
		q.Start, q.End = at[q.Start], at[q.End]
		for _, p := range [][]int{q.Cue, q.Speaker} {
			for k := range p {
				p[k] = at[p[k]]
			}
		}
	}
}

// capitalRun stands in for a name tagger: runs of capitalised words that do not
// begin a sentence, or that occur elsewhere inside one.
var capitalRun = regexp.MustCompile(`\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:(?:de|van|von|al|bin|el|der|la) )?\p{Lu}[\p{L}\p{M}'’-]*)*`)

func guessNames(f *Finder, d *news.Doc) ([]news.Mention, []news.Entity) {
	starts := map[int]bool{}
	for _, s := range d.Sentences {
		starts[s.Start] = true
	}
	var entities []news.Entity
	var mentions []news.Mention
	byLast := map[string]int{}
	for _, m := range capitalRun.FindAllStringIndex(d.Text, -1) {
		a, b := trimName(f, d.Text, m[0], m[1])
		if a >= b || b-a < 2 {
			continue
		}
		name := d.Text[a:b]
		words := strings.Fields(name)
		if f.lex.words[strings.ToLower(words[0])]&(closed|isDeterminer|isPossessive|isBe|isDay|isMonth) != 0 || starts[a] && len(words) == 1 && f.lex.words[strings.ToLower(name)] != 0 {
			continue
		}
		last := words[len(words)-1]
		e, ok := byLast[last]
		if !ok {
			kind := news.Person
			if strings.ToUpper(name) == name || len(words) > 3 {
				kind = news.Organisation
			}
			e = len(entities)
			entities = append(entities, news.Entity{Type: kind, Name: news.Clean(name)})
			byLast[last] = e
		}
		mentions = append(mentions, news.Mention{Span: news.Span{Start: a, End: b}, Type: entities[e].Type, Entity: e})
	}
	return mentions, entities
}

// trimName drops titles at the front and clitics at the end.
func trimName(f *Finder, text string, a, b int) (int, int) {
	for a < b {
		w, _, more := strings.Cut(text[a:b], " ")
		if f.lex.words[strings.ToLower(w)]&(isTitle|nounPerson|isDeterminer|closed) == 0 || !more {
			break
		}
		a += len(w) + 1
	}
	for _, s := range []string{"'s", "’s", "'", "’", ".", "-"} {
		b -= len(text[a:b]) - len(strings.TrimSuffix(text[a:b], s))
	}
	return a, b
}

type score struct{ gold, predicted, found, speaker, hasSpeaker, both int }

func ratio(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

func (s score) f1() float64 { return 200 * float64(s.found) / float64(max(s.gold+s.predicted, 1)) }

func (s score) log(t *testing.T, name string) {
	t.Logf("%-28s gold %4d  P %5.1f  R %5.1f  F1 %5.1f  speaker %5.1f of %d  both F1 %5.1f", name, s.gold,
		ratio(s.found, s.predicted), ratio(s.found, s.gold), s.f1(), ratio(s.speaker, s.hasSpeaker), s.hasSpeaker,
		200*float64(s.both)/float64(max(s.gold+s.predicted, 1)))
}

// sameSpeaker compares by the words: the gold span's head, or the name it stands for.
func sameSpeaker(text string, q news.Quote, entities []news.Entity, g goldQuote) bool {
	if len(g.Speaker) == 2 && !q.SpeakerSpan.IsZero() && q.SpeakerSpan.Start < g.Speaker[1] && g.Speaker[0] < q.SpeakerSpan.End {
		return true
	}
	if q.Speaker == news.None || g.Name == "" {
		return false
	}
	own := strings.Fields(entities[q.Speaker].Name.String())
	for _, w := range strings.Fields(g.Name) {
		if w == own[len(own)-1] {
			return true
		}
	}
	return false
}

func TestLitBank(t *testing.T) {
	f := finder(t)
	var sc score
	for _, d := range readCorpus(t, "litbank.jsonl.gz") {
		doc := token.Split(d.Text, news.InText)
		mentions, entities := guessNames(f, doc)
		quotes := f.Find(doc, mentions, entities)
		at := map[int]news.Quote{}
		for _, q := range quotes {
			if q.Kind == news.Direct || q.Kind == news.Mixed {
				sc.predicted++
				at[q.Start] = q
			}
		}
		for _, g := range d.Quotes {
			sc.gold++
			q, ok := at[g.Start]
			if ok && abs(q.End-g.End) < 4 {
				sc.found++
				if len(g.Speaker) == 2 {
					sc.hasSpeaker++
				}
				if sameSpeaker(d.Text, q, entities, g) {
					sc.speaker++
					sc.both++
				} else if os.Getenv("MISSES") == "lit" {
					t.Logf("SPEAKER %s\n   %s\n   want %q %v, have %q: %s", d.ID, around(d.Text, g.Start, g.End), g.Name, words(d.Text, g.Speaker), d.Text[q.SpeakerSpan.Start:q.SpeakerSpan.End], q.Why)
				}
			} else if os.Getenv("MISSES") == "litfound" {
				t.Logf("MISSED %s %v\n   %s", d.ID, ok, around(d.Text, g.Start, g.End))
			}
		}
	}
	sc.log(t, "litbank direct")
}

func abs(a int) int { return max(a, -a) }

func words(text string, s []int) string {
	if len(s) != 2 {
		return ""
	}
	return text[s[0]:s[1]]
}

func around(text string, a, b int) string {
	from, to := max(0, a-130), min(len(text), b+100)
	for !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return strings.ReplaceAll(text[from:a]+"[["+text[a:b]+"]]"+text[b:to], "\n", "⏎")
}

// speech are the cues that count as speech in the news corpus, which also holds
// thought, perception and causation.
var speech = regexp.MustCompile(`(?i)^(said|says|say|saying|told|tell|tells|telling|add|adds|added|adding|claim\w*|stat(e|es|ed|ing)|report(s|ed)?|announc\w+|explain\w*|according( to)?|argu\w+|not(es|ed|ing)|warn\w*|confirm\w*|insist\w*|suggest\w*|remark\w*|observ(es|ed)|comment\w*|declar\w+|reveal\w*|repl\w+|respond\w*|answer\w*|ask\w*|wrote|writes|tweeted|describ\w+|call(s|ed|ing)?|den(y|ied|ies)|admit\w*|acknowledg\w+|assert\w*|alleg\w+|accus\w+|criticiz\w+|defend\w*|reason\w*|asserted|urg\w+|stress\w*|emphasi\w+|conclud\w+|predict\w*|indicat\w+|point\w*|testif\w+|promis\w+|pledg\w+|vow\w*|contend\w*|maintain\w*|complain\w*|speculat\w+)$`)

func TestNewsCorpus(t *testing.T) {
	f := finder(t)
	var marked, indirect score
	for _, d := range readCorpus(t, "gum_news_interview.jsonl.gz") {
		doc := token.Split(d.Text, news.InText)
		mentions, entities := guessNames(f, doc)
		quotes := f.Find(doc, mentions, entities)
		scoreMarked(t, &marked, d, quotes, entities, scan(d.Text, scanUnits(doc)))
		if strings.HasPrefix(d.ID, "GUM_news") {
			scoreIndirect(t, &indirect, d, quotes, entities)
		}
	}
	marked.log(t, "news, marked, attributed")
	indirect.log(t, "news, indirect, speech")
}

// scoreMarked cuts the gold contents to the runs inside them.
func scoreMarked(t *testing.T, sc *score, d goldDoc, quotes []news.Quote, entities []news.Entity, runs []run) {
	for _, r := range runs {
		var gold *goldQuote
		for i := range d.Quotes {
			g := &d.Quotes[i]
			if len(g.Cue) == 2 && g.Cue[0] >= r.start && g.Cue[1] <= r.end || g.Negative {
				continue
			}
			if g.Start < r.end-4 && r.start+4 < g.End && (g.Kind != "indirect") && (gold == nil || g.End-g.Start < gold.End-gold.Start) {
				gold = g
			}
		}
		var own news.Quote
		for _, q := range quotes {
			if q.Start == r.start && q.Kind != news.Indirect {
				own = q
			}
		}
		predicted := own.Kind == news.Direct || own.Kind == news.Mixed
		if predicted {
			sc.predicted++
		}
		if gold != nil {
			sc.gold++
		}
		ok := false
		if predicted && gold != nil {
			sc.found++
			if len(gold.Speaker) == 2 {
				sc.hasSpeaker++
			}
			if ok = sameSpeaker(d.Text, own, entities, *gold); ok {
				sc.speaker++
				sc.both++
			}
		}
		if os.Getenv("MISSES") == "news" && (predicted != (gold != nil) || gold != nil && !ok) {
			want := "nothing"
			if gold != nil {
				want = gold.Name + " | " + words(d.Text, gold.Speaker) + " | " + words(d.Text, gold.Cue)
			}
			t.Logf("%s\n   %s\n   want %s, have %s %q: %s", d.ID, around(d.Text, r.start, r.end), want, own.Kind, d.Text[own.SpeakerSpan.Start:own.SpeakerSpan.End], own.Why)
		}
	}
}

// scoreIndirect matches paraphrases that share at least half their bytes.
func scoreIndirect(t *testing.T, sc *score, d goldDoc, quotes []news.Quote, entities []news.Entity) {
	used := map[int]bool{}
	for _, g := range d.Quotes {
		if g.Kind != "indirect" || g.Negative || len(g.Cue) != 2 || !speech.MatchString(words(d.Text, g.Cue)) {
			continue
		}
		sc.gold++
		hit := -1
		for i, q := range quotes {
			if q.Kind == news.Indirect && !used[i] && 2*(min(q.End, g.End)-max(q.Start, g.Start)) > max(q.Len(), g.End-g.Start) {
				hit = i
			}
		}
		if hit < 0 {
			if os.Getenv("MISSES") == "indirect" {
				t.Logf("MISSED %s\n   %s\n   cue %q speaker %q", d.ID, around(d.Text, g.Start, g.End), words(d.Text, g.Cue), words(d.Text, g.Speaker))
			}
			continue
		}
		used[hit] = true
		sc.found++
		if len(g.Speaker) == 2 {
			sc.hasSpeaker++
		}
		if sameSpeaker(d.Text, quotes[hit], entities, g) {
			sc.speaker++
			sc.both++
		}
	}
	for i, q := range quotes {
		if q.Kind == news.Indirect {
			sc.predicted++
			if !used[i] && os.Getenv("MISSES") == "indirect" {
				t.Logf("EXTRA %s\n   %s\n   %s", d.ID, around(d.Text, q.Start, q.End), q.Why)
			}
		}
	}
}
