package tui

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the screens in testdata")

// TestScreens keeps screens of the sample archive, as text at a stated size.
func TestScreens(t *testing.T) {
	for _, tt := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"200x50", 200, 50}} {
		t.Run(tt.name, func(t *testing.T) {
			r := openRig(t, byHand.copy(t), tt.w, tt.h)
			r.golden("list-" + tt.name)
			r.keys("/")
			r.typed("cracks close")
			r.golden("search-" + tt.name)
			r.keys("enter")
			r.see("1 of 67")
			r.keys("enter")
			r.reading("Cracks close")
			r.keys("]q")
			r.golden("text-" + tt.name)
			r.keys("s")
			r.golden("sources-" + tt.name)
			r.keys("t")
			r.golden("timeline-" + tt.name)
		})
	}
}

// golden waits until the screen is the one kept under a name, or keeps it.
func (r *rig) golden(name string) {
	r.t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		r.quieten()
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			r.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(r.screen()), 0o644); err != nil {
			r.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	late := time.After(5 * time.Second)
	for r.screen() != string(want) {
		select {
		case msg := <-r.msgs:
			r.step(msg)
		case <-late:
			r.t.Fatalf("%s: %s\nthe whole screen:\n%s", name, firstDifference(r.screen(), string(want)), r.screen())
		}
	}
}

// quieten takes messages until none has come for a while; only for writing.
func (r *rig) quieten() {
	for {
		select {
		case msg := <-r.msgs:
			r.step(msg)
		case <-time.After(time.Second / 2):
			return
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "line differs\n got: " + g[i] + "\nwant: " + w[i]
		}
	}
	return "another number of lines"
}
