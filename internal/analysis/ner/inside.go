package ner

import (
	"strings"

	"dateline/internal/news"
)

// A name can be part of a token: the state in R-Ky., the country in US-led.

// inner returns the name inside token i, if there is one: where it lies in the
// token, and its kind.
func (k *desk) inner(i int) (from, to, kind int, ok bool) {
	w := &k.words[i]
	if w.shape != title && w.shape != hyphenCap && w.shape != upper && w.shape != initial && w.shape != mixed && w.shape != letter {
		return 0, 0, 0, false
	}
	s := k.doc.Word(i)
	if len(s) > 3 && s[1] == '-' {
		switch s[0] {
		case 'R', 'D', 'I':
			return 2, len(s), 2, s[2] >= 'A' && s[2] <= 'Z' && (s[len(s)-1] == '.' || k.aside(i))
		}
	}
	n := strings.LastIndexByte(s, '-')
	if n < 2 || !compound(s[n+1:]) {
		return 0, 0, 0, false
	}
	kind, ok = k.kindOf(hashOf(s[:n]), foldOf(s[:n]))
	return 0, n, kind, ok
}

// aside reports whether token i stands in brackets or between commas.
func (k *desk) aside(i int) bool {
	if i == 0 {
		return false
	}
	b := k.doc.Word(i - 1)
	return b == "(" || b == "," || b == "["
}

// compound reports whether a word makes an adjective of the name before it.
func compound(s string) bool {
	switch s {
	case "led", "based", "backed", "born", "run", "held", "controlled", "occupied", "owned", "style", "made", "trained",
		"supported", "funded", "sponsored", "linked", "affiliated", "aligned", "dominated", "administered", "allied",
		"registered", "listed", "flagged", "educated", "brokered", "mediated", "installed", "bound", "era":
		return true
	}
	return false
}

// kindOf returns what the text, or else the lists, hold a word for.
func (k *desk) kindOf(exact, fold uint32) (kind int, ok bool) {
	if v := k.votes.get(fold); v != (votes{}) {
		if kind, named, not := v.leading(); named > not {
			return kind, true
		}
	}
	t, ok := typeOf(k.lexicon.words.get(exact))
	return Kind(t), ok
}

// innerNames replaces mentions by the names inside tokens, and adds those.
func (k *desk) innerNames() []news.Mention {
	var out []news.Mention
	for _, g := range k.segments {
		for i := g.first; i < g.last; i++ {
			if strings.IndexByte(k.doc.Word(i), '-') < 0 {
				continue
			}
			if l := k.labels[i]; l != Outside && !l.begins() {
				continue
			}
			from, to, kind, ok := k.inner(i)
			if !ok {
				continue
			}
			k.free(i)
			at := int(k.doc.Tokens[i].Start)
			out = append(out, news.Mention{Span: news.Span{Start: at + from, End: at + to, In: k.doc.In}, Type: types[kind], Entity: news.None})
		}
	}
	return out
}

// free takes token i, which begins a name if it is labelled, out of it.
func (k *desk) free(i int) {
	if k.labels[i] != Outside && i+1 < len(k.labels) && k.labels[i+1] == Inside(k.labels[i].kind()) {
		k.labels[i+1] = Begin(k.labels[i].kind())
	}
	k.labels[i] = Outside
}
