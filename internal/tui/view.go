package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"dateline/internal/tui/card"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/line"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/theme"
)

// View draws the screen: line by line, each made of the lines of the panes that
// stand side by side. Only what stands above them is laid over.
func (d *Desk) View() tea.View {
	lines := d.Lines()
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	v.WindowTitle = d.title()
	v.BackgroundColor, v.ForegroundColor = d.theme.Ground.Color(), d.theme.Ink.Color()
	if m := d.opt.Config.Mouse; m == nil || *m {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if x, y, ok := d.cursor(); ok {
		v.Cursor = tea.NewCursor(x, y)
		v.Cursor.Blink = false
	}
	return v
}

// title is the window's title. Headlines are clean, so that none can end the
// sequence that sets it.
func (d *Desk) title() string {
	if a := d.text.Record().Article; d.lay.focus != layout.List && !a.Title.Empty() {
		return a.Title.Line().String() + " · dateline"
	}
	return "dateline"
}

// Lines draws the screen: h lines of w cells.
func (d *Desk) Lines() []string {
	if d.w == 0 || d.h == 0 {
		return nil
	}
	if d.screen.Size == layout.TooSmall {
		return card.TooSmall(d.theme, d.w, d.h)
	}
	lines := make([]string, 0, d.h)
	lines = append(lines, d.topLine())
	lines = append(lines, d.body()...)
	lines = append(lines, d.bottomLine())
	if d.prompt != nil {
		d.overlay(lines)
	}
	return lines
}

// body draws what is between the first line and the last.
func (d *Desk) body() []string {
	h := d.h - 2
	if d.firstRun() {
		c := card.FirstRun(d.theme, "A", "O", "?", d.opt.Archive)
		return card.Centre(c, d.w, h)
	}
	return d.columns(h)
}

// columns joins the lines of the panes that stand side by side, with the rules
// between them.
func (d *Desk) columns(h int) []string {
	var drawn [4][]string
	for p, at := range d.screen.Parts {
		if at.Shown() {
			drawn[p] = d.parts[p].Lines()
		}
	}
	upright := d.theme.Border.Render(d.theme.Signs.Vertical)
	level := d.theme.Border.Render(strings.Repeat(d.theme.Signs.Horizontal, d.screen.RuleAt.W))
	out := make([]string, h)
	var b strings.Builder
	for row := range h {
		b.Reset()
		for x := 0; x < d.w; {
			p, ok := d.partFrom(x, row+1)
			switch {
			case ok:
				b.WriteString(drawn[p][row+1-d.screen.Parts[p].Y])
				x += d.screen.Parts[p].W
			case d.screen.RuleAt.Holds(x, row+1):
				b.WriteString(level)
				x += d.screen.RuleAt.W
			default:
				b.WriteString(upright)
				x++
			}
		}
		out[row] = b.String()
	}
	return out
}

// partFrom returns the part that begins in a column, on a line of the screen.
func (d *Desk) partFrom(x, y int) (layout.Part, bool) {
	for p, at := range d.screen.Parts {
		if at.X == x && at.Holds(x, y) {
			return layout.Part(p), true
		}
	}
	return 0, false
}

// promptAt returns where the prompt stands on the screen.
func (d *Desk) promptAt(lines []string) (x, y int) {
	w := 0
	if len(lines) > 0 {
		w = ansi.StringWidth(lines[0])
	}
	switch d.prompt.Place() {
	case prompt.Head:
		return 0, 0
	case prompt.Middle:
		return max(0, (d.w-w)/2), max(0, (d.h-len(lines))/2)
	}
	return 0, max(0, d.h-1-len(lines))
}

// sizePrompt gives the prompt its size.
func (d *Desk) sizePrompt() {
	if d.prompt == nil {
		return
	}
	h := d.h - 1
	if d.prompt.Place() == prompt.Middle {
		h = d.h - 2
	}
	d.prompt.SetSize(d.w, max(1, h))
}

// overlay lays the prompt over the lines.
func (d *Desk) overlay(lines []string) {
	over := d.prompt.Lines()
	x, y := d.promptAt(over)
	for i, s := range over {
		if y+i < len(lines) {
			lines[y+i] = splice(lines[y+i], s, x, d.w)
		}
	}
}

// splice puts piece into a line at column x.
func splice(whole, piece string, x, w int) string {
	n := ansi.StringWidth(piece)
	if x == 0 && n >= w {
		return ansi.Truncate(piece, w, "")
	}
	left := ansi.Truncate(whole, x, "")
	left += line.Blank(x - ansi.StringWidth(left))
	right := ansi.TruncateLeft(whole, x+n, "")
	if gap := w - x - n - ansi.StringWidth(right); gap > 0 {
		right = line.Blank(gap) + right
	}
	return left + theme.Reset + piece + theme.Reset + right
}

// cursor returns where the cursor is, while something is being typed.
func (d *Desk) cursor() (x, y int, ok bool) {
	if d.prompt == nil || d.screen.Size == layout.TooSmall {
		return 0, 0, false
	}
	x, y, ok = d.prompt.Cursor()
	if !ok {
		return 0, 0, false
	}
	px, py := d.promptAt(d.prompt.Lines())
	return min(px+x, d.w-1), min(py+y, d.h-1), true
}
