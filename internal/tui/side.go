package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/library"
	"dateline/internal/tui/layout"
	"dateline/internal/tui/message"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/side"
	"dateline/internal/tui/theme"
)

// sides are the panes beside the text. The dossier stands in the place of the
// sources while it is shown.
type sides struct {
	sources  *side.Sources
	timeline *side.Timeline
	dossier  *side.Dossier
	who      bool // the dossier is shown
}

func newSides(ctx context.Context, th *theme.Theme, lib *library.Library) sides {
	return sides{
		sources:  side.NewSources(th),
		timeline: side.NewTimeline(ctx, th, lib),
		dossier:  side.NewDossier(ctx, th, lib),
	}
}

// makeParts returns the panes by their part of the screen.
func (d *Desk) makeParts() [4]pane.Pane {
	return [4]pane.Pane{d.list, d.text, d.sides.sources, d.sides.timeline}
}

// everyPane returns the panes that are not shown too: they follow the text.
func (d *Desk) everyPane() []pane.Pane {
	return []pane.Pane{d.list, d.text, d.sides.sources, d.sides.timeline, d.sides.dossier}
}

func (d *Desk) dossierShown() bool { return d.sides.who }

// setDossier puts the dossier or the sources into the upper part.
func (d *Desk) setDossier(on bool) {
	d.sides.who = on
	d.parts[layout.Upper] = d.sides.sources
	if on {
		d.parts[layout.Upper] = d.sides.dossier
	}
}

func (d *Desk) upperName() string {
	if d.sides.who {
		return "dossier"
	}
	return "sources"
}

// openDossier shows what the archive has on an entity.
func (d *Desk) openDossier(m message.Dossier) tea.Cmd {
	d.toUpper(true)
	return d.sides.dossier.Open(m.Key, m.Name, m.Article)
}

// showSource shows who said a quote, among the sources.
func (d *Desk) showSource(m message.ShowSource) tea.Cmd {
	d.toUpper(false)
	d.sides.sources.Show(m.At)
	return nil
}

// toUpper gives the keys to the upper part, showing the dossier there or the
// sources.
func (d *Desk) toUpper(dossier bool) {
	d.leave()
	d.setDossier(dossier)
	d.focusOn(layout.Upper)
}

// showTime shows the place of a time on the timeline.
func (d *Desk) showTime(m message.ShowTime) tea.Cmd {
	d.goTo(layout.Lower)
	return d.sides.timeline.Show(m)
}

// target returns what an action on articles acts on: what the focused pane
// says, or for a side pane the article in the text.
func (d *Desk) target() pane.Target {
	t := d.focused().Target()
	if id := d.text.Record().Article.ID; len(t.Articles) == 0 && id != "" && d.lay.focus != layout.List {
		t.Articles = []string{id}
	}
	return t
}
