package timeline

import (
	"strings"
	"unicode"

	"dateline/internal/news"
)

// terms returns the words of s that carry its subject, folded and cut to a
// crude stem, in order and each once. Two sentences on one happening share
// some, whatever their grammar.
func terms(s string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range strings.FieldsFunc(s, notWord) {
		w = stem(strings.ToLower(w))
		if len(w) < 3 || stop[w] || seen[w] {
			continue
		}
		seen[w] = true
		out = append(out, w)
	}
	return out
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }

// endings are tried in order; the first that leaves four letters is cut.
var endings = [...]string{"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "er", "s", "e", "y"}

// stem cuts an English ending, so that "killed", "killing" and "kills" meet. It
// need not be right, only the same for most forms of a word.
func stem(w string) string {
	for _, e := range endings {
		if s, ok := strings.CutSuffix(w, e); ok && len(s) >= 4 {
			return s
		}
	}
	return w
}

// stop holds the stems that say nothing of a subject: function words, the verbs
// of reporting, and the words of dates, which the date itself already tells.
var stop = set(`
about above after again against all almost along already also although among and another any are around
back bas bec became because becom been before began behind being below best better between both but cam came can
come could did does done down during each either els end enough even ever every far few first for former found from
full further gave get give going gone got had has have having head her here him himself his how however
include including into its itself just keep kept know known larg last later least left less let like likely littl long
look lot made mad make mak many may mean might more most much must nam near nearly need never new next nine not noth
now off often old once one only other others our out over own par part per perhap place plan put rath rather
remain reach return run said sam same saw say saying says second see seem seen set several she should show sinc since
six soon some still such tak take taken ten than that the their them themselv then there these they thing third this those three through
thus tim time today tol told too took toward towards two under until upon use used using very want was way well
went were what when where whether which while who whole whom whos whose why will with within without would yea year years yet you your
accord according add added announc annonc ask ask call report stat state
monday tuesday wednesday thursday friday saturday sunday mond tuesd wednesd thursd frid saturd sund
january february march april may june july august september october november december
januar februar septemb octob novemb decemb month week day days hour earl early late earlier lat
four five seven eight hundred thousand million billion
`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// subject returns what an event is about: its words and, as "@KEY", the
// entities that take part.
func subject(an *news.Analysis, e *news.Event) []string {
	out := terms(e.Summary.String())
	for _, i := range e.Entities {
		if i >= 0 && i < len(an.Entities) && an.Entities[i].Key != "" {
			out = append(out, "@"+an.Entities[i].Key)
		}
	}
	return out
}
