package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"dateline/data"
	"dateline/internal/config"
	"dateline/internal/library"
	"dateline/internal/tui"
)

// desk opens the reading desk, and the one on the sample archive if that is
// what the reader goes on to. problem is what is wrong with the configuration.
func desk(ctx context.Context, lib *library.Library, archive string, own config.Config, problem error) error {
	sample := filepath.Join(xdg.DataHome, "dateline", "sample.db")
	o := tui.Options{Archive: archive, Sample: archive == sample, Zone: time.Local, Env: os.Environ(), Config: own, Problem: problem}
	next, err := tui.Run(ctx, lib, o)
	if err != nil || next != tui.OpenSample {
		return err
	}
	samples, err := open(ctx, sample, quiet{})
	if err != nil {
		return fmt.Errorf("open the sample archive: %w", err)
	}
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
