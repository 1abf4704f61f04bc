package train

import (
	"strings"

	"dateline/internal/analysis/ner"
	"dateline/internal/news"
)

// invent gives the people, organisations and places of d names that nobody
// has, of the same shape and length: every capitalised word of a gold name that
// no list of general words knows has its letters changed.
func invent(d *document, r *ner.Reader) {
	r.Read(d.doc)
	b := []byte(d.doc.Text)
	for t, k := range d.kinds {
		if k < 0 || int(k) == ner.Kind(news.Misc) || !r.Particular(t) {
			continue
		}
		w := d.doc.Tokens[t]
		copy(b[w.Start:w.End], disguise(d.doc.Text[w.Start:w.End]))
	}
	doc := *d.doc
	doc.Text = string(b)
	d.doc = &doc
}

// disguise changes the letters of a word, vowels to vowels, and keeps its last
// two, which tell a language.
func disguise(s string) string {
	const vowels, consonants = "aeiou", "bdfgklmnprstvz"
	b := []byte(s)
	for i := 0; i < len(b)-2; i++ {
		c := b[i] | 0x20
		if c < 'a' || c > 'z' {
			continue
		}
		set := consonants
		if strings.IndexByte(vowels, c) >= 0 {
			set = vowels
		}
		n := set[(int(c)*7+i*5+len(b)*3)%len(set)]
		b[i] = n | b[i]&0x20
		if b[i]&0x20 == 0 || s[i] >= 'A' && s[i] <= 'Z' {
			b[i] = n &^ 0x20
		}
	}
	return string(b)
}
