package ner

// The model takes neighbours into one name that are two: an office and its
// holder, a state and its Republican, a bank and its rival. mend parts them.

// mend corrects the name from first to last and returns the token to go on with.
func (k *desk) mend(b *rulebook, first, last int) int {
	kind := k.labels[first].kind()
	if kind != 0 && k.holder(b, first, last) {
		return last
	}
	if w := &k.words[last-1]; kind != 0 && last < len(k.labels) && k.labels[last] == Begin(0) && w.known&titleWord != 0 && w.known&given == 0 {
		for i := first; i < last; i++ {
			k.labels[i] = Outside
		}
		k.office(first, last-1) // US District Judge
		return last
	}
	if kind == 0 {
		first, last = k.shorten(b, first, last)
		last = k.nicknamed(first, k.hailing(first, last))
	}
	last = k.score(first, last)
	if last-first > 2 && k.party(first) && k.doc.Word(first+1) == "of" {
		k.part(first+1, last, 2) // Republican of Ohio
		k.set(first, first+1, 3)
		return last
	}
	if kind != 3 && kind != 2 && k.partisan(first, last) {
		return last
	}
	if end := k.pair(first, last); end > 0 {
		return end
	}
	k.retype(b, first, last)
	return last
}

// holder parts an office from the person who holds it: State [Rep. Eula Lark],
// Secretary of [State Antony Blinken].
func (k *desk) holder(b *rulebook, first, last int) bool {
	at := -1
	for i := first; i < last-1; i++ {
		if w := &k.words[i]; w.known&(titleWord|placeWord) == titleWord && w.known&given == 0 || b.words.get(w.exact)&extraTitle != 0 {
			at = i
		}
	}
	sure := at >= 0 && k.abbreviated(b, at)
	if at < 0 && first > 1 && k.doc.Word(first) == "State" && k.doc.Word(first-1) == "of" && k.words[first-2].known&titleWord != 0 {
		at, sure = first, true
	}
	if at < 0 || last-at > 5 || !k.personal(at+1, last) {
		return false
	}
	if !sure && k.words[at+1].known&given == 0 || k.classes(first, last)&nameClasses != 0 {
		return false
	}
	k.set(at+1, last, 0)
	for i := first; i <= at; i++ {
		k.labels[i] = Outside
	}
	k.office(first, at)
	return true
}

// abbreviated reports whether the title at token i stands before names only.
func (k *desk) abbreviated(b *rulebook, i int) bool {
	s := k.doc.Word(i)
	return s[len(s)-1] == '.' || b.words.get(k.words[i].exact)&extraTitle != 0 || s == "Secretary-General" || s == "Senator"
}

// personal reports whether the words from first to last could all be a person's.
func (k *desk) personal(first, last int) bool {
	for i := first; i < last; i++ {
		w := &k.words[i]
		if !w.shape.capital() || w.shape == upper && last-first > 1 && len(k.doc.Word(i)) > 2 || w.known&(orgWord|orgSuffix|placeWord|miscWord|country|people|calendar|titleWord) != 0 && w.known&given == 0 {
			return false
		}
	}
	return true
}

// office marks a name before the title: UN Secretary-General, Iowa State Sen.
func (k *desk) office(first, last int) {
	for last > first && k.doc.Word(last-1) == "State" {
		last--
	}
	if first == last {
		return
	}
	switch c := k.classes(first, last); {
	case c&(country|place) != 0:
		k.set(first, last, 2)
	case k.words[first].known&country != 0:
		k.set(first, first+1, 2)
	case c&people != 0:
		k.set(first, last, 3)
	case c&(organisation|outlet) != 0 || k.words[first].shape == upper:
		k.set(first, last, 1)
	}
}

// classes returns what the lists say of the words from first to last as a name.
func (k *desk) classes(first, last int) classes {
	if last-first == 1 {
		return k.words[first].known
	}
	return k.lexicon.classesOf(k.words[first:last])
}

// shorten takes titles before it and letters after it off a person's name:
// Sens. Susan Collins, Duke of Edinburgh, Christine Laing KC. What a title is of
// is a place.
func (k *desk) shorten(b *rulebook, first, last int) (from, to int) {
	if k.doc.Word(first) == "of" {
		k.labels[first] = Outside
		first++
		k.labels[first] = Begin(2)
		for i := first + 1; i < last; i++ {
			k.labels[i] = Inside(2)
		}
		return first, last
	}
	for i := first; i < last-1; i++ {
		if b.words.get(k.words[i].exact)&extraTitle != 0 {
			for ; first <= i; first++ {
				k.labels[first] = Outside
			}
			k.labels[first] = Begin(0)
		}
	}
	for last > first+1 && b.words.get(k.words[last-1].exact)&postnom != 0 {
		last--
		k.labels[last] = Outside
	}
	return first, last
}

// hailing takes where a person is from out of the name: Marian Hale of Colorado.
func (k *desk) hailing(first, last int) int {
	for i := first + 2; i < last-1; i++ {
		if k.doc.Word(i) == "of" {
			k.part(i, last, 2)
			return i
		}
	}
	return last
}

