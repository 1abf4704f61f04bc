package event

import (
	"strings"

	"dateline/internal/news"
)

// clause is what stands around a date in its sentence.
type clause struct {
	forward     bool // the nearest verb looks forward
	modal       bool // could, may, might: it may not happen
	conditional bool // behind "if"
	describes   bool // the date only describes a noun: "the 2014 law"
	compared    bool // "than in 2019", "compared with May"
	bracketed   bool // stands in brackets
	lasting     bool // behind a "since" that only bounds a noun or a record: "the worst since 1931"
}

// asserts reports whether the clause says that something happened or will.
func (c clause) asserts() bool {
	return !c.modal && !c.conditional && !c.describes && !c.compared && !c.bracketed && !c.lasting
}

// word classes that decide about a clause; other words are 0.
const (
	wPast = iota + 1
	wFuture
	wModal
	wIf
	wDue
	wPresent
	wBe
	wWould
)

// class returns what the word does in a clause.
func class(w string) int {
	switch w {
	case "will", "'ll", "’ll", "wo", "shall":
		return wFuture
	case "would":
		return wWould
	case "could", "may", "might", "should":
		return wModal
	case "if", "If", "unless", "Unless":
		return wIf
	case "due", "expected", "scheduled", "planned", "slated", "plans", "expects", "aims", "hopes":
		return wDue
	case "is", "are", "has", "have", "do", "does":
		return wPresent
	case "be":
		return wBe
	}
	if pastVerb(w) {
		return wPast
	}
	return 0
}

// pastVerb reports whether w is, by its form, a past tense or participle.
func pastVerb(w string) bool {
	if n := len(w); n > 3 && w[n-1] == 'd' && w[n-2] == 'e' && 'a' <= w[0] && w[0] <= 'z' {
		return true
	}
	switch w {
	case "was", "were", "had", "did", "said", "told", "went", "came", "took", "made", "got", "gave", "saw", "knew",
		"found", "left", "felt", "became", "began", "brought", "bought", "thought", "kept", "held", "wrote", "stood",
		"heard", "met", "ran", "paid", "sat", "led", "grew", "lost", "fell", "sent", "built", "spent", "cut", "rose",
		"drove", "shot", "won", "broke", "spoke", "fought", "taught", "caught", "struck", "sought", "chose", "drew",
		"hit", "put", "let", "shut", "threw", "flew", "wore", "swore", "tore", "sank", "rode", "woke", "froze", "stole",
		"sold", "fled", "dealt", "hung", "laid", "overcame", "quit", "shook", "sprang", "stuck", "swept", "underwent",
		"withdrew", "arose", "born", "known", "taken", "given", "seen", "done", "gone", "begun", "broken", "driven",
		"written", "chosen", "fallen", "shown", "torn", "sunk", "spread", "set", "hidden", "stolen", "been":
		return true
	}
	return false
}

// reports reports whether a sentence can tell of something that happened: it is
// no question, and has a verb or at least the shape of a sentence.
func reports(d *news.Doc, s *news.Sentence) bool {
	last := ""
	for i := s.Last - 1; i >= s.First; i-- {
		last = d.Word(i)
		if last != "”" && last != "\"" && last != "’" && last != "''" && last != ")" {
			break
		}
	}
	if last == "?" {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if c := class(d.Word(i)); c != 0 && c != wIf {
			return true
		}
	}
	return last == "." && s.Last-s.First >= 6
}

// farthest is how many tokens from the date its clause may reach, so that a text
// without full stops is read in linear time.
const farthest = 60

// clauseOf looks around the date at t within sentence s.
func clauseOf(d *news.Doc, s *news.Sentence, t news.Span) clause {
	first, next := d.TokenAt(t.Start), d.TokenAt(t.End)
	s = &news.Sentence{First: max(s.First, first-farthest), Last: min(s.Last, next+farthest), Start: s.Start, End: s.End}
	var c clause
	c.describes = describes(d, s, first, next)
	c.compared = compared(d, s, first)
	c.bracketed = bracketed(d, s, first)
	c.conditional = conditional(d, s, first)
	c.lasting = lasting(d, s, first)
	switch v, w := governing(d, s, first, next); v {
	case wFuture, wDue:
		c.forward = true
	case wModal:
		c.modal = true
	case wWould:
		c.forward = true
		c.conditional = c.conditional || hasIf(d, s)
	case wPresent:
		c.forward = w == "is" || w == "are"
	}
	return c
}

// governing returns the class of the verb nearest to the date: the closest
// before it, else the closest behind. The participle of "will be held" leaves
// it to "will".
func governing(d *news.Doc, s *news.Sentence, first, next int) (int, string) {
	for i := first - 1; i >= s.First; i-- {
		if v := verbAt(d, s, i); v != 0 {
			return v, d.Word(i)
		}
	}
	for i := next; i < s.Last; i++ {
		if v := verbAt(d, s, i); v != 0 {
			return v, d.Word(i)
		}
	}
	return 0, ""
}

