package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// item is one place in a sentence: a word, a name, or a run between marks.
type item struct {
	start, end int // bytes
	class      class
	token      int // its first token
	index      int // of the mention or the run
}

// is reports whether it has any of c.
func (it item) is(c class) bool { return it.class&c != 0 }

// reader walks the tokens, mentions and runs of a document side by side.
type reader struct {
	w       *work
	para    int // the paragraph being read
	mention int // the next mention
	run     int // the next run
}

// read goes through the document sentence by sentence. Sentences that the
// tokenizer ended inside a run are read as one.
func (w *work) read() {
	d := w.doc
	r := reader{w: w}
	transcript := labels(d)
	for s := 0; s < len(d.Sentences); {
		if p := d.Sentences[s].Paragraph; transcript != nil && transcript[p].text > 0 {
			w.spoken = append(w.spoken, p)
			for s < len(d.Sentences) && d.Sentences[s].Paragraph == p {
				s++
			}
			continue
		}
		para := d.Sentences[s].Paragraph
		r.para = para
		for more := true; more && s < len(d.Sentences); s++ {
			more = r.sentence(d.Sentences[s]) || w.tailFollows(s, para) || w.goesOn(s, para)
		}
		w.finish(para)
	}
	for _, p := range w.spoken {
		w.speech(transcript[p], d.Paragraphs[p])
	}
}

// finish judges the sentence that has been read and begins the next.
func (w *work) finish(para int) {
	w.judge(para)
	w.sentence++
	w.items = w.items[:0]
}

// ended reports whether the items so far are a sentence with its full stop.
func (w *work) ended() bool {
	if len(w.items) == 0 || !w.items[len(w.items)-1].is(isStop) {
		return false
	}
	return !w.wordIs(len(w.items)-1, ";")
}

// maxItems bounds a sentence, so that rules that look along it stay cheap on
// text that has no full stops.
const maxItems = 400

// sentence appends the items of sentence s and reports whether a run goes on
// beyond its end.
func (r *reader) sentence(s news.Sentence) bool {
	w := r.w
	for t := s.First; t < s.Last; t++ {
		tok := news.Span{Start: int(w.doc.Tokens[t].Start), End: int(w.doc.Tokens[t].End)}
		for r.run < len(w.runs) && w.runs[r.run].end <= tok.Start {
			r.run++
		}
		if r.run < len(w.runs) && tok.Start >= w.runs[r.run].start && !r.nickname() {
			if n := len(w.items); n == 0 || !w.items[n-1].is(isRun) || w.items[n-1].index != r.run {
				if w.ended() {
					w.finish(r.para) // the tokenizer took the opening mark for a closing one
				}
				w.push(item{w.runs[r.run].start, w.runs[r.run].end, isRun, t, r.run})
			}
			continue
		}
		for r.mention < len(w.mentions) && w.mentions[r.mention].End <= tok.Start {
			r.mention++
		}
		if r.mention < len(w.mentions) && tok.End > w.mentions[r.mention].Start { // or a name inside the token: R-Ky.
			m := w.mentions[r.mention]
			if m.End < tok.End { // the country in US-led: an adjective
				w.push(item{tok.Start, tok.End, w.lex.classOf(w.doc, t), t, -1})
				continue
			}
			if n := len(w.items); n == 0 || !w.items[n-1].is(isMention) || w.items[n-1].index != r.mention {
				w.push(item{m.Start, m.End, isMention | isCapital | w.lex.classOf(w.doc, t)&byName, t, r.mention})
			}
			continue
		}
		w.push(item{tok.Start, tok.End, w.lex.classOf(w.doc, t), t, -1})
	}
	return r.run < len(w.runs) && w.runs[r.run].start < s.End && w.runs[r.run].end > s.End
}

// nickname reports whether the run being read stands inside a name.
func (r *reader) nickname() bool {
	if r.mention >= len(r.w.mentions) {
		return false
	}
	m, q := r.w.mentions[r.mention], r.w.runs[r.run]
	return m.Start < q.start && m.End > q.end
}

// push appends an item, judging the sentence so far where it grows beyond bounds.
func (w *work) push(it item) {
	if len(w.items) >= maxItems {
		w.judge(-1)
		w.items = w.items[:0]
	}
	w.items = append(w.items, it)
}

