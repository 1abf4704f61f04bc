package tui

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/query"
	"dateline/internal/tui/card"
	"dateline/internal/tui/help"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/palette"
	"dateline/internal/tui/prompt"
	"dateline/internal/tui/theme"
)

// table is the one list of what the desk itself does; everything else is the
// focused pane's.
func (d *Desk) table() map[keymap.Action]verb {
	t := map[keymap.Action]verb{
		keymap.Quit:        {do: d.quit},
		keymap.Suspend:     {do: func() tea.Cmd { return tea.Suspend }},
		keymap.Leave:       {do: d.leavePane},
		keymap.Back:        {do: d.escape},
		keymap.Act:         {do: d.act, can: d.canAct},
		keymap.Left:        {do: func() tea.Cmd { return d.sideways(-1) }},
		keymap.Right:       {do: func() tea.Cmd { return d.sideways(1) }},
		keymap.NextPane:    {do: func() tea.Cmd { return d.cycle(1) }},
		keymap.PrevPane:    {do: func() tea.Cmd { return d.cycle(-1) }},
		keymap.JumpBack:    {do: d.jumpBack, can: d.canJumpBack},
		keymap.JumpForward: {do: d.jumpForward, can: d.canJumpForward},

		keymap.Sources:      {do: func() tea.Cmd { return d.toSide(layout.Upper) }, can: d.hasText},
		keymap.Timeline:     {do: func() tea.Cmd { return d.toSide(layout.Lower) }, can: d.hasText},
		keymap.FullTimeline: {do: d.toFull, can: d.hasText},
		keymap.TextAlone:    {do: d.toAlone, can: d.hasText},
		keymap.Narrower:     {do: func() tea.Cmd { return d.widen(-4) }},
		keymap.Wider:        {do: func() tea.Cmd { return d.widen(4) }},
		keymap.Rows:         {do: d.toggleRows},
		keymap.Menu:         {do: d.toggleMenu},
		keymap.Palette:      {do: d.openPalette},
		keymap.Help:         {do: d.openHelp},
		keymap.Details:      {do: d.openDetails, can: d.hasFailure},

		keymap.Search:    {do: d.openSearch},
		keymap.Clear:     {do: d.clearSearch, can: d.hasSearch},
		keymap.SaveQuery: {do: func() tea.Cmd { return d.askName(d.asked) }, can: d.hasSearch},
		keymap.Find:      {do: d.openFind, can: d.hasText},
		keymap.NextHit:   {do: func() tea.Cmd { return d.hit(1) }},
		keymap.PrevHit:   {do: func() tea.Cmd { return d.hit(-1) }},

		keymap.NextArticle: {do: func() tea.Cmd { return d.neighbour(1) }},
		keymap.PrevArticle: {do: func() tea.Cmd { return d.neighbour(-1) }},
		keymap.NextUnread:  {do: d.toUnread},
		keymap.AddFiles:    {do: d.askPath},
		keymap.OpenSample:  {do: d.openSample, can: d.canOpenSample},
		keymap.Analyse:     {do: d.analyseNow},
		keymap.Pause:       {do: d.pause, can: d.canPause},
		keymap.Undo:        {d.undo, d.canTakeBack},
		keymap.Redo:        {d.redo, d.canTakeBack},
	}
	for a, do := range map[keymap.Action]func() tea.Cmd{
		keymap.ToggleRead: d.toggleRead, keymap.Star: d.star, keymap.Tag: d.openTags, keymap.Note: d.openNote,
		keymap.Delete: d.delete, keymap.Browse: d.browse, keymap.Copy: d.copy, keymap.Export: d.askExport,
	} {
		t[a] = verb{do, d.hasTarget}
	}
	d.addBulk(t)
	for a, kind := range map[keymap.Action]theme.Kind{
		keymap.ThemeAuto: theme.Auto, keymap.ThemeLight: theme.Light, keymap.ThemeDark: theme.Dark, keymap.ThemeStrong: theme.Strong,
	} {
		t[a] = verb{do: func() tea.Cmd { return d.setTheme(kind) }}
	}
	return t
}

// canAct lets enter wait for a list that is under way, though it may be empty yet.
func (d *Desk) canAct() (bool, string) {
	if d.lay.focus == layout.List && d.list.Loading() {
		return true, ""
	}
	return d.focused().Can(keymap.Act)
}

// acting is what a pane asks for after enter.
type acting struct{ msg tea.Msg }

