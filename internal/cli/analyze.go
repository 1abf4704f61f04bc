package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"dateline/internal/contract"
	"dateline/internal/ingest"
	"dateline/internal/news"
)

func (a *app) analyzeCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "analyze PATH…",
		Short: "Print what is found in texts, storing nothing",
		Long: `Reads articles as “add” does and prints their names, quotations, times, events
and sources. With --json it is one object a line, one line an article, in the
order given; offsets are Unicode code points, the end exclusive. A text that
cannot be read is named, the others are printed, and the exit status is 1.`,
		Example: `  dateline analyze article.txt
  dateline analyze --json articles.jsonl | jq .quotes`,
		Args: needs("a file, a folder, or “-” for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.eachText(cmd.Context(), args, func(it ingest.Item, an *news.Analysis) error {
				if asJSON {
					return contract.Write(a.Stdout, it.Article, an, it.Path, it.Line)
				}
				return contract.WriteSummary(a.Stdout, it.Article, an)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON lines")
	return cmd
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "explain PATH…",
		Short:   "Print texts with their marks in line and the reason for each",
		Example: "  dateline explain article.txt",
		Args:    needs("a file, a folder, or “-” for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.eachText(cmd.Context(), args, func(it ingest.Item, an *news.Analysis) error {
				return contract.Explain(a.Stdout, it.Article, an)
			})
		},
	}
}

// eachText analyses the articles in paths and hands them on in order.
func (a *app) eachText(ctx context.Context, paths []string, f func(ingest.Item, *news.Analysis) error) error {
	analyser := a.Analyser()
	failed := false
	in := ingest.Input{Paths: paths, Stdin: a.Stdin}
	err := ingest.Walk(ctx, in, nil, func(it ingest.Item) error {
		if it.Err != nil {
			failed = true
			fmt.Fprintf(a.Stderr, "dateline: %s: %s\n", news.CleanLine(it.Name()), news.CleanLine(it.Err.Error()))
			return nil
		}
		return f(it, analyser.Analyse(it.Article))
	})
	if err == nil && failed {
		return errSaid
	}
	return err
}
