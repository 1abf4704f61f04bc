package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
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

// What is killed, and how often: the few kills of a usual run are a sample of
//
//	go test ./cmd/dateline -run Killed -kills 50 -kill-articles 20000
var (
	kills        = flag.Int("kills", 3, "how often TestKilledWhileAdding kills")
	killArticles = flag.Int("kill-articles", 5000, "how many articles it adds")
)

// Whatever the moment at which adding is killed, and with a reader at work, the
// archive opens, is sound, holds what the progress line had counted, and takes
// the rest afterwards. An archive is killed again and again until it is full.
func TestKilledWhileAdding(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 5,000 articles several times")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "many.jsonl")
	writeMany(t, file, *killArticles)
	random := rand.New(rand.NewPCG(1, uint64(*kills)))
	usual := time.Duration(*killArticles) * 400 * time.Microsecond // for adding them all
	archive, before := filepath.Join(dir, "0.db"), 0
	for i := range *kills {
		after := 50*time.Millisecond + time.Duration(random.Int64N(int64(usual)))
		counted := addAndKill(t, archive, file, after)
		stored := countStored(t, archive)
		if stored < counted || stored < before {
			t.Errorf("kill %d, after %v: %d articles are there, %d were counted, %d before", i, after, stored, counted, before)
		}
		if before = stored; stored == *killArticles {
			archive, before = filepath.Join(dir, strconv.Itoa(i+1)+".db"), 0
		}
	}
	out, err := self(t, archive, "add", "--later", file).CombinedOutput()
	if err != nil {
		t.Fatalf("add again: %v\n%s", err, out)
	}
	if n := countStored(t, archive); n != *killArticles {
		t.Errorf("%d articles after adding again", n)
	}
	if out, err := self(t, archive, "check").CombinedOutput(); err != nil {
		t.Errorf("check: %v\n%s", err, out)
	}
}

// readMeanwhile reads the archive's newest articles over and over until stop is
// closed, and closes done.
func readMeanwhile(t *testing.T, archive string, stop <-chan struct{}) (done <-chan struct{}) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), archive, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		defer s.Close()
		for {
			rows, err := s.Find(t.Context(), query.Query{}, store.Page{Limit: 20})
			for i := 0; i < len(rows) && err == nil; i++ {
				_, err = s.Article(t.Context(), rows[i].ID)
			}
			if err != nil {
				t.Errorf("reading meanwhile: %v", err)
				return
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	return finished
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
	stop := make(chan struct{})
	done := readMeanwhile(t, archive, stop)
	defer func() { close(stop); <-done }()
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
	n, err := s.Count(t.Context(), query.Query{}, 10**killArticles)
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
