package coref

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/news"
)

// group is an entity in the making.
type group struct {
	forms []int32
	votes [len(typeOrder)]int
}

// entities numbers the roots in the order of their first mention and writes the
// numbers into the mentions.
func (w *work) entities() []news.Entity {
	w.entity = make([]int32, len(w.forms))
	named := make([]int32, len(w.forms)) // by form: the entity it was last listed for, plus one
	var groups []group
	for i := range w.all {
		f := w.at[i]
		root := w.find(f)
		if w.person[i] >= 0 {
			root = w.person[i]
		}
		if w.entity[root] == 0 {
			groups = append(groups, group{})
			w.entity[root] = int32(len(groups))
		}
		e := w.entity[root]
		g := &groups[e-1]
		g.votes[typeIndex(w.all[i].Type)]++
		if named[f] != e {
			named[f] = e
			g.forms = append(g.forms, f)
		}
		w.set(i, int(e-1))
	}
	es := make([]news.Entity, len(groups))
	for i := range groups {
		es[i] = w.entityOf(i, groups[i])
	}
	w.agree(es)
	return es
}

// agree gives every mention the type of its entity: a name that the tagger took
// for an organisation once and for a film another time is one thing.
func (w *work) agree(es []news.Entity) {
	for i := range w.out {
		w.out[i].Type = es[w.out[i].Entity].Type
	}
	for i := range w.outT {
		w.outT[i].Type = es[w.outT[i].Entity].Type
	}
}

func (w *work) set(i, e int) {
	w.all[i].Entity = e
	if i < w.inText {
		w.out[i].Entity = e
	} else {
		w.outT[i-w.inText].Entity = e
	}
}

func (w *work) entityOf(i int, g group) news.Entity {
	best := g.forms[0]
	canon := -1
	for _, f := range g.forms {
		if w.fuller(f, best) {
			best = f
		}
		if c := w.forms[f].canon; canon < 0 && w.forms[w.find(f)].class == aThing {
			canon = c
		}
	}
	e := news.Entity{
		ID:   "e" + strconv.Itoa(i+1),
		Name: news.CleanLine(w.forms[best].surface),
		Type: w.typeOf(g, best, canon),
	}
	seen := map[news.Text]bool{e.Name: true}
	for _, f := range g.forms {
		alias := news.CleanLine(w.forms[f].surface)
		if !seen[alias] && w.forms[f].folded != w.forms[best].folded {
			seen[alias] = true
			e.Aliases = append(e.Aliases, alias)
		}
	}
	e.Key = string(e.Type) + ":" + w.keyName(best, canon, e.Type)
	return e
}

// placeVotes is how many mentions of another type a known place outweighs.
const placeVotes = 2

// typeOf is what most mentions are; the table of aliases knows better, and a
// known place needs more against it than a tie.
func (w *work) typeOf(g group, name int32, canon int) news.EntityType {
	if canon >= 0 {
		return w.r.aliases.canon[canon].kind
	}
	loc, per := typeIndex(news.Location), typeIndex(news.Person)
	if w.r.places[w.forms[name].folded] && g.votes[loc]+g.votes[per] > 0 {
		g.votes[loc] += placeVotes
	}
	best := 0
	for t := range g.votes {
		if g.votes[t] > g.votes[best] {
			best = t
		}
	}
	return typeOrder[best]
}

// fuller reports whether form a is a fuller name than b: no acronym, more words
// of a person's name, more letters, and not shouted.
func (w *work) fuller(a, b int32) bool {
	x, y := &w.forms[a], &w.forms[b]
	if x.acronym != y.acronym {
		return y.acronym
	}
	if x.folded == y.folded {
		return shouted(y.surface) && !shouted(x.surface)
	}
	if x.folded+"s" == y.folded || y.folded+"s" == x.folded {
		return len(x.folded) < len(y.folded)
	}
	if x.class == aPerson && len(x.words) != len(y.words) {
		return len(x.words) > len(y.words)
	}
	return utf8.RuneCountInString(x.surface) > utf8.RuneCountInString(y.surface)
}

// keyName is the name by which the entity is known across articles.
func (w *work) keyName(f int32, canon int, t news.EntityType) string {
	if canon >= 0 {
		return w.r.aliases.canon[canon].folded
	}
	words := strings.Fields(w.forms[f].folded)
	if t == news.Person {
		return personKey(trimTitles(words))
	}
	for t == news.Organisation && len(words) > 1 && companySuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.TrimSuffix(strings.Join(words, " "), ",")
}

// personKey leaves out what one article prints and another does not: initials.
func personKey(words []string) string {
	kept := words[:0:0]
	for i, word := range words {
		if i == 0 || i == len(words)-1 || utf8.RuneCountInString(word) > 1 {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

func companySuffix(w string) bool {
	switch strings.Trim(w, ",") {
	case "ag", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "limited", "llc", "ltd", "nv", "plc", "sa", "spa":
		return true
	}
	return false
}
