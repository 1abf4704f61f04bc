package ner

import "dateline/internal/news"

// overlooked marks what the model passed over and its surroundings tell.

// overlook goes through the words without a label.
func (k *desk) overlook(b *rulebook) {
	for _, g := range k.segments {
		s := k.doc.Sentences[g.sentence]
		for i := g.first; i < g.last; i++ {
			if !k.words[i].shape.capital() {
				continue
			}
			switch free := k.labels[i] == Outside; {
			case free && k.follower(i, s):
				k.labels[i] = Begin(3)
				if k.service(b, i, g) {
					break
				}
				if i > g.first && k.labels[i-1] == Outside && region(k.doc.Word(i-1)) {
					k.set(i-1, i+1, 3)
				}
			case free && k.words[i].known == organisation && (k.words[i].shape == alnumCap || k.words[i].shape == upper) && !k.shouted(i):
				k.set(i, i+1, 1)
			case free && i == k.runs[i].first && k.lawful(b, i):
				first := i
				if k.doc.Word(i) == "The" {
					first++
				}
				k.set(first, k.runs[i].last, 3)
			case free && i == k.runs[i].first && i > s.First+1 && k.doc.Word(i-1) == "the" && k.runs[i].last < s.Last && k.doc.Word(k.runs[i].last) == "team":
				k.set(i, k.runs[i].last, 1)
			case (free || k.labels[i].begins()) && k.explained(b, i, s):
				k.set(i, k.runs[i].last, 1)
			}
		}
	}
	k.firm()
}

// follower reports whether the word is of a people, a party or a faith: all
// Democrats. At the head of a sentence it must be one that is always written
// with a capital.
func (k *desk) follower(i int, s news.Sentence) bool {
	w := &k.words[i]
	if w.known&people == 0 || w.known&(given|country|place|organisation|titleWord|orgWord) != 0 || w.shape == titleLine || w.shape == upperLong {
		return k.party(i) && w.shape == title
	}
	return i > s.First && w.habit >= 4
}

// service makes one name of the Royal Thai Police.
func (k *desk) service(b *rulebook, i int, g segment) bool {
	if i == g.first || i+1 >= g.last || b.words.get(k.words[i+1].exact)&orgBody == 0 {
		return false
	}
	if w := k.doc.Word(i - 1); w != "Royal" && w != "National" {
		return false
	}
	k.set(i-1, i+2, 1)
	return true
}

// lawful reports whether the run that starts at token i has no label and ends as
// the names of laws, treaties and prizes do: the Citizenship Amendment Act.
func (k *desk) lawful(b *rulebook, i int) bool {
	last := k.runs[i].last
	if last-i < 2 || k.doc.Word(i) == "The" && last-i < 3 || k.words[i].shape == titleLine || b.words.get(k.words[last-1].exact)&thing == 0 {
		return false
	}
	for ; i < last; i++ {
		if k.labels[i] != Outside {
			return false
		}
	}
	return true
}

// region reports whether a word tells which part of a continent's people are
// meant: Southeast Asian.
func region(s string) bool {
	switch s {
	case "Central", "South", "Southeast", "East", "West", "North", "Latin", "Southern", "Eastern", "Western", "Northern":
		return true
	}
	return false
}

// explained reports whether a name alone between commas explains a common noun:
// the regulator, Ofwat, fined.
func (k *desk) explained(b *rulebook, i int, s news.Sentence) bool {
	if i > s.First && k.labels[i] == Outside && i == k.runs[i].first && outletKin(k.doc.Word(i-1)) {
		return true
	}
	if i < s.First+2 || i != k.runs[i].first || k.doc.Word(i-1) != "," || k.words[i].known&(country|place|given) != 0 || b.words.get(k.words[i-2].exact)&orgKin == 0 {
		return false
	}
	end := k.runs[i].last
	if end >= s.Last {
		return false
	}
	next := k.doc.Word(end)
	return next == "," || next == ";" || next == "."
}

// outletKin reports whether a name without a comma follows a common noun: told
// broadcaster ThaiPBS.
func outletKin(s string) bool {
	switch s {
	case "broadcaster", "newspaper", "airline", "carmaker", "retailer", "automaker", "chipmaker", "drugmaker", "planemaker", "watchdog", "think-tank":
		return true
	}
	return false
}

// firm makes one organisation of what stands on both sides of an ampersand.
func (k *desk) firm() {
	for _, g := range k.segments {
		for i := g.first + 1; i < g.last-1; i++ {
			if k.doc.Word(i) != "&" || k.labels[i] != Outside && k.labels[i-1] != Outside && k.labels[i].kind() == 1 {
				continue
			}
			if !k.words[i-1].shape.capital() || !k.words[i+1].shape.capital() || k.words[i-1].shape == letter || k.words[i+1].shape == letter {
				continue
			}
			first, last := k.runs[i-1].first, k.runs[i+1].last
			for first < i-1 && k.labels[first] == Outside {
				first++
			}
			for last > i+2 && k.labels[last-1] == Outside {
				last--
			}
			k.set(first, last, 1)
		}
	}
}
