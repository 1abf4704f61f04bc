package query

import (
	"slices"
	"strings"
	"time"
)

// Doc is an article as the evaluator sees it. Each string of a list is looked
// at by itself: a phrase does not run from one name or quotation into the next.
type Doc struct {
	Title, Text, By, From, Place string
	Who, Speakers                []string // each name and alias
	Said                         []string // each quotation
	Tags, Notes                  []string // the article's and its passages'
	Published, Added             time.Time

	Read, Starred, Tagged, HasQuote, HasNote bool
}

// Match reports whether q finds d. It is the plain statement of what a query
// means, not made for speed.
func (q Query) Match(d Doc) bool { return match(q.Root, &d) }

func match(n Node, d *Doc) bool {
	switch n := n.(type) {
	case All:
		return !slices.ContainsFunc(n, func(c Node) bool { return !match(c, d) })
	case Either:
		return slices.ContainsFunc(n, func(c Node) bool { return match(c, d) })
	case Not:
		return !match(n.Node, d)
	case Term:
		return n.match(d)
	case Is:
		return n.match(d)
	case Has:
		return n == HasQuote && d.HasQuote || n == HasNote && d.HasNote
	case When:
		return n.match(d)
	}
	return true
}

func (n Is) match(d *Doc) bool {
	switch n {
	case IsUnread:
		return !d.Read
	case IsRead:
		return d.Read
	case IsStarred:
		return d.Starred
	}
	return n == IsTagged && d.Tagged
}

func (w When) match(d *Doc) bool {
	at := Wall(d.Published)
	if d.Published.IsZero() {
		at = Wall(d.Added.UTC())
	}
	from, to := w.Bounds()
	return !at.Before(from) && (to.IsZero() || at.Before(to))
}

func (t Term) match(d *Doc) bool {
	if t.Field == TagField {
		return slices.ContainsFunc(d.Tags, t.matchTag)
	}
	words := t.Words()
	return slices.ContainsFunc(t.Field.values(d), func(s string) bool {
		return len(find(Tokens(s), words, t.Prefix)) > 0
	})
}

// matchTag reports whether the term names the tag: all of it, not some word in
// it, so that tag:war is not the tag "post-war".
func (t Term) matchTag(tag string) bool {
	if t.Prefix {
		return strings.HasPrefix(Fold(tag), Fold(t.Text))
	}
	return Fold(tag) == Fold(t.Text)
}

// values returns the texts of d that the field looks at.
func (f Field) values(d *Doc) []string {
	switch f {
	case Any:
		return []string{d.Title, d.Text}
	case Title:
		return []string{d.Title}
	case TextOnly:
		return []string{d.Text}
	case By:
		return []string{d.By}
	case From:
		return []string{d.From}
	case Place:
		return []string{d.Place}
	case Who:
		return d.Who
	case Speaker:
		return d.Speakers
	case Said:
		return d.Said
	case NoteField:
		return d.Notes
	}
	return nil
}

// find returns the index of each token at which words stand one after another.
func find(toks []Tok, words []string, prefix bool) []int {
	var at []int
	if len(words) == 0 {
		return nil
	}
	for i := 0; i+len(words) <= len(toks); i++ {
		if hasAt(toks[i:], words, prefix) {
			at = append(at, i)
		}
	}
	return at
}

// Found reports whether d has the term's words in its field, as Match does, but
// made for speed.
func (t Term) Found(d Doc) bool { return slices.ContainsFunc(t.Field.values(&d), t.In) }

// In reports whether s has the term's words, whatever its field, as Match does.
// It stops at the first place, and allocates next to nothing.
func (t Term) In(s string) bool {
	words := t.Words()
	if len(words) == 0 {
		return false
	}
	first := matcher{words[0], t.Prefix && len(words) == 1, nil}
	for i := 0; ; {
		start, end, ascii := next(s, i)
		if start == end {
			return false
		}
		if i = end; first.is(s[start:end], ascii) && follow(s, end, words[1:], t.Prefix) {
			return true
		}
	}
}

// follow reports whether words stand at i in s, the last of which may go on.
func follow(s string, i int, words []string, prefix bool) bool {
	for n, word := range words {
		m := matcher{word, prefix && n == len(words)-1, nil}
		start, end, ascii := next(s, i)
		for start != end && !ascii && len(appendFold(nil, s[start:end])) == 0 { // such is no word
			start, end, ascii = next(s, end)
		}
		if start == end || !m.is(s[start:end], ascii) {
			return false
		}
		i = end
	}
	return true
}

// matcher looks for a folded word, or one that begins with it.
type matcher struct {
	word   string
	prefix bool
	buf    []byte
}

// is reports whether a word of a text is the one looked for.
func (m *matcher) is(word string, ascii bool) bool {
	if !ascii {
		m.buf = appendFold(m.buf[:0], word)
		word = string(m.buf)
	}
	if len(word) < len(m.word) || len(word) > len(m.word) && !m.prefix {
		return false
	}
	for i := range len(m.word) {
		c := word[i]
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		if c != m.word[i] {
			return false
		}
	}
	return true
}

func hasAt(toks []Tok, words []string, prefix bool) bool {
	for i, w := range words {
		switch term := toks[i].Term; {
		case term == w:
		case prefix && i == len(words)-1 && strings.HasPrefix(term, w):
		default:
			return false
		}
	}
	return true
}
