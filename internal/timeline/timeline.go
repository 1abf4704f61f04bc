package timeline

import (
	"time"

	"dateline/internal/news"
)

// Source is an article whose events go into a timeline.
type Source struct {
	Article          string // its ID
	Title, Publisher news.Text
	Published        news.Moment
	Text             news.Text
	Analysis         *news.Analysis // nil: it has no events yet
}

// Report is one sentence of one article that tells of an entry.
type Report struct {
	Article          string
	Title, Publisher news.Text
	Published        news.Moment
	Sentence         news.Span
	Event            news.Event
}

// Entry is something that happened, or is due, with all that report it.
type Entry struct {
	Date     string    // TIMEX3, the most precise that its reports give
	From, To time.Time // what Date covers, To exclusive
	Future   bool      // relative to the present article
	Summary  news.Text // from the present article where it reports it
	Own      bool      // the present article reports it
	Reports  []Report  // the present article's first, then by publication
}

// Timeline is the events around one article, in the order they happened; of
// those that begin together the less precise come first.
type Timeline struct {
	Entries   []Entry
	Published news.Moment // of the present article
	Articles  []string    // that gave an entry, the present one first
}

// Range returns the days that a TIMEX3 date covers; see [news.DateRange].
func Range(value string) (from, to time.Time, ok bool) { return news.DateRange(value) }
