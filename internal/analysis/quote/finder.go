package quote

import (
	"sort"

	"dateline/internal/news"
)

// Finder finds quotations. It is safe for use by several goroutines.
type Finder struct{ lex lexicon }

// New reads the word lists. It fails on a record that is not in the stated format.
func New(r Resources) (*Finder, error) {
	l, err := readLexicon(r)
	if err != nil {
		return nil, err
	}
	return &Finder{l}, nil
}

// Find returns the quotations and paraphrases of d, sorted by start. mentions
// are d's names, sorted and apart, with their Entity set to an index into
// entities.
func (f *Finder) Find(d *news.Doc, mentions []news.Mention, entities []news.Entity) []news.Quote {
	w := &work{
		lex: f.lex, doc: d, mentions: mentions, entities: entities,
		runs: scan(d.Text, scanUnits(d)),
	}
	w.who = newResolver(w)
	w.marks = make([]verdict, len(w.runs))
	w.read()
	w.chain()
	w.who = nil // of a long text it takes much room
	quotes := w.quotes()
	sort.SliceStable(quotes, func(i, j int) bool { return quotes[i].Span.Less(quotes[j].Span) })
	return quotes
}

// work is the state of one Find.
type work struct {
	lex      lexicon
	doc      *news.Doc
	mentions []news.Mention
	entities []news.Entity
	runs     []run
	marks    []verdict    // one for each run
	indirect []news.Quote // what has no marks
	byName   map[string]int
	spoken   []int // labelled paragraphs of a transcript
	who      *resolver
	items    []item  // of the sentence being read
	cues     []cue   // of the sentence being read
	sentence int     // number of the sentence being read
	written  written // what the sentences read so far tell of something written
	talk     bool    // the text is full of dialogue
	open     []int   // runs of the last sentence that have no speaker yet
}

// verdict is what was decided about a run.
type verdict struct {
	kind     news.QuoteKind // "" until decided
	by       speaker
	cue      news.Span
	channel  news.Text
	why      string
	reason   news.Text
	sentence int  // number of the sentence it stands in
	para     int  // its paragraph
	alone    bool // it is a sentence of its own: no word of its sentence is outside
	starts   bool // it opens its sentence
	name     bool // it reads like a title or a term
	// before is the subject of the sentence before, and beforePara its paragraph.
	before     *speaker
	beforePara int
	awaited    bool     // the sentence before ends in a colon
	as         bool     // "as" stands before it: "treated the fire as “suspicious”"
	joined     bool     // "and" joins it to the run before
	owner      *speaker // the subject of its own sentence
	after      *speaker // the subject of the sentence after, and its paragraph
	afterPara  int
}

// scanUnits returns the paragraphs as the marks see them: where every line of a
// paragraph is one of its own (its lines are too long to be wrapped), each line.
func scanUnits(d *news.Doc) []news.Span {
	units := make([]news.Span, 0, len(d.Paragraphs))
	for _, p := range d.Paragraphs {
		units = appendLines(units, d.Text, p)
	}
	return units
}

// appendLines appends p, or its lines where one is longer than any margin.
func appendLines(units []news.Span, text string, p news.Span) []news.Span {
	const margin = 100
	long, start := false, p.Start
	first := len(units)
	for i := p.Start; i <= p.End; i++ {
		if i == p.End || text[i] == '\n' {
			long = long || i-start > margin
			if i > start {
				units = append(units, news.Span{Start: start, End: i})
			}
			start = i + 1
		}
	}
	if !long {
		units = append(units[:first], news.Span{Start: p.Start, End: p.End})
	}
	return units
}

// quotes returns what has no marks and then the runs between marks.
func (w *work) quotes() []news.Quote {
	out := make([]news.Quote, 0, len(w.indirect)+len(w.runs))
	out = append(out, w.indirect...)
	w.indirect = nil
	for i, r := range w.runs {
		m := &w.marks[i]
		out = append(out, news.Quote{
			Span: news.Span{Start: r.start, End: r.end, In: w.doc.In}, Kind: m.kind, Cue: m.cue,
			Speaker: m.by.entity, SpeakerSpan: m.by.span, Anonymous: m.by.anonymous,
			Channel: m.channel, Why: news.CleanLine(m.why), Reason: m.reason,
		})
	}
	return out
}
