package ner

import "dateline/internal/news"

// page is a document as the tagger sees it, with room that is used again for
// the next one.
type page struct {
	doc      *news.Doc
	words    []word
	segments []segment
	runs     []segment // of each word, the capitalised words around it without a gap
	proof    table[evidence]
}

// segment is a range of tokens within a sentence.
type segment struct {
	first, last int // last is exclusive
	sentence    int // index into the Doc's Sentences; for runs unused
}

// read fills the page with what d's tokens are, cuts out the segments that may
// hold names, and gathers the evidence about their words.
func (p *page) read(d *news.Doc, x *lexicon) {
	p.doc = d
	p.words = grow(p.words, len(d.Tokens))
	p.runs = grow(p.runs, len(d.Tokens))
	p.segments = p.segments[:0]
	for i := range d.Sentences {
		s := &d.Sentences[i]
		ws := p.words[s.First:s.Last]
		for k := range ws {
			text := d.Word(s.First + k)
			ws[k] = word{exact: hashOf(text), fold: foldOf(text), shape: shapeOf(text)}
			x.look(&ws[k], text)
		}
		x.match(ws)
		loud(ws)
		p.cut(i)
	}
	p.gather()
}

// grow returns s with length n, its contents unspecified.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// loud changes the shapes in a line that is all capitals, or a headline that
// capitalises every word of weight: there they say less.
func loud(ws []word) {
	uppers, titles, lowers := 0, 0, 0
	for i := range ws {
		switch ws[i].shape {
		case upper:
			uppers++
		case title, mixed, hyphenCap, alnumCap:
			titles++
		case lower:
			if ws[i].known&connector == 0 {
				lowers++
			}
		}
	}
	switch {
	case uppers >= 4 && uppers > 4*(titles+lowers):
		reshape(ws, upper, upperLong)
	case titles >= 4 && titles > 5*lowers:
		reshape(ws, title, titleLine)
	}
}

func reshape(ws []word, from, to shape) {
	for i := range ws {
		if ws[i].shape == from {
			ws[i].shape = to
		}
	}
}

// reach is how many small words and marks a name may hold in a row.
const reach = 3

// cut finds the segments of sentence n: capitalised words, with numbers beside
// them and connectors between them.
func (p *page) cut(n int) {
	s := p.doc.Sentences[n]
	ws := p.words[:s.Last]
	for i := s.First; i < s.Last; {
		if !opens(ws, i) {
			i++
			continue
		}
		j := i + 1
		for j < s.Last {
			next := goesOn(ws, j)
			if next == j {
				break
			}
			j = next
		}
		p.segments = append(p.segments, segment{i, j, n})
		p.markRuns(i, j)
		i = j
	}
}

// opens reports whether a segment can start at word i.
func opens(ws []word, i int) bool {
	switch w := &ws[i]; {
	case w.shape.capital():
		return true
	case w.shape == number || w.shape == alnumLower:
		return i+1 < len(ws) && ws[i+1].shape.capital()
	}
	return false
}

// goesOn returns the end of the part of a segment that continues at word j, or
// j if none does: a capitalised word, a number, or connectors before one.
func goesOn(ws []word, j int) int {
	w := &ws[j]
	if w.shape.capital() || w.shape == number || w.shape == alnumLower {
		return j + 1
	}
	for k := j; k < len(ws) && k < j+reach && ws[k].known&connector != 0; k++ {
		if k+1 < len(ws) && ws[k+1].shape.capital() {
			return k + 2
		}
	}
	return j
}

// markRuns notes for each word of a segment the run it stands in.
func (p *page) markRuns(first, last int) {
	for i := first; i < last; {
		j := i + 1
		if p.words[i].shape.capital() {
			for j < last && p.words[j].shape.capital() {
				j++
			}
		}
		for k := i; k < j; k++ {
			p.runs[k] = segment{first: i, last: j}
		}
		i = j
	}
}
