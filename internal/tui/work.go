package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/tui/message"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/theme"
)

// work is what goes on in the background and how far it is. The zero value:
// nothing does.
type work struct {
	what        string // "analysing"
	done, total int
	cancel      context.CancelFunc
	again       bool // more to analyse came in the meantime
}

// progress is how far some work is; it comes from outside the event loop.
type progress struct {
	what        string
	done, total int
}

// workDone is the end of some work.
type workDone struct {
	what   string
	status news.Text
	err    error
}

// analyseNow is the wish to analyse, some time after the first screen.
type analyseNow struct{}

// progressEvery is how often progress is shown at most.
const progressEvery = 100 * time.Millisecond

// teller hands progress on to the event loop, not more often than can be seen.
type teller struct {
	what string
	send func(tea.Msg)
	now  func() time.Time
	last time.Time
}

// Progress implements [library.Progress].
func (t *teller) Progress(done, total int) {
	if now := t.now(); done >= total || now.Sub(t.last) >= progressEvery {
		t.last = now
		t.send(progress{t.what, done, total})
	}
}

// analyseSoon begins to analyse once the first screen is there: the analyser's
// data take processor time to load.
func (d *Desk) analyseSoon() tea.Cmd {
	return tea.Tick(150*time.Millisecond, func(time.Time) tea.Msg { return analyseNow{} })
}

// analyse analyses what is not analysed yet, leaving a processor to the desk.
func (d *Desk) analyse() tea.Cmd {
	if d.work.what != "" {
		d.work.again = true
		return nil
	}
	ctx, cancel := context.WithCancel(d.ctx)
	d.work = work{what: "analysing", cancel: cancel}
	tell := &teller{what: "analysing", send: d.send, now: d.lib.Now}
	return func() tea.Msg {
		defer cancel()
		err := d.lib.Analyse(ctx, max(1, runtime.GOMAXPROCS(0)-1), tell)
		return workDone{what: "analysing", err: err}
	}
}

// progressed shows how far the work is.
func (d *Desk) progressed(m progress) tea.Cmd {
	if m.what == d.work.what {
		d.work.done, d.work.total = m.done, m.total
	}
	return nil
}

// workDone ends some work, and begins what has to follow.
func (d *Desk) workDone(m workDone) tea.Cmd {
	again := d.work.again || m.what == "adding"
	some := d.work.total > 0
	d.work = work{}
	var cmds []tea.Cmd
	if m.err != nil && !errors.Is(m.err, context.Canceled) && !readOnly(m.err) {
		cmds = append(cmds, d.fail(message.Failure{Doing: doing(m.what), Err: m.err}))
		again = false
	}
	if !m.status.Empty() {
		cmds = append(cmds, d.say(m.status, false))
	}
	if m.what == "adding" {
		cmds = append(cmds, d.list.Reload(), d.countAll())
	} else if some {
		cmds = append(cmds, d.text.Reload(), d.sides.timeline.Reload())
	}
	if again {
		cmds = append(cmds, d.analyse())
	}
	return tea.Batch(cmds...)
}

func doing(what string) string {
	if what == "adding" {
		return "add the articles"
	}
	return "analyse the articles"
}

// words says how far the work is: "analysing 412/5,000 ▮▮▮▯▯▯".
func (w work) words(th *theme.Theme, spinner string) string {
	if w.what == "" || w.total == 0 {
		return spinner
	}
	const bar = 6
	full := w.done * bar / max(1, w.total)
	s := fmt.Sprintf("%s %s/%s ", w.what, comma(w.done), comma(w.total))
	return s + strings.Repeat(th.Signs.Full, full) + strings.Repeat(th.Signs.Empty, bar-full)
}

// pathTaken is a file or folder to be added.
type pathTaken struct{ path string }

// askPath asks which file or folder is to be added.
func (d *Desk) askPath() tea.Cmd {
	return d.openPrompt(prompt.NewAsk(d.theme, prompt.AskFor{
		Label: "add", Hint: "a file or a folder · enter adds it · esc gives up",
		Take: func(s string) (tea.Msg, error) {
			path := expand(strings.TrimSpace(s))
			if path == "" {
				return nil, errors.New("which file or folder")
			}
			return pathTaken{path}, nil
		},
	}))
}

// expand replaces a leading ~ by the home directory.
func expand(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && rest[0] != '/' && rest[0] != filepath.Separator {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, rest)
}

// addPath adds a file or a folder in the background.
func (d *Desk) addPath(path string) tea.Cmd {
	if d.work.what == "adding" {
		return d.say(news.Clean("still adding; try again when it is done"), false)
	}
	if d.work.cancel != nil {
		d.work.cancel()
	}
	ctx, cancel := context.WithCancel(d.ctx)
	d.work = work{what: "adding", cancel: cancel}
	tell := &teller{what: "adding", send: d.send, now: d.lib.Now}
	return func() tea.Msg {
		defer cancel()
		r, err := d.lib.AddPaths(ctx, []string{path}, nil, tell)
		return workDone{"adding", reportWords(r), err}
	}
}

// reportWords says what came of adding: "12 articles added, 1 already there, 1
// could not be read (notes.txt: not text)".
func reportWords(r library.Report) news.Text {
	var parts []string
	if r.New > 0 || r.Articles() == 0 && len(r.Failures) == 0 {
		parts = append(parts, articles(r.New)+" added")
	}
	if r.Changed > 0 {
		parts = append(parts, fmt.Sprintf("%s changed", comma(r.Changed)))
	}
	if r.Unchanged > 0 {
		parts = append(parts, fmt.Sprintf("%s already there", comma(r.Unchanged)))
	}
	if n := len(r.Failures); n > 0 {
		f := r.Failures[0]
		why := fmt.Sprintf("%s: %v", filepath.Base(f.Path), f.Err)
		if n > 1 {
			why += fmt.Sprintf(", and %d more", n-1)
		}
		parts = append(parts, fmt.Sprintf("%s could not be read (%s)", comma(n), why))
	}
	return news.CleanLine(strings.Join(parts, ", "))
}

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
	if d.spin.waiting || !d.list.Loading() {
		return nil
	}
	d.spin.waiting = true
	return tea.Tick(patience, func(time.Time) tea.Msg { return spinTick{} })
}

// spinOn turns the spinner, until what is waited for is there.
func (d *Desk) spinOn(spinTick) tea.Cmd {
	if !d.list.Loading() {
		d.spin = spin{}
		return nil
	}
	d.spin.on = true
	d.spin.frame++
	return tea.Tick(100*time.Millisecond, func(time.Time) tea.Msg { return spinTick{} })
}