// nicknamed takes a nickname in marks and the surname after it into a person's
// name: Ramesh "Sunny" Balwani.
func (k *desk) nicknamed(first, last int) int {
	if last+3 >= len(k.labels) || !k.words[last+1].shape.capital() || k.labels[last+3] != Begin(0) {
		return last
	}
	switch open, closed := k.doc.Word(last), k.doc.Word(last+2); {
	case open == "\"" && closed == "\"", open == "“" && closed == "”", open == "''" && closed == "''", open == "‘" && closed == "’":
	default:
		return last
	}
	end := k.nameEnd(last + 3)
	k.set(first, end, 0)
	return end
}

// score takes a result off the name of a team: Minnesota Twins 6-2.
func (k *desk) score(first, last int) int {
	for last > first+1 {
		s := k.doc.Word(last - 1)
		if len(s) < 3 || s[0] < '0' || s[0] > '9' || k.words[last-1].shape != number || !dashed(s) {
			break
		}
		last--
		k.labels[last] = Outside
	}
	return last
}

func dashed(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] == '-' {
			return true
		}
	}
	return false
}

// partisan parts a state or a chamber from its party's people: Iowa Republican,
// House Democrats.
func (k *desk) partisan(first, last int) bool {
	n, kind := last-1, 3
	if n == first || !k.party(n) && k.doc.Word(n) != "GOP" {
		return false
	}
	if k.doc.Word(n) == "GOP" {
		kind = 1
	}
	c := k.classes(first, n)
	switch {
	case c&(country|place) != 0:
		k.set(first, n, 2)
	case c&organisation != 0:
		k.set(first, n, 1)
	default:
		return false
	}
	k.labels[n] = Begin(kind)
	return true
}

// party reports whether token i is what members of a party are called.
func (k *desk) party(i int) bool {
	switch k.doc.Word(i) {
	case "Republican", "Republicans", "Democrat", "Democrats", "Tory", "Tories", "Conservatives", "Liberals", "Socialists":
		return true
	}
	return false
}

// pair parts two names around "and" or "for" of which the lists know one or
// that a person's name follows: Sainsbury's and Aldi, Dortmund for Jadon Sancho.
func (k *desk) pair(first, last int) (end int) {
	for i := first + 1; i < last-1; i++ {
		switch w := k.doc.Word(i); {
		case w == "for" && k.words[i+1].known&given != 0 && i+2 < last && k.personal(i+1, last):
			k.part(i, last, 0)
		case w == "and" && k.labels[first].kind() == 1 && k.words[i+1].shape.capital() &&
			(k.classes(first, i)|k.classes(i+1, last))&organisation != 0:
			k.part(i, last, 1)
		case w == "for" && k.labels[first].kind() == 3 && k.classes(i+1, last)&organisation != 0:
			k.part(i, last, 1)
		case w == "and" && k.doc.Word(first) == "Department" && k.doc.Word(i+1) == "U.S.":
			k.part(i, last, 1)
		case w == "and" && k.words[i+1].known&country != 0 && i+3 < last && (k.doc.Word(i+2) == "'s" || k.doc.Word(i+2) == "’s"):
			k.part(i+2, last, 1)
			k.set(i+1, i+2, 2)
			k.labels[i] = Outside
		default:
			continue
		}
		return last
	}
	return 0
}

// part leaves the word at i out of the name that ends at last; what comes after
// it is of the given kind.
func (k *desk) part(i, last, kind int) {
	k.set(i+1, last, kind)
	k.labels[i] = Outside
}

// retype corrects the type of a name by its last word, or by what the lists say
// of it as a whole.
func (k *desk) retype(b *rulebook, first, last int) {
	kind := k.labels[first].kind()
	if last-first < 2 {
		switch s := k.doc.Word(first); {
		case kind == 3 && scots(s):
			k.set(first, last, 0)
		case kind == 3 && k.words[first].shape == initial && len(s) > 5:
			k.set(first, last, 1) // G.R.U.
		}
		return
	}
	end := &k.words[last-1]
	switch c := k.classes(first, last); {
	case c&(organisation|outlet) != 0 && c&(place|country|people|given) == 0 && (kind == 0 || kind == 2):
		k.set(first, last, 1)
	case c&(place|country) != 0 && c&(organisation|outlet|people) == 0 && (kind == 0 || kind == 1):
		k.set(first, last, 2)
	case kind != 3 && b.words.get(end.exact)&thing != 0 && end.shape.capital() && k.thinglike(first, last-1):
		k.set(first, last, 3)
	case kind != 1 && b.words.get(end.exact)&orgBody != 0 && end.shape.capital() && k.words[first].known&titleWord == 0:
		k.set(first, last, 1)
	}
}

// thinglike reports whether the words from first to last may begin the name of a
// law or a contest: they are no office and no body.
func (k *desk) thinglike(first, last int) bool {
	if w := &k.words[first]; w.known&(orgWord|titleWord) != 0 && w.known&miscWord == 0 {
		return false
	}
	for i := first; i < last; i++ {
		if w := k.doc.Word(i); w == "of" || w == "for" || k.words[i].shape == lower && k.words[i].known&connector == 0 {
			return false
		}
	}
	return true
}

// scots reports whether a word is a surname by its form: McConnell, O'Rourke.
func scots(s string) bool {
	return len(s) > 4 && (s[:2] == "Mc" && s[2] >= 'A' && s[2] <= 'Z' || s[:2] == "O'" && s[2] >= 'A' && s[2] <= 'Z') && s != "McDonald's"
}
