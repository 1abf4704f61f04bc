package token

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Split cuts text, which must be valid UTF-8, into tokens, sentences and
// paragraphs; in says which of an article's texts it is. Every byte that is not
// white space is in exactly one token. text is at most [news.MaxDoc] bytes long.
func Split(text string, in news.Field) *news.Doc {
	s := scanner{text: text, tokens: make([]news.Token, 0, min(len(text)/5+8, firstTokens))}
	for s.pos < len(text) {
		if n := spaceLen(text, s.pos); n > 0 {
			s.pos += n
			continue
		}
		end := s.next()
		if len(s.tokens) == cap(s.tokens) {
			s.grow()
		}
		s.tokens = append(s.tokens, news.Token{Start: int32(s.pos), End: int32(end)})
		s.pos = end
	}
	d := &news.Doc{Text: text, In: in, Tokens: s.tokens}
	divide(d)
	return d
}

// scanner finds one token after the other.
type scanner struct {
	text   string
	pos    int // where the next token starts
	tokens []news.Token
}

// firstTokens is how many tokens there is room for before the text has shown how
// many it has.
const firstTokens = 1 << 16

// grow makes room for the rest of the tokens, given how many the text had so
// far; doubling would leave half of the room of a long text empty.
func (s *scanner) grow() {
	rest := float64(len(s.tokens)) * float64(len(s.text)-s.pos) / float64(s.pos+1)
	s.tokens = slices.Grow(s.tokens, min(int(rest*1.01), len(s.text)-s.pos)+64)
}

// next returns the end of the token that starts at s.pos.
func (s *scanner) next() int {
	i := s.pos
	switch c := s.text[i]; {
	case alnum[c]:
		return s.word(i)
	case c == '\'':
		return s.apostrophe(i, 1)
	case c == '.' || c == '-' || c == '`':
		return s.run(i, c)
	case c < utf8.RuneSelf:
		return i + 1
	}
	r, n := utf8.DecodeRuneInString(s.text[i:])
	switch {
	case r == '’' || r == '‘':
		return s.apostrophe(i, n)
	case ideograph(r):
		return i + n
	case wordRune(r):
		return s.word(i)
	}
	return i + n
}

// run returns the end of a run of c: an ellipsis, a dash, a doubled backquote.
func (s *scanner) run(i int, c byte) int {
	j := i + 1
	for j < len(s.text) && s.text[j] == c && (c != '`' || j < i+2) {
		j++
	}
	return j
}

// apostrophe returns the end of the token that starts with an apostrophe or
// single quotation mark of n bytes: a clitic, a doubled mark, or the mark alone.
func (s *scanner) apostrophe(i, n int) int {
	if end := clitic(s.text, i+n); end > 0 {
		return end
	}
	if n == 1 && i+1 < len(s.text) && s.text[i+1] == '\'' {
		return i + 2
	}
	return i + n
}

// clitic returns the end of the clitic whose letters start at i ('s, 're, 've,
// 'll, 'd, 'm), or 0.
func clitic(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	n := 1
	switch text[i] | 0x20 {
	case 's', 'd', 'm':
	case 'r', 'v':
		n = 2
		if i+1 >= len(text) || text[i+1]|0x20 != 'e' {
			return 0
		}
	case 'l':
		n = 2
		if i+1 >= len(text) || text[i+1]|0x20 != 'l' {
			return 0
		}
	default:
		return 0
	}
	if wordAt(text, i+n) {
		return 0
	}
	return i + n
}

// word returns the end of the word or number that starts at i.
func (s *scanner) word(i int) int {
	j := i
	for j < len(s.text) {
		c := s.text[j]
		if alnum[c] {
			j++
			continue
		}
		n := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(s.text[j:])
			if wordRune(r) && !ideograph(r) {
				j += n
				continue
			}
			switch r {
			case '’':
				c = '\''
			case '‐', '‑':
				c = '-'
			default:
				return j
			}
		}
		end, more := s.join(i, j, n, c)
		if !more {
			return end
		}
		j = end
	}
	return j
}

