//go:build unix

package journey

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/internal/analysis"
	"dateline/internal/library"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
	"dateline/internal/tui"
)

// breaks is set for a copy of the tests that runs the desk on an archive that
// breaks once it is asked for completions.
const breaks = "JOURNEY_BREAKS"

// breaking is that archive.
type breaking struct {
	store.Store
	what  string
	begun *atomic.Bool
}

func (b breaking) Complete(context.Context, query.Field, string, int) ([]store.Completion, error) {
	if b.what == "work" {
		panic("the index is on fire")
	}
	b.begun.Store(true)
	return nil, nil
}

// broken runs the desk: on an archive that panics in the work on the side, or
// with a clock that does in the event loop, which asks it what “today” is.
func broken(what string) int {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(os.Getenv("XDG_DATA_HOME"), "dateline", "sample.db"), sqlite.Options{Now: time.Now})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	defer s.Close()
	var begun atomic.Bool
	clock := func() time.Time {
		if begun.Load() {
			panic("the clock has stopped")
		}
		return time.Now()
	}
	lib := library.New(breaking{s, what, &begun}, func() library.Analyser { return analysis.New() }, clock)
	if _, err := tui.Run(ctx, lib, tui.Options{Zone: time.UTC, Env: os.Environ()}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// A mistake of ours costs the desk, and not the terminal; and it is told.
func TestAPanicRestoresTheTerminal(t *testing.T) {
	for what, words := range map[string]string{"work": "the index is on fire", "loop": "the clock has stopped"} {
		t.Run(what, func(t *testing.T) {
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(self)
			cmd.Env = append(env(atHome(t)), breaks+"="+what)
			r := start(t, cmd, 80, 24)
			r.see("67 articles")
			r.keys("/", "from:cou", "r", "ier")
			if err := r.end(); err == nil || cmd.ProcessState.ExitCode() != 1 {
				t.Errorf("it ended with %v", err)
			}
			restored(t, r)
			if !strings.Contains(r.written(), words) {
				t.Errorf("nothing is said of it:\n%s", r.text())
			}
		})
	}
}
