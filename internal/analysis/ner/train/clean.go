package train

import (
	"strings"

	"dateline/internal/analysis/ner"
	"dateline/internal/news"
)

// clean brings the gold names of d to one convention: no article and no title
// before a name, no "'s" after it, countries and cities are places even where
// they act, peoples are MISC, and well-known organisations are organisations.
// The corpora differ in this from each other, and one of them from itself.
func (d *document) clean(r *ner.Reader) {
	r.Read(d.doc)
	for _, n := range d.names() {
		first, last := d.trim(r, n)
		for t := n.first; t < n.last; t++ {
			d.kinds[t], d.begin[t] = -1, false
		}
		kind := int8(n.kind)
		if t, ok := r.Listed(first, last); ok {
			kind = int8(ner.Kind(t))
		}
		for t := first; t < last; t++ {
			d.kinds[t], d.begin[t] = kind, t == first
		}
	}
}

// trim returns the tokens of the name n without article, titles and "'s".
func (d *document) trim(r *ner.Reader, n name) (first, last int) {
	first, last = n.first, n.last
	for first < last-1 {
		w := d.doc.Word(first)
		if w != "the" && (n.kind != ner.Kind(news.Person) || !r.Title(first)) {
			break
		}
		first++
	}
	for last > first+1 && (strings.HasSuffix(d.doc.Word(last-1), "'s") || d.doc.Word(last-1) == "'") {
		last--
	}
	return first, last
}
