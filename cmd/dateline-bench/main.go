// Command dateline-bench measures Dateline on an archive of a chosen size and
// prints what it found beside what is aimed for.
//
//	go run ./cmd/dateline-bench -n 100000 -generator gencorpus.py -dir /var/tmp/bench
//
// The generator is any program that takes “-n N -f jsonl -o FILE” and writes N
// articles as “dateline add” reads them. The archive stays in -dir and is used
// again by the next run. This measures the library and the store from inside,
// without the screen.
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
	flag.StringVar(&b.only, "only", "", "measure only what has these words in its name")
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
	only              string
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
	b.table.million = b.articles >= 1_000_000
	archive := filepath.Join(b.dir, "archive-"+strconv.Itoa(b.articles)+".db")
	if err := b.fill(ctx, archive); err != nil {
		return err
	}
	if err := b.engine(ctx, archive); err != nil {
		return err
	}
	fmt.Printf("%d articles in %s\n", b.articles, archive)
	return b.table.write(os.Stdout)
}

// fill makes the archive, unless there is one from a run before.
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
	lib, err := b.open(ctx, archive)
	if err != nil {
		return err
	}
	defer lib.Close()
	began := time.Now()
	r, err := lib.AddPaths(ctx, []string{corpus}, nil, quiet{})
	if err != nil {
		return err
	}
	added := time.Now()
	if err := lib.Analyse(ctx, 0, quiet{}); err != nil {
		return err
	}
	n := float64(r.New)
	b.table.add("add without analysis", "articles/s", n/added.Sub(began).Seconds(), atLeast(2500, 2500))
	b.table.add("add with analysis", "articles/s", n/time.Since(began).Seconds(), atLeast(800, 800))
	return nil
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
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func (b *bench) open(ctx context.Context, archive string) (*library.Library, error) {
	s, err := sqlite.Open(ctx, archive, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	analyser := sync.OnceValue(func() library.Analyser { return analysis.New() })
	return library.New(s, analyser, time.Now), nil
}

// quiet is progress that nobody watches.
type quiet struct{}

func (quiet) Progress(int, int) {}
