package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"dateline/data"
	"dateline/internal/analysis"
	"dateline/internal/config"
	"dateline/internal/library"
	"dateline/internal/store/sqlite"
	"dateline/internal/tui"
)

// desk opens the reading desk, and the one on the sample archive if that is
// what the reader goes on to.
func desk(ctx context.Context, lib *library.Library, archive string) error {
	sample := filepath.Join(xdg.DataHome, "dateline", "sample.db")
	o := tui.Options{Archive: archive, Sample: archive == sample, Zone: time.Local, Env: os.Environ()}
	o.Config, o.Problem = config.Read(filepath.Join(xdg.ConfigHome, "dateline", "config.toml"))
	next, err := tui.Run(ctx, lib, o)
	if err != nil || next != tui.OpenSample {
		return err
	}
	s, err := sqlite.Open(ctx, sample, sqlite.Options{Now: time.Now})
	if err != nil {
		return fmt.Errorf("open the sample archive: %w", err)
	}
	analyser := sync.OnceValue(func() library.Analyser { return analysis.New() })
	samples := library.New(s, analyser, time.Now)
	defer samples.Close()
	if _, err := samples.AddFS(ctx, data.Samples(), quiet{}); err != nil {
		return fmt.Errorf("fill the sample archive: %w", err)
	}
	o.Archive, o.Sample = sample, true
	_, err = tui.Run(ctx, samples, o)
	return err
}

// quiet is progress that nobody watches.
type quiet struct{}

func (quiet) Progress(int, int) {}
