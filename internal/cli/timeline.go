package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"dateline/internal/news"
	"dateline/internal/timeline"
)

func (a *app) timelineCommand() *cobra.Command {
	var l listing
	var around string
	cmd := &cobra.Command{
		Use:   "timeline [QUERY]",
		Short: "List events in the order they happened",
		Long: `Merges the events that the articles matching a query report, by date, each with
the sentence that it rests on. With --of ID it is the timeline of that article
and of those related to it, as the desk shows it.`,
		Example: `  dateline timeline who:orlec
  dateline timeline --of k3w9`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.timeline(cmd.Context(), args, around, l) },
	}
	l.flags(cmd, 200)
	cmd.Flags().StringVar(&around, "of", "", "the timeline around the article `ID`")
	return cmd
}

// timelineArticles is how many articles a timeline by query is made from.
const timelineArticles = 500

func (a *app) timeline(ctx context.Context, args []string, around string, l listing) error {
	if _, err := a.open(ctx); err != nil {
		return err
	}
	t, err := a.events(ctx, args, around)
	if err != nil {
		return err
	}
	for _, e := range first(l, t.Entries) {
		if l.json {
			if err := a.jsonLines().Encode(toEventJSON(e)); err != nil {
				return err
			}
			continue
		}
		a.line(cell(e.Date, 10), eventSign(e), " ", cell(reports(e), 4), e.Summary, "  (", e.Reports[0].Article, ")")
	}
	return nil
}

func (a *app) events(ctx context.Context, args []string, around string) (timeline.Timeline, error) {
	if around != "" {
		t, err := a.lib.Timeline(ctx, around)
		return t, notThere(around, err)
	}
	q, err := a.parse(args)
	if err != nil {
		return timeline.Timeline{}, err
	}
	return a.lib.Timelines(ctx, q, timelineArticles)
}

// eventSign is ● for the article's own, ○ for others', ◇ for what is to come.
func eventSign(e timeline.Entry) string {
	switch {
	case e.Future:
		return "◇"
	case e.Own:
		return "●"
	}
	return "○"
}

func reports(e timeline.Entry) string {
	if len(e.Reports) < 2 {
		return ""
	}
	return fmt.Sprintf("×%d", len(e.Reports))
}

type eventJSON struct {
	Date    string       `json:"date"`
	Future  bool         `json:"future"`
	Summary news.Text    `json:"summary"`
	Reports []reportJSON `json:"reports"`
}

type reportJSON struct {
	Article   string      `json:"article"`
	Title     news.Text   `json:"title"`
	Publisher news.Text   `json:"publisher"`
	Published news.Moment `json:"published"`
	Summary   news.Text   `json:"summary"`
}

func toEventJSON(e timeline.Entry) eventJSON {
	out := eventJSON{Date: e.Date, Future: e.Future, Summary: e.Summary}
	for _, r := range e.Reports {
		out.Reports = append(out.Reports, reportJSON{r.Article, r.Title, r.Publisher, r.Published, r.Event.Summary})
	}
	return out
}
