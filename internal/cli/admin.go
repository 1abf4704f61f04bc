package cli

import (
	"context"
	"fmt"

	mcobra "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"dateline/internal/eval"
	"dateline/internal/news"
	"dateline/internal/store"
)

func (a *app) checkCommand() *cobra.Command {
	var l listing
	var repair bool
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "Verify the archive",
		Long:    "Verifies that the archive is whole: the file, the texts, the index against the\ntexts, marks and passages inside their texts, totals, and the journal of your\nedits. Each problem is named with what to do about it; the exit status is 1 then.\nWith --repair what is derived from the texts is made anew first.",
		Example: "  dateline check\n  dateline check --repair",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context(), l, repair) },
	}
	cmd.Flags().BoolVar(&l.json, "json", false, "print JSON lines")
	cmd.Flags().BoolVar(&repair, "repair", false, "make index, totals and counts anew")
	return cmd
}

type problemJSON struct {
	Kind    string    `json:"kind"`
	Article *string   `json:"article"`
	Detail  news.Text `json:"detail"`
	Repair  string    `json:"repair"`
}

func (a *app) check(ctx context.Context, l listing, repair bool) error {
	path := a.path()
	if !a.sample && !exists(path) {
		return fmt.Errorf("there is no archive at %s", path)
	}
	if _, err := a.open(ctx); err != nil {
		return err
	}
	if repair {
		if err := a.lib.Repair(ctx); err != nil {
			return fmt.Errorf("repair %s: %w", path, err)
		}
	}
	n := 0
	var printing error
	err := a.lib.Check(ctx, func(p store.Problem) {
		n++
		if l.json {
			printing = a.jsonLines().Encode(problemJSON{p.Kind, orNull(p.Article), p.Detail, p.Repair})
			return
		}
		a.line(cell(p.Kind, 10), cell(p.Article, 10), p.Detail)
		a.line("            ", p.Repair)
	})
	if err == nil {
		err = printing
	}
	switch {
	case err != nil:
		return err
	case n > 0:
		return fmt.Errorf("%s found in %s", count(n, "problem"), path)
	case !l.json:
		a.line("The archive is sound: ", path)
	}
	return nil
}

func (a *app) evalCommand() *cobra.Command {
	var errors bool
	cmd := &cobra.Command{
		Use:   "eval FILE…",
		Short: "Measure the analysis against annotated texts",
		Long: `Prints precision, recall and F1 of each stage on annotated files: our own mark-up
(.gold), names in BIO columns (.bio), quotations, times and events in JSON
lines, any of them gzipped. With --errors it also lists what was missed, in
context.`,
		Example: "  dateline eval data/gold\n  dateline eval --errors quotes.jsonl.gz",
		Args:    needs("an annotated file or a folder of them"),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, path := range args {
				if err := a.eval(path, errors); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&errors, "errors", false, "list the misses in context")
	return cmd
}

func (a *app) eval(path string, misses bool) error {
	report, err := eval.Run(a.Analyser(), path, eval.Options{})
	if err != nil {
		return err
	}
	a.line(news.CleanLine(path))
	if _, err := report.WriteTo(a.Stdout); err != nil || !misses {
		return err
	}
	return report.WriteErrors(a.Stdout)
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  dateline version",
		Args:    noArgs,
		Run: func(*cobra.Command, []string) {
			a.line("dateline ", a.Version, ", analyser ", a.Analyser().Version())
		},
	}
}

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "  dateline man | man -l -",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			page, err := mcobra.NewManPage(1, cmd.Root())
			if err != nil {
				return fmt.Errorf("the manual page: %w", err)
			}
			_, err = fmt.Fprintln(a.Stdout, page.Build(roff.NewDocument()))
			return err
		},
	}
}
