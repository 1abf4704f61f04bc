package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Fit cuts or pads a drawn line to exactly w cells. Escape sequences take no
// cells and are kept, so that a style that is cut still ends.
func Fit(line string, w int) string {
	if w <= 0 {
		return ""
	}
	n := ansi.StringWidth(line)
	if n > w {
		line = ansi.Truncate(line, w, "")
		n = ansi.StringWidth(line)
	}
	return line + Blank(w-n)
}

// Blank returns n spaces.
func Blank(n int) string {
	const spaces = "                                                                                "
	switch {
	case n <= 0:
		return ""
	case n <= len(spaces):
		return spaces[:n]
	}
	return strings.Repeat(" ", n)
}

// Fill returns exactly h lines of w cells: lines, cut or padded with blank ones.
func Fill(lines []string, w, h int) []string {
	out := make([]string, 0, max(h, 0))
	for i := range max(h, 0) {
		if i < len(lines) {
			out = append(out, Fit(lines[i], w))
		} else {
			out = append(out, Blank(w))
		}
	}
	return out
}
