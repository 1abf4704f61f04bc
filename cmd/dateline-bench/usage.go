package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// memory measures what the desk has resident after all that was done with it,
// where the system tells.
func (d *drive) memory() error {
	if runtime.GOOS != "linux" {
		return nil
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.cmd.Process.Pid))
	if err != nil {
		return err
	}
	_, line, _ := strings.Cut(string(status), "VmRSS:")
	kb, err := strconv.Atoi(strings.Fields(line + " -")[0])
	if err != nil {
		return err
	}
	d.table.add(memory, "MB", float64(kb)/1024, atMost(60, 80))
	return nil
}

// idle measures what a desk does on which nothing happens. It looks once a
// second whether others have changed the archive.
func (d *drive) idle() error {
	const watched = 5 * time.Second
	const notes = 9 * time.Second // until notes in the bottom line have gone
	if _, err := d.read(notes); err != nil {
		return err
	}
	before, err := processor(d.cmd.Process.Pid)
	if err != nil {
		return err
	}
	n := 0
	for end := time.After(watched); end != nil; {
		select {
		case c, ok := <-d.chunks:
			if !ok {
				return errors.New("the program ended")
			}
			n += len(c.bytes)
		case <-end:
			end = nil
		}
	}
	after, err := processor(d.cmd.Process.Pid)
	if err != nil {
		return err
	}
	d.table.add(bytes, "bytes", float64(n), atMost(0, 0))
	if runtime.GOOS == "linux" {
		d.table.add(work, "ms", float64(after-before)/float64(time.Millisecond), noted)
	}
	return nil
}

// processor returns the processor time that a process has had, where the system
// tells; to the nanosecond, since a desk at rest takes less than a tick.
func processor(pid int) (time.Duration, error) {
	if runtime.GOOS != "linux" {
		return 0, nil
	}
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, name := range threads {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // the thread has ended
		}
		ns, err := strconv.ParseInt(strings.Fields(string(text) + " -")[0], 10, 64)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		sum += time.Duration(ns)
	}
	return sum, nil
}
