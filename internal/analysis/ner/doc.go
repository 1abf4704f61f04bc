// Package ner finds the names in a text and tells people, organisations, places
// and the rest apart.
//
// The work of [Tagger.Tag] goes in four steps. Every token gets a few facts: a
// hash of its letters, its shape, its cluster, and what the gazetteers say of it
// and of the phrase it stands in (word.go, lexicon.go). Runs of tokens that could
// be names are cut out: one token in four; all others are O without further ado,
// which is where the speed comes from (segment.go). The document is read once
// for evidence about each capitalised word, such as a title before it anywhere
// (evidence.go). Then a linear-chain conditional random field labels each run:
// every token's features are hashed to numbers (features.go), their weights are
// looked up in a table that is used as it lies in the file (model.go), and the
// best sequence of labels is found (decode.go). At last the document is read
// again: the mentions of one word agree, where the model was in doubt
// (consensus.go), and what is known beside the model, by rule or from a short
// list of settled names, corrects the labels (mend.go, overlooked.go,
// explain.go, settle.go, inside.go).
//
// Nothing in the weights is keyed to a particular name. The weights are learnt from open
// corpora by the package train beside it, which shares all steps up to the
// features.
package ner
