package query

import (
	"strings"
	"time"
	"unicode/utf8"
)

// The grammar, loosest first; "or" binds less than words side by side, so
// "a b or c" is (a b) or c:
//
//	either = all { "or" all }
//	all    = item { item }
//	item   = "-" item | "(" either ")" | word | phrase | operator value
//
// sort: may stand anywhere outside brackets and belongs to the whole query; the
// last one counts. A word of no letters or digits (a dash) is left out, unless
// nothing else is asked for: then the query would match everything.

// maxTerms and maxDepth keep what a query compiles to within the limits of
// engines; a person does not reach them.
const (
	maxTerms = 200
	maxDepth = 40
)

// Parse reads a query. Relative dates count back from the day of now. Errors
// are of type [*Error].
func Parse(s string, now time.Time) (Query, error) {
	q, err := parse(s, lex(s), now)
	if err != nil {
		return Query{}, err
	}
	return q, nil
}

func parse(s string, pieces []Piece, now time.Time) (Query, *Error) {
	p := parser{s: s, pieces: pieces, now: now}
	root := p.either(0)
	if piece, ok := p.peek(); ok && p.err == nil {
		p.fail(piece, "this bracket closes nothing", "take it out, or open one before it", false)
	}
	if root == nil && p.left.End > 0 {
		p.fail(p.left, noWord, noWordHint, true)
	}
	return Query{Root: root, Sort: p.sort}, p.err
}

// parser reads pieces from left to right and stops at the first error.
type parser struct {
	s      string
	pieces []Piece
	now    time.Time
	at     int // next piece
	terms  int
	sort   Sort
	left   Piece // the last word that was left out
	err    *Error
}

const (
	noWord     = "there is no word to look for"
	noWordHint = "words have letters or digits"
)

func (p *parser) peek() (Piece, bool) {
	if p.at == len(p.pieces) {
		return Piece{}, false
	}
	return p.pieces[p.at], true
}

// is reports whether the next piece is the keyword, and steps over it if so.
func (p *parser) is(keyword string) bool {
	piece, ok := p.peek()
	if !ok || p.err != nil || piece.Kind != Keyword || !strings.EqualFold(p.text(piece), keyword) {
		return false
	}
	p.at++
	return true
}

func (p *parser) text(piece Piece) string { return p.s[piece.Start:piece.End] }

func (p *parser) fail(at Piece, msg, hint string, unfinished bool) Node {
	if p.err == nil {
		p.err = &Error{at.Start, at.End, 1 + utf8.RuneCountInString(p.s[:at.Start]), msg, hint, unfinished}
	}
	return nil
}

func (p *parser) either(depth int) Node {
	nodes := []Node{p.all(depth)}
	for p.is("or") {
		or := p.pieces[p.at-1]
		next := p.all(depth)
		if p.err == nil && (next == nil || nodes[len(nodes)-1] == nil) {
			return p.fail(or, "“or” needs words on both sides", `for the word itself write "or"`, next == nil && p.at == len(p.pieces))
		}
		nodes = append(nodes, next)
	}
	return join[Either](nodes...)
}

func (p *parser) all(depth int) Node {
	var nodes []Node
	for p.err == nil {
		piece, ok := p.peek()
		if !ok || piece.Kind == Keyword && (p.text(piece) == ")" || strings.EqualFold(p.text(piece), "or")) {
			break
		}
		nodes = append(nodes, p.item(depth))
	}
	return join[All](nodes...)
}

// item reads one item. It is nil for an error, for sort: and for a dash.
func (p *parser) item(depth int) Node {
	piece := p.pieces[p.at]
	switch {
	case depth > maxDepth:
		return p.fail(piece, "there are too many brackets in each other", "", false)
	case p.is("-"):
		return p.not(piece, depth)
	case p.is("("):
		return p.bracket(piece, depth)
	}
	p.at++
	if p.terms++; p.terms > maxTerms {
		return p.fail(piece, "the query is too long", "200 words are the most", false)
	}
	switch piece.Kind {
	case Operator:
		return p.operator(piece, depth)
	case Bad:
		return p.unknown(piece)
	}
	return p.term(Any, piece)
}

