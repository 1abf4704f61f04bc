package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind tells what a piece of a query is, for tinting.
type Kind uint8

const (
	Word     Kind = iota
	Phrase        // with its quotation marks
	Operator      // with its colon
	Value         // what follows an operator, with its quotation marks
	Keyword       // or, -, ( and )
	Bad           // what is wrong
)

// Piece is a part of a query as typed; white space is in none.
type Piece struct {
	Start, End int // bytes
	Kind       Kind
}

// Scan cuts s into pieces, right or wrong, for drawing it while it is typed.
// The piece that Parse would complain about is Bad, unless it may become right
// by typing on.
func Scan(s string) []Piece {
	pieces := lex(s)
	_, err := parse(s, pieces, someDay)
	if err == nil || err.Unfinished {
		return pieces
	}
	for i, p := range pieces {
		if p.Start < err.End && err.Start < p.End {
			pieces[i].Kind = Bad
		}
	}
	return pieces
}

// lex cuts s into pieces. Bad ones are operators that do not exist.
func lex(s string) []Piece {
	var out []Piece
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case r == '(', r == ')', r == '-' && !lone(s, i):
			out = append(out, Piece{i, i + n, Keyword})
		case quotation(r):
			out = append(out, Piece{i, quoted(s, i), Phrase})
		default:
			out = lexWord(out, s, i, run(s, i))
		}
		i = out[len(out)-1].End
	}
	return out
}

// lexWord adds the pieces of a run of characters: a word, or an operator with
// its value.
func lexWord(out []Piece, s string, start, end int) []Piece {
	if strings.EqualFold(s[start:end], "or") {
		return append(out, Piece{start, end, Keyword})
	}
	colon := strings.IndexByte(s[start:end], ':')
	if colon < 0 || !letters(s[start:start+colon]) {
		return append(out, Piece{start, end, Word})
	}
	value := start + colon + 1
	if _, known := lookup(s[start : value-1]); known {
		out = append(out, Piece{start, value, Operator})
		if value == end && opensQuote(s[value:]) {
			return append(out, Piece{value, quoted(s, value), Value})
		}
		if value < end {
			out = append(out, Piece{value, end, Value})
		}
		return out
	}
	// "BAGHDAD: …" and "https://…" are words: only name:value looks like an
	// operator that was meant and misspelt.
	if value == end || strings.HasPrefix(s[value:end], "//") {
		return append(out, Piece{start, end, Word})
	}
	return append(out, Piece{start, value, Bad}, Piece{value, end, Value})
}

// lone reports whether the "-" at i stands for itself: nothing follows that it
// could negate.
func lone(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	return i+1 == len(s) || unicode.IsSpace(r) || r == ')'
}

// quotation reports whether r opens or closes a phrase. Keyboards that curl
// quotation marks are as good as others.
func quotation(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

func opensQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return quotation(r)
}

// quoted returns the end of the phrase that opens at i: after its closing mark,
// or the end of s.
func quoted(s string, i int) int {
	i += width(s, i)
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if i += n; quotation(r) {
			break
		}
	}
	return i
}

// run returns the end of the run of characters at i that belong to one word.
func run(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) || r == '(' || r == ')' || quotation(r) {
			break
		}
		i += n
	}
	return i
}

func letters(s string) bool {
	for i := 0; i < len(s); i++ {
		if !alnum(s[i]) || s[i] <= '9' {
			return false
		}
	}
	return s != ""
}

// unquote returns what stands between the marks of a phrase, and whether both
// are there.
func unquote(s string) (string, bool) {
	_, open := utf8.DecodeRuneInString(s)
	last, n := utf8.DecodeLastRuneInString(s)
	if len(s) < open+n || !quotation(last) {
		return s[open:], false
	}
	return s[open : len(s)-n], true
}
