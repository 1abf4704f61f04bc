package prompt

import (
	"strings"

	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Frame returns body in a frame with a title: at most h lines of w cells. Where
// there is no place for a frame, only the body is drawn.
func Frame(th *theme.Theme, title string, body []string, w, h int) []string {
	if w < 4 || h < 3 {
		return pane.Fill(body, max(0, w), max(0, min(h, len(body))))
	}
	s := th.Signs
	top := line.New(w, th.BorderFocus).Add(theme.Style{}, s.Horizontal+s.Horizontal+" ")
	top.Add(th.Title, line.Clip(title, w-6, s.Ellipsis)).Add(theme.Style{}, " ")
	out := []string{top.Add(theme.Style{}, strings.Repeat(s.Horizontal, top.Left())).String()}
	edge := th.BorderFocus.Render(s.Vertical)
	for i := range h - 2 {
		in := line.Blank(w - 2)
		if i < len(body) {
			in = pane.Fit(body[i], w-2)
		}
		out = append(out, edge+in+edge)
	}
	return append(out, th.BorderFocus.Render(strings.Repeat(s.Horizontal, w)))
}
