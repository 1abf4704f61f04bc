package query

import "fmt"

// Error says what is wrong with a query, where, and what to do about it.
type Error struct {
	Start, End int    // byte offsets in the query; Start may equal End at its end
	At         int    // which character Start is, as people count: from 1
	Msg        string // "nothing after from:"
	Hint       string // what to type instead; may be empty
	// Unfinished says that the query may become right by typing on, so that a
	// desk can wait rather than complain.
	Unfinished bool
}

func (e *Error) Error() string {
	s := fmt.Sprintf("the query is wrong at %d: %s", e.At, e.Msg)
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}
