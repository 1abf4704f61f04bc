package reader

import (
	"encoding/json"

	"dateline/internal/news"
)

// place is a position in the article as one number: bytes of the headline come
// first, then those of the text.
type place int

// at returns the place of a byte offset of one of the article's texts.
func (p *Pane) at(in news.Field, off int) place { return placeOf(p.rec.Article.Title.Len(), in, off) }

func placeOf(title int, in news.Field, off int) place {
	if in == news.InTitle {
		return place(off)
	}
	return place(title + 1 + off)
}

// start returns the place where a span begins.
func (p *Pane) start(s news.Span) place { return p.at(s.In, s.Start) }

// Kept is a reading position as it is remembered across restarts.
type kept struct {
	Top   place // the first byte on screen
	Kind  focusKind
	Focus news.Span
	Hash  string // the version it was in
}

// Place returns the reading position in a form to be remembered; "" while
// nothing is open.
func (p *Pane) Place() string {
	if p.rec.Article.ID == "" {
		return ""
	}
	b, err := json.Marshal(kept{p.topPlace(), p.focus.kind, p.focus.span, p.rec.Article.Hash})
	if err != nil {
		return ""
	}
	return string(b)
}

// restore returns to a remembered position. One that cannot be read, or is of
// another version of the text, leaves the pane at the beginning.
func (p *Pane) restore(s string) {
	var k kept
	if json.Unmarshal([]byte(s), &k) != nil || k.Hash != p.rec.Article.Hash {
		return
	}
	p.top = p.page.rowAt(k.Top)
	p.clampTop()
	if k.Kind != onNothing && p.inside(k.Focus) {
		p.focusOn(k.Focus)
	}
}

// inside reports whether s is a span of the article.
func (p *Pane) inside(s news.Span) bool {
	text := p.rec.Article.Text
	if s.In == news.InTitle {
		text = p.rec.Article.Title
	}
	return s.Len() > 0 && s.Valid(text.String())
}

// topPlace returns the place at the top of the screen.
func (p *Pane) topPlace() place { return p.page.placeAt(p.top) }
