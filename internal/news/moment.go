package news

import (
	"encoding/json"
	"fmt"
	"time"
)

// Moment is when something was published or said, as precisely as the source
// told: a day, or a day and a time of day in the zone it was given in. It is
// never shifted to another zone. The zero Moment is unknown.
type Moment struct {
	Time  time.Time
	Clock bool // the time of day is known
}

// Day returns the Moment for a calendar day.
func Day(year int, month time.Month, day int) Moment {
	return Moment{Time: time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// At returns the Moment for an instant whose time of day is known.
func At(t time.Time) Moment { return Moment{Time: t, Clock: true} }

// layouts are the forms ParseMoment reads, those with a clock first.
var layouts = []struct {
	layout string
	clock  bool
}{
	{time.RFC3339, true},
	{"2006-01-02T15:04:05", true},
	{"2006-01-02T15:04Z07:00", true},
	{"2006-01-02T15:04", true},
	{"2006-01-02 15:04:05", true},
	{"2006-01-02 15:04", true},
	{"2006-01-02 15:04:05 -0700", true},
	{"2006-01-02 15:04 -0700", true},
	{time.RFC1123Z, true},
	{time.RFC1123, true},
	{"2006/01/02", false},
	{"2 January 2006", false},
	{"January 2, 2006", false},
	{"2006-01-02", false},
}

// ParseMoment reads a date as files and feeds write it: ISO 8601, with or
// without a time of day, RFC 1123, or in words. The empty string is the zero
// Moment.
func ParseMoment(s string) (Moment, error) {
	if s == "" {
		return Moment{}, nil
	}
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return Moment{t, l.clock}, nil
		}
	}
	return Moment{}, fmt.Errorf("%q is not a date like 2025-03-15 or 2025-03-15T08:10:00Z", CleanLine(s))
}

// IsZero reports whether the moment is unknown.
func (m Moment) IsZero() bool { return m.Time.IsZero() }

// Date returns the day as YYYY-MM-DD, or "" if unknown.
func (m Moment) Date() string {
	if m.IsZero() {
		return ""
	}
	return m.Time.Format("2006-01-02")
}

// String returns RFC 3339 where a time of day is known, else the day, else "".
func (m Moment) String() string {
	if m.Clock {
		return m.Time.Format(time.RFC3339)
	}
	return m.Date()
}

// MarshalJSON writes the String form, or null if unknown.
func (m Moment) MarshalJSON() ([]byte, error) {
	if m.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(m.String())
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (m *Moment) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if s == nil {
		*m = Moment{}
		return nil
	}
	var err error
	*m, err = ParseMoment(*s)
	return err
}
