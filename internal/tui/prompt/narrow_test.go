package prompt

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
)

// fruits narrows six words; three are shown at a time.
func fruits(reads bool) *Narrow[string] {
	l := &Narrow[string]{reads: reads, fit: func(typed string) []string {
		var out []string
		for _, s := range strings.Fields("apple banana cherry damson elder fig") {
			if strings.Contains(s, typed) {
				out = append(out, s)
			}
		}
		return out
	}}
	l.filter()
	l.setRoom(3)
	return l
}

// drawn is what is shown, with the entry in focus in brackets.
func (l *Narrow[T]) drawn() string {
	var out []string
	from, to := l.shown()
	for i := from; i < to; i++ {
		s := fmt.Sprint(l.fits[i])
		if i == l.at && !l.reads {
			s = "[" + s + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestNarrow(t *testing.T) {
	for _, tt := range []struct {
		typed string
		do    []keymap.Action
		reads bool
		want  string
	}{
		{"", nil, false, "[apple] banana cherry"},
		{"", []keymap.Action{keymap.Up}, false, "[apple] banana cherry"},
		{"", []keymap.Action{keymap.Down, keymap.Later}, false, "banana [cherry] damson"},
		{"", []keymap.Action{keymap.PageDown, keymap.PageDown, keymap.PageDown}, false, "damson elder [fig]"},
		{"", []keymap.Action{keymap.PageDown, keymap.PageUp}, false, "[apple] banana cherry"},
		{"an", []keymap.Action{keymap.Down}, false, "[banana]"},
		{"z", []keymap.Action{keymap.Down}, false, ""},
		{"", []keymap.Action{keymap.Down}, true, "banana cherry damson"},
		{"", []keymap.Action{keymap.PageDown, keymap.PageDown}, true, "damson elder fig"},
		{"e<bs>", []keymap.Action{keymap.Down}, true, "banana cherry damson"},
		{"an", []keymap.Action{keymap.Down}, true, "banana"},
	} {
		l := fruits(tt.reads)
		each(tt.typed, func(k tea.KeyPressMsg) { l.Key(k) })
		for _, a := range tt.do {
			l.Do(a)
		}
		if got := l.drawn(); got != tt.want {
			t.Errorf("%q %v: %q, want %q", tt.typed, tt.do, got, tt.want)
		}
	}
}

func TestNarrowIsChosenFromByTheMouse(t *testing.T) {
	l := fruits(false)
	l.Do(keymap.PageDown)
	l.Mouse(pane.Mouse{Kind: pane.WheelDown})
	if got := l.drawn(); got != "cherry [damson] elder" {
		t.Fatalf("after the wheel: %q", got)
	}
	for y, want := range map[int]bool{-1: false, 0: true, 2: true, 3: false} {
		if l := fruits(false); l.choose(y) != want {
			t.Errorf("line %d: %v, want %v", y, !want, want)
		}
	}
	l.choose(2)
	if s, ok := l.Chosen(); s != "elder" || !ok {
		t.Errorf("chose %q, %v", s, ok)
	}
}
