// Package identity decides which occurrences of a name in different articles
// mean one person or organisation. It knows what articles say, and neither
// stores nor remembers anything: an answer depends on the occurrences alone and
// not on their order, so that nothing need be undone when an article arrives.
//
// A full name is taken to be one person's, unless the context speaks against it.
// A short form (a surname, an acronym) says little by itself: it is joined with
// a full name only where companions, description and dates agree, and agree
// with one bearer of the name clearly better than with the next. Where the
// context says too little, occurrences stay apart.
//
// Start reading at [Group].
package identity
