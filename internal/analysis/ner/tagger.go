package ner

import (
	"sync"

	"dateline/internal/news"
)

// Resources are what a Tagger is made from.
type Resources struct {
	Gazetteers
	Rules string // data/rules/names.txt
	Model []byte // the file that the package train makes; kept, not copied
}

// Tagger finds names. It may be used by several goroutines at once.
type Tagger struct {
	lexicon *lexicon
	rules   *rulebook
	model   *model
	desks   sync.Pool // of *desk
}

// desk is the room that tagging one document takes.
type desk struct {
	page
	decoder
	lexicon  *lexicon
	features features
	scores   [][Labels]int32 // of the tokens of all segments, one after the other
	labels   []Label         // of all tokens
	votes    table[votes]
}

// New returns a Tagger. It reads the gazetteers, which takes some milliseconds,
// and fails if the model is not of this version.
func New(r Resources) (*Tagger, error) {
	m, err := openModel(r.Model)
	if err != nil {
		return nil, err
	}
	t := &Tagger{lexicon: newLexicon(r.Gazetteers, m.clusters), rules: newRulebook(r.Rules), model: m}
	t.desks.New = func() any { return new(desk) }
	return t, nil
}

// Tag returns the names in d, in order and without overlaps; their Entity is
// [news.None].
func (t *Tagger) Tag(d *news.Doc) []news.Mention {
	k := t.desks.Get().(*desk)
	defer t.desks.Put(k)
	k.lexicon = t.lexicon
	k.read(d, t.lexicon)
	k.label(t.model)
	k.rules()
	k.vote()
	k.sway(t.model)
	k.rules()
	k.repeat()
	k.correct(t.rules)
	return k.mentions()
}

// correct goes over the labels with what is known beside the model.
func (k *desk) correct(b *rulebook) {
	for i := 0; i < len(k.labels); i++ {
		if k.labels[i].begins() {
			i = k.mend(b, i, k.nameEnd(i)) - 1
		}
	}
	k.overlook(b)
	k.explain(b)
	k.settle(b)
}

// label sets the label of every token.
func (k *desk) label(m *model) {
	k.labels = grow(k.labels, len(k.words))
	clear(k.labels)
	k.scores = k.scores[:0]
	for _, g := range k.segments {
		at := len(k.scores)
		for i := g.first; i < g.last; i++ {
			k.featuresOf(&k.features, i, g)
			k.scores = append(k.scores, m.score(k.features.ids))
		}
		copy(k.labels[g.first:g.last], k.decode(k.scores[at:], m))
	}
}

// mentions returns the names that the labels mark.
func (k *desk) mentions() []news.Mention {
	inner := k.innerNames()
	var out []news.Mention
	for i := 0; i < len(k.labels); i++ {
		for len(inner) > 0 && inner[0].Start < int(k.doc.Tokens[i].End) {
			out = append(out, inner[0])
			inner = inner[1:]
		}
		l := k.labels[i]
		if l == Outside {
			continue
		}
		j := i + 1
		for j < len(k.labels) && k.labels[j] == Inside(l.kind()) {
			j++
		}
		out = append(out, news.Mention{
			Span:   news.Span{Start: int(k.doc.Tokens[i].Start), End: int(k.doc.Tokens[j-1].End), In: k.doc.In},
			Type:   types[l.kind()],
			Entity: news.None,
		})
		i = j - 1
	}
	return out
}
