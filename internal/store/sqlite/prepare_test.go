package sqlite

import (
	"slices"
	"testing"
)

// Rows rise, versions of one article keep their order, and what is known is left out.
func TestInOrder(t *testing.T) {
	ready := []*prepared{
		{letters: "a", natural: 50}, {letters: "b", natural: 20}, nil, {letters: "c", natural: 40},
		{letters: "b", natural: 10}, {letters: "d", natural: 20}, {letters: "b", natural: 5},
	}
	if got, want := inOrder(ready), []int{1, 5, 3, 0, 4, 6}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}
