package train

import (
	"math"
	"math/rand/v2"

	"dateline/internal/analysis/ner"
)

const labels = ner.Labels

// Options are the knobs of the training.
type Options struct {
	Epochs   int
	Average  int     // the weights are averaged over so many of the last epochs
	Least    int     // features of fewer tokens are dropped
	Rate     float32 // the learning rate, alpha of FTRL
	L1, L2   float32
	Hide     float32 // how often the features that tell the name itself are hidden
	Slots    int     // of the model file
	Clusters int
}

// Defaults are the options that the shipped model was made with.
func Defaults() Options {
	return Options{Epochs: 12, Average: 4, Least: 3, Rate: 0.1, L1: 0.05, L2: 0.5, Hide: 0.2, Slots: 400_000, Clusters: 200}
}

type row [labels]float32

// crf is a linear-chain conditional random field. It is fitted segment by
// segment with FTRL-proximal steps (McMahan and others, "Ad Click Prediction",
// 2013), whose L1 term leaves most weights at nought. The last rows are the
// transitions: from each label, and from the border of a segment.
type crf struct {
	Options
	set     *set
	w, z, n []row
	sum     []row // of the weights after each of the last epochs
	rng     *rand.Rand
	chain   chain
	hidden  []bool
}

func newCRF(s *set, o Options) *crf {
	size := len(s.hashes) + labels + 1
	return &crf{Options: o, set: s, w: make([]row, size), z: make([]row, size), n: make([]row, size),
		sum: make([]row, size), rng: rand.New(rand.NewPCG(1, 2))}
}

// transition returns the weights of the steps from label l, or with l = labels
// from the border.
func (c *crf) transition(l int) *row { return &c.w[len(c.set.hashes)+l] }

// fit runs all epochs over the segments that it is to be done with and reports each one's loss.
func (c *crf) fit(with func(piece) bool, report func(epoch int, loss float64)) {
	var order []int
	for i, p := range c.set.segments {
		if with(p) {
			order = append(order, i)
		}
	}
	for e := range c.Epochs {
		c.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, i := range order {
			loss += c.learn(c.set.segments[i])
		}
		if e >= c.Epochs-c.Average {
			for i := range c.w {
				for l := range c.w[i] {
					c.sum[i][l] += c.w[i][l] / float32(c.Average)
				}
			}
		}
		report(e, loss)
	}
}

// learn takes one step for the segment p and returns its loss before it.
func (c *crf) learn(p piece) float64 {
	n := int(p.last - p.first)
	c.hide(n)
	c.look(p, c.w)
	allowed := c.set.allowed[p.first:p.last]
	c.chain.expect(c, nil, &c.chain.free)
	free := c.chain.log
	c.chain.expect(c, allowed, &c.chain.held)
	loss := free - c.chain.log
	for t := range n {
		g := c.chain.gradient(t, p.weight)
		for _, id := range c.ids(int(p.first)+t, c.hidden[t]) {
			c.update(id, &g)
		}
	}
	c.updateTransitions(p.weight)
	return loss * float64(p.weight)
}

// look sums the weights of the features of p's tokens.
func (c *crf) look(p piece, weights []row) {
	n := int(p.last - p.first)
	c.chain.start(n)
	for t := range n {
		s := &c.chain.score[t]
		*s = row{}
		for _, id := range c.ids(int(p.first)+t, c.hidden[t]) {
			w := &weights[id]
			for l := range s {
				s[l] += w[l]
			}
		}
	}
}

// ids returns the rows of token t.
func (c *crf) ids(t int, hidden bool) []uint32 {
	from := c.set.from[t]
	if hidden {
		from += int32(c.set.lexical[t])
	}
	return c.set.ids[from:c.set.from[t+1]]
}

// hide draws the tokens whose own letters the model does not get to see: all
// of a segment or single ones.
func (c *crf) hide(n int) {
	c.hidden = c.hidden[:0]
	all := c.rng.Float32() < c.Hide/2
	for range n {
		c.hidden = append(c.hidden, all || c.rng.Float32() < c.Hide/2)
	}
}

// update takes the FTRL step of row i for the gradient g.
func (c *crf) update(i uint32, g *row) {
	w, z, n := &c.w[i], &c.z[i], &c.n[i]
	for l, v := range g {
		if v > -1e-4 && v < 1e-4 {
			continue
		}
		root := sqrt(n[l])
		n[l] += v * v
		next := sqrt(n[l])
		z[l] += v - (next-root)/c.Rate*w[l]
		switch {
		case z[l] > c.L1:
			w[l] = -(z[l] - c.L1) / ((1+next)/c.Rate + c.L2)
		case z[l] < -c.L1:
			w[l] = -(z[l] + c.L1) / ((1+next)/c.Rate + c.L2)
		default:
			w[l] = 0
		}
	}
}

func (c *crf) updateTransitions(weight float32) {
	base := uint32(len(c.set.hashes))
	for k := range labels + 1 {
		var g row
		for l := range g {
			g[l] = weight * float32(c.chain.free.steps[k][l]-c.chain.held.steps[k][l])
		}
		c.update(base+uint32(k), &g)
	}
}

func sqrt(v float32) float32 { return float32(math.Sqrt(float64(v))) }

// weights returns the averaged weights.
func (c *crf) weights() ner.Weights {
	w := ner.Weights{Features: make(map[uint32][labels]float32)}
	for i, h := range c.set.hashes {
		if c.sum[i] != (row{}) {
			w.Features[h] = c.sum[i]
		}
	}
	for l := range labels + 1 {
		w.Transitions[l] = c.sum[len(c.set.hashes)+l]
	}
	return w
}
