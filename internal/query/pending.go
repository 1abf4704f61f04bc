package query

import "strings"

// Completing is what a reader is in the middle of typing.
type Completing struct {
	Op         string // the operator whose value it is: "from"; "" for a word, which may become an operator
	Prefix     string // what is typed of it so far, without an opening quotation mark
	Start, End int    // the bytes that a completion replaces
}

// Pending returns what is being typed at the cursor, a byte offset, for
// completion. Start equals the cursor between words.
func Pending(s string, cursor int) Completing {
	pieces := lex(s[:cursor])
	if len(pieces) == 0 {
		return Completing{Start: cursor, End: cursor}
	}
	last := pieces[len(pieces)-1]
	typed := s[last.Start:last.End]
	switch {
	case last.Kind == Operator && last.End == cursor:
		return Completing{strings.ToLower(strings.TrimSuffix(typed, ":")), "", cursor, cursor}
	case last.Kind == Value && inside(typed, last.End == cursor):
		op := pieces[len(pieces)-2]
		name := strings.ToLower(s[op.Start : op.End-1])
		return Completing{name, bare(typed), last.Start, cursor}
	case last.Kind == Word && last.End == cursor, last.Kind == Keyword && strings.EqualFold(typed, "or") && last.End == cursor:
		return Completing{"", typed, last.Start, cursor}
	}
	return Completing{Start: cursor, End: cursor}
}

// Close returns s with the quotation mark and the brackets closed that are still
// open at its end: what it asks for if nothing more is typed.
func Close(s string) string {
	pieces := lex(s)
	if len(pieces) == 0 {
		return s
	}
	depth := 0
	for _, p := range pieces {
		switch {
		case p.Kind == Keyword && s[p.Start:p.End] == "(":
			depth++
		case p.Kind == Keyword && s[p.Start:p.End] == ")":
			depth--
		}
	}
	if last := pieces[len(pieces)-1]; opensQuote(s[last.Start:]) {
		if _, closed := unquote(s[last.Start:last.End]); !closed {
			s += `"`
		}
	}
	return s + strings.Repeat(")", max(depth, 0))
}

// inside reports whether the cursor is still in a value: an open quotation, or
// a word that it stands right behind.
func inside(value string, touching bool) bool {
	if !opensQuote(value) {
		return touching
	}
	_, closed := unquote(value)
	return !closed
}

// bare takes the opening quotation mark off.
func bare(value string) string {
	if opensQuote(value) {
		value, _ = unquote(value)
	}
	return value
}
