package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/analysis/ner"
	"dateline/internal/news"
)

// corpus is what is to be known about a file of the training data.
type corpus struct {
	name     string  // its file is name.bio.gz
	weight   float64 // how much a token of it counts; 0 for measuring only
	misc     bool    // MISC is marked
	demonyms bool    // and so are demonyms
	hyphens  bool    // it parts hyphenated words
	doubtful bool    // labelled by a program and corrected in part
	tweets   bool    // each sentence is a document
}

// corpora are the files of the training data.
var corpora = [...]corpus{
	{name: "gmb.train", weight: 1, misc: true, demonyms: true, doubtful: true},
	{name: "gum_ccby.train", weight: 1, hyphens: true},
	{name: "gum_ccbysa.train", weight: 1, hyphens: true},
	{name: "crossner.politics", weight: 1, misc: true},
	{name: "crossner.literature", weight: 1, misc: true},
	{name: "crossner.music", weight: 1, misc: true},
	{name: "crossner.science", weight: 1, misc: true},
	{name: "wnut17.train", weight: 0.5, misc: true, tweets: true},
	{name: "btc.train", weight: 0.5, tweets: true},
	{name: "uner_ewt.dev", weight: 1},
	{name: "wnut17.dev", misc: true, tweets: true},
	{name: "btc.dev", tweets: true},
	{name: "gmb.dev", misc: true, demonyms: true},
	{name: "gum_ccby.dev", hyphens: true},
	{name: "gum_ccbysa.dev", hyphens: true},
	{name: "uner_ewt.test"},
	{name: "wnut17.test", misc: true, tweets: true},
	{name: "btc.test", tweets: true},
}

// window is how many sentences stand for a document where none are marked.
const window = 12

// sentence is a sentence of a corpus with the kind of each token's name (-1 for
// none) and whether a name begins there.
type sentence struct {
	words []string
	kinds []int8
	begin []bool
}

// document is a news.Doc with its gold names.
type document struct {
	doc   *news.Doc
	kinds []int8
	begin []bool
}

// load reads a corpus into documents.
func (c *corpus) load(dir string) ([]document, error) {
	f, err := os.Open(filepath.Join(dir, c.name+".bio.gz"))
	if err != nil {
		return nil, fmt.Errorf("opening a training corpus: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.Name(), err)
	}
	sentences, err := c.parse(z)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.Name(), err)
	}
	size := window
	if c.tweets {
		size = 1
	}
	var docs []document
	for len(sentences) > 0 {
		n := min(size, len(sentences))
		docs = append(docs, join(sentences[:n]))
		sentences = sentences[n:]
	}
	return docs, nil
}

// parse reads the sentences of a corpus.
func (c *corpus) parse(r io.Reader) ([]sentence, error) {
	var all []sentence
	var s sentence
	in := bufio.NewScanner(r)
	for in.Scan() {
		w, tag, ok := strings.Cut(in.Text(), "\t")
		if !ok || w == "" {
			all, s = c.finish(all, s), sentence{}
			continue
		}
		s.words = append(s.words, w)
		s.kinds = append(s.kinds, kindOf(tag))
		s.begin = append(s.begin, tag[0] == 'B')
	}
	return c.finish(all, s), in.Err()
}

// kindOf returns the kind of name that a BIO tag is of; dates are none.
func kindOf(tag string) int8 {
	switch _, t, _ := strings.Cut(tag, "-"); t {
	case "PER", "ORG", "LOC", "MISC":
		return int8(ner.Kind(news.EntityType(t)))
	case "EVENT":
		return int8(ner.Kind(news.Misc))
	}
	return -1
}

func (c *corpus) finish(all []sentence, s sentence) []sentence {
	if len(s.words) == 0 {
		return all
	}
	if c.hyphens {
		s = rejoin(s)
	}
	return append(all, s)
}

// rejoin puts hyphenated words together again, as the tokeniser has them.
func rejoin(s sentence) sentence {
	var out sentence
	for i := 0; i < len(s.words); i++ {
		n := len(out.words)
		if s.words[i] == "-" && n > 0 && i+1 < len(s.words) && wordy(out.words[n-1]) && wordy(s.words[i+1]) &&
			s.kinds[i-1] == s.kinds[i+1] && !s.begin[i+1] {
			out.words[n-1] += "-" + s.words[i+1]
			i++
			continue
		}
		out.words = append(out.words, s.words[i])
		out.kinds = append(out.kinds, s.kinds[i])
		out.begin = append(out.begin, s.begin[i])
	}
	return out
}

func wordy(s string) bool {
	c := s[len(s)-1]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// join makes one document of sentences.
func join(sentences []sentence) document {
	var b strings.Builder
	d := document{doc: &news.Doc{}}
	for i, s := range sentences {
		first := len(d.doc.Tokens)
		start := b.Len()
		for k, w := range s.words {
			if k > 0 {
				b.WriteByte(' ')
			}
			at := b.Len()
			b.WriteString(w)
			d.doc.Tokens = append(d.doc.Tokens, news.Token{Start: int32(at), End: int32(b.Len())})
		}
		d.kinds = append(d.kinds, s.kinds...)
		d.begin = append(d.begin, s.begin...)
		d.doc.Sentences = append(d.doc.Sentences, news.Sentence{
			First: first, Last: len(d.doc.Tokens), Start: start, End: b.Len(), Paragraph: i})
		d.doc.Paragraphs = append(d.doc.Paragraphs, news.Span{Start: start, End: b.Len()})
		b.WriteString("\n\n")
	}
	d.doc.Text = b.String()
	return d
}
