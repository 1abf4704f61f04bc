package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/store/sqlite"
)

const killArticles = 5000

// Whatever the moment at which adding is killed, the archive opens, is sound,
// holds what the progress line had counted, and takes the rest afterwards.
func TestKilledWhileAdding(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 5,000 articles several times")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "many.jsonl")
	writeMany(t, file, killArticles)
	for _, after := range []time.Duration{150 * time.Millisecond, 1300 * time.Millisecond} {
		t.Run(after.String(), func(t *testing.T) {
			archive := filepath.Join(t.TempDir(), "archive.db")
			counted := addAndKill(t, archive, file, after)
			stored := countStored(t, archive)
			if stored < counted {
				t.Errorf("%d articles are there, %d were counted", stored, counted)
			}
			out, err := self(t, archive, "add", "--later", file).CombinedOutput()
			if err != nil {
				t.Fatalf("add again: %v\n%s", err, out)
			}
			if n := countStored(t, archive); n != killArticles {
				t.Errorf("%d articles after adding again", n)
			}
			if out, err := self(t, archive, "check").CombinedOutput(); err != nil {
				t.Errorf("check: %v\n%s", err, out)
			}
		})
	}
}

// self is this test binary run as dateline.
func self(t *testing.T, archive string, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(context.Background(), exe, args...)
	cmd.Args[0] = "dateline"
	cmd.Env = append(os.Environ(), "DATELINE_ARCHIVE="+archive)
	return cmd
}

var progressCount = regexp.MustCompile(`adding ([0-9,]+)`)

// addAndKill starts adding in a terminal, kills it after a while, and returns
// the last count that was shown.
func addAndKill(t *testing.T, archive, file string, after time.Duration) int {
	t.Helper()
	cmd := self(t, archive, "add", "--later", file)
	screen, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	kill := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer kill.Stop()
	var shown bytes.Buffer
	shown.ReadFrom(screen) // ends with an error when the process is gone
	cmd.Wait()
	counts := progressCount.FindAllStringSubmatch(shown.String(), -1)
	if len(counts) == 0 {
		return 0
	}
	n, err := strconv.Atoi(strings.ReplaceAll(counts[len(counts)-1][1], ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func countStored(t *testing.T, archive string) int {
	t.Helper()
	s, err := sqlite.Open(t.Context(), archive, sqlite.Options{})
	if err != nil {
		t.Fatalf("open what the kill left: %v", err)
	}
	defer s.Close()
	n, err := s.Count(t.Context(), query.Query{}, 10*killArticles)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Check(t.Context(), func(p store.Problem) { t.Errorf("%s %s: %s", p.Kind, p.Article, p.Detail) })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func writeMany(t *testing.T, file string, n int) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for i := range n {
		text := strings.Repeat(fmt.Sprintf("The keeper of gate %d wrote the level down and went home. ", i), 40)
		err := enc.Encode(map[string]string{
			"title": fmt.Sprintf("Gate %d holds", i), "url": fmt.Sprintf("https://gates.example/%d", i),
			"date": "2025-06-04", "text": text,
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
