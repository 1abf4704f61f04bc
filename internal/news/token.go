package news

import (
	"math"
	"sort"
)

// Token is a word, number or punctuation mark: a byte range of a text. It is kept
// small, as there is one for every five bytes of text.
type Token struct{ Start, End int32 }

// MaxDoc is the length in bytes of the longest text that can be a [Doc].
const MaxDoc = math.MaxInt32

// Sentence is a run of tokens: Tokens[First:Last] of its [Doc], and the bytes
// from the first token's start to the last one's end.
type Sentence struct {
	First, Last int
	Start, End  int
	Paragraph   int // index into the Doc's Paragraphs
}

// Doc is a text cut into tokens, sentences and paragraphs: what the analysis
// stages read. Sentences are in order, cover all tokens and never cross a
// paragraph.
type Doc struct {
	Text       string
	In         Field // which of the article's texts this is
	Tokens     []Token
	Sentences  []Sentence
	Paragraphs []Span // without the blank lines between them
}

// Word returns the text of token i.
func (d *Doc) Word(i int) string { t := d.Tokens[i]; return d.Text[t.Start:t.End] }

// TokenAt returns the index of the first token that ends after byte offset off;
// len(d.Tokens) if there is none.
func (d *Doc) TokenAt(off int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].End) > off })
}

// SentenceAt returns the index of the first sentence that ends after byte
// offset off; len(d.Sentences) if there is none.
func (d *Doc) SentenceAt(off int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > off })
}
