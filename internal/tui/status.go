package tui

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/line"
	"dateline/internal/tui/message"
	"dateline/internal/tui/theme"
)

// How long the bottom line says what was done, and how long what there is to know.
const (
	doneLasts = 8 * time.Second
	wordLasts = 4 * time.Second
)

// note is what the bottom line says. The zero note says nothing.
type note struct {
	what news.Text
	undo bool
	n    int // counts notes, so that one expires only itself
}

// noteExpired is the end of a note's time.
type noteExpired int

func (n *note) clear() { n.what = news.Text{} }

func (n *note) expire(m noteExpired) {
	if n.n == int(m) {
		n.clear()
	}
}

// say puts words into the bottom line for a while.
func (d *Desk) say(what news.Text, undo bool) tea.Cmd {
	d.note = note{what, undo, d.note.n + 1}
	n, lasts := d.note.n, wordLasts
	if undo {
		lasts = doneLasts
	}
	return tea.Tick(lasts, func(time.Time) tea.Msg { return noteExpired(n) })
}

// fail keeps a failure in sight until it was seen.
func (d *Desk) fail(m message.Failure) tea.Cmd {
	if d.ctx.Err() != nil {
		return nil // the desk is being left
	}
	if readOnly(m.Err) && m.Said.Empty() {
		m.Said = news.CleanLine("the archive is read-only: could not " + m.Doing)
	}
	d.failure = &m
	return nil
}

// label returns the first key of an action.
func (d *Desk) label(a keymap.Action) string {
	b, ok := d.keys.Find(d.context(), a)
	if !ok || len(b.Keys) == 0 {
		return ""
	}
	return keymap.Label(b.Keys[0])
}

// topLine is the first line of the screen: where one is, how much there is, and
// what goes on in the background.
func (d *Desk) topLine() string {
	ln := line.New(d.w, theme.Style{})
	work := d.workWords()
	count := d.countWords()
	ln.To(1).Add(d.theme.Title, "dateline")
	dot := " " + d.theme.Signs.Dot + " "
	room := d.w - ln.At() - line.Width(work) - line.Width(dot) - 2
	if wide := room - line.Width(count) - 4; wide > 20 {
		room = wide
	} else {
		count = ""
	}
	if where := d.where(room); where != "" {
		ln.Add(d.theme.Muted, dot).Clip(d.theme.Text, where, room, d.theme.Signs.Ellipsis)
	}
	if count != "" {
		at := d.w - line.Width(count) - 1
		if work != "" {
			at -= line.Width(work) + 3
		}
		ln.To(at).Add(d.theme.Muted, count)
	}
	if work != "" {
		ln.To(d.w-line.Width(work)-1).Add(d.theme.Progress, work)
	}
	return ln.String()
}

// where says what is listed, and the way to what is shown where the list is not
// beside it.
func (d *Desk) where(room int) string {
	var parts []string
	if d.opt.Sample {
		parts = append(parts, "sample archive")
	}
	if d.asked != "" {
		parts = append(parts, news.CleanLine(d.asked).String())
	}
	dot, arrow := " "+d.theme.Signs.Dot+" ", " "+d.theme.Signs.Arrow+" "
	way := d.way(arrow)
	listed := line.Clip(strings.Join(parts, dot), room-line.Width(way), d.theme.Signs.Ellipsis)
	if listed == "" {
		return strings.TrimPrefix(way, arrow)
	}
	return listed + way
}

// way names the panes between the list and what is shown.
func (d *Desk) way(arrow string) string {
	if d.screen.Size != layout.Narrow && !d.lay.alone && !d.lay.full {
		return ""
	}
	switch d.lay.focus {
	case layout.Text:
		return arrow + "article"
	case layout.Upper:
		return arrow + "article" + arrow + d.upperName()
	case layout.Lower:
		return arrow + "article" + arrow + "timeline"
	}
	return ""
}

