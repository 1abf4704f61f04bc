package reader

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/keymap"
)

// table says what each action does here. Moving means the text, or, while
// something is being selected, the end of the selection.
func (p *Pane) table() map[keymap.Action]verb {
	t := map[keymap.Action]verb{
		keymap.Act:     {p.act, p.canAct},
		keymap.Back:    {p.back, p.canGoBack},
		keymap.Marks:   {p.cycleMarks, nil},
		keymap.NextHit: {func() tea.Cmd { return p.walkHits(1) }, p.canWalkHits},
		keymap.PrevHit: {func() tea.Cmd { return p.walkHits(-1) }, p.canWalkHits},
		keymap.Find:    {func() tea.Cmd { return nil }, nil},
	}
	for a, s := range toggles() {
		t[a] = verb{do: func() tea.Cmd { return p.toggle(s) }}
	}
	p.moveVerbs(t)
	p.focusVerbs(t)
	p.selectVerbs(t)
	return t
}

func (p *Pane) moveVerbs(t map[keymap.Action]verb) {
	move := func(a keymap.Action, rows func() int) {
		t[a] = verb{do: func() tea.Cmd {
			if p.sel.on {
				return p.selectRows(rows())
			}
			return p.scroll(rows())
		}}
	}
	move(keymap.Down, func() int { return 1 })
	move(keymap.Up, func() int { return -1 })
	move(keymap.HalfDown, func() int { return max(1, p.h/2) })
	move(keymap.HalfUp, func() int { return -max(1, p.h/2) })
	move(keymap.PageDown, p.pageRows)
	move(keymap.PageUp, func() int { return -p.pageRows() })
	t[keymap.Top] = verb{do: func() tea.Cmd {
		if p.sel.on {
			return p.moveHead(0)
		}
		return p.toTop()
	}}
	t[keymap.Bottom] = verb{do: func() tea.Cmd {
		if p.sel.on {
			return p.moveHead(len(p.selected()))
		}
		return p.toBottom()
	}}
}

func (p *Pane) focusVerbs(t map[keymap.Action]verb) {
	for _, f := range []struct {
		next, prev keymap.Action
		kind       focusKind
	}{
		{keymap.NextName, keymap.PrevName, onName},
		{keymap.NextQuote, keymap.PrevQuote, onQuote},
		{keymap.NextPassage, keymap.PrevPassage, onPassage},
		{keymap.NextTime, keymap.PrevTime, onTime},
	} {
		t[f.next] = verb{do: func() tea.Cmd { return p.leaveSelection(p.step(f.kind, 1)) }}
		t[f.prev] = verb{do: func() tea.Cmd { return p.leaveSelection(p.step(f.kind, -1)) }}
	}
	unit := func(a keymap.Action, by int, focus func(int) tea.Cmd, extend func(int) tea.Cmd) {
		t[a] = verb{do: func() tea.Cmd {
			if p.sel.on {
				return extend(by)
			}
			return focus(by)
		}}
	}
	sentence := func(by int) tea.Cmd { return p.step(onSentence, by) }
	bySentence := func(by int) tea.Cmd { return p.selectUnit(p.sentences(), by) }
	byParagraph := func(by int) tea.Cmd { return p.selectUnit(p.paragraphs(), by) }
	unit(keymap.NextSentence, 1, sentence, bySentence)
	unit(keymap.PrevSentence, -1, sentence, bySentence)
	unit(keymap.NextParagraph, 1, p.stepParagraph, byParagraph)
	unit(keymap.PrevParagraph, -1, p.stepParagraph, byParagraph)
}

// leaveSelection gives a selection up that the focus has walked away from.
func (p *Pane) leaveSelection(cmd tea.Cmd) tea.Cmd {
	if p.sel.on {
		p.endSelection()
	}
	return cmd
}

func (p *Pane) selectVerbs(t map[keymap.Action]verb) {
	selecting := func(a keymap.Action, do func() tea.Cmd) {
		t[a] = verb{do, func() (bool, string) { return p.sel.on, "nothing is selected" }}
	}
	selecting(keymap.WordNext, func() tea.Cmd { return p.selectWord(1) })
	selecting(keymap.WordPrev, func() tea.Cmd { return p.selectWord(-1) })
	selecting(keymap.OtherEnd, p.otherEnd)
	selecting(keymap.ThisQuote, func() tea.Cmd { return p.selectThis(onQuote) })
	selecting(keymap.ThisName, func() tea.Cmd { return p.selectThis(onName) })
	selecting(keymap.ThisSentence, func() tea.Cmd { return p.selectThis(onSentence) })
	selecting(keymap.ThisParagraph, p.selectParagraph)
	t[keymap.SelectText] = verb{do: func() tea.Cmd {
		if p.sel.on {
			return p.endSelection()
		}
		return p.startSelection()
	}}
}
