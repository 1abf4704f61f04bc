package side

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/timeline"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// calm is how long an article has to stay on screen, and no key be pressed, before
// its timeline is made: passing through the list should not set off a search for
// each, and what the search takes should not be taken from keys.
const calm = 150 * time.Millisecond

// Chronicle is what the timeline asks of the library.
type Chronicle interface {
	Timeline(ctx context.Context, id string) (timeline.Timeline, error)
	Stored(ctx context.Context, id string) (store.Record, error)
}

// Timeline is the pane that lists what the article on screen and those related
// to it report, in order. Make one with [NewTimeline].
type Timeline struct {
	board
	ctx     context.Context
	lib     Chronicle
	job     pane.Job
	read    pane.Job // of the texts that sentences are shown from
	article string   // on screen
	rec     store.Record
	made    string // the article that line is of; "" while it is being made
	keys    int    // pressed while it was to be made
	line    timeline.Timeline
	err     error
	zoom    zoom
	open    map[int]bool         // entries that are shown in place
	texts   map[string]news.Text // of the articles that give an entry; nil until needed
	want    *message.ShowTime    // to be gone to when the timeline is there
	left    map[string]sentence  // by article, the entry that was followed to another text
	later   func(time.Duration, tea.Msg) tea.Cmd
}

// sentence is one that an entry was followed to.
type sentence struct {
	article string
	at      news.Span
}

// settled is the message that an article has stayed on screen since a key.
type settled struct {
	article string
	key     int
}

// made is a timeline that was asked for.
type made struct {
	article string
	line    timeline.Timeline
	err     error
}

// NewTimeline returns the pane without an article.
func NewTimeline(ctx context.Context, th *theme.Theme, lib Chronicle) *Timeline {
	t := &Timeline{board: board{theme: th}, ctx: ctx, lib: lib, zoom: byEvent, left: map[string]sentence{}}
	t.later = func(d time.Duration, msg tea.Msg) tea.Cmd {
		return tea.Tick(d, func(time.Time) tea.Msg { return msg })
	}
	t.head = t.heading
	t.make()
	return t
}

// SetSize implements [pane.Pane].
func (t *Timeline) SetSize(w, h int) {
	changed, first := w != t.w || h != t.h, t.h == 0
	t.board.SetSize(w, h)
	if changed {
		t.make()
	}
	if first && t.made != "" && t.err == nil {
		t.standOnPresent() // it came while there was no place to show it
	}
}

// Context implements [pane.Pane].
func (t *Timeline) Context() keymap.Context { return keymap.InTime }

// Do implements [pane.Pane].
func (t *Timeline) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.ZoomIn:
		return t.setZoom(t.zoom - 1)
	case keymap.ZoomOut:
		return t.setZoom(t.zoom + 1)
	case keymap.Act:
		if t.err != nil {
			return t.fetch()
		}
	}
	return t.do(a)
}

// Can implements [pane.Pane].
func (t *Timeline) Can(a keymap.Action) (bool, string) {
	switch {
	case a == keymap.ZoomIn:
		return t.zoom > nearest, "this is as near as it goes"
	case a == keymap.ZoomOut:
		return t.zoom < farthest, "this is as far as it goes"
	case a == keymap.Act && t.err != nil:
		return true, ""
	case a == keymap.CitedBy:
		return false, ""
	}
	return t.can(a)
}

// Hints implements [pane.Pane].
func (t *Timeline) Hints() []keymap.Action {
	return []keymap.Action{keymap.Act, keymap.Unfold, keymap.ZoomIn, keymap.FullTimeline, keymap.Sources, keymap.Back}
}

// Update implements [pane.Pane].
func (t *Timeline) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case message.Shown:
		return t.follow(msg.Record)
	case settled:
		if msg.article == t.article && msg.key == t.keys && t.made == "" && !t.job.Busy() {
			return t.fetch()
		}
	case pane.Result:
		if got, ok := t.job.Take(msg); ok {
			t.take(got.(made))
		} else if got, ok := t.read.Take(msg); ok {
			t.texts = got.(map[string]news.Text)
			t.make()
		}
	}
	return nil
}

