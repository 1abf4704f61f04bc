package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// analysed finds Teck in an article's text, and what is between quotation marks
// as said by Teck.
func analysed(a news.Article, analyser int) store.Analysed {
	text := a.Text.String()
	an := &news.Analysis{Analyser: analyser, Language: "en"}
	if at := strings.Index(text, "Teck"); at >= 0 {
		an.Entities = []news.Entity{{ID: "e1", Type: news.Person, Name: news.Clean("Bruno Teck"), Aliases: texts("Teck"), Key: "PER:bruno teck"}}
		an.Mentions = []news.Mention{{Span: news.Span{Start: at, End: at + 4}, Type: news.Person}}
		if open, shut := strings.Index(text, "“"), strings.Index(text, "”"); open >= 0 && shut > open {
			an.Quotes = []news.Quote{{Span: news.Span{Start: open, End: shut + len("”")}, Kind: news.Direct, SpeakerSpan: an.Mentions[0].Span}}
		}
	}
	return store.Analysed{ID: a.ID, Hash: a.Hash, Title: a.Title, Date: a.Published, Pub: a.Publisher, Analysis: an}
}

func save(t testing.TB, s store.Store, batch ...store.Analysed) {
	t.Helper()
	if err := s.SaveAnalyses(context.Background(), batch); err != nil {
		t.Fatal(err)
	}
}

func analyses(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	list := add(t, s, article(1, "06-04", "“The lake,” said Teck."), article(2, "06-05", "River."), article(3, "06-06", "Teck left."))
	pending(t, s, 1, "3 2 1")
	a := analysed(read(t, s, list[0]).Article, 1)
	save(t, s, a, analysed(read(t, s, list[2]).Article, 2))
	pending(t, s, 1, "2")
	pending(t, s, 2, "2 1")
	pending(t, s, 3, "3 2 1")
	wantEqual(t, "analysis", read(t, s, list[0]).Analysis, a.Analysis)
	for q, want := range map[string]string{
		"who:teck": "3 1", "speaker:teck": "1", "said:lake": "1", "said:teck": "", "-who:teck": "2", "-(-who:teck or -said:lake)": "1", "-(-said:lake)": "1",
		"has:quote": "1", "who:teck lake": "1", "river or speaker:bruno": "2 1", "who:teck -speaker:teck": "3",
	} {
		wantEqual(t, q, find(t, s, q), want)
	}
	got, err := s.Analyses(ctx, append(list, "nothing"))
	wantErr(t, "Analyses", err, nil)
	a.Text, a.Title = read(t, s, list[0]).Article.Text, read(t, s, list[0]).Article.Title
	wantEqual(t, "analyses", len(got), 2)
	wantEqual(t, "the first", got[0], a)
	wantClean(t, s)
}

func pending(t *testing.T, s store.Store, analyser int, want string) {
	t.Helper()
	list, err := s.Pending(context.Background(), analyser, 10)
	wantErr(t, "Pending", err, nil)
	var rows []store.Row
	for _, a := range list {
		rows = append(rows, store.Row{Title: a.Title})
		if a.Text.Empty() || a.Hash == "" || a.ID == "" {
			t.Errorf("Pending gives %+v", a)
		}
	}
	wantEqual(t, "pending", numbers(rows), want)
	n, err := s.CountPending(context.Background(), analyser)
	wantErr(t, "CountPending", err, nil)
	wantEqual(t, "count", n, len(list))
}

func staleAnalysis(t *testing.T, open Open) {
	s := open(t)
	a := article(1, "06-04", "“The lake,” said Teck.")
	id := add(t, s, a)[0]
	stale := analysed(read(t, s, id).Article, 1)
	save(t, s, stale)
	a.Text = news.Clean("Nothing.")
	add(t, s, a)
	if read(t, s, id).Analysis != nil {
		t.Error("the analysis of an earlier text is still there")
	}
	save(t, s, stale, store.Analysed{ID: "nothing", Analysis: &news.Analysis{}})
	if read(t, s, id).Analysis != nil {
		t.Error("the analysis of an earlier text was stored")
	}
	wantEqual(t, "found", find(t, s, "who:teck"), "")
	bad := analysed(read(t, s, id).Article, 1)
	bad.Analysis.Mentions = []news.Mention{{Span: news.Span{Start: 5, End: 50}, Entity: news.None}}
	if err := s.SaveAnalyses(context.Background(), []store.Analysed{bad}); err == nil {
		t.Error("a mention outside the text was stored")
	}
	wantClean(t, s)
}

