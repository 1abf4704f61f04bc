package ner

import "dateline/internal/news"

// Reader gives the training what the tagger sees of a document, so that both
// see the same. It may be used by one goroutine at a time.
type Reader struct {
	lexicon  *lexicon
	page     page
	features features
}

// NewReader returns a Reader with the given lists and word clusters, the latter
// in the form of [Weights].
func NewReader(g Gazetteers, clusters []byte) *Reader {
	return &Reader{lexicon: newLexicon(g, clusters)}
}

// Read takes in a document and returns how many segments it has that may hold
// names.
func (r *Reader) Read(d *news.Doc) int {
	r.page.read(d, r.lexicon)
	return len(r.page.segments)
}

// Segment returns the tokens of segment n, the last exclusive.
func (r *Reader) Segment(n int) (first, last int) {
	return r.page.segments[n].first, r.page.segments[n].last
}

// Features returns the features of token i in segment n, good until the next
// call. The first ones, as many as lexical, tell the name itself.
func (r *Reader) Features(n, i int) (ids []uint32, lexical int) {
	r.page.featuresOf(&r.features, i, r.page.segments[n])
	return r.features.ids, r.features.lexical
}

// People reports whether the lists have token i as a people, faith or the like.
func (r *Reader) People(i int) bool { return r.page.words[i].known&people != 0 }

// Capital reports whether token i has a capital letter.
func (r *Reader) Capital(i int) bool { return r.page.words[i].shape.capital() }

// Title reports whether token i is a title that stands before names.
func (r *Reader) Title(i int) bool {
	k := r.page.words[i].known
	return k&titleWord != 0 && k&given == 0
}

// Listed returns the type of a name that consists of the tokens from first to
// last, where the lists know it and as one type only.
func (r *Reader) Listed(first, last int) (t news.EntityType, ok bool) {
	return typeOf(r.lexicon.classesOf(r.page.words[first:last]))
}

// Particular reports whether token i is capitalised and none of the general
// words that names are made of, such as Council or River.
func (r *Reader) Particular(i int) bool {
	return r.Capital(i) && r.page.words[i].known&^nameClasses == 0
}

// Fold returns the hash under which a word's cluster is kept.
func Fold(word string) uint32 { return foldOf(word) }
