//go:build unix

// Package journey drives the built program in a terminal of its own, the way a
// person does: press a key, look, press the next. The terminal is an emulator,
// and what is waited for is what a person would see.
package journey

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	xterm "golang.org/x/term"
)

// program is the built program, and read a home whose sample archive was read
// through once, so that every article has its marks. Both are made once.
var program, read string

func TestMain(m *testing.M) {
	if what := os.Getenv(breaks); what != "" {
		os.Exit(broken(what))
	}
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "journey")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "dateline")
	build := exec.Command("go", "build", "-o", program, "dateline/cmd/dateline")
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
	read = filepath.Join(dir, "home")
	quotes := exec.Command(program, "--sample", "quotes", "after:2000")
	quotes.Env = env(read)
	if out, err := quotes.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
	return m.Run()
}

// terminal is a program in a terminal.
type terminal struct {
	t     *testing.T
	tty   *os.File
	cmd   *exec.Cmd
	wrote chan struct{} // the program has written; holds one
	ended chan error

	mu     sync.Mutex
	screen *vt.Emulator
	raw    strings.Builder // all that was written
}

// env is the environment of somebody who lives in home.
func env(home string) []string {
	return []string{
		"HOME=" + home, "XDG_DATA_HOME=" + home + "/data", "XDG_CONFIG_HOME=" + home + "/config", "XDG_STATE_HOME=" + home + "/state",
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "TZ=UTC", "PATH=" + os.Getenv("PATH"),
	}
}

// atHome returns a copy of the home whose samples were read.
func atHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if err := os.CopyFS(home, os.DirFS(read)); err != nil {
		t.Fatal(err)
	}
	return home
}

// open runs the program in a terminal of a size, at home in a folder.
func open(t *testing.T, home string, cols, rows int, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = env(home)
	return start(t, cmd, cols, rows)
}

// start starts a command in a terminal.
func start(t *testing.T, cmd *exec.Cmd, cols, rows int) *terminal {
	t.Helper()
	term := &terminal{t: t, cmd: cmd, screen: vt.NewEmulator(cols, rows), wrote: make(chan struct{}, 1), ended: make(chan error, 1)}
	tty, err := pty.StartWithSize(term.cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		t.Fatal(err)
	}
	term.tty = tty
	go term.pump()
	// What a terminal answers. The emulator is not closed at the end, as it reads
	// whether it was without a lock; its reader ends with the tests.
	go io.Copy(tty, term.screen)
	t.Cleanup(func() {
		term.cmd.Process.Kill()
		term.tty.Close()
	})
	return term
}

// pump hands what the program writes to the screen.
func (term *terminal) pump() {
	b := make([]byte, 1<<16)
	for {
		n, err := term.tty.Read(b)
		if n > 0 {
			term.mu.Lock()
			term.raw.Write(b[:n])
			term.screen.Write(b[:n])
			term.mu.Unlock()
			select {
			case term.wrote <- struct{}{}:
			default:
			}
		}
		if err != nil {
			term.ended <- term.cmd.Wait()
			return
		}
	}
}

// text is what the screen shows.
func (term *terminal) text() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.screen.String()
}

// written is all that the program wrote.
func (term *terminal) written() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.raw.String()
}

// see waits until the screen shows all the words.
func (term *terminal) see(words ...string) {
	term.t.Helper()
	term.until(strings.Join(words, " and "), func(s string) bool {
		for _, w := range words {
			if !strings.Contains(s, w) {
				return false
			}
		}
		return true
	})
}

// gone waits until the screen no longer shows words.
func (term *terminal) gone(words string) {
	term.t.Helper()
	term.until("the end of "+words, func(s string) bool { return !strings.Contains(s, words) })
}

func (term *terminal) until(what string, ok func(string) bool) {
	term.t.Helper()
	late := time.After(20 * time.Second)
	for !ok(term.text()) {
		select {
		case <-term.wrote:
		case err := <-term.ended:
			term.ended <- err
			term.t.Fatalf("the program ended (%v) before %s; the screen then:\n%s", err, what, term.text())
		case <-late:
			term.t.Fatalf("waited in vain for %s; the screen then:\n%s", what, term.text())
		}
	}
}

// keys writes keys as a terminal sends them.
func (term *terminal) keys(keys ...string) {
	term.t.Helper()
	for _, k := range keys {
		if s, ok := map[string]string{"enter": "\r", "esc": "\x1b", "tab": "\t", "ctrl+o": "\x0f", "ctrl+r": "\x12", "ctrl+t": "\x14", "ctrl+z": "\x1a"}[k]; ok {
			k = s
		}
		if _, err := term.tty.WriteString(k); err != nil {
			term.t.Fatal(err)
		}
	}
}

// end waits until the program has ended, and returns how.
func (term *terminal) end() error {
	term.t.Helper()
	select {
	case err := <-term.ended:
		return err
	case <-time.After(20 * time.Second):
		term.t.Fatalf("it does not end; the screen then:\n%s", term.text())
		return nil
	}
}

