//go:build unix

package tui

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// escWait is how long after an esc the rest of a sequence may come, in
// milliseconds. Terminals write a sequence at once.
const escWait = 3

// escape is the key esc in the unambiguous form of the kitty keyboard protocol.
const escape = "\x1b[27u"

// input is a terminal that tells the key esc from the beginning of a sequence
// soon. Bubble Tea waits 50 ms for the rest of one, which one feels at each esc.
type input struct{ *os.File }

// Read implements [io.Reader].
func (in input) Read(b []byte) (int, error) {
	n, err := in.File.Read(b)
	if err == nil && string(b[:n]) == "\x1b\x1b" && len(b) >= 2*len(escape) {
		return copy(b, escape+escape), nil // pressed twice, and not alt+esc
	}
	if err != nil || n != 1 || b[0] != '\x1b' || len(b) < len(escape) {
		return n, err
	}
	if !in.more() {
		return copy(b, escape), nil
	}
	m, err := in.File.Read(b[1:])
	return 1 + m, err
}

// more reports whether anything follows within escWait. If it cannot be told,
// something may. A signal ends the wait early, and Go's own scheduler sends some:
// that says nothing, so the wait begins again.
func (in input) more() bool {
	fds := []unix.PollFd{{Fd: int32(in.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, escWait)
	for errors.Is(err, unix.EINTR) {
		n, err = unix.Poll(fds, escWait)
	}
	return err != nil || n > 0
}

// terminalInput returns what the desk reads keys from. From afar a sequence may
// come in two pieces, and esc waits as long as Bubble Tea wants.
func terminalInput(remote bool) *input {
	if remote {
		return nil
	}
	return &input{os.Stdin}
}
