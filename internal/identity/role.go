package identity

import (
	"slices"
	"strings"
)

// role is what a description says: "senior leader of the Union" has the noun
// "leader" and the marks "senior" and "union".
type role struct {
	noun  string
	marks []string // sorted
	walk  string   // the walk of life, "" if none is known
	past  bool     // "former": says nothing against another occupation
}

// walks of life. Kinship, and nouns that fit everybody ("leader", "chief"), have none.
var walks = map[string][]string{
	"sport": {
		"athlete", "batsman", "boxer", "captain", "coach", "cyclist", "defender", "driver", "footballer", "forward",
		"goalkeeper", "golfer", "jockey", "midfielder", "player", "runner", "sprinter", "striker", "swimmer", "winger",
	},
	"politics": {
		"ambassador", "candidate", "chancellor", "congressman", "congresswoman", "councillor", "deputy", "governor",
		"lawmaker", "legislator", "mayor", "minister", "mp", "politician", "premier", "senator",
	},
	"law":      {"advocate", "attorney", "barrister", "judge", "lawyer", "magistrate", "prosecutor", "solicitor"},
	"medicine": {"doctor", "midwife", "neurologist", "nurse", "paediatrician", "physician", "psychiatrist", "surgeon", "virologist"},
	"science": {
		"astronomer", "biologist", "botanist", "chemist", "geologist", "historian", "hydrologist", "mathematician",
		"physicist", "professor", "researcher", "scientist", "seismologist",
	},
	"arts": {
		"actor", "actress", "architect", "cellist", "composer", "conductor", "dancer", "guitarist", "musician", "novelist",
		"painter", "photographer", "pianist", "playwright", "poet", "sculptor", "singer", "soprano", "violinist",
	},
	"business": {"banker", "broker", "businessman", "businesswoman", "entrepreneur", "executive", "financier", "trader"},
	"arms":     {"admiral", "colonel", "commander", "detective", "general", "inspector", "lieutenant", "major", "sergeant", "soldier"},
	"church":   {"archbishop", "bishop", "cardinal", "imam", "pope", "priest", "rabbi", "vicar"},
	"land":     {"baker", "farmer", "fisherman", "miner", "shepherd", "trawlerman"},
}

var walkOf = func() map[string]string {
	m := map[string]string{}
	for walk, nouns := range walks {
		for _, n := range nouns {
			m[n] = walk
		}
	}
	return m
}()

// kin are nouns that say whose relative somebody is. They hold for people of
// every name and tell nobody apart.
var kin = []string{
	"aunt", "brother", "cousin", "daughter", "father", "friend", "granddaughter", "grandfather", "grandmother",
	"grandson", "husband", "mother", "nephew", "niece", "partner", "sister", "son", "uncle", "widow", "widower", "wife",
	"man", "woman", "person", "resident", "member", "spokesman", "spokeswoman",
}

// ends begin what stands after the noun of a description.
var ends = []string{"of", "at", "for", "in", "from", "with", "on", "to", "and", "who", "whose", "that", "since", "until"}

// small words mark nothing.
var small = []string{"the", "a", "an", "of", "at", "for", "in", "from", "with", "on", "to", "and", "its", "his", "her", "their"}

// readRole reads a description.
func readRole(description string) role {
	var r role
	words := strings.FieldsFunc(strings.ToLower(description), func(c rune) bool {
		return c == ' ' || c == ',' || c == '(' || c == ')'
	})
	head := len(words)
	for i, w := range words {
		if slices.Contains(ends, w) {
			head = i
			break
		}
	}
	if head > 0 {
		r.noun = words[head-1]
	}
	for i, w := range words {
		switch {
		case w == "former" || w == "retired" || strings.HasPrefix(w, "ex-"):
			r.past = true
		case i == head-1 || slices.Contains(small, w):
		default:
			if w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"); w != "" {
				r.marks = append(r.marks, w)
			}
		}
	}
	slices.Sort(r.marks)
	r.marks = slices.Compact(r.marks)
	if slices.Contains(kin, r.noun) {
		return role{}
	}
	r.walk = walkOf[r.noun]
	return r
}

// against reports whether two walks of life are seldom one person's. A lawyer,
// an officer or a businessman may become a minister.
func (r role) against(o role) bool {
	if r.walk == "" || o.walk == "" || r.walk == o.walk || r.past || o.past {
		return false
	}
	other := ""
	switch {
	case r.walk == "politics":
		other = o.walk
	case o.walk == "politics":
		other = r.walk
	}
	return other != "law" && other != "business" && other != "arms"
}
