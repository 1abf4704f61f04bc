// Package reader is the pane that shows one article's text: headline, meta
// line, tags and the text at a comfortable measure, with the marks that the
// analyser found and the passages the reader made.
//
// The coordinator makes one with [New] and shows an article with [Pane.Open],
// giving it what [Pane.Place] returned when that article was left, to come back
// to the same line. When the text is there the pane sends message.Shown; when
// marks follow, once more. It answers actions through Do, in the context that
// Context names (the selection has its own), and asks for things by message:
// Dossier, ShowSource, ShowTime and TagAt. Edits reach it as message.Acted.
// esc belongs to the pane while Can(keymap.Back) says so: it ends a selection
// or takes hits away; else it is the coordinator's.
//
// For find in text, the coordinator owns the line of input and calls FindLive
// as it changes, then FindKeep or FindDrop. The hits of an archive search are
// set with [Pane.SetQuery]. After the theme behind the pointer changed, it calls
// [Pane.Restyle].
//
// Inside, a place in the article is one number: the headline's bytes come first,
// the text's after (see place.go). Focus, selection and hits are spans; only
// page.go and draw.go know of rows and cells.
package reader
