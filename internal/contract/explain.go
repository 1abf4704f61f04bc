package contract

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"

	"dateline/internal/news"
)

// mark is a pair of brackets around a span, with the number of its reason.
type mark struct {
	news.Span
	open, close string
}

// Explain writes the article's text with its marks in line, as in
// "[PER e1: Ann Cole] said {q1 direct: “Go.”}", and after each paragraph the
// reason for every mark in it that needs one.
func Explain(w io.Writer, a news.Article, an *news.Analysis) error {
	b := bufio.NewWriter(w)
	writeHead(b, a, an)
	marks := collect(an)
	reasons := reasons(a, an)
	text := a.Text.String()
	for start := 0; start < len(text); {
		end := strings.Index(text[start:], "\n\n")
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		fmt.Fprintln(b)
		marks = writeMarked(b, text, start, end, marks)
		for len(reasons) > 0 && reasons[0].at < end {
			fmt.Fprintf(b, "    %s\n", reasons[0].text)
			reasons = reasons[1:]
		}
		start = end
		for start < len(text) && text[start] == '\n' {
			start++
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the marks of %q: %w", a.Title, err)
	}
	return nil
}

// collect returns all marks, outer ones before those they contain.
func collect(an *news.Analysis) []mark {
	var ms []mark
	for _, m := range an.Mentions {
		id := ""
		if m.Entity >= 0 {
			id = " " + an.Entities[m.Entity].ID
		}
		ms = append(ms, mark{m.Span, fmt.Sprintf("[%s%s: ", m.Type, id), "]"})
	}
	for i, q := range an.Quotes {
		ms = append(ms, mark{q.Span, fmt.Sprintf("{q%d %s: ", i+1, q.Kind), "}"})
	}
	for _, t := range an.Times {
		ms = append(ms, mark{t.Span, "<" + t.Value + ": ", ">"})
	}
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].Less(ms[j].Span) })
	return ms
}

// writeMarked writes text[start:end] with the marks that begin in it, and
// returns the rest. A mark that crosses another one closes where it ends, so
// that every bracket stands at the offset it is about.
func writeMarked(b *bufio.Writer, text string, start, end int, marks []mark) []mark {
	var open []mark
	pos := start
	advance := func(to int) {
		for len(open) > 0 {
			next := earliest(open)
			if open[next].End > to {
				break
			}
			b.WriteString(text[pos:open[next].End])
			pos = open[next].End
			b.WriteString(open[next].close)
			open = append(open[:next], open[next+1:]...)
		}
		b.WriteString(text[pos:to])
		pos = to
	}
	for len(marks) > 0 && marks[0].Start < end {
		advance(marks[0].Start)
		b.WriteString(marks[0].open)
		m := marks[0]
		m.End = min(m.End, end)
		open = append(open, m)
		marks = marks[1:]
	}
	advance(end)
	b.WriteByte('\n')
	return marks
}

// earliest returns the index of the mark that ends first, the innermost of equals.
func earliest(open []mark) int {
	best := len(open) - 1
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].End < open[best].End {
			best = i
		}
	}
	return best
}

// reason is a line about the mark at byte offset at.
type reason struct {
	at   int
	text string
}

func reasons(a news.Article, an *news.Analysis) []reason {
	var rs []reason
	add := func(at int, format string, args ...any) {
		rs = append(rs, reason{at, fmt.Sprintf(format, args...)})
	}
	first := map[int]bool{}
	for _, m := range an.Mentions {
		if m.Entity >= 0 && !first[m.Entity] {
			first[m.Entity] = true
			add(m.Start, "%s", about(an.Entities[m.Entity]))
		}
	}
	for i, q := range an.Quotes {
		why := q.Why.Line().String()
		if by := speakerOf(a, an, q); by != "" {
			why = by + ": " + why
		}
		if why == "" {
			why = "marks without a speaker"
		}
		add(q.Start, "q%d %s: %s", i+1, q.Kind, why)
	}
	for _, t := range an.Times {
		add(t.Start, "%q is %s %s", a.Text.Slice(t.Span).Line(), t.Type, t.Value)
	}
	for _, e := range an.Events {
		add(e.Start, "event %s: %q%s", e.Date, e.Summary.Line(), from(a, e))
	}
	sort.SliceStable(rs, func(i, j int) bool { return rs[i].at < rs[j].at })
	return rs
}

// about says what is known of an entity.
func about(e news.Entity) string {
	s := fmt.Sprintf("%s is %s %s", e.ID, e.Type, e.Name)
	if len(e.Aliases) > 0 {
		s += ", also called " + join(e.Aliases)
	}
	if !e.Description.Empty() {
		s += "; the text says: " + e.Description.String()
	}
	return s
}

// from says where the date of an event comes from.
func from(a news.Article, e news.Event) string {
	if e.Timex.IsZero() {
		return ", dated as the article is"
	}
	return fmt.Sprintf(", dated by %q", a.Text.Slice(e.Timex).Line())
}
