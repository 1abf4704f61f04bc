package ner

import (
	"strings"

	"dateline/internal/news"
)

// What the corpora show too seldom to be learnt is written down here: datelines,
// acronyms in brackets, places to post on, titles before names.

// rules corrects the labels of the whole document.
func (k *desk) rules() {
	k.dateline()
	for _, g := range k.segments {
		for i := g.first; i < g.last; i++ {
			k.bracket(i)
			k.channel(i)
		}
	}
	for i := 0; i < len(k.labels); i++ {
		if k.labels[i].begins() {
			last := k.nameEnd(i)
			k.trim(i, last)
			i = last - 1
		}
	}
	for _, s := range k.doc.Sentences {
		k.articles(s)
	}
}

// nameEnd returns the end of the name that begins at token i.
func (k *desk) nameEnd(i int) int {
	in := Inside(k.labels[i].kind())
	for i++; i < len(k.labels) && k.labels[i] == in; i++ {
	}
	return i
}

// set makes the tokens from first to last a name of the given kind, and what is
// left of a name that it cuts into a name of its own.
func (k *desk) set(first, last, kind int) {
	if last < len(k.labels) && k.labels[last] != Outside && !k.labels[last].begins() {
		k.labels[last] = Begin(k.labels[last].kind())
	}
	k.labels[first] = Begin(kind)
	for i := first + 1; i < last; i++ {
		k.labels[i] = Inside(kind)
	}
}

// datelineReach is how many tokens a dateline has at most.
const datelineReach = 14

// dateline marks the places before the colon or dash that ends a dateline at
// the head of the text: BAGHDAD: or NESS, Eyrland (Reuters) -.
func (k *desk) dateline() {
	if k.doc.In != news.InText || len(k.words) < 4 {
		return
	}
	first := 0
	switch k.words[0].shape {
	case upper, upperLong, initial:
	case title:
		if k.doc.Word(1) != "," || k.words[2].known&country == 0 || !dash(k.doc.Word(3)) {
			return
		}
	default:
		return
	}
	if w := k.doc.Word(0); len(w) < 3 || slogan(w) {
		return
	}
	end := 0
	for i := 1; i < min(len(k.words)-1, datelineReach) && end == 0; i++ {
		if w := k.doc.Word(i); w == ":" || dash(w) {
			end = i
		}
	}
	if end > 0 && k.words[end].shape == mark && k.doc.Word(end) != ":" {
		k.wire(end)
	}
	for i := first; i < end; {
		j := i
		for j < end && k.words[j].shape.capital() && k.words[j].known&calendar == 0 {
			j++
		}
		if j == i {
			return
		}
		k.set(i, j, 2)
		if k.doc.Word(j) != "," || j+1 == end {
			return
		}
		i = j + 1
	}
}

func dash(w string) bool {
	switch w {
	case "-", "--", "–", "—":
		return true
	}
	return false
}

// slogan reports whether a word in capitals at the head of a text is no place.
func slogan(w string) bool {
	switch w {
	case "BREAKING", "UPDATE", "UPDATED", "UPDATES", "ANALYSIS", "EXCLUSIVE", "WATCH", "OPINION", "EDITORIAL", "FACTBOX",
		"TIMELINE", "EXPLAINER", "CORRECTION", "CORRECTED", "REFILE", "INTERVIEW", "PROFILE", "PHOTOS", "VIDEO", "LIVE", "NOTE",
		"FEATURE", "SPECIAL", "NEWS", "COLUMN", "COMMENTARY", "REVIEW", "SPORT", "PREVIEW", "WRAPUP", "URGENT", "ALERT":
		return true
	}
	return false
}

// bracket gives an acronym in brackets the type of its long form, which is the
// run of words whose initials it has.
func (k *desk) bracket(i int) {
	if i < 2 || i+1 >= len(k.words) || !k.bracketed(i) || !k.words[i].shape.capital() {
		return
	}
	s := k.doc.Sentences[k.doc.SentenceAt(int(k.doc.Tokens[i].Start))]
	first, ok := k.longForm(i, s)
	if !ok {
		return
	}
	kind := 1
	if l := k.labels[first]; l.begins() && k.nameEnd(first) == i-1 {
		kind = l.kind()
	}
	k.set(first, i-1, kind)
	k.set(i, i+1, kind)
}

// channel marks where somebody posts, whatever it is called: wrote on Relay, on
// the network Relay, on her Relay account.
func (k *desk) channel(i int) {
	r := k.runs[i]
	if i != r.first || !k.words[i].shape.capital() || r.last-r.first > 3 || i < 2 {
		return
	}
	if k.words[i].known&(country|place|people|calendar|given|titleWord) != 0 {
		return
	}
	before := k.doc.Word(i - 1)
	switch {
	case before == "on" && posting(k.doc.Word(i-2)):
	case media(before):
	case k.words[i].known&platform != 0 && (before == "on" || before == "via" || before == "to" && posting(k.doc.Word(i-2))):
	case r.last < len(k.words) && media(k.doc.Word(r.last)) && k.known(r)&platform != 0:
	default:
		return
	}
	k.set(r.first, r.last, 1)
}

// known returns what the lists say of a run as a whole.
func (k *desk) known(r segment) classes {
	if r.last-r.first == 1 {
		return k.words[r.first].known
	}
	return k.words[r.first].starts
}

func posting(w string) bool {
	switch w {
	case "wrote", "posted", "post", "posts", "posting", "message", "messages", "video", "videos", "tweeted",
		"shared", "published", "account", "thread", "comments", "writing":
		return true
	}
	return false
}

func media(w string) bool {
	switch w {
	case "platform", "network", "app", "site", "website":
		return true
	}
	return false
}

// articles takes a capital The inside a sentence into the name after it: The
// Courier, The Hague. At the head of a sentence it is part of the name only
// where the lists say so.
func (k *desk) articles(s news.Sentence) {
	for i := s.First; i+1 < s.Last; i++ {
		if k.doc.Word(i) != "The" {
			continue
		}
		next := k.labels[i+1]
		switch inside := i > s.First && k.words[i-1].shape != mark; {
		case k.labels[i] == Outside && next.begins() && next.kind() != 0 && inside:
			k.labels[i], k.labels[i+1] = next, Inside(next.kind())
		case k.labels[i].begins() && !inside && k.words[i].starts&nameClasses == 0:
			k.labels[i] = Outside
			if next != Outside {
				k.labels[i+1] = Begin(next.kind())
			}
		}
	}
}

// trim takes off the name from first to last the article and a person's titles;
// a country before the titles is a name of its own.
func (k *desk) trim(first, last int) {
	kind := k.labels[first].kind()
	start := first
	if w := k.doc.Word(first); last-first > 1 && (w == "the" || w == "a" || w == "an") {
		k.labels[first] = Outside
		start++
	}
	if kind == 0 {
		start = k.untitle(start, last)
	}
	for last > start+1 && strings.HasSuffix(k.doc.Word(last-1), "'s") {
		last--
		k.labels[last] = Outside
	}
	k.labels[start] = Begin(kind)
}

// untitle returns where a person's name starts after its titles.
func (k *desk) untitle(first, last int) int {
	start := first
	for i := first; i < last-1; i++ {
		if w := &k.words[i]; w.known&titleWord != 0 && w.known&given == 0 {
			start = i + 1
		}
	}
	for i := first; i < start; i++ {
		k.labels[i] = Outside
		switch w := &k.words[i]; {
		case w.known&country != 0:
			k.labels[i] = Begin(2)
		case w.known&people != 0:
			k.labels[i] = Begin(3)
		}
	}
	return start
}
