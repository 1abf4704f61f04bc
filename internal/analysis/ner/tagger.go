package ner

import (
	"sync"

	"dateline/internal/news"
)

// Resources are what a Tagger is made from.
type Resources struct {
	Gazetteers
	Model []byte // the file that the package train makes; kept, not copied
}

// Tagger finds names. It may be used by several goroutines at once.
type Tagger struct {
	lexicon *lexicon
	model   *model
	desks   sync.Pool // of *desk
}

// desk is the room that tagging one document takes.
type desk struct {
	page
	decoder
	features features
	scores   [][Labels]int32
	labels   []Label // of all tokens
}

// New returns a Tagger. It reads the gazetteers, which takes some milliseconds,
// and fails if the model is not of this version.
func New(r Resources) (*Tagger, error) {
	m, err := openModel(r.Model)
	if err != nil {
		return nil, err
	}
	t := &Tagger{lexicon: newLexicon(r.Gazetteers, m.clusters), model: m}
	t.desks.New = func() any { return new(desk) }
	return t, nil
}

// Tag returns the names in d, in order and without overlaps; their Entity is
// [news.None].
func (t *Tagger) Tag(d *news.Doc) []news.Mention {
	k := t.desks.Get().(*desk)
	defer t.desks.Put(k)
	k.read(d, t.lexicon)
	k.label(t.model)
	return k.mentions()
}

// label sets the label of every token.
func (k *desk) label(m *model) {
	k.labels = grow(k.labels, len(k.words))
	clear(k.labels)
	for _, g := range k.segments {
		k.scores = grow(k.scores, g.last-g.first)
		for i := g.first; i < g.last; i++ {
			k.featuresOf(&k.features, i, g)
			m.score(k.features.ids, &k.scores[i-g.first])
		}
		copy(k.labels[g.first:g.last], k.decode(k.scores, m))
	}
}

// mentions returns the names that the labels mark.
func (k *desk) mentions() []news.Mention {
	var out []news.Mention
	for i := 0; i < len(k.labels); i++ {
		l := k.labels[i]
		if l == Outside {
			continue
		}
		j := i + 1
		for j < len(k.labels) && k.labels[j] == Inside(l.kind()) {
			j++
		}
		out = append(out, news.Mention{
			Span:   news.Span{Start: k.doc.Tokens[i].Start, End: k.doc.Tokens[j-1].End, In: k.doc.In},
			Type:   types[l.kind()],
			Entity: news.None,
		})
		i = j - 1
	}
	return out
}
