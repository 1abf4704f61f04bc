// Package theme says how things look: a [Theme] is a value whose styles are
// named by what they mean. It owns colours, text attributes and the signs that
// mark things; nothing else in the desk makes a style.
//
// Colour is never alone. Each kind of mark also has an underline of its own, and
// where there are few colours or none, weights and slants that tell it apart.
// Text colours are moved until they stand out from the background that the
// terminal reports, at 4.5:1 or, in high contrast, 7:1. Ordinary text keeps the
// terminal's own colour, which is readable even where the background is guessed
// wrong.
//
// Start reading at [New].
package theme
