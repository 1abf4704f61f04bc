package sqlite

import (
	"strings"

	"dateline/internal/query"
)

// columns are what a field is called in its index.
func columns(f query.Field) string {
	switch f {
	case query.Any:
		return "{title text}"
	case query.By:
		return "byline"
	case query.From:
		return "publisher"
	}
	return string(f) // the rest are called alike
}

// matchAll returns the MATCH expression for what all nodes match.
func (c compiler) matchAll(nodes []query.Node) string {
	if len(nodes) == 1 {
		return c.match(nodes[0])
	}
	return c.match(query.All(nodes))
}

// match returns the MATCH expression for a tree of terms of one index. NOT takes
// two operands there, so what is negated is taken from its positive neighbours,
// or else from every article. See https://sqlite.org/fts5.html#full_text_query_syntax.
func (c compiler) match(n query.Node) string {
	switch n := n.(type) {
	case query.Term:
		return c.matchTerm(n)
	case query.Not:
		return "(" + columns(query.Place) + " : \"" + everyArticle + "\" NOT " + c.match(n.Node) + ")"
	case query.Either:
		parts := make([]string, len(n))
		for i, one := range n {
			parts[i] = c.match(one)
		}
		return "(" + strings.Join(parts, " OR ") + ")"
	case query.All:
		return c.matchEach(n)
	}
	return ""
}

func (c compiler) matchEach(nodes query.All) string {
	var with, without []string
	for _, n := range nodes {
		if not, ok := n.(query.Not); ok {
			without = append(without, c.match(not.Node))
		} else {
			with = append(with, c.match(n))
		}
	}
	if len(with) == 0 {
		with = []string{columns(query.Place) + " : \"" + everyArticle + "\""}
	}
	s := "(" + strings.Join(with, " AND ") + ")"
	if len(without) > 0 {
		s = "(" + s + " NOT (" + strings.Join(without, " OR ") + "))"
	}
	return s
}

// matchTerm quotes a term's words: they are letters and digits, so nothing in
// them needs escaping. A term without words (it could only be made by a
// program) finds nothing, as in the evaluator.
func (c compiler) matchTerm(t query.Term) string {
	const nothing = everyArticle + everyArticle
	words := t.Words()
	if len(words) == 0 {
		words = []string{nothing}
	}
	phrase := strings.Join(words, " ")
	p, _ := prefixOf(t)
	x := c.prefixes[p]
	c.looks = false // only what stands alone is looked for; see compile
	if c.way(t) == merge {
		s := columns(t.Field) + ` : "` + phrase + `"`
		if t.Prefix {
			s += " *"
		}
		return s
	}
	if x.count == 0 {
		return columns(t.Field) + ` : "` + nothing + `"`
	}
	before := strings.TrimSuffix(phrase, p.begins)
	parts := make([]string, len(x.terms))
	for i, term := range x.terms {
		parts[i] = `"` + before + term + `"`
	}
	return columns(t.Field) + " : (" + strings.Join(parts, " OR ") + ")"
}
