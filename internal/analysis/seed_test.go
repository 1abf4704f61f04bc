package analysis_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/internal/analysis"
	"dateline/internal/ingest"
	"dateline/internal/news"
)

// seed returns the article of the acceptance test as it was handed in.
func seed(t *testing.T) string {
	t.Helper()
	files, _ := filepath.Glob("../../../shared/seed/*.txt")
	if len(files) == 0 {
		t.Skip("the seed article is not here")
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// wire reads an article in the wire form.
func wire(t *testing.T, src string) news.Article {
	t.Helper()
	var a news.Article
	err := ingest.Read(strings.NewReader(src), "seed.txt", func(i ingest.Item) error {
		a = i.Article
		return i.Err
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// world is a map from the seed's names and dates to others; the identity for
// the seed itself.
type world struct {
	names  map[string]string
	years  int
	search *regexp.Regexp
}

func newWorld(names map[string]string, years int) *world {
	w := &world{names, years, nil}
	var keys []string
	for k := range names {
		keys = append(keys, regexp.QuoteMeta(k))
	}
	slices.SortFunc(keys, func(a, b string) int { return len(b) - len(a) })
	w.search = regexp.MustCompile(`\b(?:` + strings.Join(append(keys, `(?:19|20)\d\d`), "|") + `)\b`)
	return w
}

// to maps words, names or dates.
func (w *world) to(s string) string {
	return w.search.ReplaceAllStringFunc(s, func(m string) string {
		if to, ok := w.names[m]; ok {
			return to
		}
		year, _ := strconv.Atoi(m)
		return strconv.Itoa(year + w.years)
	})
}

// elsewhere retells the seed with other countries, their cities and peoples, and
// with people, organisations and platforms that do not exist.
func elsewhere() *world {
	const years = -7
	friday := time.Date(2025+years, 3, 14, 0, 0, 0, 0, time.UTC).Weekday().String()
	return newWorld(map[string]string{
		"Iraq": "Peru", "Iraqi": "Peruvian", "Syria": "Bolivia", "Syrian": "Bolivian", "BAGHDAD": "LIMA", "Baghdad": "Lima",
		"United States": "United Kingdom", "US": "UK", "American": "British", "Kurdistan": "Catalonia",
		"Abdallah Makki Muslih al-Rufayi": "Hashim Tariq Wadi al-Quelani", "Rufayi": "Quelani",
		"Mohammed Shia al-Sudani": "Marwan Idris al-Torbani", "Sudani": "Torbani",
		"Donald Trump": "Edwin Brask", "Trump": "Brask",
		"Jassim al-Mazrouei Abu Abdel Qader": "Karim al-Veledi Abu Nasir Hadun",
		"Islamic State":                      "Crimson Banner", "IS": "CB", "ISIS": "CBCB",
		"US Central Command": "UK Northern Command", "Joint Operations Command": "Combined Defence Directorate",
		"Kurdish Regional Government": "Catalan Provincial Council",
		"X":                           "Blip", "Truth Social": "Open Square", "Friday": friday,
	}, years)
}

func TestSeed(t *testing.T) {
	src := seed(t)
	for _, c := range []struct {
		name string
		*world
	}{
		{"as it is", newWorld(nil, 0)},
		{"elsewhere", elsewhere()},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := wire(t, c.to(src))
			s := &seedCheck{T: t, world: c.world, a: a, an: analysis.New().Analyse(a)}
			for _, check := range []func(){s.entities, s.roles, s.quotes, s.scares, s.times, s.timeline} {
				check()
			}
		})
	}
}

// seedCheck checks one telling of the seed.
type seedCheck struct {
	*testing.T
	*world
	a  news.Article
	an *news.Analysis
}

// entity returns the entity that has a name, or -1.
func (s *seedCheck) entity(name string) int {
	name = s.to(name)
	for i, e := range s.an.Entities {
		if e.Name.String() == name || slices.ContainsFunc(e.Aliases, func(a news.Text) bool { return a.String() == name }) {
			return i
		}
	}
	s.Errorf("nothing is called %q", name)
	return -1
}

// entities: names that are one, and their types.
func (s *seedCheck) entities() {
	for _, c := range []struct {
		kind  news.EntityType
		names []string
	}{
		{news.Organisation, []string{"Islamic State", "IS", "ISIS"}},
		{news.Person, []string{"Abdallah Makki Muslih al-Rufayi", "Rufayi"}},
		{news.Person, []string{"Mohammed Shia al-Sudani", "Sudani"}},
		{news.Person, []string{"Donald Trump", "Trump"}},
		{news.Organisation, []string{"US Central Command"}},
		{news.Organisation, []string{"Joint Operations Command"}},
		{news.Location, []string{"US", "United States"}},
		{news.Location, []string{"Iraq"}},
	} {
		first := s.entity(c.names[0])
		if first < 0 {
			continue
		}
		if got := s.an.Entities[first].Type; got != c.kind {
			s.Errorf("%s is %s, not %s", s.to(c.names[0]), got, c.kind)
		}
		for _, name := range c.names[1:] {
			if e := s.entity(name); e != first {
				s.Errorf("%s and %s are not one", s.to(c.names[0]), s.to(name))
			}
		}
	}
}

func (s *seedCheck) roles() {
	for name, role := range map[string]string{
		"Abdallah Makki Muslih al-Rufayi": "governor",
		"Mohammed Shia al-Sudani":         "Prime Minister",
		"Donald Trump":                    "US President",
	} {
		if e := s.entity(name); e >= 0 && !strings.Contains(s.an.Entities[e].Description.String(), s.to(role)) {
			s.Errorf("%s is %q, not %q", s.to(name), s.an.Entities[e].Description, s.to(role))
		}
	}
}

func (s *seedCheck) quotes() {
	want := []struct{ speaker, channel string }{
		{"Donald Trump", ""},
		{"Mohammed Shia al-Sudani", "X"},
		{"Mohammed Shia al-Sudani", ""},
		{"Donald Trump", "Truth Social"},
		{"Donald Trump", ""},
		{"US Central Command", "X"},
	}
	var got []news.Quote
	for _, q := range s.an.Quotes {
		if q.Kind == news.Direct || q.Kind == news.Mixed {
			got = append(got, q)
		}
	}
	if len(got) != len(want) {
		s.Errorf("%d attributed quotations, want %d: %v", len(got), len(want), got)
		return
	}
	for i, w := range want {
		if q := got[i]; q.Speaker < 0 || q.Speaker != s.entity(w.speaker) || !strings.Contains(q.Channel.String(), s.to(w.channel)) {
			s.Errorf("%s: speaker %d in %q, want %s in %q", s.a.Text.Slice(q.Span), q.Speaker, q.Channel, s.to(w.speaker), s.to(w.channel))
		}
	}
}

func (s *seedCheck) scares() {
	var got []string
	for _, q := range s.an.Quotes {
		if q.Kind == news.Scare {
			got = append(got, strings.Trim(s.a.Text.Slice(q.Span).String(), "“”"))
		}
	}
	if want := []string{"suicide vests", "caliphate"}; !slices.Equal(got, want) {
		s.Errorf("scare quotes are %q, want %q", got, want)
	}
}

func (s *seedCheck) times() {
	for words, want := range map[string]string{
		"Friday":          "2025-03-14",
		"Last October":    "2024-10",
		"two years later": "2019",
		"late September":  "2024-09",
		"September 2026":  "2026-09",
		"2014":            "2014",
		"2023":            "2023",
		"within a year":   "P1Y",
	} {
		words, want = s.to(words), s.to(want)
		i := slices.IndexFunc(s.an.Times, func(x news.Timex) bool {
			got := s.a.Text.Slice(x.Span).String()
			return got == words || strings.HasSuffix(words, " "+got) && x.Type == news.Duration
		})
		if i < 0 {
			s.Errorf("%q is no time", words)
		} else if got := s.an.Times[i]; got.Value != want {
			s.Errorf("%q is %s %s, not %s", words, got.Type, got.Value, want)
		}
	}
}

// timeline: the dates of the events, and no others.
func (s *seedCheck) timeline() {
	want := []string{"2014", "2017", "2019", "2023", "2024-09", "2024-10", "2025-03-14", "2026-09"}
	var got []string
	for _, e := range s.an.Events {
		got = append(got, e.Date)
		if future := e.Date == s.to("2026-09"); future != e.Future && e.Date != s.to("2025-09") {
			s.Errorf("future is %v for %s", e.Future, e.Date)
		}
	}
	for _, d := range want {
		if !slices.Contains(got, s.to(d)) {
			s.Errorf("nothing happens in %s: %q", s.to(d), got)
		}
	}
	// The mission ends within a year of September 2024.
	for _, d := range got {
		if !slices.ContainsFunc(append(want, "2025-09"), func(w string) bool { return s.to(w) == d }) {
			s.Errorf("the text has no event in %s", d)
		}
	}
}