// A reader opens the sample archive, reads, follows, searches, marks, takes
// back, leaves, and goes on the next day where they were.
func TestJourney(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			home := atHome(t)
			r := open(t, home, size[0], size[1], "--sample")
			r.see("67 articles", "A lower wall for Orlec")

			r.keys("/", "from:courier cracks close")
			r.see("1 of 67 articles", "Cracks close the Orlec dam")
			r.keys("enter")
			r.gone("tab completes")
			r.keys("enter")
			r.see("Engineers emptied the upper lake")
			r.keys("]e", "]q")
			r.see("Bruno Teck", "quote")
			r.keys("s")
			r.see("SOURCES", "Ilse Marrow", "cited by")
			r.keys("esc")
			r.see("select")
			r.keys("t")
			r.see("events", "zoom")
			r.keys("G")
			r.gone("reported here")
			r.keys("enter")
			r.gone("Orlec · 4 June 2025, 06:10")
			r.keys("ctrl+o")
			r.see("Orlec · 4 June 2025, 06:10")

			r.keys(")", "v", "is")
			r.see("selected")
			r.keys("enter", "verify")
			r.see("new tag “verify”")
			r.keys("ctrl+t")
			r.see("note on these words")
			r.keys("ask the board", "enter")
			r.see("tagged “verify” with a note", "u undoes")
			r.keys("u")
			r.see("undid: tagged “verify”")
			r.keys("ctrl+r")
			r.see("tagged “verify” with a note")

			r.keys("/", "tag:verify")
			r.see("1 of 67 articles")
			r.keys("enter")
			r.gone("tab completes")
			r.keys("enter")
			r.passage("ask the board")
			r.keys("q", "q")
			if err := r.end(); err != nil {
				t.Fatalf("it ended with %v", err)
			}
			restored(t, r)

			again := open(t, home, size[0], size[1], "--sample")
			again.see("tag:verify", "Cracks close the Orlec dam")
			again.keys("enter")
			again.passage("ask the board")
		})
	}
}

// passage goes to the passage, which may be in focus already, and waits for its
// note.
func (term *terminal) passage(note string) {
	term.t.Helper()
	term.keys("]t")
	term.until("the passage", func(s string) bool { return strings.Contains(s, note) || strings.Contains(s, "last passage") })
	term.keys("c") // whatever there was to say is taken away by another key
	term.see(note)
}

// restored fails if the program left the terminal other than it was.
func restored(t *testing.T, term *terminal) {
	t.Helper()
	out := term.written()
	for on, off := range map[string]string{
		"\x1b[?1049h": "\x1b[?1049l", // the other screen
		"\x1b[?25l":   "\x1b[?25h",   // the cursor
		"\x1b[?1006h": "\x1b[?1006l", // the mouse
		"\x1b[?2004h": "\x1b[?2004l", // pasting
	} {
		if strings.LastIndex(out, off) < strings.LastIndex(out, on) {
			t.Errorf("%q was switched on and not off again", on)
		}
	}
	now, err := xterm.GetState(int(term.tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	fresh, line, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	defer line.Close()
	if was, err := xterm.GetState(int(fresh.Fd())); err != nil || !reflect.DeepEqual(now, was) {
		t.Errorf("the line is left as %+v, was %+v (%v)", now, was, err)
	}
}

// On the first run the articles are there at once, and their marks come in.
func TestFirstRun(t *testing.T) {
	r := open(t, t.TempDir(), 120, 40, "--sample")
	r.see("67 articles", "A lower wall for Orlec")
	r.keys("enter")
	r.see("│ “It is heavier than it looks,”")
}

func TestEmptyArchive(t *testing.T) {
	r := open(t, t.TempDir(), 120, 24)
	r.see("Nothing to read yet", "archive.db")
	r.keys("O")
	r.see("67 articles")
}

func TestASignalRestoresTheTerminal(t *testing.T) {
	r := open(t, atHome(t), 80, 24, "--sample")
	r.see("67 articles")
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	r.end()
	restored(t, r)
}

func TestAResizeIsFollowed(t *testing.T) {
	r := open(t, atHome(t), 80, 24, "--sample")
	r.see("67 articles")
	r.resize(10, 4)
	r.see("small")
	r.resize(160, 40)
	r.see("SOURCES", "TIMELINE")
}

func (term *terminal) resize(cols, rows int) {
	term.t.Helper()
	term.mu.Lock()
	term.screen.Resize(cols, rows)
	term.mu.Unlock()
	if err := pty.Setsize(term.tty, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		term.t.Fatal(err)
	}
}

// What an article holds never reaches the terminal as a command.
func TestHostileArticle(t *testing.T) {
	home := t.TempDir()
	hostile := "Title \x1b]0;owned\x07 \x1b[2J end\n\nVisible \x1b]52;c;cHduZWQ=\x07 \x1bP1;2|x\x1b\\ \u009b31m \u202egnorw\u202c \x1b]8;;http://x\x07 words stay.\n"
	path := filepath.Join(home, "hostile.txt")
	if err := os.WriteFile(path, []byte(hostile), 0o600); err != nil {
		t.Fatal(err)
	}
	add := open(t, home, 80, 24, "add", path)
	if err := add.end(); err != nil {
		t.Fatalf("%v: %s", err, add.written())
	}
	r := open(t, home, 80, 24)
	r.see("Title")
	r.keys("enter")
	r.see("words stay.")
	r.keys("q", "q")
	r.end()
	for _, bad := range []string{"\x1b]0;owned", "\x1b]52;", "\x1bP1;2|", "\u009b", "\u202e", "\x1b]8;;http"} {
		if strings.Contains(r.written(), bad) {
			t.Errorf("%q reached the terminal", bad)
		}
	}
}

func TestWithoutATerminal(t *testing.T) {
	cmd := exec.Command(program)
	cmd.Env = []string{"HOME=" + t.TempDir()}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "dateline list") {
		t.Errorf("exit %d (%v): %s", cmd.ProcessState.ExitCode(), err, out)
	}
}
