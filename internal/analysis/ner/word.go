package ner

import (
	"unicode"
	"unicode/utf8"
)

// word is what the tagger knows of a token by itself.
type word struct {
	exact uint32 // hash of the token as written
	fold  uint32 // hash of it in small letters, digits made equal
	shape shape
	common
	known  classes // what it is in the gazetteers, as a word of its own
	starts classes // gazetteer phrases that start here
	inside classes // gazetteer phrases that go on here
}

// shape is the pattern of capitals and digits in a token.
type shape uint8

const (
	lower      shape = iota // word
	title                   // Word
	upper                   // WORD
	letter                  // W
	initial                 // W. U.S.
	mixed                   // iPhone, McNab
	hyphenCap               // al-Sudani, Ki-moon, Anglo-Irish
	number                  // 12, 1,000
	alnumLower              // 20th, 1990s
	alnumCap                // F-16, G20
	mark                    // punctuation
	closing                 // ) ” and the like: the others are mark
	upperLong               // WORD in a sentence that is all capitals
	titleLine               // Word in a headline with all words capitalised
	shapes
)

// capital reports whether the shape has a capital letter.
func (s shape) capital() bool {
	switch s {
	case lower, number, alnumLower, mark, closing:
		return false
	}
	return true
}

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// hashOf returns the hash of s as it is.
func hashOf(s string) uint32 {
	h := uint32(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

// foldOf returns the hash of s in small ASCII letters with every digit as 0.
func foldOf(s string) uint32 {
	h := uint32(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(folded(s[i]))) * fnvPrime
	}
	return h
}

func folded(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c | 0x20
	case c >= '0' && c <= '9':
		return '0'
	}
	return c
}

// titledOf returns the hash of s with all but the first letter small, so that
// BAGHDAD in a dateline finds Baghdad.
func titledOf(s string) uint32 {
	h := uint32(fnvOffset)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' && i > 0 && s[i-1] != '-' && s[i-1] != '\'' {
			c |= 0x20
		}
		h = (h ^ uint32(c)) * fnvPrime
	}
	return h
}

// counts of the kinds of characters in a token.
type counts struct {
	caps, lows, digits, dots, hyphens, others int
	firstCap, afterHyphen                     bool
}

// shapeOf returns the shape of a token, which is not empty.
func shapeOf(s string) shape {
	if c := s[0]; c >= 'a' && c <= 'z' && allLower(s) {
		return lower
	}
	var n counts
	hyphen := false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		n.add(r, i == 0, hyphen)
		hyphen = r == '-'
		i += size
	}
	return n.shape(s)
}

func allLower(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

func (n *counts) add(r rune, first, hyphen bool) {
	switch {
	case r >= 'a' && r <= 'z':
		n.lows++
	case r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
		n.caps++
		n.firstCap = n.firstCap || first
		n.afterHyphen = n.afterHyphen || hyphen
	case r >= '0' && r <= '9':
		n.digits++
	case r == '.':
		n.dots++
	case r == '-':
		n.hyphens++
	case r >= utf8.RuneSelf && unicode.IsLetter(r):
		n.lows++
	default:
		n.others++
	}
}

func (n *counts) shape(s string) shape {
	letters := n.caps + n.lows
	switch {
	case letters == 0 && n.digits > 0:
		return number
	case letters == 0:
		return markShape(s)
	case n.digits > 0 && n.caps > 0:
		return alnumCap
	case n.digits > 0:
		return alnumLower
	case n.caps == 0:
		return lower
	case n.hyphens > 0 && n.afterHyphen && n.lows > 0, n.hyphens > 0 && n.caps > 0 && !n.firstCap:
		return hyphenCap
	case n.caps == 1 && letters == 1 && n.dots == 0:
		return letter
	case n.dots > 0 && n.lows <= n.caps && letters <= 6:
		return initial
	case n.lows == 0:
		return upper
	case n.caps == 1 && n.firstCap:
		return title
	}
	return mixed
}

func markShape(s string) shape {
	switch s {
	case ")", "]", "}", "”", "’", "''", "»":
		return closing
	}
	return mark
}
