package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/store"
)

func (a *app) addCommand() *cobra.Command {
	var plain bool
	cmd := &cobra.Command{
		Use:   "add PATH…",
		Short: "Put articles into the archive",
		Long: `Adds the articles in files and in folders with all that lies below them; “-” is
standard input. Formats: the wire form (“date 2025-03-15” before the text),
plain text with a headline line, Markdown with front matter (title, date,
publisher, author, url), and JSON lines with title, date, publisher, author,
url and text. What is there already is not added again; a changed article
becomes a new version of it. What cannot be read is named with the reason, the
rest goes in, and the exit status is 1.`,
		Example: `  dateline add ~/articles notes.txt
  curl -s https://example.org/articles.jsonl | dateline add -`,
		Args: needs("a file, a folder, or “-” for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.add(cmd.Context(), args, plain) },
	}
	cmd.Flags().BoolVar(&plain, "later", false, "leave the analysis to the desk")
	return cmd
}

func (a *app) add(ctx context.Context, paths []string, later bool) error {
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	p := a.progress("adding")
	r, err := lib.AddPaths(ctx, paths, a.Stdin, p)
	p.done()
	if errors.Is(err, store.ErrReadOnly) {
		return fmt.Errorf("nothing can be added to %s: %w", a.path(), err)
	}
	a.report(r)
	if err != nil {
		return fmt.Errorf("after %s: %w; run the command again to go on", count(r.Articles(), "article"), err)
	}
	if !later && r.New+r.Changed > 0 {
		p := a.progress("analysing")
		err := lib.Analyse(ctx, 0, p)
		p.done()
		if err != nil {
			return fmt.Errorf("the articles are in the archive, but analysing them stopped: %w; the desk goes on with it", err)
		}
	}
	if len(r.Failures) > 0 {
		return errSaid
	}
	return nil
}

// report says in one sentence what came of adding, and names what failed.
func (a *app) report(r library.Report) {
	s := count(r.New, "article") + " added"
	if r.Changed > 0 {
		s += fmt.Sprintf(", %s changed", humanize.Comma(int64(r.Changed)))
	}
	if r.Unchanged > 0 {
		s += fmt.Sprintf(", %s already there", humanize.Comma(int64(r.Unchanged)))
	}
	if n := len(r.Failures); n > 0 {
		s += fmt.Sprintf(", %s could not be read", humanize.Comma(int64(n)))
	}
	fmt.Fprintln(a.Stdout, s)
	for _, f := range r.Failures {
		fmt.Fprintf(a.Stderr, "dateline: %s: %s\n", news.CleanLine(f.Name()), news.CleanLine(f.Err.Error()))
	}
}

// progress returns a line on the terminal that tells how work is getting on:
// count, rate and time left. In a pipe it is quiet.
func (a *app) progress(verb string) *progressLine {
	return &progressLine{app: a, verb: verb, began: a.Now()}
}

type progressLine struct {
	*app
	verb  string
	began time.Time
	drawn bool
}

// Progress implements library.Progress.
func (p *progressLine) Progress(done, total int) {
	if !p.Live || done == 0 {
		return
	}
	p.drawn = true
	fmt.Fprintf(p.Stderr, "\r%s\x1b[K", p.text(done, total))
}

func (p *progressLine) text(done, total int) string {
	s := fmt.Sprintf("%s %s", p.verb, humanize.Comma(int64(done)))
	if total > done {
		s += "/" + humanize.Comma(int64(total))
	}
	elapsed := p.Now().Sub(p.began).Seconds()
	if elapsed < 0.1 {
		return s
	}
	rate := float64(done) / elapsed
	s += fmt.Sprintf(" · %s a second", humanize.Comma(int64(rate)))
	if total > done && rate > 0 {
		left := time.Duration(float64(total-done) / rate * float64(time.Second))
		s += " · " + leftWords(left) + " left"
	}
	return s
}

// leftWords rounds a time to what a waiting person wants to know.
func leftWords(d time.Duration) string {
	switch {
	case d < time.Minute:
		return count(max(int(d.Seconds()), 1), "second")
	case d < time.Hour:
		return count(int(d.Minutes()), "minute")
	}
	return count(int(d.Hours()), "hour")
}

// done clears the line.
func (p *progressLine) done() {
	if p.drawn {
		fmt.Fprint(p.Stderr, "\r\x1b[K")
	}
}
