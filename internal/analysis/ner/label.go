package ner

import "dateline/internal/news"

// Label is what a token is: O, or the beginning or the inside of a name.
type Label uint8

// Outside is the label of what is no name. The others are made by [Begin] and
// [Inside]; all are below [Labels].
const (
	Outside Label = 0
	Labels        = 1 + 2*kinds
	kinds         = 4
)

// types are the entity types by their place among the labels.
var types = [kinds]news.EntityType{news.Person, news.Organisation, news.Location, news.Misc}

// Kind returns the number of an entity type among the labels.
func Kind(t news.EntityType) int {
	for k, x := range types {
		if x == t {
			return k
		}
	}
	return kinds - 1
}

// Begin returns the label of the first token of a name of kind k.
func Begin(k int) Label { return Label(1 + 2*k) }

// Inside returns the label of a further token of a name of kind k.
func Inside(k int) Label { return Label(2 + 2*k) }

// kind returns the kind of a name's label.
func (l Label) kind() int { return int(l-1) / 2 }

// begins reports whether the label opens a name.
func (l Label) begins() bool { return l&1 == 1 }

// Follows reports whether l may stand after prev: an inside label follows only
// its own kind.
func (l Label) Follows(prev Label) bool {
	return l == Outside || l.begins() || prev == l || prev == l-1
}