// act is enter. What a pane asks for comes by a message; keys typed right behind
// enter wait for it, since they are meant for what it opens.
func (d *Desk) act() tea.Cmd {
	if d.lay.focus == layout.List && !d.list.InMenu() {
		if d.list.Loading() {
			d.hold(forList) // what is meant is on its way
			return nil
		}
		return d.openCurrent()
	}
	cmd := d.focused().Do(keymap.Act)
	if cmd == nil {
		return nil
	}
	d.hold(forPane)
	return func() tea.Msg { return acting{cmd()} }
}

// waitFor is what keys wait for.
type waitFor uint8

const (
	forPane waitFor = iota // what a pane asks for by a message
	forList                // the rows, to open the one that the list stands on then
	forText                // the article
	forEdit                // what is taken back, or done again
)

// held are keys that wait for what they are meant for.
type held struct {
	keys []tea.KeyPressMsg
	what waitFor
}

// hold lets keys wait from now on; those that wait already go on waiting.
func (d *Desk) hold(what waitFor) {
	if d.held == nil {
		d.held = &held{}
	}
	d.held.what = what
}

// takeActing does what was asked for, and then what the keys mean that waited.
func (d *Desk) takeActing(m acting) tea.Cmd {
	if b, ok := m.msg.(tea.BatchMsg); ok {
		return tea.Batch(append(b, d.release())...)
	}
	cmd := d.Update(m.msg)
	if d.held != nil && d.held.what == forText {
		return cmd
	}
	return tea.Batch(cmd, d.release())
}

// there goes on once what keys wait for is there.
func (d *Desk) there() tea.Cmd {
	switch {
	case d.held == nil:
	case d.held.what == forList && !d.list.Loading():
		d.held.what = forPane
		open := d.openCurrent()
		if d.held.what == forText {
			return open
		}
		return tea.Batch(open, d.release())
	case d.held.what == forText && !d.fetch.Busy() && !d.text.Opening():
		return d.release()
	}
	return nil
}

// release does what the keys mean that waited.
func (d *Desk) release() tea.Cmd {
	waited := d.held
	d.held = nil
	if waited == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, k := range waited.keys {
		cmds = append(cmds, d.key(k))
	}
	return tea.Batch(cmds...)
}

func (d *Desk) hasText() (bool, string) {
	return d.text.Record().Article.ID != "" || d.open.want != "", "no article is open"
}

func (d *Desk) hasSearch() (bool, string) { return d.asked != "", "nothing is searched for" }

func (d *Desk) hasFailure() (bool, string) { return d.failure != nil, "there was no error" }

func (d *Desk) hasTarget() (bool, string) {
	return len(d.target().Articles) > 0, "there is no article here"
}

// openPrompt gives the keys to a prompt.
func (d *Desk) openPrompt(p prompt.Prompt) tea.Cmd {
	d.prompt = p
	p.OnClose(d.promptClosed)
	d.relayout()
	d.sizePrompt()
	return nil
}

// promptClosed gives the keys back to the panes, and sends on what was taken.
func (d *Desk) promptClosed(m prompt.Closed) tea.Cmd {
	if m.Prompt == d.prompt {
		d.prompt = nil
		d.relayout()
	}
	if _, ok := m.Msg.(card.Seen); ok {
		d.failure = nil
		return nil
	}
	if m.Msg == nil {
		return nil
	}
	return d.Update(m.Msg)
}

func (d *Desk) openPalette() tea.Cmd {
	var entries []palette.Entry
	context := d.context()
	seen := map[keymap.Action]bool{}
	for _, b := range d.keys.Bindings() {
		if seen[b.Action] || b.In == keymap.Input || b.In == keymap.InOver || b.Action == keymap.Palette {
			continue
		}
		seen[b.Action] = true
		b, _ = d.keys.Find(context, b.Action)
		can, why := d.can(b.Action)
		entries = append(entries, palette.Entry{Action: b.Action, Name: b.Name, Keys: b.Label(), Can: can, Why: why})
	}
	return d.openPrompt(palette.New(d.theme, entries))
}

func (d *Desk) openHelp() tea.Cmd {
	return d.openPrompt(help.New(d.theme, d.keys, d.context()))
}

func (d *Desk) openDetails() tea.Cmd {
	return d.openPrompt(card.NewDetails(d.theme, d.failure.Doing, d.failure.Err))
}

func (d *Desk) toggleRows() tea.Cmd {
	d.list.SetLines(3 - d.list.RowLines())
	return d.remember()
}

func (d *Desk) toggleMenu() tea.Cmd {
	if d.lay.focus != layout.List {
		d.goTo(layout.List)
		if d.list.InMenu() {
			return nil
		}
	}
	return d.list.ToggleMenu(func(s string) (query.Query, error) { return d.parse(s) })
}

func (d *Desk) setTheme(k theme.Kind) tea.Cmd {
	d.look.kind = k
	d.restyle()
	return d.remember()
}