func sharing(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	list := add(t, s, article(1, "06-04", "“The lake,” said Teck."), article(2, "06-06", "Teck left."), article(3, "06-05", "Teck came."))
	for _, id := range list {
		save(t, s, analysed(read(t, s, id).Article, 1))
	}
	got, err := s.Sharing(ctx, []string{"PER:nobody", "PER:bruno teck"}, 2)
	wantErr(t, "Sharing", err, nil)
	wantEqual(t, "sharing", got, []store.Appearance{
		{Key: "PER:nobody"}, {Key: "PER:bruno teck", Articles: 3, IDs: []string{list[1], list[2]}},
	})
	save(t, s, store.Analysed{ID: list[1], Hash: read(t, s, list[1]).Article.Hash, Analysis: &news.Analysis{Analyser: 2}})
	got, err = s.Sharing(ctx, []string{"PER:bruno teck"}, 5)
	wantErr(t, "Sharing", err, nil)
	wantEqual(t, "after another analysis", got, []store.Appearance{{Key: "PER:bruno teck", Articles: 2, IDs: []string{list[2], list[0]}}})
	wantClean(t, s)
}

func nearest(t *testing.T, open Open) {
	s, ctx := open(t), context.Background()
	list := add(t, s, article(1, "06-04", "“The lake,” said Teck."), article(2, "06-06", "Teck left."), article(3, "06-05", "Teck came."))
	for i, id := range list {
		a := analysed(read(t, s, id).Article, 1)
		if i == 0 {
			name := news.Clean("The lake")
			a.Analysis.Entities = append(a.Analysis.Entities, news.Entity{Key: "LOC:the lake", Type: news.Location, Name: name})
		}
		save(t, s, a)
	}
	for _, c := range []struct {
		weights map[string]float64
		n       int
		want    []string
	}{
		{map[string]float64{"PER:bruno teck": 1}, 5, []string{list[1], list[2], list[0]}},
		{map[string]float64{"PER:bruno teck": 1}, 2, []string{list[1], list[2]}},
		{map[string]float64{"PER:bruno teck": 1, "LOC:the lake": 0.5}, 2, []string{list[0], list[1]}},
		{map[string]float64{"PER:nobody": 1}, 5, nil},
		{nil, 5, nil},
	} {
		got, err := s.Nearest(ctx, c.weights, c.n)
		wantErr(t, "Nearest", err, nil)
		wantEqual(t, fmt.Sprint("nearest by ", c.weights), got, c.want)
	}
	apply(t, s, store.Edit{Articles: []store.ArticleEdit{{ID: list[1], After: news.State{Deleted: true}}}})
	got, err := s.Nearest(ctx, map[string]float64{"PER:bruno teck": 1}, 2)
	wantErr(t, "Nearest", err, nil)
	wantEqual(t, "without the deleted", got, []string{list[2], list[0]})
}

func complete(t *testing.T, open Open) {
	s := open(t)
	a, b, c := article(1, "06-04", "“The lake,” said Teck."), article(2, "06-05", "Teck"), article(3, "06-06", "x")
	a.Publisher, b.Publisher, c.Publisher = news.Clean("Café News"), news.Clean("The Courier"), news.Clean("The Courier")
	list := add(t, s, a, b, c)
	save(t, s, analysed(read(t, s, list[0]).Article, 1), analysed(read(t, s, list[1]).Article, 1))
	apply(t, s, tagged(list[0], "to check"))
	for _, c := range []struct {
		field        query.Field
		prefix, want string
	}{
		{query.From, "", "The Courier=2 Café News=1"},
		{query.From, "CAFÉ", "Café News=1"},
		{query.From, "cafe n", "Café News=1"},
		{query.From, "x", ""},
		{query.From, "co", "The Courier=2"},
		{query.From, "the c", "The Courier=2"},
		{query.From, "t", "The Courier=2"},
		{query.By, "d", "Dana Rusk=3"},
		{query.Place, "or", "Orlec=3"},
		{query.Who, "bruno", "Bruno Teck=2"},
		{query.Who, "te", "Bruno Teck=2"},
		{query.Speaker, "bruno", "Bruno Teck=1"},
		{query.Speaker, "teck", "Bruno Teck=1"},
		{query.TagField, "to", "to check=1"},
		{query.Title, "h", ""},
	} {
		got, err := s.Complete(context.Background(), c.field, c.prefix, 5)
		wantErr(t, "Complete", err, nil)
		var out []string
		for _, v := range got {
			out = append(out, v.Value.String()+"="+string(rune('0'+v.Count)))
		}
		wantEqual(t, string(c.field)+":"+c.prefix, strings.Join(out, " "), c.want)
	}
}
