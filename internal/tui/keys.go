package tui

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/pane"
)

// key turns a key into an action, or hands it to what takes typing.
func (d *Desk) key(k tea.KeyPressMsg) tea.Cmd {
	if d.held != nil && k.String() != "ctrl+c" {
		d.held.keys = append(d.held.keys, k)
		return nil
	}
	if d.prompt != nil {
		return d.promptKey(k)
	}
	keys := k.String()
	if d.chord != "" {
		keys = d.chord + " " + keys
	}
	a, more := d.keys.Lookup(d.context(), keys)
	if more {
		d.chord = keys
		return nil
	}
	waiting := d.chord != ""
	d.chord = ""
	switch {
	case a != keymap.None:
		return d.do(a)
	case waiting && k.String() == "esc":
		return nil
	}
	return d.say(news.CleanLine(keymap.Label(keys)+" is no key here · ? helps"), false)
}

// promptKey gives a key to the prompt: as an action, or as typing.
func (d *Desk) promptKey(k tea.KeyPressMsg) tea.Cmd {
	a, _ := d.keys.Lookup(d.prompt.Context(), k.String())
	switch a {
	case keymap.None:
		return d.prompt.Key(k)
	case keymap.Quit, keymap.Suspend:
		return d.do(a)
	}
	return d.prompt.Do(a)
}

// do carries an action out: the desk's own, or the focused pane's.
func (d *Desk) do(a keymap.Action) tea.Cmd {
	d.note.clear()
	if n := keymap.Recent(a); n >= 0 {
		return d.tagRecent(n)
	}
	v, ok := d.verbs[a]
	if !ok {
		return d.doer(a).Do(a)
	}
	if v.can != nil {
		if can, why := v.can(); !can {
			return d.say(news.CleanLine(why), false)
		}
	}
	return v.do()
}

// doer returns the pane that an action is for: the focused one if it knows it,
// else one on screen that does. Keys reach only the focused pane's actions;
// the palette reaches all.
func (d *Desk) doer(a keymap.Action) pane.Pane {
	if knows(d.focused(), a) {
		return d.focused()
	}
	for p := range d.parts {
		if d.shown(layout.Part(p)) && knows(d.parts[p], a) {
			return d.parts[p]
		}
	}
	return d.focused()
}

// knows reports whether a pane has any say about an action.
func knows(p pane.Pane, a keymap.Action) bool {
	ok, why := p.Can(a)
	return ok || why != ""
}

// can reports whether an action can be done now, and if not, why.
func (d *Desk) can(a keymap.Action) (bool, string) {
	if n := keymap.Recent(a); n >= 0 {
		if n >= len(d.recentTags()) {
			return false, "there are not so many tags yet"
		}
		return d.hasTarget()
	}
	if v, ok := d.verbs[a]; ok {
		if v.can == nil {
			return true, ""
		}
		return v.can()
	}
	ok, why := d.doer(a).Can(a)
	if !ok && why == "" {
		why = "not in this pane"
	}
	return ok, why
}
