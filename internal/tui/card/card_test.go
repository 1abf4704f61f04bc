package card

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/tui/panetest"
)

// drawn is what the window of an error shows, without its frame.
func drawn(err error, w, h int) string {
	th := panetest.Theme()
	p := NewDetails(th, "read it", err)
	p.SetSize(w, h)
	var out []string
	for l := range strings.Lines(panetest.Screen(p)) {
		l = strings.TrimRight(strings.Trim(l, th.Signs.Vertical+"\n"), " ")
		out = append(out, strings.TrimPrefix(l, " "))
	}
	return strings.Join(out[1:len(out)-1], "\n")
}

func TestDetails(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		w          int
		err        error
	}{
		{"a chain of causes", "Could not read it.\n\nopen it:\n  no such file", 40, fmt.Errorf("open it: %w", errors.New("no such file"))},
		{"several things, each with its line", "Could not read it.\n\nconfig.toml is not used:\nline 1: rows must be 1 or 2\nline 3: there is no setting \"x\"", 40,
			fmt.Errorf("config.toml is not used:\n%w", errors.New("line 1: rows must be 1 or 2\nline 3: there is no setting \"x\""))},
		{"a long line", "Could not read\nit.\n\nmust be one,\ntwo, or three", 18, errors.New("must be one, two, or three")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := drawn(tt.err, tt.w, 20); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