// follow turns to the article on screen. What is known of it already, without
// others, is not shown first: a timeline that grows under the eye is hard to read.
func (t *Timeline) follow(rec store.Record) tea.Cmd {
	marked := rec.Analysis != nil
	same := rec.Article.ID == t.article && rec.Article.Hash == t.rec.Article.Hash
	if same && t.made == t.article && (t.rec.Analysis != nil) == marked {
		t.rec = rec
		return nil
	}
	t.job.Stop()
	t.read.Stop()
	if rec.Article.ID != t.article {
		t.want = nil
	}
	t.article, t.rec, t.made, t.err = rec.Article.ID, rec, "", nil
	t.line, t.open, t.texts = timeline.Timeline{}, map[int]bool{}, nil
	t.make()
	if !marked {
		return nil // it is on its way, and this will be called again
	}
	return t.later(calm, settled{t.article, t.keys})
}

// Yield puts the making of the timeline off until no more keys are pressed,
// unless it was asked for.
func (t *Timeline) Yield() tea.Cmd {
	if t.made != "" || t.want != nil || t.err != nil || t.rec.Analysis == nil {
		return nil
	}
	t.job.Stop()
	t.keys++
	return t.later(calm, settled{t.article, t.keys})
}

// fetch has the timeline made.
func (t *Timeline) fetch() tea.Cmd {
	id, lib := t.article, t.lib
	t.err = nil
	return t.job.Start(t.ctx, func(ctx context.Context) tea.Msg {
		l, err := lib.Timeline(ctx, id)
		return made{id, l, err}
	})
}

// Reload has the timeline made again, after more articles were analysed.
func (t *Timeline) Reload() tea.Cmd {
	if t.made == "" {
		return nil // it is still to be made
	}
	return t.fetch()
}

// take shows the timeline, on the article's own date or where it was asked for.
func (t *Timeline) take(m made) {
	again := t.made == m.article // it stays where the reader is
	t.made, t.line, t.err = m.article, m.line, m.err
	t.make()
	switch {
	case t.want != nil:
		t.Show(*t.want)
	case !again && !t.standOnLeft():
		t.standOnPresent()
	}
}

// standOnLeft goes to the entry that was followed from here to another text, if
// one was, and reports whether it is there.
func (t *Timeline) standOnLeft() bool {
	from, ok := t.left[t.article]
	if !ok {
		return false
	}
	delete(t.left, t.article)
	for i, e := range t.line.Entries {
		if r := e.Reports[0]; (sentence{r.Article, r.Sentence}) == from {
			t.standOn(i)
			return true
		}
	}
	return false
}

// followTo leads to the text of an entry, keeping it to come back to.
func (t *Timeline) followTo(r timeline.Report) tea.Cmd {
	t.left[t.article] = sentence{r.Article, r.Sentence}
	return open(r.Article, r.Sentence)()
}

// Show goes to the entry that a time in the text belongs to: the one told in its
// sentence, or else the nearest in time.
func (t *Timeline) Show(m message.ShowTime) tea.Cmd {
	if t.made == "" {
		t.want = &m
		if t.job.Busy() || t.article == "" {
			return nil
		}
		return t.fetch()
	}
	t.want = nil
	if i := t.entryOf(m); i >= 0 {
		t.standOn(i)
	}
	return nil
}

// entryOf returns the entry for a time in the text, or -1.
func (t *Timeline) entryOf(m message.ShowTime) int {
	from, _, dated := news.DateRange(m.Value)
	best, off := -1, time.Duration(1<<63-1)
	for i, e := range t.line.Entries {
		told := false
		for _, r := range e.Reports {
			told = told || r.Article == t.article && r.Sentence == m.At
		}
		d := e.From.Sub(from).Abs()
		if told {
			d /= 1 << 20 // it is in that sentence: only another date of it is nearer
			if !dated {
				return i
			}
		}
		if (told || dated) && d < off {
			best, off = i, d
		}
	}
	return best
}

// standOnPresent goes to the last entry of the article itself that is not after
// it, or else to the last one before it.
func (t *Timeline) standOnPresent() {
	best := -1
	for i, e := range t.line.Entries {
		if !e.Future && (e.Own || best < 0 || !t.line.Entries[best].Own) {
			best = i
		}
	}
	if best >= 0 {
		t.standOn(best)
	}
}

func (t *Timeline) heading(l *line.Line) {
	what := ""
	if n := len(t.line.Entries); n > 0 {
		what = plural(n, "event") + ", " + plural(len(t.line.Articles), "article")
		if t.zoom != byEvent {
			what = t.zoom.name() + " · " + what
		}
	}
	t.board.heading(l, "TIMELINE", what)
}
