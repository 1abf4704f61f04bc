package contract

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dateline/internal/news"
)

// WriteSummary writes what was found for people: the article's head, then names,
// quotes, times, events and sources, one a line.
func WriteSummary(w io.Writer, a news.Article, an *news.Analysis) error {
	b := bufio.NewWriter(w)
	writeHead(b, a, an)
	s := summary{b, a, an}
	for _, part := range []func(){s.names, s.quotes, s.times, s.events, s.sources} {
		part()
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the analysis of %q: %w", a.Title, err)
	}
	return nil
}

func writeHead(b *bufio.Writer, a news.Article, an *news.Analysis) {
	fmt.Fprintln(b, a.Title)
	var facts []string
	for _, f := range []string{
		a.Published.String(), a.Place.String(), a.Publisher.String(), a.Byline.String(), a.Agency.String(), an.Skipped.String(),
	} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	if len(facts) > 0 {
		fmt.Fprintln(b, strings.Join(facts, " · "))
	}
}

type summary struct {
	*bufio.Writer
	a  news.Article
	an *news.Analysis
}

func (s summary) section(name string, n int) {
	if n > 0 {
		fmt.Fprintf(s, "\n%s\n", name)
	}
}

func (s summary) names() {
	s.section("Names", len(s.an.Entities))
	counts := make([]int, len(s.an.Entities))
	for _, m := range s.an.Mentions {
		if m.Entity >= 0 {
			counts[m.Entity]++
		}
	}
	for i, e := range s.an.Entities {
		fmt.Fprintf(s, "  %-4s %s", e.Type, e.Name)
		if len(e.Aliases) > 0 {
			fmt.Fprintf(s, " (also %s)", join(e.Aliases))
		}
		if !e.Description.Empty() {
			fmt.Fprintf(s, ", %s", e.Description)
		}
		if counts[i] > 1 {
			fmt.Fprintf(s, " ×%d", counts[i])
		}
		fmt.Fprintln(s)
	}
}

func join(ts []news.Text) string {
	ss := make([]string, len(ts))
	for i, t := range ts {
		ss[i] = t.String()
	}
	return strings.Join(ss, ", ")
}

func (s summary) quotes() {
	s.section("Quotes", len(s.an.Quotes))
	for _, q := range s.an.Quotes {
		fmt.Fprintf(s, "  %-8s %s\n", q.Kind, s.a.Text.Slice(q.Span).Line())
		if by := speakerOf(s.a, s.an, q); by != "" {
			fmt.Fprintf(s, "           — %s\n", by)
		}
	}
}

// speakerOf says who is quoted, and where it was said.
func speakerOf(a news.Article, an *news.Analysis, q news.Quote) string {
	by := ""
	switch {
	case q.Speaker >= 0:
		by = an.Entities[q.Speaker].Name.String()
	case !q.SpeakerSpan.IsZero():
		by = a.Text.Slice(q.SpeakerSpan).Line().String()
	}
	if q.Anonymous {
		by += " (not named)"
	}
	if !q.Reason.Empty() {
		by += ", " + q.Reason.Line().String()
	}
	if !q.Channel.Empty() {
		by += ", on or in: " + q.Channel.Line().String()
	}
	return by
}

func (s summary) times() {
	s.section("Times", len(s.an.Times))
	for _, t := range s.an.Times {
		fmt.Fprintf(s, "  %-8s %-16s %s\n", t.Type, t.Value, s.a.Text.Slice(t.Span).Line())
	}
}

func (s summary) events() {
	s.section("Events", len(s.an.Events))
	for _, e := range s.an.Events {
		due := ""
		if e.Future {
			due = "due: "
		}
		fmt.Fprintf(s, "  %-10s %s%s\n", e.Date, due, e.Summary.Line())
	}
}

func (s summary) sources() {
	s.section("Sources", len(s.an.Sources))
	for _, src := range s.an.Sources {
		fmt.Fprintf(s, "  %-12s %s ×%d", src.Kind, src.Name.Line(), len(src.Attributions))
		if len(src.Channels) > 0 {
			fmt.Fprintf(s, ", through %s", join(src.Channels))
		}
		fmt.Fprintln(s)
	}
}
