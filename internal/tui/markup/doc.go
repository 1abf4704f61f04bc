// Package markup is the one place where byte spans of a text become cells of
// the screen. It cuts a text into lines of a width, draws a line with marks laid
// over it, and finds the byte offset at a cell and the cell of an offset.
//
// A text is cut once for a width, in time linear in its length, into an index of
// two numbers a line; after that, a key costs what the lines on screen cost,
// however long the text. Cells are counted by grapheme cluster (UAX #29) and
// East Asian width (UAX #11). Text arrives as [news.Text] and is drawn as it is:
// the only control sequences in the output are the ones that styles write.
//
// Start reading at [Wrap], then [Lines.Append].
package markup
