package reader

import "dateline/internal/news"

// stateWords says what there is instead of a text: nothing open, one on its way,
// or one that could not be read; nil while a text is on screen.
func (p *Pane) stateWords() []string {
	switch {
	case p.loading.err != nil:
		return []string{
			"This article could not be opened",
			news.CleanLine(p.loading.err.Error()).String(),
			"enter tries again",
		}
	case p.loading.slow:
		return []string{"Opening" + p.theme.Signs.Ellipsis}
	case p.rec.Article.ID == "" && p.loading.text.Busy():
		return []string{""}
	case p.rec.Article.ID == "":
		return []string{"Nothing is open", "Choose an article in the list and press enter."}
	case p.rec.Article.Text.Empty():
		return []string{p.rec.Article.Title.String(), "This article has no text."}
	}
	return nil
}
