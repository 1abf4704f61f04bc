package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/theme"
)

// spin is the sign that something is being waited for. It begins only after a
// while, since most things are there before. The zero value: nothing is.
type spin struct {
	waiting, on bool
	frame       int
}

// spinTick is a step of the spinner.
type spinTick struct{}

// patience is how long one waits without a sign.
const patience = 150 * time.Millisecond

func (s spin) sign(th *theme.Theme) string {
	if !s.on || len(th.Signs.Spinner) == 0 {
		return ""
	}
	return th.Signs.Spinner[s.frame%len(th.Signs.Spinner)]
}

// spinSoon shows the spinner after a while, if something is being waited for.
func (d *Desk) spinSoon() tea.Cmd {
	if d.spin.waiting || !d.waits() {
		return nil
	}
	d.spin.waiting = true
	return tea.Tick(patience, func(time.Time) tea.Msg { return spinTick{} })
}

// waits reports whether something is being waited for.
func (d *Desk) waits() bool { return d.list.Loading() || d.bulk.on() }

// spinOn turns the spinner, until what is waited for is there.
func (d *Desk) spinOn(spinTick) tea.Cmd {
	if !d.waits() {
		d.spin = spin{}
		return nil
	}
	d.spin.on = true
	d.spin.frame++
	return tea.Tick(100*time.Millisecond, func(time.Time) tea.Msg { return spinTick{} })
}
