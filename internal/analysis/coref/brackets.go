package coref

import (
	"strings"

	"dateline/internal/news"
)

// sameAs are the words between two names of one thing, without quotation marks.
var sameAs = map[string]bool{
	"(": true, "(the": true, "(also": true, "(known as": true, "(formerly": true, "(also known as": true, "(aka": true,
	", or": true, ", or the": true, "or": false,
	"also known as": true, ", also known as": true, "known as": true, ", known as": true, ", known as the": true,
	", better known as": true, "better known as": true, ", formerly known as": true, "formerly known as": true,
	"aka": true, ", aka": true, "(a.k.a.": true, ", a.k.a.": true, ", formerly": true, ", abbreviated": true,
	", nicknamed": true, "nicknamed": true, ", whose real name is": true, ", whose real name was": true,
}

// joinBrackets joins two names where the text says that they are one thing's:
// "Valley Water Authority (VWA)", "VWA (Valley Water Authority)", "X, also
// known as Y".
func (w *work) joinBrackets() {
	for i := 1; i < len(w.all); i++ {
		a, b := w.all[i-1], w.all[i]
		if a.In != b.In || b.Start-a.End > 30 || b.Start <= a.End || (i == w.inText) {
			continue
		}
		between := link(w.doc(i).Text[a.End:b.Start])
		if !sameAs[between] {
			continue
		}
		fa, fb := w.at[i-1], w.at[i]
		switch {
		case strings.HasSuffix(between, "(") && !closes(w.doc(i).Text[b.End:]):
		case strings.HasSuffix(between, "as") || strings.HasSuffix(between, "aka"):
			if w.forms[fa].class == w.forms[fb].class && w.mayBeOne(fa, fb) {
				w.union(fa, fb)
			}
		case w.expands(fa, fb) || w.expands(fb, fa) || strings.HasSuffix(between, "(") && w.shortName(fa, fb):
			w.union(fa, fb)
		}
	}
}

// link normalises what stands between two names.
func link(s string) string {
	s = strings.Map(func(c rune) rune {
		switch c {
		case '“', '”', '"', '‘', '’', '\'':
			return -1
		}
		return c
	}, s)
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// closes reports whether a bracket is closed at once.
func closes(rest string) bool {
	rest = strings.TrimLeft(rest, "”\"’' ")
	return strings.HasPrefix(rest, ")")
}

// expands reports whether the acronym short can stand for long: its letters are
// found there in order, or both are organisations (an acronym from another
// language: Kurdistan Workers' Party, PKK) that are not known apart.
func (w *work) expands(long, short int32) bool {
	l, s := &w.forms[long], &w.forms[short]
	if !s.acronym || l.acronym || !w.mayBeOne(long, short) {
		return false
	}
	if abbreviates(s.folded, l.folded) {
		return l.class == s.class || s.class == aThing
	}
	org := typeIndex(news.Organisation)
	return l.votes[org] > 0 && s.votes[org] > 0 && (s.canon < 0 || w.r.aliases.canon[s.canon].kind == news.Organisation)
}

// shortName reports whether one word in brackets is what an organisation is
// called for short: "Kenya National Union of Teachers (Knut)".
func (w *work) shortName(long, short int32) bool {
	l, s := &w.forms[long], &w.forms[short]
	org := typeIndex(news.Organisation)
	return len(l.words) > 2 && len(s.words) == 1 && l.votes[org] > 0 && s.votes[org] > 0 && w.mayBeOne(long, short) &&
		!w.r.places[s.folded]
}

// abbreviates reports whether the letters of short occur in long in order, the
// first ones alike.
func abbreviates(short, long string) bool {
	if short == "" || long == "" || short[0] != long[0] {
		return false
	}
	i := 0
	for k := 0; k < len(long) && i < len(short); k++ {
		if long[k] == short[i] {
			i++
		}
	}
	return i == len(short)
}
