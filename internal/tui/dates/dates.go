// Package dates writes dates, spans of time and numbers as people write them:
// "4 June 2025" for 2025-06-04, "two weeks" for P2W. What it cannot read it
// gives back as it is, so that nothing is ever hidden.
package dates

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dateline/internal/news"
)

// Long returns the day, and the time of day in zone where it is known:
// "4 June 2025, 08:10"; "" if the moment is unknown.
func Long(m news.Moment, zone *time.Location) string {
	switch {
	case m.IsZero():
		return ""
	case m.Clock:
		return m.Time.In(zone).Format("2 January 2006, 15:04")
	}
	return m.Time.Format("2 January 2006")
}

// Day returns the day in short: "4 Jun 2025"; "" if the moment is unknown. It
// is the day where it was published, whatever zone the reader is in.
func Day(m news.Moment) string {
	if m.IsZero() {
		return ""
	}
	return m.Time.Format("2 Jan 2006")
}

// Value returns a TIMEX3 value in words: "October 2024", "autumn 2025", "the
// 1980s", "2 years". See the TimeML annotation guidelines 1.2.1.
func Value(v string) string {
	date, clock, timed := strings.Cut(v, "T")
	switch {
	case strings.HasPrefix(v, "P"):
		return duration(v)
	case timed:
		return join(day(date), partOfDay(clock))
	}
	return day(v)
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// day reads a TIMEX3 date.
func day(v string) string {
	year, rest, _ := strings.Cut(v, "-")
	if !number(strings.TrimSuffix(year, "X")) {
		return v
	}
	if rest == "" {
		return yearWords(year)
	}
	if s, ok := seasons[rest]; ok {
		return s + " " + year
	}
	if w, ok := strings.CutPrefix(rest, "W"); ok {
		return weekWords(w, year, v)
	}
	if t, err := time.Parse("2006-01-02", v); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", v); err == nil {
		return t.Format("January 2006")
	}
	return v
}

var seasons = map[string]string{
	"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
	"Q1": "first quarter of", "Q2": "second quarter of", "Q3": "third quarter of", "Q4": "last quarter of",
	"H1": "first half of", "H2": "second half of",
}

func yearWords(y string) string {
	switch {
	case strings.HasSuffix(y, "X"):
		return "the " + strings.TrimSuffix(y, "X") + "0s"
	case len(y) == 2:
		n, _ := strconv.Atoi(y)
		return fmt.Sprintf("the %d00s", n)
	}
	return y
}

func weekWords(w, year, v string) string {
	end, weekend := strings.CutSuffix(w, "-WE")
	switch {
	case !number(end):
		return v
	case weekend:
		return "weekend of week " + strings.TrimLeft(end, "0") + " of " + year
	}
	return "week " + strings.TrimLeft(end, "0") + " of " + year
}

var parts = map[string]string{
	"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}

// partOfDay reads what follows the T of a time.
func partOfDay(c string) string {
	if p, ok := parts[c]; ok {
		return p
	}
	return strings.TrimSuffix(c, "Z")
}

// Short returns the TIMEX3 date in few characters, without its year: "3 Jun",
// "Jun", "autumn"; "" for a year or what is longer.
func Short(v string) string {
	v, _, _ = strings.Cut(v, "T")
	if t, err := time.Parse("2006-01-02", v); err == nil {
		return t.Format("2 Jan")
	}
	if t, err := time.Parse("2006-01", v); err == nil {
		return t.Format("Jan")
	}
	_, rest, _ := strings.Cut(v, "-")
	if s, ok := seasons[rest]; ok && len(rest) == 2 && (rest[0] == 'S' || rest[0] == 'F' || rest[0] == 'W') {
		return s
	}
	if w, ok := strings.CutPrefix(rest, "W"); ok {
		return "week " + strings.TrimLeft(strings.TrimSuffix(w, "-WE"), "0")
	}
	return rest
}

// Year returns the year column of a TIMEX3 date: "2025", "1980s".
func Year(v string) string {
	y, _, _ := strings.Cut(v, "-")
	if strings.HasSuffix(y, "X") {
		return strings.TrimSuffix(y, "X") + "0s"
	}
	if len(y) == 2 {
		return y + "00s"
	}
	return y
}

func number(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
