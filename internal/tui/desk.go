package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/config"
	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/list"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/reader"
	"dateline/internal/tui/theme"
)

// Options say how a desk is to be opened.
type Options struct {
	Config  config.Config
	Problem error  // what is wrong with the configuration file, to be shown
	Archive string // where the archive lives, for people
	Sample  bool   // it is the sample archive
	Zone    *time.Location
	Env     []string // as in os.Environ
}

// Desk is the coordinator. Its fields are independent facts; there is no mode.
type Desk struct {
	ctx   context.Context
	lib   *library.Library
	opt   Options
	keys  *keymap.Map
	verbs map[keymap.Action]verb
	look  look
	theme *theme.Theme
	send  func(tea.Msg) // into the event loop, from outside it

	list  *list.List
	text  *reader.Pane
	sides sides
	parts [4]pane.Pane // by layout.Part

	w, h   int
	screen layout.Screen
	lay    laying

	views  []view // where esc goes back to, the latest last
	jumps  jumps
	open   opening
	prompt prompt.Prompt // nil: keys go to the panes
	search searching
	chord  string // keys that may become a sequence
	held   *held  // keys wait for what enter opens; nil: they do not

	asked   string     // the query that the list shows, as it was typed
	tags    []news.Tag // by name
	history []string   // earlier queries, newest first
	total   int        // articles in the archive, -1 while not known
	note    note       // what the bottom line says
	failure *message.Failure
	work    work
	backlog backlog
	bulk    bulk
	turns   turns
	spin    spin
	clicks  clicks
	hints   []hint // in the bottom line, as drawn last
	next    Outcome
	begin   tea.Cmd // opens the first article

	fetch, nextUnread, settle pane.Job
}

// Outcome is what is to happen after the desk was left.
type Outcome uint8

const (
	Quit       Outcome = iota // nothing more
	OpenSample                // the sample archive is to be opened
)

// verb is what an action does at the desk, and when it can be done.
type verb struct {
	do  func() tea.Cmd
	can func() (ok bool, why string) // nil: always
}

// New returns a desk over an archive. send puts a message into the event loop
// that runs it; it may be called from any goroutine.
func New(ctx context.Context, lib *library.Library, o Options, send func(tea.Msg)) *Desk {
	if o.Zone == nil {
		o.Zone = time.Local
	}
	keys, err := keymap.New(o.Config.Keys)
	if err != nil && o.Problem == nil {
		o.Problem = err
	}
	d := &Desk{ctx: ctx, lib: lib, opt: o, keys: keys, send: send, total: -1}
	d.look = lookOf(o)
	d.theme = d.look.theme()
	d.list = list.New(ctx, lib, d.theme, o.Zone, d.preview)
	d.text = reader.New(ctx, d.theme, lib, o.Zone)
	d.lay.side = true
	d.sides = newSides(ctx, d.theme, lib)
	d.parts = d.makeParts()
	d.verbs = d.table()
	if o.Config.Rows > 0 {
		d.list.SetLines(o.Config.Rows)
	}
	if o.Problem != nil {
		d.failure = &message.Failure{Doing: "read the configuration", Err: o.Problem}
	}
	return d
}

// Init starts what goes on in the background once the desk is on screen.
func (d *Desk) Init() tea.Cmd {
	return tea.Batch(d.begin, tea.RequestBackgroundColor, beginSoon())
}

// focused returns the pane that has the keys.
func (d *Desk) focused() pane.Pane { return d.parts[d.lay.focus] }

// context returns the context in which keys count.
func (d *Desk) context() keymap.Context {
	switch {
	case d.prompt != nil:
		return d.prompt.Context()
	case d.firstRun():
		return keymap.InCard
	}
	return d.focused().Context()
}

// firstRun reports whether the archive is empty, so that the card is shown.
func (d *Desk) firstRun() bool { return d.list.Empty() && d.asked == "" && d.total <= 0 }

// parse reads a query; relative dates in it are relative to the library's now.
func (d *Desk) parse(text string) (query.Query, error) { return d.lib.Parse(text) }
