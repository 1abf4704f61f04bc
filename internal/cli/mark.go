package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// marking is what is to be done to everything that a query matches.
type marking struct {
	read, unread, star, unstar, remove bool

	dry, yes bool
}

func (a *app) markCommand() *cobra.Command {
	var m marking
	cmd := &cobra.Command{
		Use:   "mark QUERY",
		Short: "Mark everything that a query matches as read, star it, or delete it",
		Long: `Marks everything that a query matches, in one step that “dateline undo” takes
back. Deleted articles go from all lists, and undo brings them back; before it
deletes, the command asks if it is run in a terminal. The query '' matches all.`,
		Example: `  dateline mark before:2024 --read
  dateline mark from:wire is:read --delete --dry-run`,
		Args: needs("a query"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.mark(cmd.Context(), args, m) },
	}
	f := cmd.Flags()
	f.BoolVar(&m.read, "read", false, "mark as read")
	f.BoolVar(&m.unread, "unread", false, "mark as unread")
	f.BoolVar(&m.star, "star", false, "star")
	f.BoolVar(&m.unstar, "unstar", false, "take the star away")
	f.BoolVar(&m.remove, "delete", false, "delete")
	f.BoolVar(&m.dry, "dry-run", false, "only say how many articles the query matches")
	f.BoolVarP(&m.yes, "yes", "y", false, "do not ask before deleting")
	return cmd
}

// chosen returns how many things are to be done.
func (m marking) chosen() (n int) {
	for _, on := range []bool{m.read, m.unread, m.star, m.unstar, m.remove} {
		if on {
			n++
		}
	}
	return n
}

func (a *app) mark(ctx context.Context, args []string, m marking) error {
	if m.chosen() != 1 {
		return wrongUse("mark needs one of --read, --unread, --star, --unstar and --delete; see dateline mark --help")
	}
	q, err := a.ask(ctx, args)
	if err != nil {
		return err
	}
	if m.dry {
		return a.matched(ctx, q)
	}
	if m.remove && !m.yes && a.Terminal {
		if ok, err := a.confirm(ctx, q); err != nil || !ok {
			return err
		}
	}
	return a.bulk("marking", func(p library.Progress) (store.Edit, error) {
		switch {
		case m.read || m.unread:
			return a.lib.MarkAllRead(ctx, q, m.read, p)
		case m.star || m.unstar:
			return a.lib.StarAll(ctx, q, m.star, p)
		}
		return a.lib.DeleteAll(ctx, q, p)
	})
}

// matched says how many articles a query matches.
func (a *app) matched(ctx context.Context, q query.Query) error {
	n, err := a.lib.Count(ctx, q, 1<<30)
	if err == nil {
		a.line("the query matches ", count(n, "article"))
	}
	return err
}

// confirm asks whether to delete what a query matches.
func (a *app) confirm(ctx context.Context, q query.Query) (bool, error) {
	n, err := a.lib.Count(ctx, q, 1<<30)
	if err != nil {
		return false, err
	}
	fmt.Fprintf(a.Stdout, "delete %s? y/n ", count(n, "article"))
	answer, _ := bufio.NewReader(a.Stdin).ReadString('\n') // no answer is no
	if strings.EqualFold(strings.TrimSpace(answer), "y") {
		return true, nil
	}
	a.line("nothing was deleted")
	return false, nil
}

// bulk does something to everything that a query matches and says what.
func (a *app) bulk(verb string, do func(library.Progress) (store.Edit, error)) error {
	p := &progressLine{app: a, verb: verb, began: a.Now()}
	e, err := do(p)
	p.done()
	switch {
	case err != nil:
		return fmt.Errorf("%w; nothing was changed", err)
	case len(e.Bulk)+len(e.Passages) == 0:
		a.line("nothing changed")
	default:
		a.line(e.What)
	}
	return nil
}

// tagQuery tags everything that a query matches, or each of its hits.
func (a *app) tagQuery(ctx context.Context, names []string, t tagging) error {
	switch {
	case len(names) == 0:
		return wrongUse("tag needs a tag; see dateline tag --help")
	case t.passage != "" || t.note != "":
		return wrongUse("--passage and --note are for one article, not for a --query")
	case t.hits && t.remove:
		return wrongUse("--hits puts tags on; they are taken away with “dateline undo”")
	}
	q, err := a.ask(ctx, []string{t.query})
	if err != nil {
		return err
	}
	tags, err := tagNames(names)
	if err != nil {
		return err
	}
	if t.hits && !library.HasHits(q) {
		return wrongUse("--hits needs a --query with words or a phrase that stand in the text")
	}
	return a.bulk("tagging", func(p library.Progress) (store.Edit, error) {
		switch {
		case t.hits:
			return a.lib.TagHits(ctx, q, tags, p)
		case t.remove:
			return a.lib.TagAll(ctx, q, nil, tags, p)
		}
		return a.lib.TagAll(ctx, q, tags, nil, p)
	})
}

func tagNames(names []string) ([]news.Text, error) {
	tags := make([]news.Text, len(names))
	for i, n := range names {
		if tags[i] = news.CleanLine(strings.TrimPrefix(n, "#")); tags[i].Empty() {
			return nil, wrongUse("a tag needs a name, and one of these has none")
		}
	}
	return tags, nil
}

func (a *app) undoCommand() *cobra.Command {
	var again bool
	cmd := &cobra.Command{
		Use:   "undo",
		Short: "Take the latest change back: a tag, a note, a mark, a deletion",
		Long: `Takes back what was changed last, here or at the desk, and says what that was.
--redo makes it once more.`,
		Example: "  dateline undo",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.undo(cmd.Context(), again) },
	}
	cmd.Flags().BoolVar(&again, "redo", false, "make the change that was taken back last once more")
	return cmd
}

func (a *app) undo(ctx context.Context, again bool) error {
	if _, err := a.open(ctx); err != nil {
		return err
	}
	what, do := "undid: ", a.lib.Undo
	if again {
		what, do = "redid: ", a.lib.Redo
	}
	e, err := do(ctx)
	switch {
	case errors.Is(err, store.ErrNothing) && again:
		return errors.New("there is nothing to redo")
	case errors.Is(err, store.ErrNothing):
		return errors.New("there is nothing to undo")
	case err != nil:
		return err
	}
	a.line(what, e.What)
	return nil
}
