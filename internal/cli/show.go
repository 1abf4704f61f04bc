package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/internal/contract"
	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/store"
)

func (a *app) showCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Print an article",
		Long: `Prints an article by its ID, as the listings give it; the first characters that
tell it from others are enough. With --json it is printed with its marks, as
“dateline analyze --json” does.`,
		Example: "  dateline show k3w9",
		Args:    needs("the ID of an article"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.show(cmd.Context(), args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON with all marks")
	return cmd
}

func (a *app) show(ctx context.Context, id string, asJSON bool) error {
	if _, err := a.open(ctx); err != nil {
		return err
	}
	rec, err := a.lib.Read(ctx, id)
	if err != nil {
		return notThere(id, err)
	}
	if asJSON {
		return contract.Write(a.Stdout, rec.Article, rec.Analysis, "", 0)
	}
	a.wrapped(rec.Article.Title, "")
	if meta := metaLine(rec.Article); meta != "" {
		a.line(meta)
	}
	if len(rec.State.Tags) > 0 {
		a.line(strings.TrimSpace(tagged(rec.State.Tags)))
	}
	a.line()
	a.wrapped(rec.Article.Text, "")
	for _, p := range rec.Passages {
		a.line()
		a.passage(p)
	}
	return nil
}

// metaLine is where and when an article appeared.
func metaLine(ar news.Article) string {
	var parts []string
	for _, s := range []string{ar.Byline.String(), ar.Place.String(), ar.Publisher.String(), ar.Published.String(), ar.URL.String()} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// passage prints a marked passage with its tags and note.
func (a *app) passage(p news.Passage) {
	words := p.Selector.Exact
	if p.Orphan() {
		a.line("▌ (these words are no longer in the article)")
	}
	a.wrapped(words, "▌ ")
	if len(p.Tags) > 0 {
		a.line(" ", tagged(p.Tags))
	}
	if !p.Note.Empty() {
		a.wrapped(p.Note, "  ")
	}
}

// notThere says in the reader's words that an article was not found.
func notThere(id string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no article %q; “dateline list” gives the IDs", news.CleanLine(id))
	}
	return err
}

func (a *app) quotesCommand() *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:     "quotes [QUERY]",
		Short:   "List who said what",
		Example: `  dateline quotes speaker:teck said:lake`,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.quotes(cmd.Context(), args, l) },
	}
	l.flags(cmd, 100)
	return cmd
}

// quoteJSON is a quotation in a listing, in the names of the analyse contract.
type quoteJSON struct {
	Article   string         `json:"article"`
	Title     news.Text      `json:"title"`
	Published news.Moment    `json:"published"`
	Publisher news.Text      `json:"publisher"`
	Start     int            `json:"start"`
	End       int            `json:"end"`
	Kind      news.QuoteKind `json:"kind"`
	Speaker   news.Text      `json:"speaker"`
	Anonymous bool           `json:"anonymous"`
	Channel   news.Text      `json:"channel"`
	Words     news.Text      `json:"words"`
	Why       news.Text      `json:"why"`
}

func (a *app) quotes(ctx context.Context, args []string, l listing) error {
	q, err := a.ask(ctx, args)
	if err != nil {
		return err
	}
	said, err := a.lib.Quotes(ctx, q, l.limit)
	if err = a.unless(err); err != nil {
		return err
	}
	last := ""
	for _, s := range said {
		if l.json {
			if err := a.jsonLines().Encode(a.quoteJSON(ctx, s)); err != nil {
				return err
			}
			continue
		}
		if s.Article != last {
			last = s.Article
			a.line(cell(s.Article, 10), cell(s.Published.Date(), 10), s.Title, publisher(s.Publisher))
		}
		a.line("  ", cell(speaker(s), 24), s.Words)
	}
	return nil
}

// speaker says who speaks and through which channel.
func speaker(s library.Said) string {
	name := s.Speaker.String()
	if name == "" {
		name = "?"
	}
	if !s.Quote.Channel.Empty() {
		name += " · " + s.Quote.Channel.String()
	}
	return name
}

func (a *app) quoteJSON(ctx context.Context, s library.Said) quoteJSON {
	start, end := s.Span.Start, s.Span.End
	if rec, err := a.lib.Stored(ctx, s.Article); err == nil {
		start, end = runes(rec.Article.Text, s.Span)
	}
	return quoteJSON{s.Article, s.Title, s.Published, s.Publisher, start, end, s.Quote.Kind,
		s.Speaker, s.Quote.Anonymous, s.Quote.Channel, s.Words, s.Quote.Why}
}

func (a *app) sourcesCommand() *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:     "sources [QUERY]",
		Short:   "List who is cited, the most cited first",
		Example: `  dateline sources who:orlec after:2025`,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.sources(cmd.Context(), args, l) },
	}
	l.flags(cmd, 100)
	return cmd
}

// sourceJSON is a source in a listing; attributions are articles with the words.
type sourceJSON struct {
	Name         news.Text         `json:"name"`
	Kind         news.SourceKind   `json:"kind"`
	Entity       *string           `json:"entity"`
	Channels     []news.Text       `json:"channels"`
	Articles     int               `json:"articles"`
	Attributions []attributionJSON `json:"attributions"`
}

type attributionJSON struct {
	Article   string      `json:"article"`
	Published news.Moment `json:"published"`
	Words     news.Text   `json:"words"`
}

func (a *app) sources(ctx context.Context, args []string, l listing) error {
	q, err := a.ask(ctx, args)
	if err != nil {
		return err
	}
	cited, err := a.lib.Sources(ctx, q)
	if err = a.unless(err); err != nil {
		return err
	}
	for _, c := range first(l, cited) {
		if l.json {
			if err := a.jsonLines().Encode(toSourceJSON(c)); err != nil {
				return err
			}
			continue
		}
		channels := make([]string, len(c.Channels))
		for i, ch := range c.Channels {
			channels[i] = ch.String()
		}
		a.line(cell(string(c.Kind), 12), cell(count(len(c.Attributions), "statement"), 14),
			cell(count(c.Articles, "article"), 12), cell(c.Name.String(), 28), strings.Join(channels, ", "))
	}
	return nil
}

func toSourceJSON(c library.Cited) sourceJSON {
	out := sourceJSON{c.Name, c.Kind, orNull(c.Key), c.Channels, c.Articles, []attributionJSON{}}
	if out.Channels == nil {
		out.Channels = []news.Text{}
	}
	for _, p := range c.Attributions {
		out.Attributions = append(out.Attributions, attributionJSON{p.Article, p.Published, p.Words})
	}
	return out
}
