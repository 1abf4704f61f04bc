package train

import (
	"fmt"
	"io"

	"dateline/internal/analysis/ner"
)

// Train makes a model from the corpora in dir and writes how it goes to log.
func Train(dir string, g ner.Gazetteers, o Options, log io.Writer) ([]byte, error) {
	docs, err := loadAll(dir)
	if err != nil {
		return nil, err
	}
	clusters := Cluster(docs, o.Clusters)
	fmt.Fprintf(log, "%d words in %d clusters\n", len(clusters)/6, o.Clusters)
	r := ner.NewReader(g, clusters)
	var s set
	for i := range corpora {
		if c := &corpora[i]; c.weight > 0 {
			for k := range docs[i] {
				docs[i][k].clean(r)
			}
			s.add(r, c, docs[i])
		}
	}
	s.finish(o.Least)
	fmt.Fprintf(log, "%d tokens in %d segments, %d features\n", len(s.allowed), len(s.segments), len(s.hashes))
	fmt.Fprintf(log, "%d segments doubted\n", s.denoise(o))
	c := newCRF(&s, o)
	c.fit(func(piece) bool { return true }, func(epoch int, loss float64) {
		fmt.Fprintf(log, "epoch %2d  loss %9.0f\n", epoch+1, loss)
	})
	w := c.weights()
	w.Clusters = clusters
	fmt.Fprintf(log, "%d features kept\n", len(w.Features))
	if len(w.Features) >= o.Slots {
		return nil, fmt.Errorf("%d features do not fit into a model of %d slots", len(w.Features), o.Slots)
	}
	return ner.Encode(w, o.Slots), nil
}

func loadAll(dir string) ([][]document, error) {
	docs := make([][]document, len(corpora))
	for i := range corpora {
		var err error
		if docs[i], err = corpora[i].load(dir); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// Measure writes how the tagger with the given model does on the parts of the
// corpora that no model is trained on.
func Measure(dir string, g ner.Gazetteers, model []byte, w io.Writer) error {
	t, err := ner.New(ner.Resources{Gazetteers: g, Model: model})
	if err != nil {
		return err
	}
	r := ner.NewReader(g, nil)
	printHead(w)
	for i := range corpora {
		c := &corpora[i]
		if c.weight > 0 {
			continue
		}
		docs, err := c.load(dir)
		if err != nil {
			return err
		}
		res := measure(t, r, c, docs)
		res.print(w, c.name)
		for _, change := range []struct {
			title string
			to    func(*document, *ner.Reader)
		}{{"  one convention", (*document).clean}, {"  invented names", invent}} {
			for k := range docs {
				change.to(&docs[k], r)
			}
			res = measure(t, r, c, docs)
			res.print(w, change.title)
		}
	}
	return nil
}
