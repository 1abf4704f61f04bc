package analysis

import "dateline/internal/news"

// blockTokens is how much of a long text the tagger sees at a time. What it
// keeps for a token is many times the token, and what it learns from the rest of
// a text it has learnt after a block of this length, which is longer than nearly
// all articles.
const blockTokens = 50_000

// tag finds the names in d, block by block.
func (s *stages) tag(d *news.Doc) []news.Mention {
	if len(d.Tokens) <= blockTokens {
		return s.names.Tag(d)
	}
	var all []news.Mention
	for first := 0; first < len(d.Sentences); {
		last := first
		for last < len(d.Sentences) && (last == first || d.Sentences[last].Last-d.Sentences[first].First <= blockTokens) {
			last++
		}
		all = append(all, s.names.Tag(block(d, first, last))...)
		first = last
	}
	return all
}

// block returns the sentences first to last as a document of their own, whose
// offsets still are those of the whole text.
func block(d *news.Doc, first, last int) *news.Doc {
	sentences := make([]news.Sentence, last-first)
	copy(sentences, d.Sentences[first:last])
	token, paragraph := sentences[0].First, sentences[0].Paragraph
	for i := range sentences {
		sentences[i].First -= token
		sentences[i].Last -= token
		sentences[i].Paragraph -= paragraph
	}
	end := d.Sentences[last-1]
	return &news.Doc{
		Text: d.Text, In: d.In, Sentences: sentences,
		Tokens:     d.Tokens[token:end.Last],
		Paragraphs: d.Paragraphs[paragraph : end.Paragraph+1],
	}
}
