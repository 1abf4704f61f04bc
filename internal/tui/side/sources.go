package side

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
	"dateline/internal/tui/dates"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/line"
	"dateline/internal/tui/message"
	"dateline/internal/tui/theme"
)

// Sources is the pane that lists what the article on screen rests on, and where
// the article itself comes from. Make one with [NewSources].
type Sources struct {
	board
	rec    store.Record
	folded map[int]bool // sources whose statements are shown
	walked map[int]int  // how many statements of a source were gone to
}

// NewSources returns the pane without an article.
func NewSources(th *theme.Theme) *Sources {
	s := &Sources{board: board{theme: th}}
	s.head = s.heading
	s.make()
	return s
}

// SetSize implements [pane.Pane].
func (s *Sources) SetSize(w, h int) {
	changed := w != s.w
	s.board.SetSize(w, h)
	if changed {
		s.make()
	}
}

// Context implements [pane.Pane].
func (s *Sources) Context() keymap.Context { return keymap.InSource }

// Do implements [pane.Pane].
func (s *Sources) Do(a keymap.Action) tea.Cmd { return s.do(a) }

// Can implements [pane.Pane].
func (s *Sources) Can(a keymap.Action) (bool, string) { return s.can(a) }

// Hints implements [pane.Pane].
func (s *Sources) Hints() []keymap.Action {
	return []keymap.Action{keymap.Act, keymap.Unfold, keymap.CitedBy, keymap.Timeline, keymap.Back}
}

// Update implements [pane.Pane]: it follows the article on screen, and counts
// the passages and tags of nobody.
func (s *Sources) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(message.Shown); ok {
		if m.Record.Article.ID != s.rec.Article.ID {
			s.at, s.top = 0, 0
		}
		s.rec = m.Record
		s.folded, s.walked = map[int]bool{}, map[int]int{}
		s.make()
	}
	return nil
}

// Show goes to the statement at a span, or to the source that says it.
func (s *Sources) Show(at news.Span) {
	for i, src := range s.sources() {
		if j := slices.IndexFunc(src.Attributions, at.Overlaps); j >= 0 {
			s.folded[i], s.walked[i] = true, j
			s.make()
			s.stand(statementKey(i, j))
			return
		}
	}
}

func (s *Sources) sources() []news.Source {
	if s.rec.Analysis == nil {
		return nil
	}
	return s.rec.Analysis.Sources
}

func (s *Sources) heading(l *line.Line) {
	what := ""
	if n := len(s.sources()); n > 0 {
		what = dates.Count(n) + " cited"
	}
	s.board.heading(l, "SOURCES", what)
}

// make makes the rows anew.
func (s *Sources) make() {
	var rows []row
	switch a := s.rec.Analysis; {
	case s.rec.Article.ID == "":
		rows = append(rows, words(s.theme.Muted, "no article is open"))
	case a == nil:
		rows = append(rows, words(s.theme.Muted, "being read"+s.theme.Signs.Ellipsis))
	case !a.Skipped.Empty():
		rows = append(rows, words(s.theme.Muted, "not looked for: it is "+a.Skipped.String()))
	case len(a.Sources) == 0:
		rows = append(rows, words(s.theme.Muted, "nobody is cited"))
	}
	for i, src := range s.sources() {
		rows = append(rows, s.source(i, src)...)
	}
	s.set(append(rows, s.provenance()...))
}

// source returns the rows of one source.
func (s *Sources) source(i int, src news.Source) []row {
	quoted, told := s.count(src)
	head := row{key: sourceKey(i), stop: true, say: s.sayOf(src, quoted, told), draw: func(l *line.Line) {
		mark, style := s.sign(src)
		l.Add(theme.Style{}, " ").Add(style, mark).Add(theme.Style{}, " ")
		count := s.counts(quoted, told)
		l.Clip(theme.Style{}, src.Name.Line().String(), l.Left()-line.Width(count)-2, s.theme.Signs.Ellipsis)
		right(l, s.theme.Muted, count)
	}}
	head.fold = func() tea.Cmd { return s.toggle(i) }
	head.act = func() tea.Cmd { return s.walk(i) }
	if src.Kind != news.SourceAnonymous {
		field := query.Who
		if src.Kind == news.SourcePerson {
			field = query.Speaker
		}
		head.ask = named(field, src.Name)
	}
	rows := []row{head}
	if d := s.describe(src); d != "" {
		rows = append(rows, row{draw: func(l *line.Line) { l.To(3).Clip(s.theme.Muted, d, l.Left()-1, s.theme.Signs.Ellipsis) }})
	}
	if s.folded[i] {
		rows = append(rows, s.statements(i, src)...)
	}
	return rows
}

// counts writes how often a source is quoted and paraphrased: `“2 ~1`.
func (s *Sources) counts(quoted, told int) string {
	var out []string
	if quoted > 0 {
		out = append(out, s.theme.Signs.Said+dates.Count(quoted))
	}
	if told > 0 {
		out = append(out, s.theme.Signs.Paraphrase+dates.Count(told))
	}
	return strings.Join(out, " ")
}

// count returns how many of a source's statements are quoted, and how many told.
func (s *Sources) count(src news.Source) (quoted, told int) {
	for _, at := range src.Attributions {
		if s.quoted(at) {
			quoted++
		} else {
			told++
		}
	}
	return quoted, told
}

func (s *Sources) quoted(at news.Span) bool {
	return slices.ContainsFunc(s.rec.Analysis.Quotes, func(q news.Quote) bool {
		return q.Span == at && (q.Kind == news.Direct || q.Kind == news.Mixed)
	})
}

// describe says who a source is, how it spoke, and why it is not named.
func (s *Sources) describe(src news.Source) string {
	var parts []string
	if src.Entity >= 0 && src.Entity < len(s.rec.Analysis.Entities) {
		parts = append(parts, s.rec.Analysis.Entities[src.Entity].Description.Line().String())
	}
	for _, c := range src.Channels {
		parts = append(parts, c.Line().String())
	}
	parts = append(parts, src.Reason.Line().String())
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

func (s *Sources) sign(src news.Source) (string, theme.Style) {
	g := s.theme.Signs
	switch src.Kind {
	case news.SourcePerson:
		return g.Person, theme.Style{FG: s.theme.Person.FG}
	case news.SourceOrganisation:
		return g.Organisation, theme.Style{FG: s.theme.Organisation.FG}
	case news.SourceDocument:
		return g.Document, s.theme.Note
	case news.SourceOutlet:
		return g.Outlet, theme.Style{FG: s.theme.Organisation.FG}
	}
	return g.Unnamed, s.theme.Muted
}

// sayOf describes a source in a line.
func (s *Sources) sayOf(src news.Source, quoted, told int) string {
	out := src.Name.Line().String() + " · " + string(src.Kind)
	if src.Kind == news.SourceAnonymous {
		out = src.Name.Line().String() + " · not named"
	}
	if quoted > 0 {
		out += " · " + plural(quoted, "quotation")
	}
	if told > 0 {
		out += " · " + plural(told, "paraphrase")
	}
	return out
}

func plural(n int, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "y"):
		return dates.Count(n) + " " + strings.TrimSuffix(what, "y") + "ies"
	}
	return dates.Count(n) + " " + what + "s"
}

func sourceKey(i int) string { return fmt.Sprint("source ", i) }

func statementKey(i, j int) string { return fmt.Sprint("source ", i, " statement ", j) }
