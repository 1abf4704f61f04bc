// Package quote finds somebody's words in a text: what stands between marks,
// what is paraphrased, who said it, through which channel, and why it thinks so.
//
// A paragraph is read as a row of items: words, names (each one item) and runs
// between marks (each one item, whatever they hold), so that the sentence
// around a quotation is as plain as if the quotation were a word. In that row
// every verb of saying is a cue: it has a subject, on its left or inverted on
// its right, and governs what stands before or after it. A run belongs to the
// cue that governs it most closely; a governed stretch without marks is a
// paraphrase. What no cue governs goes on with the last speaker if it is a
// sentence of its own, and otherwise carries scare quotes.
//
// Speakers that are no names are resolved afterwards: a pronoun by number,
// gender, recency and subjecthood; "the minister" by the descriptions of the
// entities; "a spokesman" is nobody named and stays anonymous.
//
// The package finds no names and joins none; it reads the mentions and entities
// it is given. Everything is one pass over the paragraphs with a bounded look
// back, so the time is linear in the length of the text.
//
// Start reading at [Finder.Find]; marks.go pairs the marks, cue.go finds the
// cues, assign.go gives each run its cue, chain.go handles runs without one.
package quote
