package dates

import (
	"strconv"
	"strings"
)

// units are those of a TIMEX3 duration, before and after its T.
var units = map[bool]map[byte]string{
	false: {'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'Q': "quarter", 'E': "decade", 'C': "century"},
	true:  {'H': "hour", 'M': "minute", 'S': "second"},
}

// references are the values that name no date.
var references = map[string]string{
	"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future",
}

// duration reads "P2Y", "P1DT12H", "PXD" and the references.
func duration(v string) string {
	if r, ok := references[v]; ok {
		return r
	}
	var out []string
	clock, digits := false, ""
	for i := 1; i < len(v); i++ {
		c := v[i]
		unit := units[clock][c]
		switch {
		case c == 'T':
			clock = true
		case c >= '0' && c <= '9', c == 'X', c == '.':
			digits += string(c)
		case unit != "" && digits != "":
			out = append(out, amount(digits, unit))
			digits = ""
		default:
			return v
		}
	}
	if len(out) == 0 || digits != "" {
		return v
	}
	return strings.Join(out, " ")
}

func amount(n, unit string) string {
	plural := unit + "s"
	if unit == "century" {
		plural = "centuries"
	}
	switch n {
	case "1":
		return "1 " + unit
	case "X":
		return "some " + plural
	}
	return n + " " + plural
}

// Count returns a number with its thousands apart: "12,408".
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
