// Package timex finds time expressions in English text and says what they mean,
// as TIMEX3 values: dates, times of day, durations, sets and vague references.
//
// Every word is looked up once in a small lexicon. Where one can begin a time
// expression, a hand-written grammar over the looked-up words takes the longest
// reading; there is no regular expression and no backtracking over the text, so
// the work grows with its length. What was read is then resolved in text order
// against the article's date or the time that the text has reached, helped by
// the tense of the nearest verb; what stands in quotation marks is resolved
// against the day on which it was said.
//
// Extents and values follow the TimeML annotation guidelines 1.2.1 ("the end of
// 2009" whole, "early June" = 2009-06), ages ("a 30-year-old") are left out.
//
// Start reading at [Finder.Find], then grammar.go and resolve.go.
package timex
