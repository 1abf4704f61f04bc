package ner

import (
	"strings"

	"dateline/internal/news"
)

// explain corrects what the words around a name say of it: a holiday is none, a
// firm is called one, a ministry's field has several words.
func (k *desk) explain(b *rulebook) {
	var firms []segment
	for i := 0; i < len(k.labels); i++ {
		if !k.labels[i].begins() {
			continue
		}
		last := k.nameEnd(i)
		switch {
		case k.holiday(i, last), k.credit(i, last):
			for j := i; j < last; j++ {
				k.labels[j] = Outside
			}
		case k.labels[i].kind() != 0 && k.calledPerson(i, last):
			k.set(i, last, 0)
		case k.labels[i].kind() == 1:
			last = k.field(i, last)
		case len(firms) < mostFirms && k.calledFirm(b, last):
			k.set(i, last, 1)
			firms = append(firms, segment{first: i, last: last})
		}
		i = last - 1
	}
	k.spread(firms)
}

// mostFirms bounds the names whose other mentions are looked for.
const mostFirms = 16

// holiday reports whether a name is only days and feasts: Christmas Eve.
func (k *desk) holiday(first, last int) bool {
	days := 0
	for i := first; i < last; i++ {
		switch w := k.doc.Word(i); {
		case k.words[i].known&calendar != 0 && w != "May", w == "Eve":
			days++
		case w == "Day", w == "New", w == "Year", w == "'s", w == "’s":
		default:
			return false
		}
	}
	return days > 0
}

// credit reports whether a name is the Editing of "Editing by".
func (k *desk) credit(first, last int) bool {
	return last-first == 1 && last < len(k.words) && k.doc.Word(last) == "by" && strings.HasSuffix(k.doc.Word(first), "ing")
}

// field takes the rest of a list into the name of a body: the Committee on
// Commerce[, Science and Transportation], Brotherhood of Engineers [and Trainmen].
func (k *desk) field(first, last int) int {
	if last-first < 3 || k.words[first].known&orgWord == 0 || k.words[last-1].known&(country|place) != 0 {
		return last
	}
	switch k.doc.Word(first + 1) {
	case "of", "on", "for":
	default:
		return last
	}
	i := last
	for i+1 < len(k.words) && k.doc.Word(i) == "," && k.plainCapital(i+1) {
		for i++; i < len(k.words) && k.plainCapital(i); i++ {
		}
	}
	if i+1 >= len(k.words) || k.doc.Word(i) != "and" || !k.plainCapital(i+1) {
		return last
	}
	for i++; i < len(k.words) && k.plainCapital(i); i++ {
	}
	k.set(first, i, 1)
	return i
}

// plainCapital reports whether token i has a capital and is no name by itself.
func (k *desk) plainCapital(i int) bool {
	w := &k.words[i]
	return w.shape == title && w.known&(country|place|people|given|titleWord) == 0 && w.starts&nameClasses == 0
}

// calledFirm reports whether what follows a name calls it a body: Ibama, the
// environment agency, …
func (k *desk) calledFirm(b *rulebook, i int) bool {
	const longest = 5
	if i+3 >= len(k.words) || k.doc.Word(i) != "," {
		return false
	}
	switch k.doc.Word(i + 1) {
	case "a", "an", "the":
	default:
		return false
	}
	for j := i + 2; j < len(k.words)-1 && j < i+2+longest; j++ {
		if k.words[j].shape == mark {
			return false
		}
		if b.words.get(k.words[j].exact)&orgKin != 0 {
			switch k.doc.Word(j + 1) {
			case ",", "in", "from", "of", "that", "which", "based", "with", "at", "on", "for", ".":
				return true
			}
		}
	}
	return false
}

// calledPerson reports whether an age or a role between commas follows a name of
// two to four words: Abderrahim Ait Daoud, head of the town.
func (k *desk) calledPerson(first, i int) bool {
	if i-first < 2 || i-first > 4 || i+3 >= len(k.words) || k.doc.Word(i) != "," || !k.personal(first, i) || k.classes(first, i)&nameClasses != 0 {
		return false
	}
	if s := k.doc.Word(i + 1); len(s) == 2 && k.words[i+1].shape == number {
		return k.doc.Word(i+2) == ","
	}
	j := i + 1
	if s := k.doc.Word(j); s == "a" || s == "an" || s == "the" {
		j++
	}
	role := k.words[j].known&roleWord != 0 || k.doc.Word(j) == "head"
	next := k.doc.Word(j + 1)
	return role && (next == "of" || next == "at" || next == "for" || next == ",")
}

// spread gives the other mentions of the names in firms the same type.
func (k *desk) spread(firms []segment) {
	for _, f := range firms {
		for i := 0; i < len(k.labels); i++ {
			if k.words[i].exact != k.words[f.first].exact || !k.labels[i].begins() || k.labels[i].kind() == 1 {
				continue
			}
			if last := k.nameEnd(i); last-i == f.last-f.first && k.same(i, f) {
				k.set(i, last, 1)
			}
		}
	}
}

// same reports whether the words from token i on are those of f.
func (k *desk) same(i int, f segment) bool {
	for j := f.first; j < f.last; j++ {
		if k.words[i+j-f.first].exact != k.words[j].exact {
			return false
		}
	}
	return true
}

// wire marks the agency in the brackets of a dateline that ends at token end.
func (k *desk) wire(end int) {
	if k.doc.In != news.InText || end < 4 || k.doc.Word(end-1) != ")" {
		return
	}
	first := end - 2
	for first > 0 && k.doc.Word(first) != "(" && k.words[first].shape.capital() {
		first--
	}
	if k.doc.Word(first) == "(" && first+1 < end-1 {
		k.set(first+1, end-1, 1)
	}
}
