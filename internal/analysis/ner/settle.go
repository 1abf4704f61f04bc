package ner

import "strings"

// What the corpora show too seldom to be learnt, and what is known all the same,
// is in a list of its own, which gives no features: it corrects labels.

// wordRule is what the list says of a word.
type wordRule uint8

const (
	extraTitle wordRule = 1 << iota // before a person's name: Sens.
	postnom                         // after a person's name: KC
	orgBody                         // the name of an organisation ends with it
	thing                           // the name of a law, a prize, a contest ends with it
	orgKin                          // a common noun that an organisation's name explains
)

// rulebook is the list.
type rulebook struct {
	words  table[wordRule] // by exact hash
	names  table[Label]    // by phrase hash: how the name begins
	prefix table[bool]     // beginnings of names, the first word included
}

// newRulebook reads lines of a class, a tab and words; it reads "" too.
func newRulebook(text string) *rulebook {
	b := &rulebook{}
	class := map[string]wordRule{"title": extraTitle, "post": postnom, "body": orgBody, "thing": thing, "kin": orgKin}
	for line := range records(text) {
		name, w, _ := strings.Cut(line, "\t")
		switch name {
		case "misc":
			b.add(w, Begin(3))
		case "org":
			b.add(w, Begin(1))
		default:
			*b.words.at(hashOf(w)) |= class[name]
		}
	}
	return b
}

func (b *rulebook) add(name string, l Label) {
	parts := strings.Fields(strings.NewReplacer("'s ", " 's ").Replace(name + " "))
	h := uint32(0)
	for _, w := range parts {
		h = extend(h, hashOf(w))
		b.prefix.put(h, true)
	}
	b.names.put(h, l)
}

// settle marks the names of the list, the longest at each place, unless they are
// part of a longer name.
func (k *desk) settle(b *rulebook) {
	for _, g := range k.segments {
		last := k.doc.Sentences[g.sentence].Last
		for i := g.first; i < g.last; i++ {
			if !k.words[i].shape.capital() && k.words[i].shape != alnumLower && k.words[i].shape != number {
				continue
			}
			end, l := b.longest(k.words[i:last])
			if end == 0 || k.within(i, i+end) || k.words[i].shape == upperLong || end == 1 && k.shouted(i) {
				continue
			}
			k.set(i, i+end, l.kind())
			i += end - 1
		}
	}
}

// shouted reports whether token i is in capitals beside another: WHAT IS THIS.
func (k *desk) shouted(i int) bool {
	return k.words[i].shape == upper && (i > 0 && k.words[i-1].shape == upper || i+1 < len(k.words) && k.words[i+1].shape == upper)
}

// longest returns how many of the words are a name of the list, and its label.
func (b *rulebook) longest(ws []word) (n int, l Label) {
	h := uint32(0)
	for j := 0; j < len(ws) && j < phraseLimit; j++ {
		h = extend(h, ws[j].exact)
		if !b.prefix.get(h) {
			break
		}
		if found := b.names.get(h); found != Outside {
			n, l = j+1, found
		}
	}
	return n, l
}

// within reports whether the tokens from first to last are part of a name that
// goes further on either side.
func (k *desk) within(first, last int) bool {
	if l := k.labels[first]; l != Outside && !l.begins() {
		return true
	}
	if last >= len(k.labels) || k.labels[last-1] == Outside {
		return false
	}
	l := k.labels[last]
	return l != Outside && !l.begins() || k.runs[first].last > last && k.words[last].known&(orgWord|orgSuffix) != 0 && k.words[last].shape.capital()
}
