package dates

import (
	"testing"
	"time"

	"dateline/internal/news"
)

func TestValue(t *testing.T) {
	for _, c := range []struct{ value, words, year, short string }{
		{"2025-06-04", "4 June 2025", "2025", "4 Jun"},
		{"2025-06", "June 2025", "2025", "Jun"},
		{"2025", "2025", "2025", ""},
		{"198X", "the 1980s", "1980s", ""},
		{"19", "the 1900s", "1900s", ""},
		{"2025-FA", "autumn 2025", "2025", "autumn"},
		{"2024-Q4", "last quarter of 2024", "2024", "Q4"},
		{"2025-W03", "week 3 of 2025", "2025", "week 3"},
		{"2025-W11-WE", "weekend of week 11 of 2025", "2025", "week 11"},
		{"2024-11-02T04:12", "2 November 2024, 04:12", "2024", "2 Nov"},
		{"2024-11-02TMO", "2 November 2024, morning", "2024", "2 Nov"},
		{"XXXX-12", "XXXX-12", "XXXX", "12"},
	} {
		if got := Value(c.value); got != c.words {
			t.Errorf("Value(%q) = %q, want %q", c.value, got, c.words)
		}
		if y, s := Year(c.value), Short(c.value); c.year != "XXXX" && (y != c.year || s != c.short) {
			t.Errorf("%q: year %q and short %q, want %q and %q", c.value, y, s, c.year, c.short)
		}
	}
}

func TestDuration(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"P2Y", "2 years"}, {"P1W", "1 week"}, {"PT36H", "36 hours"}, {"P1DT12H", "1 day 12 hours"},
		{"PXD", "some days"}, {"P3C", "3 centuries"}, {"PRESENT_REF", "now"}, {"P", "P"}, {"P2", "P2"}, {"PnY", "PnY"},
	} {
		if got := Value(c.value); got != c.want {
			t.Errorf("Value(%q) = %q, want %q", c.value, got, c.want)
		}
	}
}

func TestLong(t *testing.T) {
	at := news.At(time.Date(2025, 6, 4, 22, 10, 0, 0, time.UTC))
	for _, c := range []struct {
		m    news.Moment
		want string
	}{
		{news.Moment{}, ""}, {news.Day(2025, 6, 4), "4 June 2025"}, {at, "5 June 2025, 00:10"},
	} {
		if got := Long(c.m, time.FixedZone("", 7200)); got != c.want {
			t.Errorf("Long(%v) = %q, want %q", c.m, got, c.want)
		}
	}
	if got := Day(at); got != "4 Jun 2025" {
		t.Errorf("Day = %q", got)
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}
