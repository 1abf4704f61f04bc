// Package token cuts an article's text into words, sentences and paragraphs,
// the [news.Doc] that every later stage reads.
//
// Words follow the habits of the Penn Treebank, in which the open corpora are
// written: "'s" and "n't" stand apart from their words, "U.S." keeps its full
// stops, a hyphenated word is one token, and every quotation mark, curly,
// straight or doubled, is a token of its own. Nothing is normalised: a token is
// a byte range of the text.
//
// The work is one pass for the words and one for the sentences, so the time is
// linear in the length of the text. Start reading at [Split].
package token
