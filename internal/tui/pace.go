package tui

import (
	"reflect"
	"sync"
	"time"
	"unsafe"

	tea "charm.land/bubbletea/v2"
)

// Bubble Tea writes what has changed to the terminal at the ticks of a clock that
// never stops: 120 a second cost 9 ms of processor time a second on a desk on
// which nothing happens, and fewer make keys wait. The clock cannot be set from
// outside, so pacer reaches into the program for it. It runs while something
// happens and stands still otherwise: 0.7 ms a second at rest, and a frame within
// frameEvery of its key.
//
// Writing the frames here instead, without Bubble Tea's renderer, was turned
// down: it would take its raw mode, its resizing and its suspending along.

const (
	frameEvery = 2 * time.Millisecond   // while something happens
	restAfter  = 100 * time.Millisecond // without a new frame
	atRest     = time.Hour
)

// pacer runs the program's clock while something happens. The zero pacer lets it
// run always.
type pacer struct {
	mu      sync.Mutex
	ticker  *time.Ticker
	rest    *time.Timer
	last    time.Time // the last frame
	running bool
}

// follow takes hold of a program's clock. A program that has none yet, or none
// that can be found, keeps its own pace.
func (p *pacer) follow(program *tea.Program) {
	ticker := clockOf(program)
	p.mu.Lock()
	defer p.mu.Unlock()
	if ticker == nil || ticker == p.ticker {
		return
	}
	p.ticker, p.running, p.last = ticker, true, time.Now()
	ticker.Reset(frameEvery)
	p.rest = time.AfterFunc(restAfter, p.stop)
}

// clockOf returns the clock that a program writes frames by, or nil. It must be
// called from the program's event loop, which is where the field is set.
func clockOf(program *tea.Program) *time.Ticker {
	f := reflect.ValueOf(program).Elem().FieldByName("ticker")
	if !f.IsValid() || f.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return *(**time.Ticker)(unsafe.Pointer(f.UnsafeAddr())) //nolint:gosec // reading a field of a known type; see above
}

// frame says that there is a new frame.
func (p *pacer) frame() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ticker == nil {
		return
	}
	p.last = time.Now()
	if !p.running {
		p.running = true
		p.ticker.Reset(frameEvery)
		p.rest.Reset(restAfter)
	}
}

// stop lets the clock stand still if nothing has happened for a while.
func (p *pacer) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if left := restAfter - time.Since(p.last); left > 0 {
		p.rest.Reset(left)
		return
	}
	p.running = false
	p.ticker.Reset(atRest)
}
