// Package side holds the panes beside the text: the sources an article rests on
// ([Sources]), the timeline of what it and related articles report ([Timeline]),
// and what the archive has on one person, organisation or place ([Dossier]).
//
// The coordinator makes each once. Sources and Timeline follow the text by
// message.Shown, which they take in Update; the dossier is opened with
// [Dossier.Open]. A message.ShowSource is answered with [Sources.Show], a
// message.ShowTime with [Timeline.Show]. What leads to a text is asked for with
// message.Open, where Stay leaves the keys in the pane; what leads to a list,
// with message.Ask. The panes read the theme anew each time they draw.
//
// All three are boards: rows under a heading, one of which the pane stands on.
// See board.go.
package side
