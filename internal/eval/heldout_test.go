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
	hold(t, r, []floor{
		{"names", "all four", 95},
		{"quotes", "found", 95},
		{"indirect", "found", 85},
		{"times", "value", 88},
		{"events", "sentence and date", 75},
	})
}
