package query

import "strings"

// Op is an operator of the language, as help and completion show it.
type Op struct {
	Name   string   // "from", without the colon
	Help   string   // what it finds
	Values []string // all values, or examples of them for dates; nil for words
}

// Operators returns the operators in the order in which help lists them.
func Operators() []Op {
	dates := []string{"today", "yesterday", "7d", "2w", "3m", "1y", "2024", "2024-10", "2024-10-05"}
	return []Op{
		{string(Title), "words in the headline", nil},
		{string(TextOnly), "words in the text, not the headline", nil},
		{string(By), "who wrote it", nil},
		{string(From), "who published it", nil},
		{string(Who), "a person, organisation or place named in it", nil},
		{string(Said), "words inside quotations", nil},
		{string(Speaker), "who is quoted in it", nil},
		{string(Place), "the place in its dateline", nil},
		{string(TagField), "your tags, on it or in it", nil},
		{string(NoteField), "words in your notes", nil},
		{"is", "its state", []string{string(IsUnread), string(IsRead), string(IsStarred), string(IsTagged)}},
		{"has", "what it contains", []string{string(HasQuote), string(HasNote)}},
		{"after", "from that day, month or year on", dates},
		{"before", "until that day, month or year begins", dates},
		{"on", "on that day, in that month or year", dates},
		{"sort", "the order", []string{"newest", string(Oldest), string(Relevance)}},
	}
}

// lookup finds an operator by its name, in any case.
func lookup(name string) (Op, bool) {
	for _, op := range Operators() {
		if strings.EqualFold(op.Name, name) {
			return op, true
		}
	}
	return Op{}, false
}

// nearest returns the operator whose name looks most like name, or "".
func nearest(name string) string {
	best, at := "", 3
	for _, op := range Operators() {
		if d := distance(strings.ToLower(name), op.Name); d < at && d < len(op.Name) {
			best, at = op.Name, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two short strings, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
