package train

import (
	"math"

	"dateline/internal/analysis/ner"
)

// chain does the sums over all ways to label one segment.
type chain struct {
	score       []row
	alpha, beta [][labels]float64
	scale       []float64
	free, held  expectation
	log         float64 // of the sum over all ways
}

// expectation is how often each label and each step is to be expected.
type expectation struct {
	at    [][labels]float64
	steps [labels + 1][labels]float64
}

func (c *chain) start(n int) {
	for len(c.score) < n {
		c.score = append(c.score, row{})
		c.alpha = append(c.alpha, [labels]float64{})
		c.beta = append(c.beta, [labels]float64{})
		c.scale = append(c.scale, 0)
		c.free.at = append(c.free.at, [labels]float64{})
		c.held.at = append(c.held.at, [labels]float64{})
	}
	c.score = c.score[:max(n, 0)]
}

// expect computes the expectations over the ways that keep to the allowed
// labels, or over all with nil, by the forward-backward sums, scaled at each
// token so that nothing overflows.
func (c *chain) expect(m *crf, allowed []uint16, e *expectation) {
	n := len(c.score)
	var step [labels + 1][labels]float64
	for k := range step {
		for l := range step[k] {
			if k == labels && !ner.Label(l).Follows(ner.Outside) || k < labels && !ner.Label(l).Follows(ner.Label(k)) {
				continue
			}
			step[k][l] = math.Exp(float64(m.transition(k)[l]))
		}
	}
	c.log = 0
	for t := range n {
		c.forward(t, &step, allowed)
	}
	for t := n - 1; t >= 0; t-- {
		c.backward(t, n, &step)
	}
	e.steps = [labels + 1][labels]float64{}
	for t := range n {
		c.collect(t, &step, e)
	}
}

// local returns the factors of token t's labels and adds the greatest score,
// which they leave out, to the logarithm.
func (c *chain) local(t int, allowed []uint16) (f [labels]float64) {
	top := c.score[t][0]
	for _, s := range c.score[t] {
		top = max(top, s)
	}
	c.log += float64(top)
	for l, s := range c.score[t] {
		if allowed == nil || allowed[t]>>l&1 != 0 {
			f[l] = math.Exp(float64(s-top)) + 1e-30
		}
	}
	return f
}

func (c *chain) forward(t int, step *[labels + 1][labels]float64, allowed []uint16) {
	f := c.local(t, allowed)
	a := &c.alpha[t]
	sum := 0.0
	for l := range labels {
		if f[l] == 0 {
			a[l] = 0
			continue
		}
		in := step[labels][l]
		if t > 0 {
			in = 0
			for k := range labels {
				in += c.alpha[t-1][k] * step[k][l]
			}
		}
		a[l] = in * f[l]
		sum += a[l]
	}
	if sum == 0 {
		sum = 1e-300
	}
	for l := range a {
		a[l] /= sum
	}
	c.scale[t] = sum
	c.log += math.Log(sum)
	c.beta[t] = f // kept for backward, which replaces it
}

// backward replaces beta[t], which holds the token's factors, by the sum over
// what follows; the factors of t+1 are in it already.
func (c *chain) backward(t, n int, step *[labels + 1][labels]float64) {
	f := c.beta[t]
	var b [labels]float64
	if t == n-1 {
		for l := range b {
			b[l] = 1
		}
	} else {
		for k := range labels {
			for l := range labels {
				b[k] += step[k][l] * c.beta[t+1][l]
			}
		}
	}
	for l := range b {
		b[l] *= f[l] / c.scale[t]
	}
	c.beta[t] = b
}

// collect adds token t to the expectations. beta holds the token's factor, so
// that a step's share is alpha before it, the step, and beta after it.
func (c *chain) collect(t int, step *[labels + 1][labels]float64, e *expectation) {
	at := &e.at[t]
	*at = [labels]float64{}
	if t == 0 {
		for l := range labels {
			v := step[labels][l] * c.beta[0][l]
			at[l] += v
			e.steps[labels][l] += v
		}
		return
	}
	for k := range labels {
		a := c.alpha[t-1][k]
		if a == 0 {
			continue
		}
		for l := range labels {
			v := a * step[k][l] * c.beta[t][l]
			at[l] += v
			e.steps[k][l] += v
		}
	}
}

// gradient returns the gradient of token t's scores.
func (c *chain) gradient(t int, weight float32) (g row) {
	for l := range g {
		g[l] = weight * float32(c.free.at[t][l]-c.held.at[t][l])
	}
	return g
}
