package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// table is what a run found.
type table struct {
	million bool   // the aims are those for a million articles
	only    string // lines without these words in their names are left out
	lines   []string
	missed  int
}

// aim is what a figure should be, for archives of up to a hundred thousand
// articles and for larger ones.
type aim struct {
	small, large float64
	least        bool // more is better
}

// noted is no aim: the figure is only told.
var noted = aim{-1, -1, false}

func atLeast(small, large float64) aim { return aim{small, large, true} }
func atMost(small, large float64) aim  { return aim{small, large, false} }

// wants reports whether one of the lines with these names is to be measured.
func (t *table) wants(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, t.only) })
}

// add notes a figure, if it is wanted.
func (t *table) add(name, unit string, got float64, a aim) {
	if !t.wants(name) {
		return
	}
	want, sign := a.small, "≤"
	if t.million {
		want = a.large
	}
	if a.least {
		sign = "≥"
	}
	if want < 0 {
		t.lines = append(t.lines, fmt.Sprintf("%s\t%.4g\t\t%s\t", name, got, unit))
		return
	}
	verdict := ""
	if got > want != a.least {
		verdict = "missed"
		t.missed++
	}
	t.lines = append(t.lines, fmt.Sprintf("%s\t%.4g\t%s %g\t%s\t%s", name, got, sign, want, unit, verdict))
}

func (t *table) write(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, l := range t.lines {
		fmt.Fprintln(tw, l)
	}
	return tw.Flush()
}

// percentile returns the pth percentile of times in milliseconds.
func percentile(times []time.Duration, p int) float64 {
	sorted := slices.Sorted(slices.Values(times))
	return float64(sorted[(len(sorted)-1)*p/100]) / float64(time.Millisecond)
}
