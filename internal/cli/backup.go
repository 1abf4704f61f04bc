package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"dateline/internal/news"
)

func (a *app) backupCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the archive to a file while it is in use",
		Long: `Copies the archive, as it is at one moment, to a new file, while a desk or
another program goes on reading and writing. The copy is compact, readable by
you alone, looked at before it gets its name, and an archive like any other:
“dateline --archive FILE” opens it. To restore it, close Dateline and put it in
the archive's place. A file that is there is replaced only with --force; where
a backup fails or is stopped, what was there stays.`,
		Example: `  dateline backup ~/news-2025-06.db
  dateline backup --force /media/stick/archive.db`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return wrongUse("backup needs the one file to write; see dateline backup --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0], force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace the file if it is there")
	return cmd
}

func (a *app) backup(ctx context.Context, file string, force bool) error {
	if !a.sample && !exists(a.path()) {
		return fmt.Errorf("there is no archive at %s", a.path())
	}
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	p := copyLine{app: a}
	made, err := lib.Backup(ctx, file, force, p.progress)
	p.done()
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("the backup was stopped before %s was written", file)
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already: choose another name, or replace it with --force", file)
	case err != nil:
		return fmt.Errorf("back up %s: %w; nothing was changed there", a.path(), err)
	}
	a.line(news.CleanLine(file), ": ", count(made.Articles, "article"), ", ", size(made.Bytes))
	return nil
}

// copyLine is a line on the terminal that tells how far a copy is. In a pipe it
// is quiet.
type copyLine struct {
	*app
	drawn bool
}

func (p *copyLine) progress(done, total int64) {
	if !p.Live {
		return
	}
	p.drawn = true
	text := "copying " + size(done) + " of " + size(total)
	if done == total {
		text = "looking whether the copy is whole"
	}
	fmt.Fprintf(p.Stderr, "\r%s\x1b[K", text)
}

// done clears the line.
func (p *copyLine) done() {
	if p.drawn {
		fmt.Fprint(p.Stderr, "\r\x1b[K")
	}
}

// size writes a number of bytes for people: "820 bytes", "4.2 MB", "1,431 MB".
func size(n int64) string {
	switch {
	case n < 1000:
		return count(int(n), "byte")
	case n < 1e6:
		return humanize.Comma(n/1000) + " kB"
	case n < 1e7:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return humanize.Comma((n+5e5)/1e6) + " MB"
}
