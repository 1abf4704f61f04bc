// Package message holds the messages that cross a pane's border: what a pane
// asks of the desk. What a pane does for itself stays private to it, and the
// desk calls panes directly.
package message

import (
	"dateline/internal/news"
	"dateline/internal/store"
)

// Open is sent by the list and by everything that leads to a text (a source's
// statement, an entry of the timeline, a line of a dossier): show this article,
// with the focus on At if it is not zero. With Stay the keys stay where they
// are, so that the text can be looked at in passing.
type Open struct {
	Article string
	At      news.Span
	Stay    bool
}

// Shown is sent by the text when an article has come on screen, and again when
// its marks have: the side panes show the same article.
type Shown struct {
	Record store.Record
}

// Dossier is sent by the text and the side panes when a name is acted on: show
// what the archive has on this entity.
type Dossier struct {
	Key     string // news.Entity.Key
	Name    news.Text
	Article string // where it stands: of several with one name that one is meant
}

// ShowSource is sent by the text when a quote is acted on: show its speaker in
// the sources pane.
type ShowSource struct {
	At news.Span // the quote
}

// ShowTime is sent by the text when a time is acted on: show its place on the
// timeline.
type ShowTime struct {
	Value string    // TIMEX3
	At    news.Span // the sentence it is in
}

// Ask is sent by side panes that lead to a list (the articles that cite a
// source, that name an entity): run this query in the list.
type Ask struct {
	Query string
}

// TagAt is sent by the text when a sentence or a selection is acted on: open
// the tag line for it.
type TagAt struct {
	Article string
	At      news.Span
	Passage *news.Passage // the one that is already there, if any
}

// Status is sent by anyone who has something to say in the bottom line.
type Status struct {
	What news.Text
	Undo bool // u takes it back
}

// Failure is sent by commands that failed. It stays on screen until seen.
type Failure struct {
	Doing string // what was being attempted: "open the article"
	Err   error
	Said  news.Text // in the bottom line; if empty, "could not " and Doing
}

// Acted is sent after an edit is in the archive, so that every pane that shows
// what it changed can show the change.
type Acted struct {
	Edit store.Edit
	Back bool // it was taken back: Before is the present state
}
