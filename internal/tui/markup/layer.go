package markup

import (
	"slices"
	"sort"

	"dateline/internal/tui/theme"
)

// Mark is a style for a byte range of the text. Layers know nothing of kinds.
type Mark struct {
	Start, End int
	Style      theme.Style
}

// Layer is a set of marks, which may overlap: the later one lies on top, and of
// those that begin together the shorter one. A nil Layer is empty.
type Layer struct {
	marks []Mark
	reach []int // reach[i] is the farthest end among marks[:i+1]
}

// NewLayer returns a layer of marks, which are put in order in place.
func NewLayer(marks []Mark) *Layer {
	slices.SortStableFunc(marks, func(a, b Mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	l := &Layer{marks: marks, reach: make([]int, len(marks))}
	far := 0
	for i, m := range marks {
		far = max(far, m.End)
		l.reach[i] = far
	}
	return l
}

// Len returns how many marks there are.
func (l *Layer) Len() int {
	if l == nil {
		return 0
	}
	return len(l.marks)
}

// within returns the marks among which are all that touch start–end.
func (l *Layer) within(start, end int) []Mark {
	if l == nil {
		return nil
	}
	hi := sort.Search(len(l.marks), func(i int) bool { return l.marks[i].Start >= end })
	lo := sort.Search(hi, func(i int) bool { return l.reach[i] > start })
	return l.marks[lo:hi]
}
