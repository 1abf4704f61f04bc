package eval

import (
	"testing"

	"dateline/internal/analysis"
)

// TestHeldOut keeps what the pipeline reaches on articles that were marked
// before it had read them. They are few, so only the larger counts have a floor.
func TestHeldOut(t *testing.T) {
	r, err := Run(analysis.New(), "../../data/heldout", Options{})
	if err != nil {
		t.Fatal(err)
	}
	print(t, r)
	for _, f := range []struct {
		layer, row string
		floor      float64
	}{
		{"names", "all four", 95},
		{"quotes", "found", 95},
		{"indirect", "found", 85},
		{"times", "value", 88},
		{"events", "sentence and date", 75},
	} {
		if got := r.Find(f.layer, f.row).F1(); got < f.floor {
			t.Errorf("%s, %s: F1 is %.1f, the floor is %.1f", f.layer, f.row, got, f.floor)
		}
	}
}
