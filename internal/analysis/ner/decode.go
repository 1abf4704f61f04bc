package ner

// decoder finds the best labels of a segment.
type decoder struct {
	best   [][Labels]int32 // the score of the best way to end in each label
	from   [][Labels]Label // and the label before it on that way
	labels []Label
}

// never is a score that no way can have.
const never = -1 << 30

// decode returns the best labels for tokens with the given scores.
func (d *decoder) decode(scores [][Labels]int32, m *model) []Label {
	n := len(scores)
	d.best, d.from, d.labels = grow(d.best, n), grow(d.from, n), grow(d.labels, n)
	for l := range Label(Labels) {
		d.best[0][l] = never
		if l.Follows(Outside) {
			d.best[0][l] = scores[0][l] + m.transitions[Labels][l]
		}
	}
	for i := 1; i < n; i++ {
		d.step(i, &scores[i], m)
	}
	last := Outside
	for l := range Label(Labels) {
		if d.best[n-1][l] > d.best[n-1][last] {
			last = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		d.labels[i] = last
		last = d.from[i][last]
	}
	return d.labels
}

// step extends the best ways by token i.
func (d *decoder) step(i int, score *[Labels]int32, m *model) {
	prev := &d.best[i-1]
	for l := range Label(Labels) {
		if l != Outside && !l.begins() {
			b, in := prev[l-1]+m.transitions[l-1][l], prev[l]+m.transitions[l][l]
			d.from[i][l], d.best[i][l] = l-1, b+score[l]
			if in > b {
				d.from[i][l], d.best[i][l] = l, in+score[l]
			}
			continue
		}
		best, from := int32(never), Outside
		for k := range Label(Labels) {
			if v := prev[k] + m.transitions[k][l]; v > best {
				best, from = v, k
			}
		}
		d.from[i][l], d.best[i][l] = from, best+score[l]
	}
}