// countWords says how much is listed: "37 of 12,408 articles".
func (d *Desk) countWords() string {
	found, more, known := d.list.Found()
	switch {
	case d.total < 0:
		return ""
	case d.asked == "" && !d.search.on:
		return articles(d.total)
	case !known:
		return articles(d.total)
	case more:
		return fmt.Sprintf("%s+ of %s", humanize.Comma(int64(found)), articles(d.total))
	}
	return fmt.Sprintf("%s of %s", humanize.Comma(int64(found)), articles(d.total))
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return humanize.Comma(int64(n)) + " articles"
}

// hint is an action in the bottom line, with the columns it takes, so that it
// can be clicked.
type hint struct {
	action     keymap.Action
	start, end int
}

// pairs are the actions whose keys are shown together.
var pairs = map[keymap.Action]keymap.Action{keymap.Down: keymap.Up}

// bottomLine is the last line of the screen: what the keys do, and what one did.
func (d *Desk) bottomLine() string {
	d.hints = d.hints[:0]
	ln := line.New(d.w, theme.Style{})
	if d.prompt != nil {
		style, words := d.theme.Muted, d.prompt.Hint()
		if !d.note.what.Empty() {
			words = d.note.what.String() + " " + d.theme.Signs.Dot + " " + words
		}
		return ln.To(1).Clip(style, news.CleanLine(words).String(), d.w-2, d.theme.Signs.Ellipsis).String()
	}
	style, words, next := d.saying()
	room := d.w - 2
	if words != "" {
		words = line.Clip(words, max(d.w*2/3, d.w-40)-line.Width(next), d.theme.Signs.Ellipsis) + next
		words = line.Clip(words, d.w-2, d.theme.Signs.Ellipsis)
		room -= line.Width(words) + 2
	}
	ln.To(1)
	if d.chord != "" {
		ln.Add(d.theme.Key, keymap.Label(d.chord)).Add(d.theme.Muted, d.theme.Signs.Ellipsis+"  ")
	}
	for _, a := range d.actions() {
		d.drawHint(ln, a, room)
	}
	if words != "" {
		ln.To(d.w-line.Width(words)-1).Add(style, words)
	}
	return ln.String()
}

// actions lists what is worth a hint.
func (d *Desk) actions() []keymap.Action {
	if d.firstRun() {
		return []keymap.Action{keymap.AddFiles, keymap.OpenSample, keymap.Help, keymap.Leave}
	}
	return d.focused().Hints()
}

// drawHint draws a key with what it does, if there is room.
func (d *Desk) drawHint(ln *line.Line, a keymap.Action, room int) {
	b, ok := d.keys.Find(d.context(), a)
	if !ok || len(b.Keys) == 0 {
		return
	}
	key := keymap.Label(b.Keys[0])
	if other, ok := pairs[a]; ok {
		key += " " + d.label(other)
	}
	words := " " + b.Words() + "  "
	if ln.At()+line.Width(key+words)-2 > room {
		return
	}
	start := ln.At()
	ln.Add(d.theme.Key, key).Add(d.theme.Muted, words)
	d.hints = append(d.hints, hint{a, start, ln.At() - 2})
}

// saying returns what the bottom line says: what failed, what was done, or what
// is in focus; and then which key goes on from there, which is never cut off.
func (d *Desk) saying() (style theme.Style, words, next string) {
	dot := " " + d.theme.Signs.Dot + " "
	switch {
	case d.failure != nil:
		words = cmp.Or(d.failure.Said.String(), "could not "+d.failure.Doing)
		return d.theme.Error, news.CleanLine(words).String(), dot + d.label(keymap.Details) + " details"
	case d.bulk.lasts:
		return d.theme.Progress, d.bulk.words(), dot + d.label(keymap.Back) + " stops"
	case !d.note.what.Empty():
		if d.note.undo {
			next = dot + d.label(keymap.Undo) + " undoes"
		}
		return d.theme.Status, d.note.what.Line().String(), next
	}
	return d.theme.Muted, news.CleanLine(d.focused().Status()).String(), ""
}
