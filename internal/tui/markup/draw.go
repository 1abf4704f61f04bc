package markup

import (
	"slices"
	"unicode/utf8"

	"dateline/internal/tui/theme"
)

// Append appends line i, drawn in base with layers laid over it, the last one
// on top, and returns how many cells it takes. What follows is unstyled.
//
// The ends of the marks on the line cut it into runs of one style each. A mark
// that ends inside a cluster covers it whole: a sequence there would part a
// letter from its accent.
func (l *Lines) Append(b []byte, i int, base theme.Style, layers ...*Layer) ([]byte, int) {
	ln := l.lines[i]
	var buf [64]Mark
	marks := buf[:0]
	for _, layer := range layers {
		for _, m := range layer.within(ln.start, ln.end) {
			if m.End > ln.start {
				marks = append(marks, m)
			}
		}
	}
	var ends [128]int
	cuts := cutsOf(marks, ends[:0])
	d := drawing{b: b, width: l.width}
	for at, next := ln.start, 0; at < ln.end; {
		for next < len(cuts) && cuts[next] <= at {
			next++
		}
		stop := ln.end
		if next < len(cuts) && cuts[next] < stop {
			stop = cuts[next]
		}
		d.style(styleAt(at, base, marks))
		at = d.text(l.text[:ln.end], at, stop)
	}
	d.style(theme.Style{})
	return d.b, d.cells
}

// cutsOf returns, in order, where marks begin and end.
func cutsOf(marks []Mark, cuts []int) []int {
	for _, m := range marks {
		cuts = append(cuts, m.Start, m.End)
	}
	slices.Sort(cuts)
	return cuts
}

func styleAt(at int, base theme.Style, marks []Mark) theme.Style {
	for _, m := range marks {
		if m.Start <= at && at < m.End {
			base = m.Style.Over(base)
		}
	}
	return base
}

// drawing is a line while it is drawn.
type drawing struct {
	b     []byte
	now   theme.Style
	cells int
	width int
}

// style switches to s.
func (d *drawing) style(s theme.Style) {
	switch s {
	case d.now:
		return
	case theme.Style{}:
		d.b = append(d.b, theme.Reset...)
	default:
		d.b = s.Append(d.b)
	}
	d.now = s
}

// text draws whole clusters of s from at up to stop or just beyond, and returns
// where it came to.
func (d *drawing) text(s string, at, stop int) int {
	for at < stop {
		n, w := Cluster(s, at)
		switch {
		case s[at] == '\t':
			w = blankWidth('\t', d.cells)
			d.b = append(d.b, "    "[:w]...)
		case d.cells+w > d.width:
			// A wide cluster on a line one cell wide: its place is shown.
			w = d.width - d.cells
			if w > 0 {
				d.b = utf8.AppendRune(d.b, utf8.RuneError)
			}
		default:
			d.b = append(d.b, s[at:at+n]...)
		}
		d.cells += w
		at += n
	}
	return at
}

// Offset returns the byte offset of the cluster at a cell of line i; beyond the
// line's ends, the nearest of its ends.
func (l *Lines) Offset(i, cell int) int {
	ln := l.lines[i]
	for at, cells := ln.start, 0; at < ln.end; {
		n, w := l.step(ln, at, cells)
		if cell < cells+w {
			return at
		}
		cells += w
		at += n
	}
	return ln.end
}

// Cell returns the cell of line i at which the cluster at byte offset off begins.
func (l *Lines) Cell(i, off int) int {
	ln := l.lines[i]
	cells := 0
	for at := ln.start; at < ln.end; {
		n, w := l.step(ln, at, cells)
		if off < at+n {
			return cells
		}
		cells += w
		at += n
	}
	return cells
}

// step returns the length and width of the cluster at a byte of a line, as drawn.
func (l *Lines) step(ln line, at, cells int) (n, w int) {
	n, w = Cluster(l.text[:ln.end], at)
	if l.text[at] == '\t' {
		w = blankWidth('\t', cells)
	}
	return n, min(w, max(l.width-cells, 0))
}
