package pane

import (
	"github.com/charmbracelet/x/ansi"

	"dateline/internal/tui/line"
)

// Fit cuts or pads a drawn line to exactly w cells. Escape sequences take no
// cells and are kept, so that a style that is cut still ends.
func Fit(drawn string, w int) string {
	if w <= 0 {
		return ""
	}
	n := ansi.StringWidth(drawn)
	if n > w {
		drawn = ansi.Truncate(drawn, w, "")
		n = ansi.StringWidth(drawn)
	}
	return drawn + line.Blank(w-n)
}

// Fill returns exactly h lines of w cells: lines, cut or padded with blank ones.
func Fill(lines []string, w, h int) []string {
	out := make([]string, 0, max(h, 0))
	for i := range max(h, 0) {
		if i < len(lines) {
			out = append(out, Fit(lines[i], w))
		} else {
			out = append(out, line.Blank(w))
		}
	}
	return out
}
