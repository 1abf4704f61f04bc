// Package query is the language in which a reader asks the archive for
// articles: words, "phrases", -not, or, ( ) and operators such as from: and
// before:. It parses, prints, and evaluates in memory; stores compile the same
// tree to their own terms and are tested against the evaluator.
//
// It also owns what a word is: [Tokens] cuts and folds texts and queries alike,
// and a store that indexes what Tokens gives agrees with the evaluator.
//
// Start reading at [Parse].
package query

// Field is an operator that takes words: where they are looked for.
type Field string

const (
	Any       Field = ""        // title and text
	Title     Field = "title"   // the headline
	TextOnly  Field = "text"    // the text without the headline
	By        Field = "by"      // the byline
	From      Field = "from"    // the publisher
	Who       Field = "who"     // a named entity, by any of its names
	Said      Field = "said"    // words inside quotations
	Speaker   Field = "speaker" // who is quoted
	Place     Field = "place"   // the dateline's place
	TagField  Field = "tag"     // the reader's tags, on the article or in it: the whole name
	NoteField Field = "note"    // the reader's notes
)

// Sort is the order of results.
type Sort string

const (
	Newest    Sort = "" // by publication date, newest first
	Oldest    Sort = "oldest"
	Relevance Sort = "relevance"
)

// Query is a parsed query. The zero Query matches every article, newest first.
type Query struct {
	Root Node // nil matches everything
	Sort Sort
}

// Node is a part of a query's tree: [All], [Either], [Not], [Term], [Is],
// [Has] or [When].
type Node interface{ node() }

// All matches what each of its nodes matches. It has two or more.
type All []Node

// Either matches what any of its nodes matches. It has two or more.
type Either []Node

// Not matches what its node does not.
type Not struct{ Node Node }

// Term looks for words next to each other in a field.
type Term struct {
	Field  Field
	Text   string // as typed, without quotation marks and star
	Phrase bool   // it was quoted
	Prefix bool   // its last word may go on: gov*
}

// Is matches articles in a state.
type Is string

const (
	IsUnread  Is = "unread"
	IsRead    Is = "read"
	IsStarred Is = "starred"
	IsTagged  Is = "tagged" // as a whole, or a passage in it
)

// Has matches articles that contain something.
type Has string

const (
	HasQuote Has = "quote" // somebody's words between marks; scare quotes and paraphrases do not count
	HasNote  Has = "note"
)

func (All) node()    {}
func (Either) node() {}
func (Not) node()    {}
func (Term) node()   {}
func (Is) node()     {}
func (Has) node()    {}
func (When) node()   {}

// Words returns the folded words that t looks for.
func (t Term) Words() []string {
	toks := Tokens(t.Text)
	words := make([]string, len(toks))
	for i, tok := range toks {
		words[i] = tok.Term
	}
	return words
}

// And returns the query for what both a and b match, in a's order unless only b
// names one. It narrows a list by a filter.
func And(a, b Query) Query {
	q := Query{Root: join[All](a.Root, b.Root), Sort: a.Sort}
	if q.Sort == Newest {
		q.Sort = b.Sort
	}
	return q
}

// Walk calls visit for each node that is not All, Either or Not, in order, and
// says whether it is negated.
func (q Query) Walk(visit func(n Node, negated bool)) { walk(q.Root, false, visit) }

func walk(n Node, negated bool, visit func(Node, bool)) {
	switch n := n.(type) {
	case nil:
	case All:
		for _, c := range n {
			walk(c, negated, visit)
		}
	case Either:
		for _, c := range n {
			walk(c, negated, visit)
		}
	case Not:
		walk(n.Node, !negated, visit)
	default:
		visit(n, negated)
	}
}

// join makes one All or Either of nodes: nested ones of the same kind are
// flattened, nils left out, and a single one stands for itself, so that each
// query has one tree.
func join[L interface {
	All | Either
	Node
}](nodes ...Node) Node {
	var out L
	for _, n := range nodes {
		switch n := n.(type) {
		case nil:
		case L:
			out = append(out, n...)
		default:
			out = append(out, n)
		}
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

// negate returns Not n; two negations cancel out.
func negate(n Node) Node {
	if inner, ok := n.(Not); ok {
		return inner.Node
	}
	return Not{n}
}
