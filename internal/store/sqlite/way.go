package sqlite

import (
	"math"

	"dateline/internal/query"
)

// costs decide what becomes of a prefix. There are three ways. The index merges
// the lists of all words that begin so before it gives the first article, and
// cannot be broken off meanwhile; or it walks the lists of some words side by
// side, as parts of an OR; or the texts of the newest articles are looked into.
// Measured in microseconds on archives of 100,000 and a million articles.
type costs struct {
	article float64 // for the index, to merge one more
	term    float64 // for one part of an OR, before it finds anything
	column  float64 // likewise in a column that has few of them
	behind  float64 // for one part behind another word, to pass an article with that
	text    float64 // to look into one
	or      int     // parts at most
	looked  int     // texts at most, before the index is asked after all
	page    int     // articles that are wanted
	stretch int     // articles of the first stretch; see stretch.go
	quick   float64 // what a count may take before it begins to count
}

var usualCosts = costs{article: 0.7, term: 50, column: 1000, behind: 0.3, text: 20, or: 400, looked: 4000, page: 40, stretch: 1500, quick: 5000}

// way is what becomes of a term; see [costs].
type way int

const (
	merge way = iota // it stands as it is
	or               // all that its prefix stands for is asked for
	look             // it is looked for in the texts, where the plan may do that
)

// way chooses the cheapest way.
func (c compiler) way(t query.Term) way {
	p, ok := prefixOf(t)
	if !ok {
		return merge
	}
	x := c.prefixes[p]
	merged, ored, looked := c.costs.article*float64(x.articles), math.Inf(1), math.Inf(1)
	texts := c.passed(x)
	if x.known() {
		part := c.costs.term
		switch {
		case t.Field == query.Speaker: // names are counted, of which speakers are few
			part = c.costs.column
		case len(t.Words()) > 1: // each walks the list of the word before, for two stretches or so
			part = 2*part + c.costs.behind*texts
		}
		ored = part * float64(x.count)
	}
	if p.from != "" {
		merged = math.Inf(1) // with what begins so in the texts, which is more
	} else if c.looks && t.Field != query.Title && texts < float64(c.costs.looked) {
		looked = c.costs.text * texts
	}
	switch {
	case looked < merged && looked < ored:
		return look
	case ored <= merged && x.known():
		return or
	}
	return merge
}

// passed is how many articles have to be passed to find a page of those that have
// one of the words, if words are strewn at random; behind another word, of the
// articles that have that. There only what comes next counts, once for each time
// that the word before stands in the text.
func (c compiler) passed(x expansion) float64 {
	all := float64(max(1, c.articles))
	each, most := float64(x.articles)/all, all
	if x.behind > 0 {
		const words = 230 // different ones in an article
		times := min(10, -math.Log(1-min(0.9999, float64(x.behind)/all)))
		each *= max(1, times) / words
		most = float64(x.behind)
	}
	return min(most, float64(c.costs.page)/(1-math.Exp(-each)))
}
