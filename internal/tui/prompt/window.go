package prompt

import (
	"fmt"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Window is a list in a frame, in the middle of the screen, under the line that
// narrows it. Windows embed it. Make one with [NewWindow].
type Window[T any] struct {
	Ending
	Narrow[T]
	theme *theme.Theme
	does  WindowFor[T]
	w, h  int
}

// WindowFor is what a window shows.
type WindowFor[T any] struct {
	Title string
	Sign  string // stands before what is typed
	None  string // is said when nothing fits
	W, H  int    // its size at most
	Reads bool   // the list is only read: no entry is in focus
	// Fit returns the entries that fit what is typed.
	Fit func(typed string) []T
	// Draw adds an entry to its line.
	Draw func(ln *line.Line, entry T)
}

// NewWindow returns a window in which nothing is typed.
func NewWindow[T any](th *theme.Theme, f WindowFor[T]) Window[T] {
	p := Window[T]{theme: th, does: f, Narrow: Narrow[T]{fit: f.Fit, reads: f.Reads}}
	p.filter()
	return p
}

// Context implements [Prompt].
func (p *Window[T]) Context() keymap.Context { return keymap.InOver }

// SetSize implements [Prompt].
func (p *Window[T]) SetSize(w, h int) {
	p.w, p.h = min(w, p.does.W), min(h, p.does.H)
	p.setRoom(max(1, p.h-3))
}

// Click puts the focus on the entry that a click hits, and reports whether it
// hits one.
func (p *Window[T]) Click(m pane.Mouse) bool {
	return m.Kind == pane.Click && m.Y < p.h-1 && p.choose(m.Y-2)
}

// Lines implements [Prompt].
func (p *Window[T]) Lines() []string {
	ln, _ := p.head()
	body := []string{ln.String()}
	from, to := p.shown()
	for i := from; i < to; i++ {
		base := theme.Style{}
		if i == p.at && !p.reads {
			base = p.theme.RowFocus
		}
		ln := line.New(p.w-2, base).To(1)
		p.does.Draw(ln, p.fits[i])
		body = append(body, ln.String())
	}
	if len(p.fits) == 0 {
		body = append(body, line.New(p.w-2, theme.Style{}).To(1).Add(p.theme.Muted, p.does.None).String())
	}
	return Frame(p.theme, p.title(), body, p.w, p.h)
}

// title says how far one has read.
func (p *Window[T]) title() string {
	from, to := p.shown()
	if !p.reads || to-from == len(p.fits) {
		return p.does.Title
	}
	return fmt.Sprintf("%s  %d–%d of %d", p.does.Title, from+1, to, len(p.fits))
}

// head draws the line that is typed into, and returns the cursor's column.
func (p *Window[T]) head() (*line.Line, int) {
	ln := line.New(p.w-2, theme.Style{}).To(1).Add(p.theme.Key, p.does.Sign).Add(theme.Style{}, " ")
	return ln, p.editor.Draw(ln, p.theme.Text, nil)
}

// Cursor implements [Prompt].
func (p *Window[T]) Cursor() (x, y int, ok bool) {
	_, x = p.head()
	return x + 1, 1, p.h > 2
}

// Place implements [Prompt].
func (p *Window[T]) Place() Place { return Middle }
