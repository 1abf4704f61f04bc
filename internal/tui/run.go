package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"dateline/internal/library"
)

// frames is how often a second the screen may change: fast enough that a key
// never waits for it.
const frames = 120

// watchEvery is how often the archive is asked whether others have written.
const watchEvery = time.Second

// ErrNoTerminal is returned by [Run] when there is no terminal to open a desk in.
var ErrNoTerminal = errors.New("the desk needs a terminal")

// leave is sent when the program is told to end: by a signal, or because the
// terminal is gone.
type leave struct{}

// model is the adapter to Bubble Tea: the desk changes in place.
type model struct {
	desk    *Desk
	pace    *pacer
	program func() *tea.Program
}

func (m model) Init() tea.Cmd { return m.desk.Init() }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.pace.follow(m.program())
	return m, m.desk.Update(msg)
}

func (m model) View() tea.View {
	m.pace.frame()
	return m.desk.View()
}

// Run opens the desk in the terminal and returns when it was left.
func Run(ctx context.Context, lib *library.Library, o Options) (Outcome, error) {
	if !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
		return Quit, ErrNoTerminal
	}
	// What ends the program ends the desk in its own way: it remembers first.
	ended := ctx.Done()
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	var program *tea.Program
	d := New(ctx, lib, o, func(msg tea.Msg) { program.Send(msg) })
	if w, h, err := term.GetSize(os.Stdout.Fd()); err == nil {
		d.resize(w, h)
	}
	// Before the first screen is read, so that nothing written in between is missed.
	before, err := lib.Generation(ctx)
	if err != nil {
		return Quit, fmt.Errorf("read the archive: %w", err)
	}
	d.Prepare(ctx)
	m := model{d, &pacer{}, func() *tea.Program { return program }}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(frames), tea.WithoutSignalHandler()}
	if in := terminalInput(remote(o.Env)); in != nil {
		options = append(options, tea.WithInput(in))
	}
	program = tea.NewProgram(m, options...)
	go watch(ctx, lib, before, program.Send)
	go func() {
		select {
		case <-ended:
			program.Send(leave{})
		case <-ctx.Done():
		}
	}()
	_, err = program.Run()
	if err != nil {
		return Quit, fmt.Errorf("the desk was ended: %w", err)
	}
	return d.next, nil
}

// remote reports whether the terminal is at the other end of a network.
func remote(env []string) bool {
	return slices.ContainsFunc(env, func(e string) bool { return strings.HasPrefix(e, "SSH_TTY=") })
}

// watch tells the event loop when another process has written since the archive
// was at a generation. It sends nothing while nothing happens, so that an idle
// desk draws nothing.
func watch(ctx context.Context, lib *library.Library, last int64, send func(tea.Msg)) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		// An archive that cannot be read at the moment is asked again.
		if now, err := lib.Generation(ctx); err == nil && now != last {
			last = now
			send(changed{})
		}
	}
}
