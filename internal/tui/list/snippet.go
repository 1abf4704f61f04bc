package list

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
)

// snippet is the part of a text in which a query's words stand.
type snippet struct {
	text news.Text
	hits [][2]int // byte ranges of text
}

// snippets are those of some rows, for one query.
type snippets map[string]snippet

// snippetWidth is how many characters a snippet has at most: more than a row
// has cells, so that one fits any width of the list.
const snippetWidth = 160

// bodyFields are the fields whose words are looked for in the text.
var bodyFields = []query.Field{query.Any, query.TextOnly, query.Said}

// looks reports whether q looks for words in the text.
func looks(q query.Query) bool {
	found := false
	q.Walk(func(n query.Node, negated bool) {
		if t, ok := n.(query.Term); ok && !negated {
			found = found || t.Field == query.Any || t.Field == query.TextOnly || t.Field == query.Said
		}
	})
	return found
}

// snippetsOf reads the texts of some articles and finds q's hits in them. One
// whose text cannot be read gets none.
func snippetsOf(ctx context.Context, a Archive, q query.Query, ids []string) snippets {
	out := snippets{}
	texts, err := a.Texts(ctx, ids)
	for i, id := range ids {
		out[id] = snippet{}
		if err == nil {
			out[id] = snippetOf(q, texts[i])
		}
	}
	return out
}

// withSnippets is how many rows come with their hits when a list is read, so that
// both are painted at once: those on screen.
func (l *List) withSnippets(q query.Query) int {
	if l.lines < 2 || !looks(q) {
		return 0
	}
	return l.visible() + 1
}

// fetchSnippets reads the texts of the rows on screen, for their hits. They
// come after the rows, which are not kept waiting.
func (l *List) fetchSnippets() tea.Cmd {
	if l.snip.Busy() || l.load.Busy() || l.withSnippets(l.query) == 0 {
		return nil
	}
	var ids []string
	for _, r := range l.window.rows[l.top:min(l.top+l.visible()+1, len(l.window.rows))] {
		if _, ok := l.snippets[r.ID]; !ok {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	archive, q := l.archive, l.query
	return l.snip.Start(l.ctx, func(ctx context.Context) tea.Msg {
		return snippetsOf(ctx, archive, q, ids)
	})
}

// takeSnippets keeps snippets that have come. Rows whose text could not be
// read keep their lede: the list itself says what is wrong with the archive.
func (l *List) takeSnippets(s snippets) {
	for id, v := range s {
		l.snippets[id] = v
	}
}

// snippetOf chooses the part of a text that shows q's hits best.
func snippetOf(q query.Query, text news.Text) snippet {
	start, end, hits := q.Snippet(text.String(), snippetWidth, bodyFields...)
	if len(hits) == 0 {
		return snippet{}
	}
	part := text.Slice(news.Span{Start: start, End: end}).Line()
	return snippet{part, q.Hits(part.String(), bodyFields...)}
}
