package side

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/timeline"
	"dateline/internal/tui/dates"
)

// zoom is how near the timeline is looked at.
type zoom int

const (
	inFull  zoom = iota // each event with its sentence and all that report it
	byEvent             // a line for each event
	byMonth             // a line for each month
	byYear
	byDecade

	nearest  = inFull
	farthest = byDecade
)

func (z zoom) name() string {
	return [...]string{"in full", "events", "months", "years", "decades"}[z]
}

// setZoom looks from another distance, staying on what it stands on.
func (t *Timeline) setZoom(z zoom) tea.Cmd {
	if z < nearest || z > farthest {
		return nil
	}
	i := t.standing()
	t.zoom = z
	t.make()
	if i >= 0 {
		t.standOn(i)
	}
	if z == inFull {
		return t.fetchTexts()
	}
	return nil
}

// standing returns the entry that the pane stands on, or the first of the
// period, or -1.
func (t *Timeline) standing() int {
	r, ok := t.current()
	if !ok {
		return -1
	}
	var i int
	if _, err := fmt.Sscanf(r.key, "entry %d", &i); err != nil {
		return -1
	}
	return i
}

// standOn goes to an entry, or to the period that holds it.
func (t *Timeline) standOn(i int) {
	for ; i >= 0; i-- {
		if t.stand(entryKey(i)) {
			// What came before is in sight, and what follows.
			t.top = t.at - t.visible()*2/3
			t.show()
			return
		}
	}
}

func entryKey(i int) string { return fmt.Sprint("entry ", i) }

// period is a run of entries that fall into one month, year or decade.
type period struct {
	first, end int // entries
	name       string
}

// periods divides the entries by the zoom. An event whose date is less precise
// than the zoom belongs to what it begins in.
func periods(entries []timeline.Entry, z zoom) []period {
	var out []period
	for i, e := range entries {
		var name string
		switch z {
		case byMonth:
			name = e.From.Format("January 2006")
			if _, month, _ := cutDate(e.Date); month == "" {
				name = dates.Value(e.Date)
			}
		case byYear:
			name = e.From.Format("2006")
		default:
			name = fmt.Sprintf("%d0s", e.From.Year()/10)
		}
		if n := len(out); n > 0 && out[n-1].name == name {
			out[n-1].end = i + 1
			continue
		}
		out = append(out, period{i, i + 1, name})
	}
	return out
}
