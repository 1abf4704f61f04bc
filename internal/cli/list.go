package cli

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// listing are the flags that every listing has.
type listing struct {
	json  bool
	limit int
}

// first returns what of list the limit lets through.
func first[T any](l listing, list []T) []T {
	if l.limit > 0 {
		return list[:min(len(list), l.limit)]
	}
	return list
}

// most is how many there are to be; it is a [pflag.Value] that has no negative ones.
type most int

func (m *most) String() string { return strconv.Itoa(int(*m)) }
func (m *most) Type() string   { return "int" }

func (m *most) Set(s string) error {
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return errors.New("a number from 0 is wanted")
	}
	*m = most(n)
	return nil
}

func (l *listing) flags(cmd *cobra.Command, limit int) {
	cmd.Flags().BoolVar(&l.json, "json", false, "print JSON lines")
	l.limit = limit
	cmd.Flags().VarP((*most)(&l.limit), "limit", "n", "print `N` at most; 0 prints all")
}

func (a *app) listCommand() *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:   "list [QUERY]",
		Short: "List articles, newest first",
		Example: `  dateline list
  dateline list is:unread from:courier --json`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.list(cmd.Context(), args, l, false) },
	}
	l.flags(cmd, 50)
	return cmd
}

func (a *app) searchCommand() *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find articles and show where the words stand",
		Long: `Finds articles by a query: words and "phrases", prefix*, -not, or, ( ), and

` + operatorHelp() + `
Dates are 2024, 2024-10, 2024-10-05, yesterday or 7d. A query word that begins
with “-” goes after “--”.`,
		Example: `  dateline search '"upper lake" who:teck after:2024'
  dateline search -- dam -football`,
		Args: needs("a query"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.list(cmd.Context(), args, l, true) },
	}
	l.flags(cmd, 50)
	return cmd
}

// operatorHelp lists the operators of the query language.
func operatorHelp() string {
	var b strings.Builder
	for _, op := range query.Operators() {
		b.WriteString("  " + cell(op.Name+":", 9) + op.Help + "\n")
	}
	return b.String()
}

// parse reads the words of a command line as a query.
func (a *app) parse(args []string) (query.Query, error) {
	s := strings.Join(args, " ")
	q, err := a.lib.Parse(s)
	if err != nil {
		return q, wrongUse("%w%s", err, pointed(s, err))
	}
	return q, nil
}

// pointed shows a query with the wrong part of it underlined. One of several
// lines is not shown: a shell's user sees it anyway.
func pointed(s string, err error) string {
	var wrong *query.Error
	if news.CleanLine(s).String() != s || s == "" || !errors.As(err, &wrong) {
		return ""
	}
	before, at := ansi.StringWidth(s[:wrong.Start]), ansi.StringWidth(s[wrong.Start:wrong.End])
	return "\n  " + s + "\n  " + strings.Repeat(" ", before) + strings.Repeat("^", max(at, 1))
}

// ask opens the archive and parses the words of a query about it.
func (a *app) ask(ctx context.Context, args []string) (query.Query, error) {
	if _, err := a.open(ctx); err != nil {
		return query.Query{}, err
	}
	return a.parse(args)
}

func (a *app) list(ctx context.Context, args []string, l listing, hits bool) error {
	q, err := a.ask(ctx, args)
	if err != nil {
		return err
	}
	n := 0
	err = a.lib.EachRow(ctx, q, func(r store.Row) error {
		if n++; l.limit > 0 && n > l.limit {
			return errFull
		}
		return a.row(ctx, r, q, l, hits)
	})
	switch {
	case errors.Is(err, errFull):
		return a.more(ctx, q, l)
	case err == nil && n == 0 && !l.json:
		return a.nothing(ctx, q)
	}
	return err
}

// errFull ends a listing at its limit.
var errFull = errors.New("the listing is full")

// nothing says that there is nothing to list, and why.
func (a *app) nothing(ctx context.Context, q query.Query) error {
	if q.Root != nil {
		a.line("Nothing in the archive matches.")
		return nil
	}
	d, err := a.lib.Describe(ctx)
	switch {
	case err != nil:
		return err
	case d.Deleted > 0:
		a.line("All articles are deleted (", humanize.Comma(int64(d.Deleted)), "): dateline undo brings back what was deleted last.")
	default:
		a.line("The archive is empty: dateline add PATH puts articles in.")
	}
	return nil
}

// more says how many there are when the listing stops at its limit.
func (a *app) more(ctx context.Context, q query.Query, l listing) error {
	if l.json {
		return nil
	}
	const most = 10_000
	n, err := a.lib.Count(ctx, q, most)
	if err != nil {
		return err
	}
	all := humanize.Comma(int64(n))
	if n >= most {
		all += " or more"
	}
	a.line("… ", l.limit, " of ", all, "; --limit 0 prints all")
	return nil
}

// rowJSON is an article in a listing, in the names of the analyse contract.
type rowJSON struct {
	ID        string      `json:"id"`
	Title     news.Text   `json:"title"`
	Published news.Moment `json:"published"`
	Place     news.Text   `json:"place"`
	Publisher news.Text   `json:"publisher"`
	Words     int         `json:"words"`
	Read      bool        `json:"read"`
	Starred   bool        `json:"starred"`
	Tags      []news.Text `json:"tags"`
	Passages  int         `json:"passages"`
	Hit       *hitJSON    `json:"hit,omitempty"`
}

type hitJSON struct {
	Start int       `json:"start"`
	End   int       `json:"end"`
	Text  news.Text `json:"text"`
}

func (a *app) row(ctx context.Context, r store.Row, q query.Query, l listing, hits bool) error {
	var hit *hitJSON
	if hits {
		var err error
		if hit, err = a.hit(ctx, r.ID, q); err != nil {
			return err
		}
	}
	if l.json {
		tags := r.State.Tags
		if tags == nil {
			tags = []news.Text{}
		}
		return a.jsonLines().Encode(rowJSON{r.ID, r.Title, r.Published, r.Place, r.Publisher, r.Words,
			r.State.Read, r.State.Starred, tags, r.Passages, hit})
	}
	a.line(cell(r.ID, 10), cell(r.Published.Date(), 10), cell(flags(r), 2), r.Title, publisher(r.Publisher), tagged(r.State.Tags))
	if hit != nil {
		a.line(strings.Repeat(" ", 28), hit.Text)
	}
	return nil
}

// hit returns where the words of a query stand in an article, in context; nil
// if they stand in its title alone, or the query asks for no words.
func (a *app) hit(ctx context.Context, id string, q query.Query) (*hitJSON, error) {
	rec, err := a.lib.Stored(ctx, id)
	if errors.Is(err, store.ErrDamaged) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	text := rec.Article.Text
	from, to, hits := q.Snippet(text.String(), 100, query.Any, query.TextOnly, query.Said)
	if len(hits) == 0 {
		return nil, nil
	}
	at := news.Span{Start: from, End: to}
	start, end := runes(text, at)
	return &hitJSON{start, end, text.Slice(at).Line()}, nil
}

// flags are ● for unread and ★ for starred.
func flags(r store.Row) string {
	s := " "
	if !r.State.Read {
		s = "●"
	}
	if r.State.Starred {
		s += "★"
	}
	return s
}

func publisher(p news.Text) string {
	if p.Empty() {
		return ""
	}
	return "  (" + p.String() + ")"
}

func tagged(tags []news.Text) string {
	var b strings.Builder
	for _, t := range tags {
		b.WriteString("  #" + t.String())
	}
	return b.String()
}
