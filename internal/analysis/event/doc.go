// Package event finds the sentences of a text that report something with a
// date: what happened or is due, when, and who takes part.
//
// An event is a sentence with one of its dates. The date must be supported by
// the words: a duration, "recently" or "now" gives none, and neither does a date
// that only describes a noun ("the 2014 law"), belongs to a condition ("if the
// vote is held in May") or to something that may not happen. No date is made up
// for a sentence without one.
//
// Start reading at [Find].
package event
