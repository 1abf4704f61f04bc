// Package cli is Dateline's command line: a thin shell over the verbs of
// package library, and the way to the desk. It owns flags, help texts and how
// results are printed for people and programs.
//
// Rules of wording: a result is a plain sentence; an error says what failed,
// where, and what to do next; nothing from an article, a file name or an error
// is printed unless it was cleaned. Exit codes: 0 done, 1 failed, 2 wrong use.
//
// Start reading at [Run].
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"dateline/internal/library"
	"dateline/internal/news"
)

// Exit codes.
const (
	Done   = 0
	Failed = 1
	Misuse = 2
)

// Env is the world outside: what Run needs and tests replace.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Width is the width of the terminal that Stdout is, in cells; 0 if it is none.
	Width int
	// Live says that Stderr is a terminal, where progress can be shown.
	Live   bool
	Getenv func(string) string
	Now    func() time.Time
	// Open opens the archive at a path, making it if need be, and tells of the
	// articles of an old one that it brings up to date.
	Open func(ctx context.Context, path string, p library.Progress) (*library.Library, error)
	// Analyser returns the analyser for texts that are not stored.
	Analyser func() library.Analyser
	// Samples are the sample articles.
	Samples fs.FS
	// Desk opens the reading desk on an archive.
	Desk func(ctx context.Context, lib *library.Library, archive string) error
	// Terminal says that both Stdin and Stdout are a terminal.
	Terminal bool
	Version  string
	About    About
}

// Run runs a command line (without the program's name) and returns the exit code.
func Run(ctx context.Context, args []string, env Env) int {
	a := &app{Env: env}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	err := root.ExecuteContext(ctx)
	if a.lib != nil {
		err = errors.Join(err, a.lib.Close())
	}
	switch {
	case err == nil && a.partly:
		return Failed
	case err == nil:
		return Done
	case errors.Is(err, errSaid):
		return Failed
	}
	fmt.Fprintf(env.Stderr, "dateline: %s\n", news.Clean(err.Error()))
	var wrong *misuse
	if errors.As(err, &wrong) || !a.began {
		return Misuse
	}
	return Failed
}

// errSaid ends a command that failed and has said why.
var errSaid = errors.New("failed")

// misuse is an error in how the command was called.
type misuse struct{ error }

func (m *misuse) Unwrap() error { return m.error }

func wrongUse(format string, args ...any) error { return &misuse{fmt.Errorf(format, args...)} }

// app is one run of the program.
type app struct {
	Env
	file   string // flag
	sample bool   // flag
	lib    *library.Library
	began  bool // the command line was understood and its command runs
	partly bool // something was left out, and that was said
}

// unless says that articles were left out, if err is no more than that.
func (a *app) unless(err error) error {
	var u *library.UnreadError
	if !errors.As(err, &u) {
		return err
	}
	a.partly = true
	fmt.Fprintf(a.Stderr, "dateline: %s\n", news.Clean(u.Error()))
	return nil
}

// root builds the tree of commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "dateline",
		Short: "A reading desk for news in the terminal",
		Long: `Dateline lists stored articles and shows each with its names and quotations
marked, who is cited and how, and a timeline of related events; searches them
with a query language; and keeps the passages you tag and the notes you write.

Without a command it opens the desk.`,
		Example: `  dateline --sample            open the desk on the sample archive
  dateline add ~/articles      put a folder of articles into your archive
  dateline                     open the desk on your archive`,
		Args:              noArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(*cobra.Command, []string) error { a.began = true; return nil },
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.desk(cmd.Context()) },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		if strings.HasPrefix(err.Error(), "unknown") {
			return wrongUse("%w; a query word that begins with “-” goes after “--”", err)
		}
		return &misuse{err}
	})
	f := root.PersistentFlags()
	f.StringVar(&a.file, "archive", "", "the archive `FILE` (default $DATELINE_ARCHIVE, or archive.db in the data folder)")
	f.BoolVar(&a.sample, "sample", false, "use the sample archive, which is kept apart from yours")
	root.AddCommand(
		a.addCommand(), a.analyzeCommand(), a.explainCommand(), a.listCommand(), a.searchCommand(), a.showCommand(),
		a.quotesCommand(), a.sourcesCommand(), a.timelineCommand(),
		a.tagCommand(), a.tagsCommand(), a.notesCommand(), a.markCommand(), a.undoCommand(), a.exportCommand(),
		a.checkCommand(), a.doctorCommand(), a.backupCommand(), a.evalCommand(), a.versionCommand(), a.manCommand(),
	)
	root.CompletionOptions.HiddenDefaultCmd = false
	return root
}

// noArgs is cobra.NoArgs, as misuse.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	what := news.CleanLine(args[0])
	if cmd.HasParent() {
		return wrongUse("%s takes no %q; see dateline %s --help", cmd.Name(), what, cmd.Name())
	}
	return wrongUse("there is no command %q; see dateline --help", what)
}

// needs is cobra.MinimumNArgs(1) with words that say what is missing.
func needs(missing string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return wrongUse("%s needs %s; see dateline %s --help", cmd.Name(), missing, cmd.Name())
		}
		return nil
	}
}

// path returns where the archive is.
func (a *app) path() string {
	switch {
	case a.sample:
		return filepath.Join(xdg.DataHome, "dateline", "sample.db")
	case a.file != "":
		return a.file
	case a.Getenv("DATELINE_ARCHIVE") != "":
		return a.Getenv("DATELINE_ARCHIVE")
	}
	return filepath.Join(xdg.DataHome, "dateline", "archive.db")
}

// open opens the archive for a command. The sample archive is filled at first use.
func (a *app) open(ctx context.Context) (*library.Library, error) {
	path := a.path()
	p := a.progress("bringing the archive up to date:")
	lib, err := a.Open(ctx, path, p)
	p.done()
	if err != nil {
		return nil, fmt.Errorf("open the archive %s: %w", path, err)
	}
	a.lib = lib
	if a.sample {
		return lib, a.fill(ctx, lib)
	}
	return lib, nil
}

// fill puts the sample articles into an empty archive.
func (a *app) fill(ctx context.Context, lib *library.Library) error {
	empty, err := lib.Empty(ctx)
	if err != nil || !empty {
		return err
	}
	_, err = lib.AddFS(ctx, a.Samples, silent{})
	return err
}

// desk opens the reading desk.
func (a *app) desk(ctx context.Context) error {
	if !a.Terminal {
		return wrongUse("the desk needs a terminal, and there is none here; try “dateline list”, “dateline search QUERY” or “dateline --help”")
	}
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	return a.Desk(ctx, lib, a.path())
}

// silent is progress that nobody watches.
type silent struct{}

func (silent) Progress(int, int) {}

// exists reports whether a path is there.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