// tailFollows reports whether the sentence after s is the attribution of the
// run that s ends with, cut off by the stop inside its marks: "“We looked.”
// Teck said."
func (w *work) tailFollows(s, para int) bool {
	d := w.doc
	if s+1 >= len(d.Sentences) || d.Sentences[s+1].Paragraph != para || len(w.items) == 0 || !w.items[len(w.items)-1].is(isRun) {
		return false
	}
	next := d.Sentences[s+1]
	longest, asked := 14, false
	if in := w.runs[w.items[len(w.items)-1].index].inner(d.Text); strings.HasSuffix(in, "?") || strings.HasSuffix(in, "!") {
		longest, asked = 24, true
	}
	if next.Last-next.First > longest {
		return false
	}
	for t := next.First; t < next.Last; t++ {
		c := w.lex.classOf(d, t)
		if c&verbDirect == 0 {
			continue
		}
		after := w.lex.classOf(d, min(t+1, next.Last-1))
		lone := t+1 >= next.Last || after&(isStop|isComma|isColon) != 0 || asked && after&isPreposition != 0
		return t > next.First && lone || t == next.First && next.Last-t > 1
	}
	return false
}

// skipDateline drops the place that opens a story, "ORLEC:" or "ORLEC, Sorvenia
// (Agency) -", from its first sentence: it is no part of what is said.
func (w *work) skipDateline() {
	const longest = 12
	if w.sentence > 0 || !w.named(0, news.Location, news.Organisation, news.Misc) && !w.at(0).is(isCapital) {
		return
	}
	for i := 1; i < len(w.items) && i < longest; i++ {
		switch it := w.items[i]; {
		case it.is(isColon) && w.upper(0), it.is(isDash):
			w.items = w.items[i+1:]
			return
		case it.is(isMention | isCapital | isComma | isMonth | isNumber), it.is(isOther):
		default:
			return
		}
	}
}

// upper reports whether item i is in capitals.
func (w *work) upper(i int) bool {
	s := w.word(i)
	return strings.ToUpper(s) == s
}

// goesOn reports whether the sentence after s begins like the rest of one, in
// small letters or with a comma: then its stop was that of an abbreviation, and
// is taken away.
func (w *work) goesOn(s, para int) bool {
	d := w.doc
	if s+1 >= len(d.Sentences) || d.Sentences[s+1].Paragraph != para || len(w.items) == 0 {
		return false
	}
	c := d.Text[d.Sentences[s+1].Start]
	if c != ',' && (c < 'a' || c > 'z') || w.items[len(w.items)-1].is(isRun) {
		return false
	}
	if last := len(w.items) - 1; w.items[last].is(isStop) && w.wordIs(last, ".") {
		w.items = w.items[:last]
	}
	return true
}

// word returns the text of item i, or nothing beyond either end.
func (w *work) word(i int) string {
	if i < 0 || i >= len(w.items) {
		return ""
	}
	return w.doc.Text[w.items[i].start:w.items[i].end]
}

// itemAt returns the index of the first item that begins at or after byte off.
func (w *work) itemAt(off int) int {
	return sort.Search(len(w.items), func(i int) bool { return w.items[i].start >= off })
}

// at returns item i, or a full stop beyond either end.
func (w *work) at(i int) item {
	if i < 0 || i >= len(w.items) {
		return item{class: isStop}
	}
	return w.items[i]
}

// span returns the span of items from to to, both included.
func (w *work) span(from, to int) news.Span {
	return news.Span{Start: w.items[from].start, End: w.items[to].end, In: w.doc.In}
}

// named reports whether item i is a name of one of types.
func (w *work) named(i int, types ...news.EntityType) bool {
	if i < 0 || i >= len(w.items) || !w.items[i].is(isMention) {
		return false
	}
	for _, t := range types {
		if w.mentions[w.items[i].index].Type == t {
			return true
		}
	}
	return false
}

// capitalised reports whether the words of a run begin with a capital or a number.
func (w *work) capitalised(r run) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.inner(w.doc.Text), " \n\t…[(.-—–'‘\"“"))
	return unicode.IsUpper(c) || unicode.IsDigit(c)
}

// wordCount counts the words of a run, up to most.
func (w *work) wordCount(r run, most int) int {
	n, in := 0, false
	for _, c := range r.inner(w.doc.Text) {
		if wordRune(c) && !in {
			if n++; n >= most {
				return n
			}
		}
		in = !unicode.IsSpace(c)
	}
	return n
}

// titled reports whether the words of a run all begin with a capital, small
// words aside, as the name of a work does.
func (w *work) titled(r run) bool {
	const longest = 100
	if r.end-r.start > longest {
		return false
	}
	words := strings.Fields(r.inner(w.doc.Text))
	if len(words) == 0 || len(words) > 10 {
		return false
	}
	capitals := 0
	for i, s := range words {
		c, _ := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsUpper(c) || unicode.IsDigit(c):
			capitals++
		case i > 0 && s == "&":
		case i == 0 || len(s) > 4 || w.lex.words[strings.TrimRight(s, ",")]&(closed|isDeterminer|isPossessive) == 0:
			return false
		}
	}
	return capitals > 1 || len(words) == 1
}

// endsSentence reports whether a run ends with a mark that ends a sentence.
func (w *work) endsSentence(r run) bool {
	s := strings.TrimRight(r.inner(w.doc.Text), " \n\t’'")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}
