package news

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// DateRange returns the time that a TIMEX3 date covers, from its first moment to
// the first one after it, in UTC: "2024-10" is all of October. A time of day is
// left out. It reads years, decades ("198X"), centuries ("19"), quarters, halves,
// seasons (winter runs into the next year), ISO weeks, week-ends, months and
// days. Durations, references such as PRESENT_REF and dates with unknown parts
// ("XXXX-12") are not ranges.
func DateRange(value string) (from, to time.Time, ok bool) {
	if i := strings.IndexByte(value, 'T'); i > 0 {
		value = value[:i]
	}
	year, rest, cut := strings.Cut(value, "-")
	if !cut {
		return yearsRange(year)
	}
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 || y < 1 {
		return from, to, false
	}
	if rest != "" && rest[0] == 'W' && len(rest) > 2 && digits(rest[1:3]) {
		return weekRange(y, rest[1:])
	}
	if n, months := season(rest); months > 0 {
		from = day(y, n, 1)
		return from, from.AddDate(0, months, 0), true
	}
	return monthRange(y, rest)
}

// yearsRange reads a year, a decade or a century.
func yearsRange(s string) (from, to time.Time, ok bool) {
	span := 1
	switch {
	case len(s) == 4 && s[3] == 'X':
		span, s = 10, s[:3]
	case len(s) == 2:
		span = 100
	case len(s) != 4:
		return from, to, false
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || !digits(s) {
		return from, to, false
	}
	y := n * span
	return day(y, 1, 1), day(y+span, 1, 1), true
}

// weekRange reads "23" or "23-WE", the week numbers of ISO 8601.
func weekRange(y int, s string) (from, to time.Time, ok bool) {
	w, err := strconv.Atoi(s[:2])
	if err != nil || w < 1 || w > 53 {
		return from, to, false
	}
	jan4 := day(y, 1, 4) // always in week 1
	monday := jan4.AddDate(0, 0, 7*(w-1)-int(jan4.Weekday()+6)%7)
	switch s[2:] {
	case "":
		return monday, monday.AddDate(0, 0, 7), true
	case "-WE":
		return monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 7), true
	}
	return from, to, false
}

// season returns the first month of a season, quarter or half and how many
// months it has, or 0. Seasons are meteorological and of the northern half.
func season(s string) (first, months int) {
	switch s {
	case "SP":
		return 3, 3
	case "SU":
		return 6, 3
	case "FA":
		return 9, 3
	case "WI":
		return 12, 3
	case "Q1", "Q2", "Q3", "Q4":
		return 3*int(s[1]-'1') + 1, 3
	case "H1", "H2":
		return 6*int(s[1]-'1') + 1, 6
	}
	return 0, 0
}

// monthRange reads "10" or "10-07".
func monthRange(y int, s string) (from, to time.Time, ok bool) {
	month, dom, cut := strings.Cut(s, "-")
	m, err := strconv.Atoi(month)
	if err != nil || len(month) != 2 || m < 1 || m > 12 {
		return from, to, false
	}
	if !cut {
		return day(y, m, 1), day(y, m+1, 1), true
	}
	d, err := strconv.Atoi(dom)
	if err != nil || len(dom) != 2 || d < 1 {
		return from, to, false
	}
	from = day(y, m, d)
	return from, from.AddDate(0, 0, 1), int(from.Month()) == m
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// DatesAround returns the TIMEX3 dates that hold the day of t, the finest first:
// the day, its week, month, quarter, season, half, year, decade and century.
func DatesAround(t time.Time) []string {
	y, m, _ := t.Date()
	wy, w := t.ISOWeek()
	sy, s := seasonOf(y, m)
	return []string{
		t.Format("2006-01-02"),
		fmt.Sprintf("%04d-W%02d", wy, w),
		t.Format("2006-01"),
		fmt.Sprintf("%04d-Q%d", y, (m+2)/3),
		fmt.Sprintf("%04d-%s", sy, s),
		fmt.Sprintf("%04d-H%d", y, (m+5)/6),
		fmt.Sprintf("%04d", y),
		fmt.Sprintf("%03dX", y/10),
		fmt.Sprintf("%02d", y/100),
	}
}

// seasonOf returns the season that a month belongs to; January and February are
// in the winter of the year before.
func seasonOf(y int, m time.Month) (year int, season string) {
	switch {
	case m <= 2:
		return y - 1, "WI"
	case m == 12:
		return y, "WI"
	}
	return y, [...]string{"SP", "SU", "FA"}[(m-3)/3]
}
