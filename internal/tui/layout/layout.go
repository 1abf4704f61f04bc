// Package layout divides the screen among the panes. It is arithmetic alone:
// what is to be shown goes in, places come out.
//
// A wide screen shows the list, the text, and the sources above the timeline. A
// middling one shows the list and the text, and a side pane in the list's place.
// A narrow one shows one of them at a time. The first line of the screen and
// the last belong to the desk.
//
// Start reading at [Split].
package layout

// The widths from which a screen is wide or middling, in cells.
const (
	WideFrom   = 160
	MiddleFrom = 100
)

// MinWidth and MinHeight are the smallest screen on which a text can be read.
const (
	MinWidth  = 20
	MinHeight = 5
)

// Size is how much a screen can show at a time.
type Size uint8

const (
	TooSmall Size = iota
	Narrow
	Middle
	Wide
)

// SizeOf returns the size of a screen of w by h cells.
func SizeOf(w, h int) Size {
	switch {
	case w < MinWidth || h < MinHeight:
		return TooSmall
	case w < MiddleFrom:
		return Narrow
	case w < WideFrom:
		return Middle
	}
	return Wide
}

// Part is a part of the screen that holds a pane.
type Part uint8

const (
	List  Part = iota // the zero value: where the desk begins
	Text              // the article
	Upper             // sources, or a dossier
	Lower             // timeline
)

// Want is what the reader chose to see. The zero Want is the list and the text.
type Want struct {
	Focus Part // a narrow screen shows this part alone
	Alone bool // the focused part has the screen to itself
	Side  bool // the side panes are shown on a wide screen
	Swap  bool // a side pane stands in the list's place on a middling screen
	Which Part // the side pane meant by Swap
	Tall  bool // the upper side pane has the whole side (a dossier)
	Shift int  // cells that the list is wider than usual
}

// Rect is a place on the screen, in cells. One without width is not shown.
type Rect struct{ X, Y, W, H int }

// Holds reports whether a cell lies within r.
func (r Rect) Holds(x, y int) bool {
	return r.X <= x && x < r.X+r.W && r.Y <= y && y < r.Y+r.H
}

// Shown reports whether r has any cells.
func (r Rect) Shown() bool { return r.W > 0 && r.H > 0 }

// Screen is where everything goes.
type Screen struct {
	Size   Size
	W, H   int
	Parts  [4]Rect // by Part
	Rules  []int   // columns of the upright lines between parts
	RuleAt Rect    // the level line between upper and lower; H is 1 if shown
}

// Split divides a screen of w by h cells.
func Split(w, h int, want Want) Screen {
	s := Screen{Size: SizeOf(w, h), W: w, H: h}
	body := Rect{0, 1, w, max(0, h-2)}
	switch {
	case s.Size == TooSmall:
	case want.Alone || s.Size == Narrow:
		s.Parts[want.Focus] = body
	case s.Size == Middle:
		s.middle(body, want)
	default:
		s.wide(body, want)
	}
	return s
}

// middle shows the text, and beside it the list or the side pane in its place.
func (s *Screen) middle(body Rect, want Want) {
	side, left := List, listWidth(body.W, want.Shift)
	if want.Swap && want.Which != Text {
		side = want.Which
	}
	s.columns(body, side, left, 0, want)
}

// wide shows the list, the text and, if wanted, the side panes.
func (s *Screen) wide(body Rect, want Want) {
	right := 0
	if want.Side {
		right = clamp(body.W*26/100, 40, 64)
	}
	s.columns(body, List, listWidth(body.W, want.Shift), right, want)
}

// columns places the left part, the text and the side.
func (s *Screen) columns(body Rect, leftPart Part, left, right int, want Want) {
	left = clamp(left, 0, body.W-right-minText-2)
	mid := body.W - left - 1
	s.Parts[leftPart] = Rect{body.X, body.Y, left, body.H}
	s.Rules = append(s.Rules, left)
	if right > 0 {
		mid -= right + 1
		s.Rules = append(s.Rules, left+1+mid)
		s.side(Rect{left + mid + 2, body.Y, right, body.H}, want)
	}
	s.Parts[Text] = Rect{left + 1, body.Y, mid, body.H}
}

// side places the sources above the timeline, which gets the larger half.
func (s *Screen) side(r Rect, want Want) {
	if want.Tall || r.H < 9 {
		which := Upper
		if !want.Tall && want.Focus == Lower {
			which = Lower
		}
		s.Parts[which] = r
		return
	}
	upper := (r.H - 1) * 45 / 100
	s.Parts[Upper] = Rect{r.X, r.Y, r.W, upper}
	s.RuleAt = Rect{r.X, r.Y + upper, r.W, 1}
	s.Parts[Lower] = Rect{r.X, r.Y + upper + 1, r.W, r.H - upper - 1}
}

// minText is the least width of the text beside other parts.
const minText = 40

// listWidth returns the list's usual width, widened by shift within reason. The
// text gets what it needs for a measure of 72 first.
func listWidth(w, shift int) int {
	usual := clamp(w*27/100, 0, 58)
	if w < WideFrom {
		usual = clamp(w-78, 34, 58)
	}
	return clamp(usual+shift, 24, w-minText-1)
}

func clamp(v, low, high int) int { return max(low, min(v, high)) }