func (p *parser) not(minus Piece, depth int) Node {
	if p.at == len(p.pieces) {
		return p.fail(minus, "nothing after -", "", true)
	}
	n := p.item(depth + 1)
	if n == nil {
		return nil
	}
	return negate(n)
}

func (p *parser) bracket(open Piece, depth int) Node {
	n := p.either(depth + 1)
	switch {
	case p.err != nil:
		return nil
	case !p.is(")"):
		return p.fail(open, "this bracket is not closed", "close it with )", true)
	case n == nil:
		return p.fail(Piece{open.Start, p.pieces[p.at-1].End, Keyword}, "there is nothing in these brackets", "", false)
	}
	return n
}

func (p *parser) unknown(piece Piece) Node {
	name := strings.TrimSuffix(p.text(piece), ":")
	hint := "put it in quotation marks if you mean the words"
	if near := nearest(name); near != "" {
		hint = "did you mean " + near + ":?"
	}
	return p.fail(piece, "there is no operator "+name+":", hint, false)
}

func (p *parser) operator(piece Piece, depth int) Node {
	op, _ := lookup(strings.TrimSuffix(p.text(piece), ":"))
	value, ok := p.peek()
	if !ok || value.Kind != Value {
		hint := "type a word right after the colon"
		if op.Values != nil {
			hint = "one of " + strings.Join(op.Values, ", ")
		}
		return p.fail(piece, "nothing after "+op.Name+":", hint, !ok)
	}
	p.at++
	if op.Values == nil {
		return p.term(Field(op.Name), value)
	}
	return p.choice(op, value, depth)
}

// choice reads the value of an operator that takes no words.
func (p *parser) choice(op Op, value Piece, depth int) Node {
	text := strings.ToLower(p.text(value))
	switch op.Name {
	case "after", "before", "on":
		if start, end, ok := period(text, p.now); ok {
			return When{op.Name, text, start, end}
		}
	case "is", "has", "sort":
		for _, v := range op.Values {
			if v == text {
				return p.chosen(op, value, text, depth)
			}
		}
	}
	return p.fail(value, op.Name+": does not take "+p.text(value), "one of "+strings.Join(op.Values, ", "), value.End == len(p.s))
}

func (p *parser) chosen(op Op, at Piece, value string, depth int) Node {
	switch op.Name {
	case "is":
		return Is(value)
	case "has":
		return Has(value)
	}
	if depth > 0 {
		return p.fail(at, "the order belongs to the whole query", "put sort: outside brackets, without -", false)
	}
	if p.sort = Sort(value); value == "newest" {
		p.sort = Newest
	}
	return nil
}

// term reads a word or phrase.
func (p *parser) term(f Field, piece Piece) Node {
	t := Term{Field: f, Text: p.text(piece)}
	if opensQuote(t.Text) {
		var closed bool
		if t.Text, closed = unquote(t.Text); !closed {
			return p.fail(piece, "this quotation mark is not closed", "", true)
		}
		t.Phrase = true
	}
	t.Text, t.Prefix = strings.CutSuffix(t.Text, "*")
	switch none := len(Tokens(t.Text)) == 0; {
	case strings.Contains(t.Text, "*") && !t.Phrase:
		return p.fail(piece, "a * can only end a word", "put it in quotation marks if you mean the words", false)
	case none && t.Field == TagField && strings.TrimSpace(t.Text) != "":
		// A tag may be a sign.
	case none && t.Field == Any && !t.Phrase && !t.Prefix:
		p.left = piece
		return nil
	case none:
		return p.fail(piece, noWord, noWordHint, piece.End == len(p.s))
	}
	return t
}
