package library_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/query"
	"dateline/internal/store"
)

// A store orders only the newest 5,000 by relevance; an export of the query must
// not lose the others.
func TestEachRowByRelevanceLeavesNothingOut(t *testing.T) {
	const all = 5010
	lib := open(t)
	var in strings.Builder
	for i := range all {
		fmt.Fprintf(&in, `{"title":"Dam %d","date":"2025-01-01","text":"The dam of day %d."}`+"\n", i, i)
	}
	if _, err := lib.AddPaths(t.Context(), []string{"-"}, strings.NewReader(in.String()), quiet{}); err != nil {
		t.Fatal(err)
	}
	q := query.Query{Root: query.Term{Text: "dam"}, Sort: query.Relevance}
	had := map[string]bool{}
	err := lib.EachRow(t.Context(), q, func(r store.Row) error {
		if had[r.ID] {
			t.Errorf("%s comes twice", r.ID)
		}
		had[r.ID] = true
		return nil
	})
	if err != nil || len(had) != all {
		t.Errorf("%d of %d, %v", len(had), all, err)
	}
}
