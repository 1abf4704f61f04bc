package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"dateline/internal/news"
	"dateline/internal/store"
)

func (a *app) tagCommand() *cobra.Command {
	var t tagging
	cmd := &cobra.Command{
		Use:   "tag ID [TAG…]",
		Short: "Tag an article, a passage in it, or all that a query matches",
		Long: `Puts tags on an article, or on a passage of it that --passage gives word for
word. --note writes a note on the passage. --remove takes tags away.

With --query in place of an ID it tags every article that the query matches,
and with --hits each place where the words of the query stand in their texts,
in one step that “dateline undo” takes back.`,
		Example: `  dateline tag k3w9 dams verify
  dateline tag k3w9 verify --passage "half a valley" --note "who measured this?"
  dateline tag --query '"half a valley" after:2024' --hits verify`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("query") {
				return a.tagQuery(cmd.Context(), args, t)
			}
			if err := needs("the ID of an article")(cmd, args); err != nil {
				return err
			}
			if cmd.Flags().Changed("passage") && t.passage == "" {
				return wrongUse("--passage needs the words of the passage")
			}
			return a.tag(cmd.Context(), args[0], args[1:], t)
		},
	}
	f := cmd.Flags()
	f.StringVar(&t.passage, "passage", "", "the `WORDS` of the passage")
	f.StringVar(&t.note, "note", "", "a note on the passage")
	f.BoolVar(&t.remove, "remove", false, "take the tags away")
	f.StringVarP(&t.query, "query", "q", "", "tag all articles that a `QUERY` matches")
	f.BoolVar(&t.hits, "hits", false, "tag each place where the words of the query stand")
	return cmd
}

type tagging struct {
	passage, note string
	remove        bool
	query         string // instead of an ID
	hits          bool
}

func (a *app) tag(ctx context.Context, id string, names []string, t tagging) error {
	if len(names) == 0 && t.note == "" {
		return wrongUse("tag needs a tag after the ID, or a --note; see dateline tag --help")
	}
	if t.hits {
		return wrongUse("--hits needs a --query")
	}
	if t.note != "" && t.passage == "" {
		return wrongUse("a note stands on a passage: give its words with --passage")
	}
	tags, err := tagNames(names)
	if err != nil {
		return err
	}
	if _, err := a.open(ctx); err != nil {
		return err
	}
	rec, err := a.lib.Stored(ctx, id)
	if err != nil {
		return notThere(id, err)
	}
	e, err := a.applyTags(ctx, rec, tags, t)
	if err != nil {
		return err
	}
	a.line(e.What)
	return nil
}

func (a *app) applyTags(ctx context.Context, rec store.Record, tags []news.Text, t tagging) (store.Edit, error) {
	add, remove := tags, []news.Text(nil)
	if t.remove {
		add, remove = nil, tags
	}
	if t.passage == "" {
		return a.lib.TagArticles(ctx, []string{rec.Article.ID}, add, remove)
	}
	at, err := onlyPlace(rec.Article, t.passage)
	if err != nil {
		return store.Edit{}, err
	}
	if !t.remove {
		e, _, err := a.lib.Mark(ctx, rec.Article.ID, at, tags, news.Clean(t.note))
		return e, err
	}
	for _, p := range rec.Passages {
		if p.Span == at {
			return a.lib.Untag(ctx, p, tags)
		}
	}
	return store.Edit{}, fmt.Errorf("these words are not a marked passage")
}

// onlyPlace returns where words stand in the article's text, if it is one place.
func onlyPlace(ar news.Article, words string) (news.Span, error) {
	text := ar.Text.String()
	i := strings.Index(text, words)
	switch {
	case i < 0:
		return news.Span{}, fmt.Errorf("the article does not say %q", news.CleanLine(words))
	case strings.Contains(text[i+1:], words):
		return news.Span{}, fmt.Errorf("the article says %q more than once; give more of the words around it", news.CleanLine(words))
	}
	return news.Span{Start: i, End: i + len(words)}, nil
}

func (a *app) tagsCommand() *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:     "tags",
		Short:   "List your tags",
		Example: "  dateline tags --json",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.tags(cmd.Context(), l) },
	}
	l.flags(cmd, 0)
	return cmd
}

type tagJSON struct {
	Name  news.Text `json:"name"`
	Count int       `json:"count"`
}

func (a *app) tags(ctx context.Context, l listing) error {
	if _, err := a.open(ctx); err != nil {
		return err
	}
	tags, err := a.lib.Tags(ctx)
	if err != nil {
		return err
	}
	for _, t := range first(l, tags) {
		if l.json {
			if err := a.jsonLines().Encode(tagJSON{t.Name, t.Count}); err != nil {
				return err
			}
			continue
		}
		a.line(cell(humanize.Comma(int64(t.Count)), 6), "#", t.Name)
	}
	return nil
}

func (a *app) notesCommand() *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:     "notes [QUERY]",
		Short:   "List the passages you marked, with their notes",
		Example: `  dateline notes tag:verify`,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.notes(cmd.Context(), args, l) },
	}
	l.flags(cmd, 0)
	return cmd
}

// passageJSON is a marked passage in a listing.
type passageJSON struct {
	ID        string      `json:"id"`
	Article   string      `json:"article"`
	Title     news.Text   `json:"title"`
	Published news.Moment `json:"published"`
	Start     *int        `json:"start"` // null for words that are gone
	End       *int        `json:"end"`
	Words     news.Text   `json:"words"`
	Tags      []news.Text `json:"tags"`
	Note      news.Text   `json:"note"`
}

func (a *app) notes(ctx context.Context, args []string, l listing) error {
	q, err := a.ask(ctx, args)
	if err != nil {
		return err
	}
	n := 0
	return a.unless(a.lib.EachMarked(ctx, q, func(rec store.Record) error {
		for i, p := range rec.Passages {
			if n++; l.limit > 0 && n > l.limit {
				return nil
			}
			if l.json {
				if err := a.jsonLines().Encode(toPassageJSON(rec.Article, p)); err != nil {
					return err
				}
				continue
			}
			if i == 0 {
				a.line(cell(rec.Article.ID, 10), cell(rec.Article.Published.Date(), 10), rec.Article.Title)
			}
			a.passage(p)
			a.line()
		}
		return nil
	}))
}

func toPassageJSON(ar news.Article, p news.Passage) passageJSON {
	out := passageJSON{ID: p.ID, Article: ar.ID, Title: ar.Title, Published: ar.Published,
		Words: p.Selector.Exact, Tags: p.Tags, Note: p.Note}
	if out.Tags == nil {
		out.Tags = []news.Text{}
	}
	if !p.Orphan() {
		start, end := runes(ar.In(p.Span.In), p.Span)
		out.Start, out.End = &start, &end
	}
	return out
}
