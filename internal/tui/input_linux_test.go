package tui

import (
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A signal in the moment after esc does not make it wait for the next key.
func TestEscDespiteSignals(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	thread, got := make(chan int), make(chan string, 1)
	go func() {
		runtime.LockOSThread()
		thread <- unix.Gettid()
		b := make([]byte, 64)
		n, _ := input{r}.Read(b)
		got <- string(b[:n])
	}()
	id := <-thread
	if _, err := w.WriteString("\x1b"); err != nil {
		t.Fatal(err)
	}
	late := time.After(5 * time.Second)
	for signals := 0; ; signals++ {
		select {
		case keys := <-got:
			if keys != escape {
				t.Errorf("read %q", keys)
			}
			return
		case <-late:
			t.Fatal("esc never came")
		case <-time.After(time.Millisecond):
			if signals < 20 { // Go sends itself this one to share the processor
				_ = unix.Tgkill(os.Getpid(), id, unix.SIGURG)
			}
		}
	}
}

// Two presses that are read at once are two, not one with alt.
func TestEscTwice(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if _, err := w.WriteString("\x1b\x1b"); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 64)
	if n, err := (input{r}).Read(b); err != nil || string(b[:n]) != escape+escape {
		t.Errorf("two presses are read as %q, %v", b[:n], err)
	}
}
