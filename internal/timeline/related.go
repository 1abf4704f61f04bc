package timeline

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dateline/internal/news"
)

// KeyWeight is an entity of an article with how much the article is about it.
type KeyWeight struct {
	Key    string // news.Entity.Key
	Weight float64
}

// Profile is what an article is about, as far as finding its story needs.
type Profile struct {
	ID         string
	Keys       []KeyWeight // sorted by key
	TitleTerms []string    // stems of the headline, sorted
	LedeTerms  []string    // stems of the opening, sorted
	Published  news.Moment
}

// Ranked is a related article with how closely it is related, from 0 to 1.
type Ranked struct {
	ID    string
	Score float64
}

// What speaks for one story, and how much of the whole each may give.
const (
	threshold  = 0.07  // below this two articles tell of different stories
	wholeNames = 0.4   // shared entities
	wholeTitle = 0.2   // shared words of the headlines
	wholeLede  = 0.4   // shared words of the openings
	dateWeight = 0.25  // what the dates may take away
	halfLife   = 730.0 // days after which they take two thirds of that

	background   = 0.7 // a place counts this much of what a person counts
	inTitle      = 2.0
	inLede       = 1.0
	maxMentions  = 8
	unknownShare = 50  // an entity of unknown frequency is taken to be in one article of so many
	openingSize  = 900 // bytes of text whose words count
)

// ProfileOf tells what an article is about from its analysis. Entities weigh by
// how often they are mentioned and whether headline and lede name them; places
// weigh less, since many stories share a country.
func ProfileOf(id string, title, text news.Text, an *news.Analysis, published news.Moment) Profile {
	p := Profile{ID: id, TitleTerms: terms(title.String()), LedeTerms: terms(opening(text.String())), Published: published}
	slices.Sort(p.TitleTerms)
	slices.Sort(p.LedeTerms)
	if an == nil {
		return p
	}
	weights := map[string]float64{}
	lede := ledeEnd(text.String())
	for i, w := range prominence(an, lede) {
		if e := &an.Entities[i]; e.Key != "" && w > 0 {
			if e.Type == news.Location || e.Type == news.Misc {
				w *= background
			}
			weights[e.Key] += w
		}
	}
	for k, w := range weights {
		p.Keys = append(p.Keys, KeyWeight{k, w})
	}
	slices.SortFunc(p.Keys, func(a, b KeyWeight) int { return strings.Compare(a.Key, b.Key) })
	return p
}

// prominence returns how much the article is about each of its entities.
func prominence(an *news.Analysis, lede int) []float64 {
	count := make([]int, len(an.Entities))
	extra := make([]float64, len(an.Entities))
	for _, m := range an.Mentions {
		if m.Entity >= 0 && m.Entity < len(count) {
			count[m.Entity]++
			if m.Start < lede {
				extra[m.Entity] = inLede
			}
		}
	}
	for _, m := range an.TitleMentions {
		if m.Entity >= 0 && m.Entity < len(count) {
			extra[m.Entity] = max(extra[m.Entity], inTitle)
			count[m.Entity] = max(count[m.Entity], 1)
		}
	}
	out := make([]float64, len(count))
	for i, n := range count {
		if n > 0 {
			out[i] = 1 + math.Log(float64(min(n, maxMentions))) + extra[i]
		}
	}
	return out
}

// ledeEnd returns where the first paragraph ends.
func ledeEnd(text string) int {
	if i := strings.Index(text, "\n\n"); i >= 0 {
		return i
	}
	return len(text)
}

// opening returns the beginning of the text, cut at a blank.
func opening(text string) string {
	if len(text) <= openingSize {
		return text
	}
	return text[:strings.LastIndexByte(text[:openingSize], ' ')+1]
}

// Related returns the candidates that belong to the same story as self, the
// closest first. df tells in how many articles of an archive of total an
// entity key appears, 0 if it is not known: what they share counts the more the
// rarer it is. A place, a country above all, speaks less for one story than a
// person does, and the words of headline and opening tell two earthquakes in one
// country apart.
func Related(self Profile, candidates []Profile, df func(key string) int, total int) []Ranked {
	s := scorer{self: self, df: df, total: total}
	s.norm = s.length(self)
	titles := sharedWords(self.TitleTerms, candidates, func(p *Profile) []string { return p.TitleTerms })
	ledes := sharedWords(self.LedeTerms, candidates, func(p *Profile) []string { return p.LedeTerms })
	var out []Ranked
	for i := range candidates {
		c := &candidates[i]
		if c.ID == self.ID {
			continue
		}
		score := wholeNames*s.names(c) + wholeTitle*titles[i] + wholeLede*ledes[i]
		score *= 1 - dateWeight*apart(self.Published, c.Published)
		if score >= threshold {
			out = append(out, Ranked{c.ID, score})
		}
	}
	slices.SortFunc(out, func(a, b Ranked) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), strings.Compare(a.ID, b.ID))
	})
	return out
}

// scorer compares one article with others by their entities.
type scorer struct {
	self  Profile
	norm  float64
	df    func(string) int
	total int
}

// names returns the cosine of the entities of both articles, from 0 to 1.
func (s *scorer) names(c *Profile) float64 {
	a, b := s.self.Keys, c.Keys
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i].Key, b[j].Key); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			w := s.idf(a[i].Key)
			sum += w * a[i].Weight * w * b[j].Weight
			i++
			j++
		}
	}
	if sum == 0 {
		return 0
	}
	return sum / (s.norm * s.length(*c))
}

func (s *scorer) length(p Profile) float64 {
	sum := 0.0
	for _, k := range p.Keys {
		w := s.idf(k.Key) * k.Weight
		sum += w * w
	}
	return math.Sqrt(sum)
}

// idf weighs an entity by how few articles of the archive name it.
func (s *scorer) idf(key string) float64 {
	n := s.df(key)
	if n == 0 {
		n = 1 + s.total/unknownShare
	}
	return math.Log(1 + float64(max(s.total, n))/float64(n))
}

// sharedWords returns for each candidate how much of the sorted words it has
// too, from 0 to 1: Dice's coefficient with words weighted by how few candidates
// have them. Those that only the candidate has are taken to weigh as much as
// the others, so that the work is one merge for each candidate.
func sharedWords(words []string, candidates []Profile, of func(*Profile) []string) []float64 {
	count := make([]int, len(words))
	shared := make([][]int, len(candidates))
	for c := range candidates {
		shared[c] = common(words, of(&candidates[c]))
		for _, i := range shared[c] {
			count[i]++
		}
	}
	all := 0.0
	weight := make([]float64, len(words))
	for i, n := range count {
		w := math.Log(1 + float64(len(candidates)+1)/float64(n+1))
		weight[i] = w * w
		all += weight[i]
	}
	out := make([]float64, len(candidates))
	for c, is := range shared {
		theirs := all / float64(max(len(words), 1)) * float64(len(of(&candidates[c])))
		for _, i := range is {
			out[c] += 2 * weight[i] / (all + theirs)
		}
		out[c] = min(out[c], 1)
	}
	return out
}

// common returns the indices into a of the words that b has too; both are sorted.
func common(a, b []string) []int {
	var out []int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			out = append(out, i)
			i++
			j++
		}
	}
	return out
}

// apart tells how far apart two dates are, from 0 to 1; an unknown one is
// taken to be far. Stories run for years, so that it only tilts the scale.
func apart(a, b news.Moment) float64 {
	if a.IsZero() || b.IsZero() {
		return 1
	}
	days := math.Abs(a.Time.Sub(b.Time).Hours()) / 24
	return 1 - math.Exp(-days/halfLife)
}
