package train

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"dateline/internal/analysis/ner"
)

// Words are clustered by the common words that stand directly before and after
// them in the corpora's text, whose labels play no part: each word is a vector
// of positive pointwise mutual information with those, and spherical k-means
// groups them. It starts from the most frequent words and has no chance in it.

// Sizes of the clustering.
const (
	contexts = 1000 // the most frequent words, which serve as neighbours
	rarest   = 5    // words seen less often are not clustered
	rounds   = 12   // of k-means
)

// vocabulary counts words, by folded hash.
type vocabulary struct {
	order []uint32 // by frequency, most frequent first, then by hash
	count map[uint32]int
}

// vector is a sparse vector of length 1.
type vector struct {
	at []int32
	by []float32
}

// Cluster groups the words of docs into n clusters, at most 255, and returns
// them in the form that the model file has.
func Cluster(docs [][]document, n int) []byte {
	text := folds(docs)
	v := count(text)
	clusters := map[uint32]uint8{}
	for i, c := range kmeans(v.vectors(text), n) {
		clusters[v.order[i]] = uint8(c + 1)
	}
	habits := habits(docs)
	words := slices.Sorted(maps.Keys(habits))
	for h := range clusters {
		if _, ok := habits[h]; !ok {
			words = append(words, h)
		}
	}
	slices.Sort(words)
	var out []byte
	for _, h := range words {
		out = append(binary.LittleEndian.AppendUint32(out, h), clusters[h], habits[h])
	}
	return out
}

// habits tells of each word how often it is capitalised where it need not be,
// in the steps of [ner.Habit].
func habits(docs [][]document) map[uint32]uint8 {
	type use struct{ capital, all int }
	uses := map[uint32]use{}
	for _, ds := range docs {
		for i := range ds {
			d := ds[i].doc
			for _, s := range d.Sentences {
				for t := s.First + 1; t < s.Last; t++ {
					w := d.Word(t)
					c := w[0]
					if c|0x20 < 'a' || c|0x20 > 'z' {
						continue
					}
					h := ner.Fold(w)
					u := uses[h]
					u.all++
					if c <= 'Z' {
						u.capital++
					}
					uses[h] = u
				}
			}
		}
	}
	out := map[uint32]uint8{}
	for h, u := range uses {
		if u.all >= rarest {
			out[h] = ner.Habit(u.capital, u.all)
		}
	}
	return out
}

// folds returns the folded hashes of all tokens with 0 between sentences.
func folds(docs [][]document) []uint32 {
	var out []uint32
	for _, ds := range docs {
		for i := range ds {
			d := ds[i].doc
			for _, s := range d.Sentences {
				for t := s.First; t < s.Last; t++ {
					out = append(out, ner.Fold(d.Word(t)))
				}
				out = append(out, 0)
			}
		}
	}
	return out
}

func count(text []uint32) *vocabulary {
	v := &vocabulary{count: map[uint32]int{}}
	for _, h := range text {
		v.count[h]++
	}
	delete(v.count, 0)
	for h, n := range v.count {
		if n >= rarest {
			v.order = append(v.order, h)
		}
	}
	slices.SortFunc(v.order, func(a, b uint32) int {
		if d := v.count[b] - v.count[a]; d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	return v
}

// vectors returns the vectors of the words in v.order.
func (v *vocabulary) vectors(text []uint32) []vector {
	index := make(map[uint32]int32, len(v.order))
	for i, h := range v.order {
		index[h] = int32(i)
	}
	type cell struct{ word, context int32 }
	cells := map[cell]int{}
	sum := make([]int, 2*contexts+2)
	total := 0
	add := func(word, context uint32, side int32) {
		w, ok := index[word]
		if !ok || word == 0 {
			return
		}
		c := int32(contexts) // the border of the sentence
		if context != 0 {
			if c, ok = index[context]; !ok || c >= contexts {
				return
			}
		}
		c += side * (contexts + 1)
		cells[cell{w, c}]++
		sum[c]++
		total++
	}
	for i := 1; i+1 < len(text); i++ {
		add(text[i], text[i-1], 0)
		add(text[i], text[i+1], 1)
	}
	out := make([]vector, len(v.order))
	for k, n := range cells {
		pmi := math.Log(float64(n) * float64(total) / (float64(sum[k.context]) * float64(2*v.count[v.order[k.word]])))
		if pmi > 0 {
			out[k.word].at = append(out[k.word].at, k.context)
			out[k.word].by = append(out[k.word].by, float32(pmi*math.Sqrt(float64(n))))
		}
	}
	for i := range out {
		out[i].settle()
	}
	return out
}

// settle sorts the vector and makes its length 1.
func (v *vector) settle() {
	type part struct {
		at int32
		by float32
	}
	parts := make([]part, len(v.at))
	norm := 0.0
	for i := range v.at {
		parts[i] = part{v.at[i], v.by[i]}
	}
	slices.SortFunc(parts, func(a, b part) int { return int(a.at - b.at) })
	for _, p := range parts {
		norm += float64(p.by) * float64(p.by)
	}
	for i, p := range parts {
		v.at[i], v.by[i] = p.at, float32(float64(p.by)/math.Sqrt(norm))
	}
}

// kmeans returns the cluster of each vector. The first vectors, those of the
// most frequent words, are the first centres.
func kmeans(vectors []vector, n int) []int {
	const size = 2*contexts + 2
	centres := make([][]float32, n)
	of := make([]int, len(vectors))
	for c := range centres {
		centres[c] = make([]float32, size)
		if c < len(vectors) {
			for i, at := range vectors[c].at {
				centres[c][at] = vectors[c].by[i]
			}
		}
	}
	for range rounds {
		for i := range vectors {
			of[i] = nearest(&vectors[i], centres)
		}
		recentre(vectors, of, centres)
	}
	return of
}

func nearest(v *vector, centres [][]float32) int {
	best, most := 0, float32(-1)
	for c, centre := range centres {
		dot := float32(0)
		for i, at := range v.at {
			dot += v.by[i] * centre[at]
		}
		if dot > most {
			best, most = c, dot
		}
	}
	return best
}

func recentre(vectors []vector, of []int, centres [][]float32) {
	for _, c := range centres {
		clear(c)
	}
	for i, c := range of {
		for k, at := range vectors[i].at {
			centres[c][at] += vectors[i].by[k]
		}
	}
	for _, c := range centres {
		norm := 0.0
		for _, x := range c {
			norm += float64(x) * float64(x)
		}
		if norm == 0 {
			continue
		}
		for i := range c {
			c[i] = float32(float64(c[i]) / math.Sqrt(norm))
		}
	}
}