// join decides about the mark c of n bytes at j in the word that started at i:
// it returns where the word ends, or where it goes on.
func (s *scanner) join(i, j, n int, c byte) (end int, more bool) {
	t := s.text
	switch c {
	case '.':
		return s.stop(i, j)
	case ',', '/':
		more = digitAt(t, j-1) && digitAt(t, j+1)
	case ':':
		if j+2 < len(t) && t[j+1] == '/' && t[j+2] == '/' {
			return s.url(j), false
		}
		more = digitAt(t, j-1) && digitAt(t, j+1)
	case '-', '@':
		more = wordAt(t, j+n)
	case '&':
		more = upperAt(t, j-1) && upperAt(t, j+1)
	case '\'':
		return s.inner(i, j, n)
	}
	if !more {
		return j, false
	}
	return j + n, true
}

// inner decides about an apostrophe of n bytes at j inside a word: "O'Brien"
// goes on, "Iraq's" ends before it, "didn't" ends before its n.
func (s *scanner) inner(i, j, n int) (end int, more bool) {
	t := s.text
	if !wordAt(t, j+n) || clitic(t, j+n) > 0 {
		return j, false
	}
	if t[j+n]|0x20 == 't' && t[j-1]|0x20 == 'n' && !wordAt(t, j+n+1) {
		if i == j-1 {
			return j + n + 1, false
		}
		return j - 1, false
	}
	return j + n, true
}

// stop decides about the full stop at j: it belongs to numbers, addresses,
// initials, acronyms and abbreviations.
func (s *scanner) stop(i, j int) (end int, more bool) {
	t := s.text
	if wordAt(t, j+1) {
		if upperAt(t, j+1) && j-i > 1 && lowerAt(t, j-1) && lowerAt(t, j-2) {
			return j, false // "said.He": a blank is missing
		}
		return j + 1, true
	}
	if j+1 < len(t) && t[j+1] == '.' {
		return j, false
	}
	if j-i == 1 && upperAt(t, i) && finalLetter(t, i, j+1) {
		return j, false
	}
	if w := seat(t[i:j]); len(w) < j-i && len(w) < 6 && j+1 < len(t) && (t[j+1] == ',' || t[j+1] == ')') {
		return j + 1, false
	}
	if i > 1 && t[i-2:i] == ", " && state(t[i:j]) {
		return j + 1, false
	}
	if initial(t, i, j) || abbreviation(seat(t[i:j])) || t[i:j] == "No" && numberAfter(t, j+1) {
		return j + 1, false
	}
	return j, false
}

// seat takes the party off what American papers write after a name: R-Ky.
func seat(word string) string {
	if len(word) > 2 && word[1] == '-' && (word[0] == 'R' || word[0] == 'D' || word[0] == 'I') {
		return word[2:]
	}
	return word
}

// finalLetter reports whether the capital at i is a word of its own and the full
// stop before end closes the sentence ("said on X. He left"): the paragraph ends
// there, or the word before has a small letter and the one after opens a
// sentence.
func finalLetter(text string, i, end int) bool {
	rest := strings.TrimLeft(text[end:], "”\"’)")
	if next := strings.TrimLeft(rest, " "); next == "" || strings.HasPrefix(next, "\n\n") || next[0] == '"' || strings.HasPrefix(next, "“") {
		return true
	}
	before := strings.TrimRight(text[max(0, i-40):i], " ")
	word := before[strings.LastIndexAny(before, " \n")+1:]
	if word == "" || !lowerAt(word, 0) {
		return false
	}
	if text[i] == 'X' && (word == "on" || word == "to" || word == "via") {
		return true // the network: nobody has the initial after "on"
	}
	next := strings.TrimLeft(rest, " ")
	n := 0
	for n < len(next) && alnum[next[n]] {
		n++
	}
	return opener(next[:n])
}

// initial reports whether text[i:j] is a capital alone, or ends in a full stop
// and a letter: "J", "U.S", "p.m", "Ph.D".
func initial(text string, i, j int) bool {
	if j-i == 1 {
		return upperAt(text, i)
	}
	if text[j-1] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(text[i:j])
		return n == j-i && unicode.IsUpper(r)
	}
	return text[j-2] == '.' && !digitAt(text, j-1) && !digitAt(text, i)
}

// url returns the end of an address whose colon is at i, without the
// punctuation that follows it.
func (s *scanner) url(i int) int {
	j := i + 3
	for j < len(s.text) && s.text[j] > ' ' && s.text[j] < utf8.RuneSelf {
		switch s.text[j] {
		case '"', '<', '>', ')', ']', '}':
			return j
		}
		j++
	}
	for j > i+3 {
		switch s.text[j-1] {
		case '.', ',', ';', ':', '!', '?', '\'':
			j--
			continue
		}
		break
	}
	return j
}
