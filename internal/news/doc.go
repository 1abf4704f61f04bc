// Package news is Dateline's vocabulary: the words that every other package
// speaks. It holds articles and the spans, mentions, entities, quotes, time
// expressions, events and sources found in them, and the passages, tags and
// notes a reader makes.
//
// It depends on the standard library alone and does no input or output. An
// article's text is immutable: whatever is found in it or marked on it is a
// [Span] that points into the text, never a copy of it.
//
// Text from outside is hostile. It becomes a [Text] by [Clean], the only way to
// make one, and nothing else from outside may be shown, printed or exported.
//
// Start reading at [Article], then [Analysis].
package news
