package timex

import (
	"unicode/utf8"

	"dateline/internal/news"
)

// lexeme is a word, number or mark with what the lexicon knows of it. A token
// with hyphens or digits in it is several: "mid-2019", "8pm", "2025-03-04".
type lexeme struct {
	start, end int32
	val        int32
	class      class
	flags      uint8
	digits     uint8 // of a number
	glued      bool  // nothing between it and the one before
	capital    bool
	decimal    bool // a number with a decimal point
}

// lexer turns a Doc's tokens into lexemes.
type lexer struct {
	text  string
	words map[string]entry
	out   []lexeme
}

// lex returns the lexemes of some sentences of d with a stop after each, in the
// room of out.
func lex(d *news.Doc, sentences []news.Sentence, words map[string]entry, out []lexeme) []lexeme {
	if n := sentences[len(sentences)-1].Last - sentences[0].First; cap(out) < n {
		out = make([]lexeme, 0, n+n/8+len(sentences)+4)
	}
	l := lexer{text: d.Text, words: words, out: out}
	for _, s := range sentences {
		for _, t := range d.Tokens[s.First:s.Last] {
			l.token(int(t.Start), int(t.End))
		}
		l.out = append(l.out, lexeme{start: int32(s.End), end: int32(s.End), class: stop})
	}
	return l.out
}

// token adds one token, whole where the lexicon has it, else in parts.
func (l *lexer) token(start, end int) {
	c := l.text[start]
	if letter(c) {
		for i := start + 1; i < end; i++ {
			if !letter(l.text[i]) {
				l.mixed(start, end)
				return
			}
		}
		l.word(start, end)
		return
	}
	l.mixed(start, end)
}

// mixed adds a token with more than letters in it.
func (l *lexer) mixed(start, end int) {
	if e, ok := l.lookup(start, end); ok {
		l.add(start, end, e)
		return
	}
	for i := start; i < end; {
		j := i + 1
		switch c := l.text[i]; {
		case letter(c):
			for j < end && letter(l.text[j]) {
				j++
			}
			l.word(i, j)
		case digit(c):
			j = l.number(i, end)
		case c < utf8.RuneSelf:
			l.mark(i, j, rune(c))
		default:
			r, n := utf8.DecodeRuneInString(l.text[i:end])
			j = i + n
			l.mark(i, j, r)
		}
		i = j
	}
}

// word adds a run of letters.
func (l *lexer) word(start, end int) {
	e, ok := l.lookup(start, end)
	if !ok && end-start > 4 && l.text[end-2] == 'e' && l.text[end-1] == 'd' && l.text[start] >= 'a' {
		e.flags = past
	}
	l.add(start, end, e)
}

// maxWord is the length of the longest word in the lexicon.
const maxWord = 14

// lookup finds a word without regard to case.
func (l *lexer) lookup(start, end int) (entry, bool) {
	if end-start > maxWord {
		return entry{}, false
	}
	var b [maxWord]byte
	for i := start; i < end; i++ {
		c := l.text[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b[i-start] = c
	}
	e, ok := l.words[string(b[:end-start])]
	return e, ok
}

func (l *lexer) add(start, end int, e entry) {
	c := l.text[start]
	l.out = append(l.out, lexeme{start: int32(start), end: int32(end), class: e.class, val: e.val, flags: e.flags,
		capital: 'A' <= c && c <= 'Z', glued: l.glued(start)})
}

func (l *lexer) glued(start int) bool {
	n := len(l.out)
	return n > 0 && int(l.out[n-1].end) == start && l.out[n-1].class != stop
}

// number adds what begins with a digit: a number, an ordinal, a decade or a
// time of day. It returns where that ends.
func (l *lexer) number(i, end int) int {
	x := lexeme{start: int32(i), class: number, glued: l.glued(i)}
	j, v, n := l.digits(i, end)
	x.digits = uint8(min(n, 255))
	switch {
	case j+2 < end && l.text[j] == ':' && n <= 2 && digit(l.text[j+1]) && digit(l.text[j+2]) && v < 25:
		x.class, v = clock, v*60+int(l.text[j+1]-'0')*10+int(l.text[j+2]-'0')
		j += 3
		if j+2 < end && l.text[j] == ':' && digit(l.text[j+1]) { // seconds
			j += 3
		}
	case j+1 < end && (l.text[j] == ',' || l.text[j] == '.') && digit(l.text[j+1]):
		x.decimal = l.text[j] == '.'
		for j+1 < end && (l.text[j] == ',' || l.text[j] == '.') && digit(l.text[j+1]) {
			var w, m int
			j, w, m = l.digits(j+1, end)
			v, x.digits = join(v, w, m), 0
		}
	case j < end && letter(l.text[j]):
		j = l.suffix(&x, j, end)
	}
	if x.class != number || x.digits != 0 || !x.decimal {
		x.val = int32(min(v, 1<<30))
	}
	if x.class == decade {
		x.val = int32(v)
	}
	x.end = int32(j)
	l.out = append(l.out, x)
	return j
}

// join appends the m digits of w to v, as far as they may matter.
func join(v, w, m int) int {
	for range m {
		if v > 1<<26 {
			return v
		}
		v *= 10
	}
	return v + w
}

// digits reads a run of digits at i.
func (l *lexer) digits(i, end int) (j, v, n int) {
	for j = i; j < end && digit(l.text[j]); j++ {
		if v < 1<<26 {
			v = v*10 + int(l.text[j]-'0')
		}
	}
	return j, v, j - i
}

// suffix reads the letters behind a number: "4th", "1990s", "8pm" and "3km"
// stay two lexemes, so that their letters are looked up.
func (l *lexer) suffix(x *lexeme, j, end int) int {
	k := j
	for k < end && letter(l.text[k]) {
		k++
	}
	switch l.text[j:k] {
	case "st", "nd", "rd", "th":
		x.class = ordinal
		return k
	case "s":
		x.class = decade
		return k
	}
	return j
}

// mark adds a punctuation mark.
func (l *lexer) mark(start, end int, r rune) {
	x := lexeme{start: int32(start), end: int32(end), glued: l.glued(start)}
	switch r {
	case ',':
		x.class = comma
	case '.':
		x.class = dot
	case '-', '–', '—', '‐', '‑':
		x.class = dash
	case '/':
		x.class = slash
	case '\'', '’', '‘':
		x.class = apostrophe
	case '$', '£', '€', '¥', '#', '№', '+', '=', '@', '&', '_':
		x.class = symbol
	case '%', '°':
		x.class = counted
	}
	l.out = append(l.out, x)
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }
