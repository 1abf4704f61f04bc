// Package panetest is what tests of panes and prompts have in common: it runs
// their commands, reads what they draw and holds it to its size. It is for tests
// alone.
package panetest

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"dateline/internal/tui/message"
	"dateline/internal/tui/theme"
)

// Drawn is what can be drawn, as a pane can.
type Drawn interface{ Lines() []string }

// Theme returns a theme without colours.
func Theme() *theme.Theme {
	th := theme.New(theme.Options{Profile: colorprofile.Ascii})
	return &th
}

// Run runs commands and what follows from them, one by one, and feeds the pane
// what they bring, as the program would. It returns the messages to the desk.
func Run(pane interface{ Update(tea.Msg) tea.Cmd }, cmds ...tea.Cmd) []tea.Msg {
	var out []tea.Msg
	for len(cmds) > 0 {
		cmd := cmds[0]
		cmds = cmds[1:]
		if cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			cmds = append(cmds, msg...)
		default:
			if leaves(msg) {
				out = append(out, msg)
				continue
			}
			cmds = append(cmds, pane.Update(msg))
		}
	}
	return out
}

// leaves reports whether a message crosses the pane's border.
func leaves(msg tea.Msg) bool {
	return reflect.TypeOf(msg).PkgPath() == reflect.TypeFor[message.Open]().PkgPath()
}

// Screen returns what is drawn, without styles and trailing blanks.
func Screen(d Drawn) string {
	lines := d.Lines()
	for i, l := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// Size fails unless there are h lines of w cells.
func Size(t testing.TB, lines []string, w, h int) {
	t.Helper()
	if len(lines) != h {
		t.Fatalf("%d×%d: %d lines", w, h, len(lines))
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n != w {
			t.Fatalf("%d×%d: line %d is %d cells wide: %q", w, h, i+1, n, ansi.Strip(l))
		}
	}
}

// EverySize draws a pane at all small sizes and at some of the large ones.
func EverySize(t testing.TB, pane interface {
	Drawn
	SetSize(w, h int)
}) {
	t.Helper()
	for w := 0; w <= 200; w = next(w) {
		for h := 0; h <= 50; h = next(h) {
			pane.SetSize(w, h)
			Size(t, pane.Lines(), w, h)
		}
	}
}

func next(n int) int {
	if n < 30 {
		return n + 1
	}
	return n + 7
}
