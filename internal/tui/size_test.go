package tui

import (
	"errors"
	"testing"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/message"
	"dateline/internal/tui/panetest"
)

// surfaces are everything that can be on screen; a new one is one more line.
func surfaces() []struct {
	name string
	open func(r *rig)
} {
	return []struct {
		name string
		open func(r *rig)
	}{
		{"list", func(r *rig) {}},
		{"rows of one line", func(r *rig) { r.keys("c") }},
		{"menu", func(r *rig) { r.keys("M") }},
		{"text", func(r *rig) { r.keys("enter"); r.reading("A lower wall") }},
		{"text alone", func(r *rig) { r.keys("enter z"); r.reading("A lower wall") }},
		{"selection", func(r *rig) { r.keys("enter"); r.reading("A lower wall"); r.keys("]q v") }},
		{"sources", func(r *rig) { r.keys("enter"); r.reading("A lower wall"); r.keys("s space") }},
		{"timeline", func(r *rig) { r.keys("enter"); r.reading("A lower wall"); r.keys("t"); r.see("events") }},
		{"full timeline", func(r *rig) { r.keys("enter"); r.reading("A lower wall"); r.keys("T"); r.see("events") }},
		{"dossier", func(r *rig) { r.keys("enter"); r.reading("A lower wall"); r.keys("]e enter"); r.see("DOSSIER") }},
		{"search", func(r *rig) { r.keys("/"); r.typed("from:N"); r.see("Northern Herald\"") }},
		{"wrong search", func(r *rig) { r.keys("/"); r.typed("fron:x") }},
		{"no result", func(r *rig) { r.keys("/"); r.typed("zzzz"); r.see("No article matches") }},
		{"tag line", func(r *rig) { r.keys("#"); r.typed("new") }},
		{"note", func(r *rig) { r.keys("a"); r.typed("a note") }},
		{"find", func(r *rig) { r.keys("f"); r.typed("dam") }},
		{"palette", func(r *rig) { r.keys(":"); r.typed("tag") }},
		{"help", func(r *rig) { r.keys("?") }},
		{"error", func(r *rig) { r.step(failing()); r.keys("E") }},
		{"export", func(r *rig) { r.keys("e") }},
	}
}

// TestEverySize draws every surface at sizes from one cell to a wide screen,
// resizing one desk all along, as a person does who drags the window.
func TestEverySize(t *testing.T) {
	for _, s := range surfaces() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t, 200, 50)
			r.reading("A lower wall")
			s.open(r)
			for w := 1; w <= 200; w++ {
				for _, h := range heights(w) {
					r.desk.resize(w, h)
					panetest.Size(t, r.desk.Lines(), w, h)
				}
			}
		})
	}
}

// heights are the heights drawn at a width: all of them where something
// changes, a few elsewhere.
func heights(w int) []int {
	few := []int{1, 5, 12, 24, 50}
	switch w {
	case 1, 2, layout.MinWidth - 1, layout.MinWidth, 80, layout.MiddleFrom, 120, layout.WideFrom, 200:
		all := make([]int, 50)
		for i := range all {
			all[i] = i + 1
		}
		return all
	}
	return few
}

func TestEmptyArchiveAtEverySize(t *testing.T) {
	r := openRig(t, empty(t), 80, 24)
	r.see("Nothing to read yet", "/home/reader/archive.db")
	for w := 1; w <= 200; w++ {
		for h := 1; h <= 50; h += 7 {
			r.desk.resize(w, h)
			panetest.Size(t, r.desk.Lines(), w, h)
		}
	}
}

func TestAResizeKeepsWhatIsTyped(t *testing.T) {
	r := newRig(t, 120, 40)
	r.keys("enter")
	r.reading("A lower wall")
	r.keys("]q v w w")
	words := r.desk.text.Target().Words
	r.desk.resize(10, 3)
	r.desk.resize(200, 50)
	if got := r.desk.text.Target().Words; got != words || r.desk.context() != keymap.InSelect {
		t.Errorf("the selection was %q, is %q", words, got)
	}
	r.keys("#")
	r.typed("half a t")
	r.desk.resize(10, 3)
	r.desk.resize(80, 24)
	r.see("half a t")
}

func failing() message.Failure {
	return message.Failure{Doing: "read the archive", Err: errors.New("open archive.db: disk I/O error: input/output error")}
}
