package timex

import "dateline/internal/news"

// kind says how an item gets its value.
type kind uint8

const (
	fixed    kind = iota // its value is val
	calendar             // year, month, day, weekday and the like, some of them missing
	deictic              // a unit so many steps from the article's date: today, last week
	relative             // a unit so many steps from the time that the text has reached
	feast                // a holiday
	timeOnly             // a time of day without a date
)

// item is a time expression as the grammar reads it, before its value is known.
type item struct {
	first, last int // lexemes of its section, both inclusive
	kind        kind
	typ         news.TimexType
	val         string // of a fixed item

	year, month, day int // 0: not given
	weekday          int // 1 Monday … 7 Sunday
	bc               bool
	span             span   // what year stands for
	part             string // "SP", "Q1", "H2": a part of the year

	toward   int8 // -1 last, +1 next, 0 not said, thisOne
	yearly   int8 // the year is this much from the present one, if hasYear
	hasYear  bool
	unit     int // of deictic and relative
	steps    int
	holiday  int
	pod      string // part of day: "MO"
	clock    int    // minute of the day, -1 if none
	zone     string // "Z" for UTC
	inWeek   bool   // a weekday of the week that is so many weeks from the present one
	weeks    int
	ofRef    bool // of "that year"
	keep     bool // a step by years that stays as precise as the text's time
	the      bool // "the year", "the month": the text's rather than the article's
	sentence int  // of the Doc
	section  int  // of the parser

	start, end int32 // bytes
}

// thisOne is the toward of "this Friday": the nearest to come, or today.
const thisOne = 2

// span is how many years a year stands for.
type span uint8

const (
	oneYear span = iota
	tenYears
	hundredYears
	fiscalYear
)