func verbAt(d *news.Doc, s *news.Sentence, i int) int {
	v := class(d.Word(i))
	switch v {
	case wIf, wBe:
		return 0
	case wModal:
		if d.Word(i) == "may" && i > s.First && d.Word(i-1) == "in" {
			return 0
		}
	case wPast:
		if i > s.First && class(d.Word(i-1)) == wBe {
			return 0
		}
	}
	return v
}

// describes reports whether the date at tokens first to next only tells which
// thing is meant: "the 2014 law", "their spring 2024 harvest", "last year's
// vote". A day does more, since what is named after it happens on it: "Tuesday's
// vote", "a 3 June hearing".
func describes(d *news.Doc, s *news.Sentence, first, next int) bool {
	if next >= s.Last {
		return false
	}
	after, days := d.Word(next), day(d, first, next)
	if after == "'s" || after == "’s" {
		return !days && year(d, next)
	}
	if first <= s.First || !lower(after) && !upper(after) || function(after) {
		return false
	}
	switch d.Word(first - 1) {
	case "the", "The", "its", "Its", "their", "Their", "his", "her", "our", "'s", "’s":
		return true
	case "a", "an", "A", "this", "that", "of":
		return !days && digits(d.Word(first))
	}
	return false
}

// day reports whether a date names a day rather than a month or a year.
func day(d *news.Doc, first, next int) bool {
	for i := first; i < next; i++ {
		if w := d.Word(i); len(w) > 5 && w[len(w)-3:] == "day" || len(w) <= 2 && digits(w) {
			return true
		}
	}
	return false
}

// year reports whether a date that ends before token next is a year: "2014",
// "last year".
func year(d *news.Doc, next int) bool {
	w := d.Word(next - 1)
	return w == "year" || len(w) == 4 && digits(w)
}

// lasting reports whether a "since" before the date only bounds a record: "has
// governed since 2008" tells of 2008, "the worst December since 1931" does not.
func lasting(d *news.Doc, s *news.Sentence, first int) bool {
	if first <= s.First || d.Word(first-1) != "since" {
		return false
	}
	for i := first - 2; i >= s.First && i >= first-10; i-- {
		switch d.Word(i) {
		case ",":
			return false
		case "time", "every", "worst", "best", "most", "highest", "lowest", "biggest", "largest", "nothing", "any", "no":
			return true
		}
	}
	return false
}

// compared reports whether the date only serves to compare: "than in 2019".
func compared(d *news.Doc, s *news.Sentence, first int) bool {
	for i := first - 1; i >= s.First && i >= first-5; i-- {
		switch d.Word(i) {
		case "than", "compared", "Compared":
			return true
		case ",", ";":
			return false
		}
	}
	return false
}

// bracketed reports whether the date stands in brackets: the years of a life, a
// reference.
func bracketed(d *news.Doc, s *news.Sentence, first int) bool {
	open := false
	for i := first - 1; i >= s.First && i >= first-8 && !open; i-- {
		if w := d.Word(i); w == "(" || w == "[" {
			open = true
		} else if w == ")" || w == "]" {
			return false
		}
	}
	return open
}

// conditional reports whether the date belongs to a clause with "if".
func conditional(d *news.Doc, s *news.Sentence, first int) bool {
	for i := first - 1; i >= s.First; i-- {
		switch w := d.Word(i); {
		case w == "," || w == ";" || w == "that":
			return false
		case class(w) == wIf:
			return true
		}
	}
	return false
}

func hasIf(d *news.Doc, s *news.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if w := d.Word(i); w == "if" || w == "If" || w == "unless" {
			return true
		}
	}
	return false
}

func lower(w string) bool  { return w[0] >= 'a' && w[0] <= 'z' }
func upper(w string) bool  { return w[0] >= 'A' && w[0] <= 'Z' }
func digits(w string) bool { return strings.Trim(w, "0123456789") == "" }

// function reports whether w is a word that does not take an adjective before it.
func function(w string) bool {
	switch w {
	case "and", "or", "but", "in", "on", "at", "to", "of", "by", "for", "from", "with", "after", "before", "as", "when",
		"that", "which", "who", "where", "while", "until", "since", "because", "he", "she", "it", "they", "we", "I",
		"the", "a", "an", "was", "were", "is", "are", "had", "has", "have", "will", "would", "could", "may", "might",
		"did", "does", "do", "not", "there", "this", "that's", "so", "if", "than", "then", "over", "under", "through",
		"during", "between", "against", "into", "onto", "despite", "amid", "about", "around":
		return true
	}
	return false
}
