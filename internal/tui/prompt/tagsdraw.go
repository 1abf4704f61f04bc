package prompt

import (
	"fmt"
	"slices"

	"dateline/internal/news"
	"dateline/internal/tui/line"
	"dateline/internal/tui/theme"
)

// Lines implements [Prompt].
func (p *Tags) Lines() []string {
	ln, _ := p.draw()
	out := []string{ln.String()}
	from, to := p.shown()
	for i := from; i < to; i++ {
		out = append(out, p.drawFit(p.fits[i], i == p.at))
	}
	return out
}

func (p *Tags) draw() (*line.Line, int) {
	ln := line.New(p.w, p.theme.Row).To(1).Add(p.theme.Key, "tag ").Add(p.theme.Muted, p.what+" ")
	tags := p.tags()
	room := ln.Left() - min(roomToType, p.w/2) - line.Width(p.theme.Signs.Ellipsis+" ")
	from := len(tags)
	for from > 0 && room >= line.Width(tags[from-1].text+tags[from-1].after) {
		from--
		room -= line.Width(tags[from].text + tags[from].after)
	}
	if from > 0 {
		ln.Add(p.theme.Muted, p.theme.Signs.Ellipsis+" ")
	}
	for _, t := range tags[from:] {
		ln.Add(t.style, t.text).Add(p.theme.Muted, t.after)
	}
	return ln, p.editor.Draw(ln, p.theme.Text, nil)
}

// roomToType is how many cells the tags leave for typing another, where the
// screen has them. Those taken last are shown then.
const roomToType = 24

// tagged is a tag in the line.
type tagged struct {
	text, after string
	style       theme.Style
}

// tags returns the tags that the target will have: its own, then those taken.
func (p *Tags) tags() []tagged {
	var out []tagged
	add := func(t news.Text, after string) {
		out = append(out, tagged{"#" + t.Line().String(), after, p.theme.Tag(p.colour(t))})
	}
	for _, t := range p.had {
		if !slices.Contains(p.remove, t) {
			add(t, " ")
		}
	}
	for _, t := range p.add {
		add(t, ", ")
	}
	return out
}

func (p *Tags) colour(name news.Text) int {
	for _, t := range p.all {
		if t.Name == name {
			return t.Colour
		}
	}
	return 0
}

func (p *Tags) drawFit(f fit, here bool) string {
	base := theme.Style{}
	if here {
		base = p.theme.RowFocus
	}
	ln := line.New(p.w, base).To(3)
	if f.fresh {
		return ln.Add(p.theme.Muted, "new tag ").Add(p.theme.Text, "“"+f.name.String()+"”").String()
	}
	ln.Clip(p.theme.Tag(f.colour), "#"+f.name.Line().String(), 34, p.theme.Signs.Ellipsis).To(38)
	ln.Add(p.theme.Muted, fmt.Sprint(f.count))
	switch {
	case slices.Contains(p.add, f.name):
		ln.To(46).Add(p.theme.Valid, "taken")
	case slices.Contains(p.remove, f.name):
		ln.To(46).Add(p.theme.Wrong, "to be removed")
	case slices.Contains(p.had, f.name):
		ln.To(46).Clip(p.theme.Muted, "has it, enter removes it", ln.Left()-1, p.theme.Signs.Ellipsis)
	}
	return ln.String()
}
