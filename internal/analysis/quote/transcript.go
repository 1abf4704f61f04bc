package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// A transcript gives every speech a paragraph and puts the speaker before a
// colon: "MS. ROOK: When did you learn of it?". Its speeches are direct and
// have no marks.

// label is the head of a paragraph of a transcript.
type label struct {
	name, nameEnd int // the speaker's words, without a title; both 0 if there is no label
	text          int // where the speech begins
}

// labels finds the labelled paragraphs, if there are enough of them to make a
// transcript; nil otherwise.
func labels(d *news.Doc) []label {
	const fewest = 2
	var all []label
	n := 0
	for i, p := range d.Paragraphs {
		l := labelOf(d.Text, p)
		if l.text == 0 {
			continue
		}
		if all == nil {
			all = make([]label, len(d.Paragraphs))
		}
		all[i] = l
		n++
	}
	if n < fewest {
		return nil
	}
	return all
}

// labelOf reads a label at the head of paragraph p: a few words in capitals and
// a colon, with text after it that opens with no quotation mark. The paragraph
// that opens a text has a dateline instead.
func labelOf(text string, p news.Span) label {
	const longest = 40
	head := text[p.Start:p.End]
	colon := strings.IndexByte(head[:min(len(head), longest)], ':')
	if colon < 1 || p.Start == 0 {
		return label{}
	}
	name := head[:colon]
	for _, c := range name {
		if unicode.IsLower(c) || !unicode.IsLetter(c) && c != ' ' && c != '.' && c != '\'' && c != '’' && c != '-' {
			return label{}
		}
	}
	rest := strings.TrimLeft(head[colon+1:], " \t")
	first, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || len(rest) == len(head)-colon-1 {
		return label{}
	}
	l := label{name: p.Start, nameEnd: p.Start + colon, text: p.End - len(rest)}
	if title, _, more := strings.Cut(name, " "); more && strings.HasSuffix(title, ".") {
		l.name += len(title) + 1
	}
	return l
}

// speech adds the speech of labelled paragraph p.
func (w *work) speech(l label, p news.Span) {
	name := w.doc.Text[l.name:l.nameEnd]
	q := news.Quote{
		Span: news.Span{Start: l.text, End: p.End, In: w.doc.In}, Kind: news.Direct,
		SpeakerSpan: news.Span{Start: l.name, End: l.nameEnd, In: w.doc.In}, Speaker: w.labelled(name, l),
		Why: news.CleanLine("a transcript: the speaker stands before the colon"),
	}
	if len(name) == 1 {
		q.Anonymous = q.Speaker == news.None // "Q:"
	}
	w.indirect = append(w.indirect, q)
}

// labelled returns who a label names: the mention in it, the entity with that
// last name, or the one in that role.
func (w *work) labelled(name string, l label) int {
	for i := w.mentionAt(l.name); i < len(w.mentions) && w.mentions[i].Start < l.nameEnd; i++ {
		if w.mentions[i].Entity != news.None {
			return w.mentions[i].Entity
		}
	}
	words := strings.Fields(strings.ToLower(name))
	last := words[len(words)-1]
	if e, ok := w.surnames()[last]; ok {
		return e
	}
	if ids := w.who.roles[last]; len(ids) > 0 {
		return ids[0]
	}
	return news.None
}

// surnames leads from the last words of people's names, in lower case, to the
// first of the entities with that name.
func (w *work) surnames() map[string]int {
	if w.byName == nil {
		w.byName = make(map[string]int, len(w.entities))
		for i, e := range w.entities {
			full := strings.Fields(strings.ToLower(e.Name.String()))
			if e.Type != news.Person || len(full) == 0 {
				continue
			}
			last := full[len(full)-1]
			if _, taken := w.byName[last]; !taken {
				w.byName[last] = i
			}
		}
	}
	return w.byName
}

// mentionAt returns the index of the first mention that ends after byte off.
func (w *work) mentionAt(off int) int {
	return sort.Search(len(w.mentions), func(i int) bool { return w.mentions[i].End > off })
}
