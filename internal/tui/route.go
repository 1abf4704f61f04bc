package tui

import (
	tea "charm.land/bubbletea/v2"

	"dateline/internal/tui/message"
	"dateline/internal/tui/palette"
	"dateline/internal/tui/prompt"
)

// Update sends every message on its way; see the handlers for what is done.
func (d *Desk) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return d.resize(msg.Width, msg.Height)
	case tea.KeyPressMsg:
		return tea.Batch(d.sides.timeline.Yield(), d.key(msg))
	case tea.PasteMsg:
		return d.paste(msg.Content)
	case tea.MouseMsg:
		return d.mouse(msg)
	case tea.BackgroundColorMsg:
		return d.background(msg)
	case tea.ColorProfileMsg:
		return d.profile(msg)
	case message.Open:
		return d.openAt(msg)
	case message.Dossier:
		return d.openDossier(msg)
	case message.ShowSource:
		return d.showSource(msg)
	case message.ShowTime:
		return d.showTime(msg)
	case message.Ask:
		return d.ask(msg.Query)
	case message.TagAt:
		return d.tagAt(msg)
	case message.Status:
		return d.say(msg.What, msg.Undo)
	case message.Failure:
		return d.fail(msg)
	case message.Acted:
		return d.acted(msg)
	case message.Shown:
		return d.articleShown()
	case leave:
		return d.quit()
	}
	return d.routeOwn(msg)
}

// routeOwn is Update for what the desk's own prompts and work send.
func (d *Desk) routeOwn(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case prompt.SearchTaken:
		return d.searchTaken(msg)
	case prompt.SearchGaveUp:
		return d.searchGaveUp()
	case prompt.Tagged:
		return d.tagged(msg)
	case prompt.Noted:
		return d.noted(msg)
	case palette.Run:
		return d.do(msg.Action)
	case findKept:
		return d.findKept(msg)
	case findDropped:
		return d.findGaveUp()
	case nameTaken:
		return d.saveQuery(msg)
	case pathTaken:
		return d.findPath(msg.path)
	case exportTaken:
		return d.exportTo(msg)
	case acting:
		return d.takeActing(msg)
	case progress:
		return d.progressed(msg)
	case workDone:
		return d.workDone(msg)
	case begin:
		return d.goOn()
	case bulkProgress:
		d.bulk.progressed(msg)
		return nil
	case bulkLasts:
		return d.bulkLasts(msg)
	case bulkDone:
		return d.bulkDone(msg)
	case bulkToDelete:
		return d.askDeleteAll(msg)
	case bulkDelete:
		return d.deleteAll(msg)
	case backlogKept:
		return d.backlogKept(msg)
	case pathFound:
		return d.pathFound(msg)
	case copied:
		return d.copiedText(msg)
	case changed:
		return d.changedOutside()
	case noteExpired:
		d.note.expire(msg)
		return nil
	case spinTick:
		return d.spinOn(msg)
	}
	return d.toAll(msg)
}

// toAll gives a message to the desk's own jobs, the prompt and every pane: each
// takes what is its own.
func (d *Desk) toAll(msg tea.Msg) tea.Cmd {
	cmds := []tea.Cmd{d.ownJobs(msg)}
	if d.prompt != nil {
		cmds = append(cmds, d.prompt.Update(msg))
	}
	for _, p := range d.everyPane() {
		cmds = append(cmds, p.Update(msg))
	}
	return tea.Batch(append(cmds, d.there(), d.spinSoon())...)
}

// resize takes the screen's size.
func (d *Desk) resize(w, h int) tea.Cmd {
	d.w, d.h = max(0, w), max(0, h)
	d.relayout()
	return nil
}

// paste goes where typing goes.
func (d *Desk) paste(text string) tea.Cmd {
	if d.prompt == nil {
		return nil
	}
	return d.prompt.Paste(text)
}
