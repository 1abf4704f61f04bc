package tui

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
)

type blank struct{ w, h int }

func (b *blank) SetSize(w, h int)                 { b.w, b.h = w, h }
func (b *blank) SetFocus(bool)                    {}
func (b *blank) Context() keymap.Context          { return keymap.InSource }
func (b *blank) Do(keymap.Action) tea.Cmd         { return nil }
func (b *blank) Can(keymap.Action) (bool, string) { return false, "" }
func (b *blank) Update(tea.Msg) tea.Cmd           { return nil }
func (b *blank) Mouse(pane.Mouse) tea.Cmd         { return nil }
func (b *blank) Lines() []string                  { return pane.Fill(nil, b.w, b.h) }
func (b *blank) Status() string                   { return "" }
func (b *blank) Hints() []keymap.Action           { return nil }
func (b *blank) Target() pane.Target              { return pane.Target{} }
