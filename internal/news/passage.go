package news

import "time"

// Passage is a span that the reader marked, with its tags and note.
type Passage struct {
	ID       string
	Article  string // Article.ID
	Selector Selector
	Span     Span // where it is in the present version; zero for an orphan
	Tags     []Text
	Note     Text
	Created  time.Time
	Modified time.Time
}

// Orphan reports whether the passage's words are gone from the article.
func (p Passage) Orphan() bool { return p.Span.IsZero() }

// Selector is how a passage is found again after its article changed: by its
// words with their surroundings, and by position in the version it was made on.
// See the TextQuoteSelector and TextPositionSelector of the W3C Web Annotation
// Data Model.
type Selector struct {
	Exact, Prefix, Suffix Text
	At                    Span   // byte offsets into the version Hash
	Hash                  string // that version
}

// Tag is a reader's label with its use in the archive.
type Tag struct {
	Name     Text
	Colour   int // index into the theme's tag colours
	Count    int // articles and passages that carry it
	LastUsed time.Time
}

// SavedQuery is a query kept under a name.
type SavedQuery struct {
	Name  Text
	Query string
}
