// Command dateline-bench measures Dateline on an archive of a chosen size and
// prints what it found beside what is aimed for.
//
//	go run ./cmd/dateline-bench -n 100000 -generator gencorpus.py -dir /var/tmp/bench
//
// The generator is any program that takes “-n N -f jsonl -o FILE” and writes N
// articles as “dateline add” reads them. The archive stays in -dir and is used
// again by the next run. The program is measured as somebody meets it, in a
// terminal of its own, and the library from inside.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"sync"
	"time"

	"dateline/internal/analysis"
	"dateline/internal/library"
	"dateline/internal/store/sqlite"
)

func main() {
	var b bench
	flag.IntVar(&b.articles, "n", 10_000, "how many articles")
	flag.StringVar(&b.generator, "generator", "", "program that writes the articles")
	flag.StringVar(&b.dir, "dir", "", "where corpus and archive are kept (a temporary directory)")
	flag.IntVar(&b.samples, "samples", 200, "samples for each figure")
	flag.StringVar(&b.program, "program", "", "the dateline to measure (built from this source)")
	flag.BoolVar(&b.pty, "pty", true, "measure the program in a terminal too")
	flag.StringVar(&b.table.only, "only", "", "measure only what has these words in its name")
	profile := flag.String("cpuprofile", "", "write a processor profile of everything measured")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := b.profiled(ctx, *profile); err != nil {
		fmt.Fprintln(os.Stderr, "dateline-bench:", err)
		os.Exit(1) //nolint:gocritic // the signal handler ends with the process
	}
}

// bench is one run.
type bench struct {
	articles, samples int
	generator, dir    string
	program           string
	pty               bool
	table             table
}

// profiled runs the bench under the profiler, if a file for it is given.
func (b *bench) profiled(ctx context.Context, path string) error {
	if path == "" {
		return b.run(ctx)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	err = b.run(ctx)
	pprof.StopCPUProfile()
	return errors.Join(err, f.Close())
}

func (b *bench) run(ctx context.Context) error {
	if b.dir == "" {
		dir, err := os.MkdirTemp("", "dateline-bench")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		b.dir = dir
	}
	if err := os.MkdirAll(b.dir, 0o700); err != nil {
		return err
	}
	if b.program == "" {
		b.program = filepath.Join(b.dir, "dateline")
		if err := b.tool(ctx, "go", "build", "-o", b.program, "dateline/cmd/dateline"); err != nil {
			return fmt.Errorf("build dateline: %w", err)
		}
	}
	b.table.million = b.articles >= 1_000_000
	archive := filepath.Join(b.dir, "archive-"+strconv.Itoa(b.articles)+".db")
	if err := b.fill(ctx, archive); err != nil {
		return err
	}
	// What was measured is worth having, though the rest was stopped or failed.
	err := b.measure(ctx, archive)
	fmt.Printf("%d articles in %s\n", b.articles, archive)
	return errors.Join(err, b.table.write(os.Stdout))
}

// measure measures what is done with an archive once it is there.
func (b *bench) measure(ctx context.Context, archive string) error {
	info, err := os.Stat(archive)
	if err != nil {
		return err
	}
	b.table.add("archive", "bytes an article", float64(info.Size())/float64(b.articles), atMost(5500, 5500))
	lib, err := b.open(ctx, archive)
	if err != nil {
		return err
	}
	defer lib.Close()
	s, err := draw(ctx, lib, b.samples)
	if err != nil {
		return err
	}
	if b.pty {
		if err := b.desk(ctx, archive, s); err != nil {
			return err
		}
	}
	return b.engine(ctx, lib, s)
}

// fill makes the archive, unless there is one from a run before. It is filled
// twice: once only to see how fast that is without analysis.
func (b *bench) fill(ctx context.Context, archive string) error {
	if _, err := os.Stat(archive); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	corpus := filepath.Join(b.dir, "corpus-"+strconv.Itoa(b.articles)+".jsonl")
	if _, err := os.Stat(corpus); errors.Is(err, fs.ErrNotExist) {
		if err := b.generate(ctx, corpus); err != nil {
			return err
		}
	}
	later := filepath.Join(b.dir, "later.db")
	defer remove(later)
	remove(later)
	began := time.Now()
	if err := b.tool(ctx, b.program, "--archive", later, "add", "--later", corpus); err != nil {
		return err
	}
	n := float64(b.articles)
	b.table.add("add without analysis", "articles/s", n/time.Since(began).Seconds(), atLeast(2500, 2500))
	began = time.Now()
	if err := b.tool(ctx, b.program, "--archive", archive, "add", corpus); err != nil {
		remove(archive) // half an archive is not to be measured
		return err
	}
	b.table.add("add with analysis", "articles/s", n/time.Since(began).Seconds(), atLeast(800, 800))
	return nil
}

// remove removes an archive with the files that SQLite keeps beside it.
func remove(archive string) {
	for _, end := range []string{"", "-wal", "-shm"} {
		os.Remove(archive + end) // it may not be there
	}
}

// tool runs a program.
func (b *bench) tool(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// generate writes the corpus. A generator that is no program of its own is a
// Python script.
func (b *bench) generate(ctx context.Context, corpus string) error {
	if b.generator == "" {
		return errors.New("there is no corpus yet; name the program that writes it with -generator")
	}
	args := []string{b.generator, "-n", strconv.Itoa(b.articles), "-f", "jsonl", "-o", corpus}
	if filepath.Ext(b.generator) == ".py" {
		args = append([]string{"python3"}, args...)
	}
	return b.tool(ctx, args[0], args[1:]...)
}

func (b *bench) open(ctx context.Context, archive string) (*library.Library, error) {
	s, err := sqlite.Open(ctx, archive, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	analyser := sync.OnceValue(func() library.Analyser { return analysis.New() })
	return library.New(s, analyser, time.Now), nil
}
