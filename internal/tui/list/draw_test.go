package list

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/panetest"
)

// The end of a list that is read from the archive anew fills the screen, like
// the end that was walked to.
func TestTheEndFillsTheScreen(t *testing.T) {
	l := opened(t, archive(t, 1000))
	panetest.Run(l, l.Do(keymap.Bottom))
	if got := len(l.OnScreen()); got < 8 {
		t.Errorf("%d rows on screen", got)
	}
	lines := l.Lines()
	if last := ansi.Strip(strings.Join(lines[len(lines)-3:], "\n")); !strings.Contains(last, "Headline 1 of the day") {
		t.Errorf("the screen ends with\n%s", last)
	}
}
