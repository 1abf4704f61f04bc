package identity

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// How much each kind of agreement says. A companion says as much as it is rare,
// from 0 to 1.
const (
	placeShare   = 0.4  // of what a person or an organisation says: many stories share a country
	peopleShare  = 0.25 // likewise of a demonym, a work, an event
	sameNoun     = 0.4
	sameMark     = 0.3 // a word of the description besides its noun
	sameWalk     = 0.2
	sameDays     = 0.2 // published within a fortnight
	sameSeason   = 0.1
	longApart    = -0.2
	enough       = 1.0 // to join a short form with a full one
	clear        = 0.4 // by how much the next bearer of the name must say less
	acquaintance = 0.5 // shared companions that outweigh another occupation
	mostMarks    = 2
	mostNamed    = 2 // companions that are told of
)

// evidence is what two occurrences have in common.
type evidence struct {
	score float64
	known float64 // the companions' part, without places and demonyms
	firm  bool    // there is more than places and dates
	named []string
	noun  string
}

// compare weighs what o and p have in common. shared are the companions of both.
func compare(o, p *Occurrence, shared []string, rarity func(string) float64) evidence {
	e := companions(shared, rarity)
	e.roles(o.role, p.role)
	e.score += nearness(o, p)
	return e
}

func companions(shared []string, rarity func(string) float64) evidence {
	var e evidence
	by := map[string]float64{}
	for _, key := range shared {
		r := rarity(key)
		switch kind, _, _ := strings.Cut(key, ":"); kind {
		case "LOC":
			r *= placeShare
		case "MISC":
			r *= peopleShare
		default:
			e.known += r
			e.firm = true
		}
		by[key] = r
		e.score += r
	}
	e.named = slices.Clone(shared)
	slices.SortFunc(e.named, func(a, b string) int {
		return cmp.Or(cmp.Compare(by[b], by[a]), strings.Compare(a, b))
	})
	e.named = e.named[:min(len(e.named), mostNamed)]
	return e
}

func (e *evidence) roles(a, b role) {
	switch {
	case a.noun != "" && a.noun == b.noun:
		e.score += sameNoun
		e.noun, e.firm = a.noun, true
	case a.walk != "" && a.walk == b.walk:
		e.score += sameWalk
	}
	n := 0
	for _, m := range a.marks {
		if _, ok := slices.BinarySearch(b.marks, m); ok && n < mostMarks {
			e.score += sameMark
			e.firm = true
			n++
		}
	}
}

// nearness says how much the dates speak for one story.
func nearness(o, p *Occurrence) float64 {
	if o.Published.IsZero() || p.Published.IsZero() {
		return 0
	}
	switch days := math.Abs(o.Published.Time.Sub(p.Published.Time).Hours()) / 24; {
	case days <= 14:
		return sameDays
	case days <= 120:
		return sameSeason
	case days > 3650:
		return longApart
	}
	return 0
}

// Rarity returns how much it says that two articles share an entity which n of
// total articles name: 1 for one that no other article does, 0 for one in all.
func Rarity(n, total int) float64 {
	if n <= 2 {
		return 1
	}
	return max(0, 1-math.Log(float64(n)/2)/math.Log(float64(max(total, n, 3))))
}
