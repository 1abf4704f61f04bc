package tui

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
)

func (d *Desk) makeParts() [4]pane.Pane {
	return [4]pane.Pane{d.list, d.text, &blank{}, &blank{}}
}

func (d *Desk) everyPane() []pane.Pane { return d.parts[:] }

func (d *Desk) dossierShown() bool { return false }
func (d *Desk) setDossier(bool)    {}
func (d *Desk) upperName() string  { return "sources" }

func (d *Desk) openDossier(message.Dossier) tea.Cmd   { return nil }
func (d *Desk) showSource(message.ShowSource) tea.Cmd { return nil }
func (d *Desk) showTime(message.ShowTime) tea.Cmd     { return nil }
