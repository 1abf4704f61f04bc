package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dateline/internal/export"
	"dateline/internal/news"
	"dateline/internal/store"
)

func (a *app) exportCommand() *cobra.Command {
	var format, file string
	var all bool
	cmd := &cobra.Command{
		Use:   "export [QUERY]",
		Short: "Write articles with your tags, passages and notes",
		Long: `Writes the articles that a query matches, with what you marked in them: md for
people, csv for a spreadsheet (a row for each passage), json for programs (a
line for each article; “dateline add” reads it again). Without a query it takes
the articles that carry a tag, a passage or a note; --all takes every article.`,
		Example: `  dateline export tag:verify -o verify.md
  dateline export --format csv after:2025 > marks.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), args, format, file, all)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&format, "format", "f", "", "md, csv or json (default: by the file's name, or md)")
	f.StringVarP(&file, "output", "o", "", "write to `FILE`, which is replaced when all is written")
	f.BoolVar(&all, "all", false, "also articles without tags, passages and notes")
	return cmd
}

func (a *app) export(ctx context.Context, args []string, format, file string, all bool) error {
	f, err := chosenFormat(format, file)
	if err != nil {
		return &misuse{err}
	}
	q, err := a.ask(ctx, args)
	if err != nil {
		return err
	}
	each := a.lib.EachMarked
	if all || q.Root != nil {
		each = a.lib.EachStored
	}
	write := func(w io.Writer) (n int, err error) {
		out, err := export.New(w, f)
		if err != nil {
			return 0, err
		}
		err = a.unless(each(ctx, q, func(r store.Record) error { n++; return out.Article(r) }))
		if err == nil {
			err = out.Close()
		}
		return n, err
	}
	if file == "" {
		_, err := write(a.Stdout)
		return err
	}
	return a.writeFile(file, write)
}

func chosenFormat(format, file string) (export.Format, error) {
	switch {
	case format != "":
		return export.ParseFormat(format)
	case file != "":
		return export.ParseFormat(file)
	}
	return export.Markdown, nil
}

// writeFile replaces a file once all is written, so that a failure leaves what
// was there. (renameio, which does the same, is not for Windows.)
func (a *app) writeFile(name string, write func(io.Writer) (int, error)) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".dateline-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer os.Remove(f.Name()) // nothing is left to remove once it has its name
	n, err := write(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w; nothing was changed there", name, err)
	}
	a.line(count(n, "article"), " written to ", news.CleanLine(name))
	return nil
}
