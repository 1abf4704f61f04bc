// Package coref joins the mentions of one article into entities: "Abdul Karim
// al-Sharif", "Sharif" and "Mr Sharif"; "Valley Water Authority (VWA)" and
// "VWA"; "US" and "United States". It also finds what an entity is said to be
// ("dam engineer") and gives it a key that is the same in other articles.
//
// The unit of work is not the mention but the form: all mentions that are
// written alike. Forms are joined by a few rules, the surest first, with a
// union-find over them; only surnames that two people share are decided mention
// by mention. Every rule looks its partner up in a map, so that the time is
// linear in the number of mentions.
//
// The package makes no mentions of its own and corrects no spans.
//
// Start reading at [Resolver.Resolve].
package coref

import (
	"dateline/internal/news"
)

// Resources are the data files the rules rest on, in the formats told at their heads.
type Resources struct {
	Aliases   []byte // other names of places and organisations
	Nicknames []byte // short forms of given names
	Roles     []byte // nouns for what somebody is
	Places    []byte // names of places
	Countries []byte // names of countries, with their capitals in the fourth field
	// Organisations are those that everybody knows: their names are never short
	// for a longer one in the text.
	Organisations []byte
}

// Resolver joins mentions. It is safe for use by several goroutines.
type Resolver struct {
	aliases   aliases
	nicknames map[string]string // folded short form to folded full form
	roles     roles
	places    map[string]bool // folded
	known     map[string]bool // organisations, folded
}

// New reads the data. It fails on a record that is not in the stated format.
func New(r Resources) (*Resolver, error) {
	a, err := readAliases(r.Aliases)
	if err != nil {
		return nil, err
	}
	n, err := readNicknames(r.Nicknames)
	if err != nil {
		return nil, err
	}
	ro, err := readRoles(r.Roles)
	if err != nil {
		return nil, err
	}
	return &Resolver{a, n, ro, readNames(r.Places, r.Countries), readNames(r.Organisations, nil)}, nil
}

// Resolve joins the mentions of an article's text and headline into entities,
// in the order in which the text, then the headline, first names them. It sets
// the Entity of every mention in place. title may be nil.
func (r *Resolver) Resolve(text, title *news.Doc, mentions, titleMentions []news.Mention) []news.Entity {
	w := newWork(r, text, title, mentions, titleMentions)
	w.collect()
	w.settleClasses()
	w.indexPeople()
	w.joinPeople()
	w.joinAliases()
	w.joinBrackets()
	w.joinAcronyms()
	w.joinShortForms()
	w.joinDistricts()
	w.joinLongerAcronyms()
	w.assignSurnames()
	es := w.entities()
	w.describe(es)
	return es
}

// work is the state of one call of Resolve.
type work struct {
	r           *Resolver
	text, title *news.Doc
	all         []news.Mention // the text's, then the headline's
	inText      int            // how many of them are the text's
	out, outT   []news.Mention // where the answer goes

	forms  []form
	at     []int32 // the form of each mention
	people people
	// person is the form that a mention of a shared surname was decided to
	// mean, by mention; -1 for all others.
	person []int32
	entity []int32 // by root form, while numbering
}

func newWork(r *Resolver, text, title *news.Doc, mentions, titleMentions []news.Mention) *work {
	all := make([]news.Mention, 0, len(mentions)+len(titleMentions))
	all = append(append(all, mentions...), titleMentions...)
	return &work{
		r: r, text: text, title: title, all: all, inText: len(mentions),
		out: mentions, outT: titleMentions,
		at: make([]int32, len(all)), person: make([]int32, len(all)),
	}
}

// doc returns the text that mention i points into.
func (w *work) doc(i int) *news.Doc {
	if i < w.inText {
		return w.text
	}
	return w.title
}

// words returns how mention i is written.
func (w *work) words(i int) string {
	m := w.all[i]
	return w.doc(i).Text[m.Start:m.End]
}
