// Command dateline is a reading desk for news in the terminal. This file is the
// wiring: which store, which analyser, which shell.
package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"github.com/adrg/xdg"
	"golang.org/x/term"

	"dateline/data"
	"dateline/internal/analysis"
	"dateline/internal/cli"
	"dateline/internal/config"
	"dateline/internal/library"
	"dateline/internal/store/sqlite"
	"dateline/internal/tui/keymap"
)

func main() { os.Exit(run()) }

func run() int {
	boundMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	in, out := int(os.Stdin.Fd()), int(os.Stdout.Fd())
	file := filepath.Join(xdg.ConfigHome, "dateline", "config.toml")
	own, problem := config.Read(file, keymap.Check)
	width, height, err := term.GetSize(out)
	if err != nil {
		width, height = 0, 0
	}
	return cli.Run(ctx, os.Args[1:], cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Width:    width,
		Live:     term.IsTerminal(int(os.Stderr.Fd())),
		Terminal: term.IsTerminal(in) && term.IsTerminal(out),
		Getenv:   os.Getenv,
		Now:      time.Now,
		Analyser: analyser,
		Samples:  data.Samples(),
		Version:  version(),
		Open:     open,
		About:    cli.About{Config: file, Problem: problem, Environ: os.Environ(), Height: height, Data: data.Sizes},
		Desk: func(ctx context.Context, lib *library.Library, archive string) error {
			return desk(ctx, lib, archive, own, problem)
		},
	})
}

// heapEase is how large the heap may grow before it is collected more often
// than when it has doubled: it trades processor time for memory. Only very long
// articles come so far.
const heapEase = 512 << 20

// boundMemory sets the limit, unless the environment has another.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(heapEase)
	}
}

// analyser is made at first use: the commands that need none start without it.
var analyser = sync.OnceValue(func() library.Analyser { return analysis.New() })

// open opens the archive at a path, making it if need be.
func open(ctx context.Context, path string, p library.Progress) (*library.Library, error) {
	s, err := sqlite.Open(ctx, path, sqlite.Options{Now: time.Now, Progress: p.Progress})
	if err != nil {
		return nil, err
	}
	return library.New(s, analyser, time.Now), nil
}

// version is the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(len(s.Value), 12)]
		}
	}
	return info.Main.Version
}
