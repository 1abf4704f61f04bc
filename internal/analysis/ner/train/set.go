package train

import (
	"slices"

	"dateline/internal/analysis/ner"
)

// set is the training set: the tokens of all segments, one after the other,
// with their features as row numbers of the weights.
type set struct {
	segments []piece
	ids      []uint32 // features of all tokens; hashes, then rows
	from     []int32  // of each token, the first of its ids; one more at the end
	lexical  []uint8  // of each token, how many of its ids tell the name itself
	allowed  []uint16 // of each token, the labels it may have, as bits
	hashes   []uint32 // of each row, the feature's hash
}

// piece is a segment: a range of the set's tokens.
type piece struct {
	first, last int32
	weight      float32
	half        uint8 // the half of the documents it is in
	doubtful    bool  // its labels are not to be trusted blindly
}

// add enters a corpus's documents.
func (s *set) add(r *ner.Reader, c *corpus, docs []document) {
	for i := range docs {
		d := &docs[i]
		for n := range r.Read(d.doc) {
			first, last := r.Segment(n)
			p := piece{first: int32(len(s.allowed)), weight: float32(c.weight), half: uint8(i % 2), doubtful: c.doubtful}
			for t := first; t < last; t++ {
				ids, lexical := r.Features(n, t)
				s.from = append(s.from, int32(len(s.ids)))
				s.ids = append(s.ids, ids...)
				s.lexical = append(s.lexical, uint8(lexical))
				s.allowed = append(s.allowed, c.labels(r, d, first, t))
			}
			p.last = int32(len(s.allowed))
			s.segments = append(s.segments, p)
		}
	}
}

// labels returns the labels that token t of d may have, in a segment that
// starts at token first: the one that the corpus gives, and where its O says
// nothing, those of the type that it does not mark.
func (c *corpus) labels(r *ner.Reader, d *document, first, t int) uint16 {
	if k := int(d.kinds[t]); k >= 0 {
		if d.begin[t] || t == first {
			return 1 << ner.Begin(k)
		}
		return 1 << ner.Inside(k)
	}
	misc := ner.Kind("MISC")
	open := uint16(1<<ner.Outside | 1<<ner.Begin(misc) | 1<<ner.Inside(misc))
	switch {
	case !c.misc:
		return open
	case !c.demonyms && r.People(t):
		return open
	}
	return 1 << ner.Outside
}

// finish drops the features seen in fewer than least tokens and turns the
// others into rows.
func (s *set) finish(least int) {
	s.from = append(s.from, int32(len(s.ids)))
	counts := s.count(least)
	rows := make(map[uint32]uint32, len(counts))
	for i, h := range counts {
		rows[h] = uint32(i)
	}
	s.hashes = counts
	out := s.ids[:0]
	for t := range s.allowed {
		from, to := s.from[t], s.from[t+1]
		lexical := uint8(0)
		s.from[t] = int32(len(out))
		for k, h := range s.ids[from:to] {
			row, ok := rows[h]
			if !ok {
				continue
			}
			if k < int(s.lexical[t]) {
				lexical++
			}
			out = append(out, row)
		}
		s.lexical[t] = lexical
	}
	s.ids = out
	s.from[len(s.allowed)] = int32(len(out))
}

// count returns, in order, the hashes that occur at least so often.
func (s *set) count(least int) []uint32 {
	all := slices.Clone(s.ids)
	slices.Sort(all)
	out := all[:0]
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		if h := all[i]; j-i >= least {
			out = append(out, h)
		}
		i = j
	}
	return slices.Clip(out)
}
