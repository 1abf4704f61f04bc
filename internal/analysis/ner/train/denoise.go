package train

import (
	"math"
	"sync"

	"dateline/internal/analysis/ner"
)

// The largest corpus was labelled by a program and corrected in part: one name
// in six is of the wrong type or ends at the wrong word. So two models are made,
// each of one half of all documents, and where the model of the other half is
// sure of something else than the label, the label is not insisted on.

// Thresholds of doubt.
const (
	unlikely = 0.1 // a labelling below this probability is doubted
	sure     = 0.9 // one above it takes its place; else both are allowed
)

// denoise loosens the allowed labels of the segments that a corpus is not to be
// trusted with, and returns how many were changed.
func (s *set) denoise(o Options) int {
	var models [2]*crf
	var wait sync.WaitGroup
	for half := range models {
		models[half] = newCRF(s, o)
		models[half].Epochs, models[half].Average = 6, 2
		wait.Go(func() {
			models[half].fit(func(p piece) bool { return p.half != uint8(half) }, func(int, float64) {})
		})
	}
	wait.Wait()
	n := 0
	for _, p := range s.segments {
		if p.doubtful && models[p.half].loosen(p) {
			n++
		}
	}
	return n
}

// loosen asks the model about the labels of p and changes what is allowed.
func (c *crf) loosen(p piece) bool {
	n := int(p.last - p.first)
	c.hidden = append(c.hidden[:0], make([]bool, n)...)
	c.look(p, c.sum)
	c.chain.expect(c, nil, &c.chain.free)
	free := c.chain.log
	allowed := c.set.allowed[p.first:p.last]
	c.chain.expect(c, allowed, &c.chain.held)
	if math.Exp(c.chain.log-free) > unlikely {
		return false
	}
	best := c.chain.best()
	c.chain.expect(c, best, &c.chain.held)
	likely := math.Exp(c.chain.log-free) > sure
	for t := range allowed {
		if likely {
			allowed[t] = 0
		}
		allowed[t] |= best[t]
	}
	return true
}

// best returns the most likely label of each token by itself, which may not
// follow each other only where the model is not sure.
func (c *chain) best() []uint16 {
	out := make([]uint16, len(c.score))
	prev := ner.Outside
	for t := range out {
		best := ner.Outside
		for l := range ner.Label(labels) {
			if c.free.at[t][l] > c.free.at[t][best] && l.Follows(prev) {
				best = l
			}
		}
		out[t] = 1 << best
		prev = best
	}
	return out
}
