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
	TitleTerms []string
	Published  news.Moment
}

// Ranked is a related article with how closely it is related, from 0 to 1.
type Ranked struct {
	ID    string
	Score float64
}

// Weights of what speaks for one story; the sum is at most 1 before the date is
// taken into account.
const (
	threshold   = 0.12 // below this two articles tell of different stories
	titleShare  = 0.3
	background  = 0.35 // a country counts this much of what a person counts
	halfLife    = 730  // days after which the date takes away as much as it may
	dateWeight  = 0.25
	inTitle     = 2.0
	inLede      = 1.0
	maxMentions = 8
)

// ProfileOf tells what an article is about from its analysis. Entities weigh by
// how often they are mentioned and whether headline and lede name them; places
// weigh less, since many stories share a country.
func ProfileOf(id string, title, text news.Text, an *news.Analysis, published news.Moment) Profile {
	p := Profile{ID: id, TitleTerms: terms(title.String()), Published: published}
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

// Related returns the candidates that belong to the same story as self, the
// closest first. df tells in how many articles of an archive of total an
// entity key appears: what they share counts the more the rarer it is.
func Related(self Profile, candidates []Profile, df func(key string) int, total int) []Ranked {
	s := scorer{df: df, total: total, titles: titleRarity(self, candidates)}
	mine := s.norm(self)
	var out []Ranked
	for _, c := range candidates {
		if c.ID == self.ID {
			continue
		}
		if score := s.score(self, c, mine); score >= threshold {
			out = append(out, Ranked{c.ID, score})
		}
	}
	slices.SortFunc(out, func(a, b Ranked) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), strings.Compare(a.ID, b.ID))
	})
	return out
}

type scorer struct {
	df     func(string) int
	total  int
	titles map[string]float64
}

// titleRarity weighs the words of titles by how few of these titles have them.
func titleRarity(self Profile, candidates []Profile) map[string]float64 {
	idf := map[string]float64{}
	for _, w := range self.TitleTerms {
		idf[w]++
	}
	for _, c := range candidates {
		for _, w := range c.TitleTerms {
			idf[w]++
		}
	}
	for w, n := range idf {
		idf[w] = math.Log(1 + float64(len(candidates)+1)/n)
	}
	return idf
}

// score returns how likely two articles tell one story, from 0 to 1.
func (s *scorer) score(a, b Profile, norm float64) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a.Keys) && j < len(b.Keys); {
		switch c := strings.Compare(a.Keys[i].Key, b.Keys[j].Key); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			w := s.idf(a.Keys[i].Key)
			sum += w * a.Keys[i].Weight * w * b.Keys[j].Weight
			i++
			j++
		}
	}
	if n := norm * s.norm(b); n > 0 {
		sum /= n
	}
	sum = (1-titleShare)*sum + titleShare*s.titleScore(a.TitleTerms, b.TitleTerms)
	return sum * (1 - dateWeight*apart(a.Published, b.Published))
}

func (s *scorer) norm(p Profile) float64 {
	sum := 0.0
	for _, k := range p.Keys {
		w := s.idf(k.Key) * k.Weight
		sum += w * w
	}
	return math.Sqrt(sum)
}

// idf weighs an entity by how few articles of the archive name it.
func (s *scorer) idf(key string) float64 {
	n := max(s.df(key), 1)
	return math.Log(1 + float64(max(s.total, n))/float64(n))
}

// titleScore is the weighted overlap of two titles' words.
func (s *scorer) titleScore(a, b []string) float64 {
	shared, all := 0.0, 0.0
	for _, w := range a {
		all += s.titles[w]
		if slices.Contains(b, w) {
			shared += 2 * s.titles[w]
		}
	}
	for _, w := range b {
		all += s.titles[w]
	}
	if all == 0 {
		return 0
	}
	return shared / all
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
