package pane

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Job is the one piece of work of its kind that its owner has under way. A new
// one cancels the one before, whose result is dropped when it comes late. The
// zero Job is idle.
type Job struct {
	id     int
	busy   bool
	cancel context.CancelFunc
}

// Result is what a job brought, on its way back to its owner.
type Result struct {
	job *Job
	id  int
	Msg tea.Msg
}

// Start returns the command that does work, and makes it the present one.
func (j *Job) Start(ctx context.Context, work func(context.Context) tea.Msg) tea.Cmd {
	j.Stop()
	ctx, cancel := context.WithCancel(ctx)
	j.id++
	j.busy, j.cancel = true, cancel
	id := j.id
	return func() tea.Msg {
		defer cancel()
		return Result{j, id, work(ctx)}
	}
}

// Stop cancels the present work; its result will be dropped.
func (j *Job) Stop() {
	if j.cancel != nil {
		j.cancel()
	}
	j.id++
	j.busy, j.cancel = false, nil
}

// Busy reports whether work is under way.
func (j *Job) Busy() bool { return j.busy }

// Take returns what the present work brought, if msg is its result. Results of
// other jobs, and of earlier work of this one, are not taken.
func (j *Job) Take(msg tea.Msg) (tea.Msg, bool) {
	r, ok := msg.(Result)
	if !ok || r.job != j || r.id != j.id {
		return nil, false
	}
	j.id++ // a result is taken once
	j.busy, j.cancel = false, nil
	return r.Msg, true
}
