package identity

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// Occurrence is an entity in one article, with the context that tells who it is.
type Occurrence struct {
	Article   string
	Published news.Moment
	Key       string // news.Entity.Key
	Type      news.EntityType
	Name      news.Text
	acronyms  []string // among its names, folded
	role      role
	title     string   // "mr" or "ms", "" if the article uses neither
	with      []string // keys of whoever else the article names, sorted
	words     []string // of the name in the key
}

// Of returns the occurrence of entity i in an article.
func Of(article string, published news.Moment, text news.Text, an *news.Analysis, i int) Occurrence {
	e := an.Entities[i]
	o := Name(e)
	o.Article, o.Published, o.role = article, published, readRole(e.Description.String())
	for j, other := range an.Entities {
		if j != i && other.Key != "" && other.Key != e.Key {
			o.with = append(o.with, other.Key)
		}
	}
	slices.Sort(o.with)
	o.with = slices.Compact(o.with)
	if e.Type == news.Person {
		o.title = titleIn(text.String(), an.Mentions, i)
	}
	return o
}

// titleIn returns the title before the first mention of entity i that has one.
func titleIn(text string, mentions []news.Mention, i int) string {
	for _, m := range mentions {
		if m.Entity != i || m.In != news.InText || m.Start > len(text) {
			continue
		}
		before := text[max(0, m.Start-6):m.Start]
		before = strings.TrimRight(before, " .\u00a0")
		switch before = before[strings.LastIndexAny(before, " \n(“\"")+1:]; before {
		case "Mr":
			return "mr"
		case "Mrs", "Ms", "Miss":
			return "ms"
		}
	}
	return ""
}

// short reports whether the occurrence is under a surname or an acronym alone.
func (o *Occurrence) short() bool {
	switch o.Type {
	case news.Person:
		return len(given(o.words)) == 0
	case news.Organisation:
		return acronym(o.Name.String())
	}
	return false
}

// name returns the folded name in the key.
func (o *Occurrence) name() string {
	_, name, _ := strings.Cut(o.Key, ":")
	return name
}

// Alike reports whether o could be named as p is: whether the names allow that
// they are one.
func (o *Occurrence) Alike(p *Occurrence) bool {
	switch {
	case o.Key == p.Key:
		return true
	case o.Type != p.Type:
		return false
	case o.Type == news.Person:
		return surname(o.words) == surname(p.words)
	case o.Type == news.Organisation:
		return slices.Contains(o.acronyms, p.name()) || slices.Contains(p.acronyms, o.name())
	}
	return false
}

// apart reports what keeps two occurrences apart whatever else they share, in
// words; "" if nothing does.
func (o *Occurrence) apart(p *Occurrence) string {
	switch {
	case o.Key == p.Key && o.Article == p.Article:
		return ""
	case o.Article == p.Article:
		return "one article names both"
	case o.Type != news.Person:
		return ""
	case suffixOf(o.Key) != suffixOf(p.Key) && !o.short() && !p.short():
		return "father and son"
	case !mayBeOne(o.words, p.words):
		return "another given name"
	case o.title != "" && p.title != "" && o.title != p.title:
		return "another title"
	}
	return ""
}

// Name returns an occurrence of an entity without context: enough for [Occurrence.Alike].
func Name(e news.Entity) Occurrence {
	o := Occurrence{Key: e.Key, Type: e.Type, Name: e.Name, words: nameOf(e.Key)}
	for _, a := range e.Aliases {
		if e.Type == news.Organisation && acronym(a.String()) {
			o.acronyms = append(o.acronyms, fold(a))
		}
	}
	return o
}
