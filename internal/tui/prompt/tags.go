package prompt

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/tui/keymap"
	"dateline/internal/tui/pane"
	"dateline/internal/tui/theme"
)

// Tagged is sent by the tag line: give the target these tags, take those away,
// and go on to a note if wanted.
type Tagged struct {
	Target      pane.Target
	Add, Remove []news.Text
	Note        bool
}

// Tags is the tag line: one types, the tags that fit are listed, the latest
// used first while nothing is typed.
type Tags struct {
	Ending
	Narrow[fit]
	theme    *theme.Theme
	target   pane.Target
	what     string // that is tagged: "the sentence"
	all      []news.Tag
	had      []news.Text // the target's own
	add      []news.Text // taken so far
	remove   []news.Text
	w        int
	hintNote bool
}

// fit is one tag that can be taken.
type fit struct {
	name   news.Text
	colour int
	count  int
	fresh  bool // it does not exist yet
}

// NewTags returns the tag line for a target that has some tags already. what
// names the target: "3 articles".
func NewTags(th *theme.Theme, t pane.Target, what string, all []news.Tag, had []news.Text) *Tags {
	p := &Tags{theme: th, target: t, what: what, had: had, hintNote: !t.At.IsZero() || len(t.Articles) == 1}
	p.all = slices.Clone(all)
	slices.SortStableFunc(p.all, func(a, b news.Tag) int { return b.LastUsed.Compare(a.LastUsed) })
	p.Narrow = Narrow[fit]{fit: p.fitting}
	p.filter()
	return p
}

// Context implements [Prompt].
func (p *Tags) Context() keymap.Context { return keymap.Input }

// mostTags is how many tags are listed at a time.
const mostTags = 8

// SetSize implements [Prompt].
func (p *Tags) SetSize(w, h int) {
	p.w = w
	p.setRoom(min(mostTags, h-1))
}

// fitting returns the tags that fit what is typed.
func (p *Tags) fitting(line string) []fit {
	var fits []fit
	typed := tagTyped(line)
	if typed.Empty() {
		for _, t := range p.all {
			fits = append(fits, fit{t.Name, t.Colour, t.Count, false})
		}
		return fits
	}
	names := make([]string, len(p.all))
	for i, t := range p.all {
		names[i] = query.Fold(t.Name.String())
	}
	folded := query.Fold(typed.String())
	for _, m := range fuzzy.Find(folded, names) {
		t := p.all[m.Index]
		fits = append(fits, fit{t.Name, t.Colour, t.Count, false})
	}
	return offerNew(fits, typed, folded)
}

// offerNew lists what is typed as a new tag: first, unless a tag begins with it.
func offerNew(fits []fit, typed news.Text, folded string) []fit {
	begins := -1
	for i, f := range fits {
		name := query.Fold(f.name.String())
		if name == folded {
			return slices.Insert(slices.Delete(fits, i, i+1), 0, f)
		}
		if begins < 0 && strings.HasPrefix(name, folded) {
			begins = i
		}
	}
	fresh := fit{typed, -1, 0, true}
	if begins < 0 {
		return slices.Insert(fits, 0, fresh)
	}
	f := fits[begins]
	return slices.Insert(slices.Delete(fits, begins, begins+1), 0, f, fresh)
}

// tagTyped returns the tag that is typed, without a leading "#".
func tagTyped(line string) news.Text {
	return news.CleanLine(strings.TrimLeft(line, "# "))
}

// Do implements [Prompt].
func (p *Tags) Do(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.Cancel:
		return p.close(Closed{p, true, nil})
	case keymap.Accept:
		return p.finish(false)
	case keymap.ToNote:
		return p.finish(p.target.All == nil)
	case keymap.Complete:
		if f, ok := p.Chosen(); ok {
			p.set(f.name.String())
		}
		return nil
	}
	return p.Narrow.Do(a)
}

// finish takes what is chosen, unless tags were taken before and nothing more
// is typed, and closes the line.
func (p *Tags) finish(note bool) tea.Cmd {
	chosen := len(p.add)+len(p.remove) > 0
	if !tagTyped(p.Typed()).Empty() || !chosen && !note {
		p.take()
	}
	if len(p.add)+len(p.remove) == 0 && !note {
		return p.close(Closed{p, true, nil})
	}
	return p.close(Closed{p, false, Tagged{p.target, p.add, p.remove, note}})
}

// take takes the tag that is chosen in the list; one that the target has
// already is taken away.
func (p *Tags) take() {
	f, ok := p.Chosen()
	if !ok {
		return
	}
	name := f.name
	switch {
	case slices.Contains(p.add, name):
		p.add = without(p.add, name)
	case slices.Contains(p.remove, name):
		p.remove = without(p.remove, name)
	case slices.Contains(p.had, name):
		p.remove = append(p.remove, name)
	default:
		p.add = append(p.add, name)
	}
	p.set("")
}

func without(tags []news.Text, name news.Text) []news.Text {
	return slices.DeleteFunc(tags, func(t news.Text) bool { return t == name })
}

// Key implements [Prompt]. A comma takes the tag and goes on to another.
func (p *Tags) Key(k tea.KeyPressMsg) tea.Cmd {
	if k.Text == "," {
		p.take()
		return nil
	}
	if k.String() == "backspace" && p.Typed() == "" && len(p.add) > 0 {
		p.add = p.add[:len(p.add)-1]
		return nil
	}
	return p.Narrow.Key(k)
}

// Mouse implements [Prompt]: a click takes a tag.
func (p *Tags) Mouse(m pane.Mouse) tea.Cmd {
	if m.Kind != pane.Click && m.Kind != pane.DoubleClick || !p.choose(m.Y-1) {
		return p.Narrow.Mouse(m)
	}
	p.take()
	if m.Kind == pane.DoubleClick {
		return p.finish(false)
	}
	return nil
}

// Cursor implements [Prompt].
func (p *Tags) Cursor() (x, y int, ok bool) {
	_, x = p.draw()
	return x, 0, true
}

// Place implements [Prompt].
func (p *Tags) Place() Place { return Bottom }

// Hint implements [Prompt].
func (p *Tags) Hint() string {
	if p.hintNote {
		return "enter takes it · , adds another · ctrl+t goes on to a note · esc gives up"
	}
	return "enter takes it · , adds another · esc gives up"
}
