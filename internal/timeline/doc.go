// Package timeline puts what articles report in the order in which it happened:
// it says which articles tell of one story, and merges their events by date.
//
// It is pure logic over news. It reads no archive; callers hand it what they
// found there, and it never guesses a date that no sentence supports.
//
// Start reading at [Merge], then [Related].
package timeline
