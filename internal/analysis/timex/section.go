package timex

import "dateline/internal/news"

// sectionTokens is how much of a long text is in lexemes at a time: they take
// more room than anything else here. Nearly all articles are one section.
const sectionTokens = 50_000

// section is a range of sentences; last is exclusive.
type section struct{ first, last int }

// sections divides a text between sentences.
func sections(d *news.Doc) []section {
	var out []section
	for first := 0; first < len(d.Sentences); {
		last := first + 1
		for last < len(d.Sentences) && d.Sentences[last].Last-d.Sentences[first].First <= sectionTokens {
			last++
		}
		out = append(out, section{first, last})
		first = last
	}
	return out
}

// turn makes section n the one whose lexemes the parser has.
func (p *parser) turn(n int) {
	if p.open == n && p.x != nil {
		return
	}
	p.open = n
	s := p.sections[n]
	p.x = lex(p.doc, p.doc.Sentences[s.first:s.last], p.words, p.x[:0])
}
