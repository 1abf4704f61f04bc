// Package tui is the desk: the terminal interface. One coordinator, [Desk],
// owns the panes, turns keys into actions, routes messages and composes the
// screen; the panes below it (list, reader, side panes) know nothing of each
// other. What takes time happens in commands, whose results come back as
// messages.
//
// Words on screen are plain and short, in the reader's terms, without
// exclamation marks. What failed says what was being done, what was kept and
// what can be done.
//
// Start reading at [Desk], then route.go, which sends every message on its way.
package tui
