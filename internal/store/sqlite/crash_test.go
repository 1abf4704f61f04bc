package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// crashPath tells the test binary that it is the process to be killed.
const crashPath = "DATELINE_TEST_CRASH"

// TestMain becomes the victim of [TestKill] where it is told to.
func TestMain(m *testing.M) {
	if path := os.Getenv(crashPath); path != "" {
		addForever(path)
	}
	os.Exit(m.Run())
}

// addForever adds articles and says after each batch how many there are.
func addForever(path string) {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for n := 0; ; {
		var batch []news.Article
		for range 40 {
			batch = append(batch, corpusArticle(n))
			n++
		}
		if _, err := s.Add(ctx, batch); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// TestKill kills a process while it adds articles, with a reader beside it:
// what it said to have added is there, and nothing is broken.
func TestKill(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "archive.db"), context.Background()
	for round, batches := range []int{1, 3, 7, 12} {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), crashPath+"="+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := 0
		lines := bufio.NewScanner(out)
		for i := 0; i < batches && lines.Scan(); i++ {
			if _, err := fmt.Sscan(lines.Text(), &said); err != nil {
				t.Fatal(err)
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		s := opener(path)(t)
		if n, err := s.Count(ctx, query.Query{}, 1<<30); err != nil || n < said || said == 0 {
			t.Errorf("round %d: %d articles are left of %d: %v", round, n, said, err)
		}
		if err := s.Check(ctx, func(p store.Problem) { t.Errorf("round %d: %+v", round, p) }); err != nil {
			t.Error(err)
		}
	}
}
