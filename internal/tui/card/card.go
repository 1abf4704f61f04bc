// Package card draws what stands in the place of the panes: the card of an
// empty archive, the notice that the screen is too small, and the details of an
// error.
package card

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/theme"
)

// Words is a line of a card in pieces.
type Words []Piece

// Piece is styled text.
type Piece struct {
	Style theme.Style
	Text  string
}

// FirstRun returns the card of an empty archive that lives at path.
func FirstRun(th *theme.Theme, add, sample, help, path string) []Words {
	key := func(k, what string) Words {
		return Words{{th.Key, " " + k + " "}, {th.Text, "  " + what}}
	}
	return []Words{
		{{th.Headline, "Nothing to read yet"}},
		{},
		key(add, "add a file or a folder of articles"),
		key(sample, "open the sample archive, to look around"),
		key(help, "all keys"),
		{},
		{{th.Muted, "Or in a shell: dateline add PATH"}},
		{{th.Muted, "Your archive lives in " + news.CleanLine(path).String()}},
	}
}

// Centre draws lines in the middle of w by h cells.
func Centre(lines []Words, w, h int) []string {
	width := 0
	for _, l := range lines {
		n := 0
		for _, p := range l {
			n += line.Width(p.Text)
		}
		width = max(width, n)
	}
	width = min(width, w)
	drawn := make([]string, len(lines))
	for i, l := range lines {
		ln := line.New(width, theme.Style{})
		for _, p := range l {
			ln.Clip(p.Style, p.Text, ln.Left(), "…")
		}
		drawn[i] = ln.String()
	}
	block := lipgloss.Place(w, h, lipgloss.Center, lipgloss.Center, lipgloss.JoinVertical(lipgloss.Left, drawn...))
	return pane.Fill(strings.Split(block, "\n"), w, h)
}

// TooSmall says that the screen is, as well as the screen allows.
func TooSmall(th *theme.Theme, w, h int) []string {
	for _, s := range []string{"dateline: the window is too small", "too small: widen", "too small", "small", "…"} {
		if line.Width(s) <= w {
			return Centre([]Words{{{th.Text, s}}}, w, h)
		}
	}
	return pane.Fill(nil, w, h)
}

// Details is the window that tells all of an error.
type Details struct {
	prompt.Ending
	theme *theme.Theme
	lines []string
	top   int
	w, h  int
	title string
	text  string
}

// NewDetails returns a window that tells what failed and why.
func NewDetails(th *theme.Theme, doing string, err error) *Details {
	return &Details{theme: th, title: "ERROR", text: "Could not " + doing + ".\n\n" + causes(err)}
}

// causes puts each cause of an error on a line of its own, unless it has lines
// already.
func causes(err error) string {
	words := err.Error()
	if strings.Contains(words, "\n") {
		return words
	}
	return strings.ReplaceAll(words, ": ", ":\n  ")
}

// Context implements [prompt.Prompt].
func (p *Details) Context() keymap.Context { return keymap.InOver }

// SetSize implements [prompt.Prompt].
func (p *Details) SetSize(w, h int) {
	p.w = min(w, 90)
	p.lines = wrap(p.text, max(1, p.w-4))
	p.h = min(h, len(p.lines)+2)
	p.move(0)
}

// wrap breaks text at blanks to w cells.
func wrap(text string, w int) []string {
	var out []string
	for _, para := range strings.Split(news.Clean(text).String(), "\n") {
		for line.Width(para) > w {
			n := line.Break(para, w)
			if n == 0 {
				break
			}
			out = append(out, strings.TrimRight(para[:n], " "))
			para = para[n:]
		}
		out = append(out, para)
	}
	return out
}

// Do implements [prompt.Prompt].
func (p *Details) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Cancel, keymap.Accept:
		return p.Close(p, Seen{})
	case keymap.Down:
		p.move(1)
	case keymap.Up:
		p.move(-1)
	}
	return nil
}

// Seen is sent when the details of an error were read.
type Seen struct{}

func (p *Details) move(n int) { p.top = max(0, min(p.top+n, len(p.lines)-(p.h-2))) }

// Key implements [prompt.Prompt].
func (p *Details) Key(k tea.KeyPressMsg) tea.Cmd {
	if k.Text == "q" || k.Text == "E" {
		return p.Close(p, Seen{})
	}
	return nil
}

// Paste implements [prompt.Prompt].
func (p *Details) Paste(string) tea.Cmd { return nil }

// Update implements [prompt.Prompt].
func (p *Details) Update(tea.Msg) tea.Cmd { return nil }

// Mouse implements [prompt.Prompt].
func (p *Details) Mouse(pane.Mouse) tea.Cmd { return nil }

// Lines implements [prompt.Prompt].
func (p *Details) Lines() []string {
	var body []string
	for i, s := range p.lines[p.top:] {
		style := p.theme.Text
		if p.top+i == 0 {
			style = p.theme.Error
		}
		body = append(body, line.New(p.w-2, theme.Style{}).To(1).Add(style, s).String())
	}
	return prompt.Frame(p.theme, p.title, body, p.w, p.h)
}

// Cursor implements [prompt.Prompt].
func (p *Details) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Place implements [prompt.Prompt].
func (p *Details) Place() prompt.Place { return prompt.Middle }

// Hint implements [prompt.Prompt].
func (p *Details) Hint() string { return "esc closes" }
