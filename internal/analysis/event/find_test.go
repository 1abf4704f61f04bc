package event_test

import (
	"strings"
	"testing"

	"dateline/internal/analysis/event"
	"dateline/internal/analysis/timex"
	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

// find runs the stages that events rest on over a text published on a day.
func find(text, published string) []news.Event {
	d := token.Split(text, news.InText)
	day, _ := news.ParseMoment(published)
	return event.Find(d, day, nil, nil, timex.New().Find(d, day, nil))
}

// dates lists the dates of events, those to come with a +.
func dates(events []news.Event) string {
	var out []string
	for _, e := range events {
		s := e.Date
		if e.Future {
			s += "+"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestDates(t *testing.T) {
	const published = "2025-06-04" // a Wednesday
	for _, c := range []struct{ text, want string }{
		{"Engineers emptied the upper lake on Tuesday.", "2025-06-03"},
		{"The inquiry will open on Monday.", "2025-06-09+"},
		{"The council voted on Tuesday to rebuild the dam, which failed in 2015.", "2025-06-03 2015"},
		{"The dam was finished in 1968 and closed in October 2014.", "1968 2014-10"},
		{"Work lasted two years.", ""},
		{"The lake has recently been full, and is now empty.", ""},
		{"If the vote is held in May 2026, she will lose.", ""},
		{"The bridge could fall in July.", ""},
		{"Critics of the 2014 law marched through Tamsin.", ""},
		{"Sales fell 3 percent, compared with 2019.", ""},
		{"Was he there in 2014?", ""},
		{"The mission would end by September 2026, ministers announced last week.", "2026-09+ 2025-W22"},
		{"The trial is set to begin on 12 July.", "2025-07-12+"},
		{"Ilse Marrow (born 1961) is minister for works.", ""},
		{"He has governed since 2008.", "2008"},
		{"The report is due next month.", "2025-07+"},
		{"He came on Tuesday, ate on Tuesday and left on Tuesday.", "2025-06-03"},
		{"The vote will be held later today.", "2025-06-04+"},
		{"Elections were held on Tuesday night.", "2025-06-03"},
		{"Nobody was hurt.", ""},
		{"", ""},
	} {
		if got := dates(find(c.text, published)); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestSummary(t *testing.T) {
	long := "who had been told of it by the engineers who have looked after the wall and the towers and the tunnels beneath them all"
	for _, c := range []struct{ text, want string }{
		{"ORLEC (Courier) - The dam closed on Tuesday.", "The dam closed on Tuesday."},
		{"TAMSIN: It closed\non  Tuesday.", "It closed on Tuesday."},
		{"On Tuesday the dam closed, said the mayor, " + long + ", and he wept, and " + long + ".",
			"On Tuesday the dam closed, said the mayor, " + long + ", and he wept …"},
		{"The mayor, " + long + ", and who knew, " + long + ", wept on Tuesday, and left.",
			"… " + long + ", and who knew, " + long + ", wept on Tuesday …"},
	} {
		events := find(c.text, "2025-06-04")
		if len(events) != 1 {
			t.Errorf("%q: %d events", c.text, len(events))
			continue
		}
		if got := events[0].Summary.String(); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
