package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

const (
	cols, rows = 160, 50
	// gap is the silence that ends what a key has brought. It is not part of any
	// figure, as what is taken is the time of the last byte before it.
	gap = 40 * time.Millisecond
	// patience is how long anything may take.
	patience = 20 * time.Second
)

// terminal is a program in a terminal of its own. What it writes is stamped when
// it is read, and drawn on an emulated screen afterwards, so that the emulator
// takes no time from what is measured.
type terminal struct {
	cmd    *exec.Cmd
	tty    *os.File
	began  time.Time // just before the program was executed
	screen *vt.Emulator
	chunks chan chunk // closed when the program has ended
}

// chunk is what was read at one time.
type chunk struct {
	at    time.Time
	bytes []byte
}

// launch runs a program in a terminal.
func launch(ctx context.Context, env []string, name string, args ...string) (*terminal, error) {
	t := &terminal{screen: vt.NewEmulator(cols, rows), chunks: make(chan chunk, 1<<12), cmd: exec.CommandContext(ctx, name, args...)}
	t.cmd.Env = env
	t.began = time.Now()
	tty, err := pty.StartWithSize(t.cmd, &pty.Winsize{Cols: cols, Rows: rows})
	if err != nil {
		return nil, err
	}
	t.tty = tty
	go t.pump()
	// What a terminal answers. The emulator is not closed at the end, as it reads
	// whether it was without a lock; its reader ends with the bench.
	go io.Copy(tty, t.screen) //nolint:errcheck // until the program ends
	return t, nil
}

func (t *terminal) pump() {
	b := make([]byte, 1<<16)
	for {
		n, err := t.tty.Read(b)
		if n > 0 {
			t.chunks <- chunk{time.Now(), append([]byte(nil), b[:n]...)}
		}
		if err != nil {
			close(t.chunks)
			return
		}
	}
}

// press writes keys as a terminal sends them, and returns when.
func (t *terminal) press(keys string) (time.Time, error) {
	at := time.Now()
	_, err := t.tty.WriteString(keys)
	return at, err
}

// read returns what is written until nothing comes for a while.
func (t *terminal) read(silence time.Duration) ([]chunk, error) {
	var got []chunk
	for {
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return got, errors.New("the program ended; the screen then:\n" + t.screen.String())
			}
			got = append(got, c)
		case <-time.After(silence):
			return got, nil
		}
	}
}

// wait draws what is written until all is said and done is true, calling seen
// after each part.
func (t *terminal) wait(done func() bool, seen func(at time.Time)) error {
	for began := time.Now(); time.Since(began) < patience; {
		got, err := t.read(gap)
		for _, c := range got {
			t.screen.Write(c.bytes) //nolint:errcheck // never fails
			seen(c.at)
		}
		if err != nil {
			return err
		}
		if done() {
			return nil
		}
	}
	return fmt.Errorf("what was waited for did not come in %v; the screen then:\n%s", patience, t.screen)
}

// appear waits for the first full screen, and returns how long after the
// execution of the program the last of its text was written. Here the emulator
// draws at once, since the program asks the terminal what it is and may wait for
// the answer.
func (t *terminal) appear(full func() bool) (time.Duration, error) {
	var text string
	last := t.began
	for time.Since(t.began) < patience {
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return 0, errors.New("the program ended; the screen then:\n" + text)
			}
			t.screen.Write(c.bytes) //nolint:errcheck // never fails
			if now := t.screen.String(); now != text {
				text, last = now, c.at
			}
		case <-time.After(2 * gap):
			if full() {
				return last.Sub(t.began), nil
			}
		}
	}
	return 0, fmt.Errorf("no full screen in %v, but:\n%s", patience, text)
}

// settle waits for what keys bring, and returns how long it took: until the last
// of it was written. It is zero if they bring nothing.
func (t *terminal) settle(keys string) (time.Duration, error) {
	at, err := t.press(keys)
	if err != nil {
		return 0, err
	}
	last, any := at, false
	first := time.Now().Add(3 * gap) // a key that does nothing is given up then
	err = t.wait(func() bool { return any || time.Now().After(first) }, func(at time.Time) { last, any = at, true })
	return last.Sub(at), err
}

// line returns a line of the screen.
func (t *terminal) line(y int) string {
	lines := strings.Split(t.screen.String(), "\n")
	if y >= len(lines) {
		return ""
	}
	return strings.TrimRight(lines[y], " ")
}

// left returns what the pane at the left edge shows, with its colours, without
// the lines above and below the panes.
func (t *terminal) left() string {
	var b strings.Builder
	for y := 1; y < rows-1; y++ {
		for x := range cols {
			c := t.screen.CellAt(x, y)
			if c == nil {
				continue
			}
			if c.Content == "┃" || c.Content == "│" {
				break
			}
			b.WriteString(c.Style.String())
			b.WriteString(c.Content)
		}
	}
	return b.String()
}

// end has the program quit.
func (t *terminal) end() error {
	defer t.tty.Close()
	if _, err := t.press("\x03"); err != nil {
		return err
	}
	late := time.AfterFunc(3*patience, func() { t.cmd.Process.Kill() }) //nolint:errcheck // it may have ended
	defer late.Stop()
	for range t.chunks { // until it is closed
	}
	return t.cmd.Wait()
}
