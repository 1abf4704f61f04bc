package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/message"
)

// The kinds of work, as the top line names them.
const (
	adding    = "adding"
	analysing = "analysing"
)

// work is what goes on in the background and how far it is, or was when it was
// paused. The zero value: nothing does. What is left to do is the backlog's.
type work struct {
	what        string
	job         int // counts; what comes of earlier jobs is dropped
	done, total int
	cancel      context.CancelFunc // nil: it does not go on at the moment
	again       bool               // more to analyse came in the meantime
	shown       time.Time          // when the list was read last, while adding
	screen      *atomic.Pointer[[]string]
}

// stop ends the present job; what it has done so far stays done.
func (w *work) stop() {
	if w.cancel != nil {
		w.cancel()
	}
	w.cancel = nil
	w.job++
}

// progress is how far some work is; it comes from outside the event loop.
type progress struct{ job, done, total int }

// workDone is the end of some work.
type workDone struct {
	job    int
	what   string
	path   string // that was added
	report library.Report
	err    error
}

const (
	// progressEvery is how often progress is shown at most.
	progressEvery = 100 * time.Millisecond
	// showEvery is how often the list is read again while articles come.
	showEvery = time.Second
)

// teller hands progress on to the event loop, not more often than can be seen.
type teller struct {
	job  int
	send func(tea.Msg)
	now  func() time.Time
	last time.Time
}

// Progress implements [library.Progress].
func (t *teller) Progress(done, total int) {
	if now := t.now(); done >= total || now.Sub(t.last) >= progressEvery {
		t.last = now
		t.send(progress{t.job, done, total})
	}
}

// begin is the wish to go on with the backlog, some time after the first screen.
type begin struct{}

// beginSoon begins once the first screen is there: the analyser's data take
// processor time to load.
func beginSoon() tea.Cmd {
	return tea.Tick(150*time.Millisecond, func(time.Time) tea.Msg { return begin{} })
}

// goOn starts what is to be done next, if nothing is being done: first what is
// to be added, then what is to be analysed.
func (d *Desk) goOn() tea.Cmd {
	switch {
	case d.work.cancel != nil || d.backlog.Paused:
		return nil
	case len(d.backlog.Paths) > 0:
		return d.add(d.backlog.Paths[0])
	}
	return d.analyse()
}

// start makes some work the present one. It goes on from where it was paused,
// as far as one can see.
func (d *Desk) start(what string) (context.Context, *teller) {
	ctx, cancel := context.WithCancel(d.ctx)
	w := work{what: what, job: d.work.job + 1, cancel: cancel, screen: &atomic.Pointer[[]string]{}}
	if d.work.what == what {
		w.done, w.total = d.work.done, d.work.total
	}
	d.work = w
	return ctx, &teller{job: w.job, send: d.send, now: d.lib.Now}
}

// analyse analyses what is not analysed yet, what is on screen first.
func (d *Desk) analyse() tea.Cmd {
	ctx, tell := d.start(analysing)
	screen := d.work.screen
	d.onScreen()
	return func() tea.Msg {
		err := d.lib.AnalyseBehind(ctx, func() []string { return *screen.Load() }, tell)
		return workDone{job: tell.job, what: analysing, err: err}
	}
}

// analyseNow is the reader's wish to analyse.
func (d *Desk) analyseNow() tea.Cmd {
	if d.work.cancel != nil {
		d.work.again = true
		return nil
	}
	return d.resume()
}

// progressed shows how far the work is, and now and then what was added.
func (d *Desk) progressed(m progress) tea.Cmd {
	if m.job != d.work.job {
		return nil
	}
	d.work.done, d.work.total = m.done, m.total
	if d.work.what == analysing {
		d.onScreen()
		return nil
	}
	now := d.lib.Now()
	if d.list.Loading() || now.Sub(d.work.shown) < showEvery {
		return nil
	}
	d.work.shown = now
	return tea.Batch(d.list.Reload(), d.countAll())
}

// onScreen tells the analyser which articles are on screen.
func (d *Desk) onScreen() {
	ids := d.list.OnScreen()
	d.work.screen.Store(&ids)
}

// workDone ends some work, and begins what has to follow.
func (d *Desk) workDone(m workDone) tea.Cmd {
	if errors.Is(m.err, context.Canceled) {
		d.backlog.paused(m)
		return nil
	}
	if m.job != d.work.job {
		return nil
	}
	d.work.cancel()
	last := d.work
	d.work = work{job: last.job}
	if m.what == adding {
		return d.added(m)
	}
	var cmds []tea.Cmd
	if m.err != nil && !readOnly(m.err) {
		cmds = append(cmds, d.fail(message.Failure{Doing: "analyse the articles", Err: m.err}))
	} else if last.again {
		cmds = append(cmds, d.goOn())
	}
	if last.total > 0 {
		cmds = append(cmds, d.text.Reload(), d.sides.timeline.Reload())
	}
	return tea.Batch(cmds...)
}

// pause stops the work in the background, or goes on with it.
func (d *Desk) pause() tea.Cmd {
	if d.backlog.Paused {
		return d.resume()
	}
	d.backlog.Paused = true
	d.work.stop()
	return tea.Batch(d.keepBacklog(), d.say(news.Clean("background work is paused · "+d.label(keymap.Pause)+" resumes it"), false))
}

// resume goes on with what there is to do.
func (d *Desk) resume() tea.Cmd {
	was := d.backlog.Paused
	d.backlog.Paused = false
	if !was {
		return d.goOn()
	}
	d.note.clear()
	return tea.Batch(d.goOn(), d.keepBacklog())
}

func (d *Desk) canPause() (bool, string) {
	return d.backlog.Paused || d.work.cancel != nil, "nothing goes on in the background"
}

// workWords says how far the work is: "analysing 412/5,000 ▮▮▮▯▯▯".
func (d *Desk) workWords() string {
	w := d.work
	words := w.what
	if d.backlog.Paused {
		words = analysing + " paused"
		if len(d.backlog.Paths) > 0 {
			words = adding + " paused"
		}
	}
	if words == "" || w.total == 0 && !d.backlog.Paused {
		return d.spin.sign(d.theme)
	}
	if w.total == 0 {
		return words
	}
	const bar = 6
	full := min(bar, w.done*bar/w.total)
	return fmt.Sprintf("%s %s/%s ", words, humanize.Comma(int64(w.done)), humanize.Comma(int64(w.total))) +
		strings.Repeat(d.theme.Signs.Full, full) + strings.Repeat(d.theme.Signs.Empty, bar-full)
}
