package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/message"
	"dateline/internal/tui/prompt"
)

// pathTaken is a file or folder to be added, as it was typed.
type pathTaken struct{ path string }

// pathFound is a file or folder to be added, or why it cannot be.
type pathFound struct {
	path string // absolute, so that it means the same after a restart
	err  error
}

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

// findPath looks whether there is something to be added.
func (d *Desk) findPath(path string) tea.Cmd {
	return func() tea.Msg {
		abs, err := filepath.Abs(path)
		if err == nil {
			_, err = os.Stat(abs)
		}
		return pathFound{abs, err}
	}
}

// pathFound puts a path into the backlog and begins to add it, or lets it wait
// for those before it. What is being analysed waits for all of them, and what
// was paused goes on: to add something is to want it now.
func (d *Desk) pathFound(m pathFound) tea.Cmd {
	if m.err != nil {
		f := message.Failure{Doing: "add the articles", Err: m.err}
		if errors.Is(m.err, fs.ErrNotExist) {
			f.Said = news.CleanLine("there is no " + m.path)
		}
		return d.fail(f)
	}
	name, waiting := filepath.Base(m.path), d.backlog.Paths
	words := "adding " + name + " · " + d.label(keymap.Pause) + " pauses"
	if len(waiting) > 0 && waiting[0] != m.path {
		words = name + " waits until " + filepath.Base(waiting[0]) + " is added"
	}
	if !slices.Contains(waiting, m.path) {
		d.backlog.Paths = append(d.backlog.Paths, m.path)
	}
	d.backlog.Paused = false
	if d.work.what == analysing {
		d.work.stop()
	}
	return tea.Batch(d.goOn(), d.keepBacklog(), d.say(news.CleanLine(words), false))
}

// add adds a file or a folder in the background.
func (d *Desk) add(path string) tea.Cmd {
	ctx, tell := d.start(adding)
	d.work.shown = d.lib.Now().Add(-showEvery) // the first articles are shown at once
	return func() tea.Msg {
		r, err := d.lib.AddBehind(ctx, path, tell)
		return workDone{job: tell.job, what: adding, path: path, report: r, err: err}
	}
}

// added says what came of adding, and goes on. What could not be added for a
// reason that may pass, such as a full disk, stays in the backlog, paused.
func (d *Desk) added(m workDone) tea.Cmd {
	cmds := []tea.Cmd{d.list.Reload(), d.countAll()}
	if m.err != nil && !readOnly(m.err) {
		d.backlog.Paused = true
		cmds = append(cmds, d.fail(message.Failure{Doing: "add the articles", Err: m.err}))
	} else {
		r := d.backlog.finish(m)
		cmds = append(cmds, d.sayAdded(r, m.err))
	}
	return tea.Batch(append(cmds, d.goOn(), d.keepBacklog())...)
}

// sayAdded says what came of adding; where something could not be read, until
// that was seen.
func (d *Desk) sayAdded(r library.Report, err error) tea.Cmd {
	switch {
	case err != nil:
		return d.fail(message.Failure{Doing: "add the articles", Err: err})
	case len(r.Failures) > 0:
		return d.fail(message.Failure{Doing: "read everything that was to be added", Err: unread(r), Said: reportWords(r)})
	}
	return d.say(reportWords(r), false)
}

// reportWords says what came of adding: "12 articles added, 1 already there, 1
// could not be read (notes.txt: not text)".
func reportWords(r library.Report) news.Text {
	var parts []string
	if r.New > 0 || r.Articles() == 0 && len(r.Failures) == 0 {
		parts = append(parts, articles(r.New)+" added")
	}
	if r.Changed > 0 {
		parts = append(parts, fmt.Sprintf("%s changed", humanize.Comma(int64(r.Changed))))
	}
	if r.Unchanged > 0 {
		parts = append(parts, fmt.Sprintf("%s already there", humanize.Comma(int64(r.Unchanged))))
	}
	if n := len(r.Failures); n > 0 {
		f := r.Failures[0]
		why := fmt.Sprintf("%s: %v", filepath.Base(f.Name()), f.Err)
		if n > 1 {
			why += fmt.Sprintf(", and %s more", humanize.Comma(int64(n-1)))
		}
		parts = append(parts, fmt.Sprintf("%s could not be read (%s)", humanize.Comma(int64(n)), why))
	}
	return news.CleanLine(strings.Join(parts, ", "))
}

// unreadShown is how many of those that could not be read are named.
const unreadShown = 200

// unread names what could not be read, with the reasons, one a line.
func unread(r library.Report) error {
	var lines []string
	for _, f := range r.Failures[:min(len(r.Failures), unreadShown)] {
		lines = append(lines, news.CleanLine(fmt.Sprintf("%s: %v", f.Name(), f.Err)).String())
	}
	if n := len(r.Failures) - len(lines); n > 0 {
		lines = append(lines, fmt.Sprintf("and %s more; “dateline add” names them all", humanize.Comma(int64(n))))
	}
	return errors.New(strings.Join(lines, "\n"))
}
