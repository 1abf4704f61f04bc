package theme

// sixteen returns a theme of the 16 basic colours, whose looks the terminal
// decides. Only those are used that stand out as xterm draws them; weights and
// slants tell the kinds apart where hues do not.
func sixteen(light, strong bool) Theme {
	t := plain()
	t.Dark, t.Colours = !light, 16
	c := bright()
	if light {
		c = deep()
	}
	for _, s := range []struct {
		style  *Style
		colour Colour
	}{
		{&t.Person, c.blue}, {&t.Organisation, c.orange}, {&t.Location, c.teal}, {&t.Misc, c.purple},
		{&t.Time, c.rose}, {&t.Scare, c.orange}, {&t.QuoteBar, c.blue}, {&t.Dateline, c.teal},
		{&t.BorderFocus, c.blue}, {&t.Star, c.orange}, {&t.Note, c.purple}, {&t.Valid, c.teal},
		{&t.Wrong, c.rose}, {&t.Error, c.rose}, {&t.Warning, c.orange}, {&t.Key, c.blue},
		{&t.Progress, c.blue}, {&t.Own, c.blue}, {&t.Future, c.orange},
	} {
		s.style.FG = s.colour
	}
	if !strong {
		for _, s := range []*Style{&t.Meta, &t.Muted, &t.Attribution, &t.Border, &t.Title, &t.Day, &t.Other} {
			s.FG = c.muted
		}
	}
	t.Focus = Style{FG: c.onFocus, BG: c.focus, Attr: Bold}
	t.Lit = Style{FG: c.onLit, BG: c.lit}
	t.Selection = Style{FG: Basic(15), BG: Basic(5)}
	t.Hit = Style{FG: Basic(0), BG: c.hit}
	t.HitNow = Style{FG: Basic(0), BG: c.hitNow, Attr: Bold}
	t.Tags = nil
	for _, tag := range c.tags {
		t.Tags = append(t.Tags, Style{FG: tag})
	}
	return t
}

// basics is a choice among the 16 colours.
type basics struct {
	muted                            Colour
	blue, orange, teal, purple, rose Colour
	tags                             []Colour
	focus, onFocus, lit, onLit       Colour
	hit, hitNow                      Colour
}

// bright are the basic colours for a dark background.
func bright() basics {
	return basics{
		muted: Basic(7), blue: Basic(14), orange: Basic(11), teal: Basic(10), purple: Basic(13), rose: Basic(9),
		tags:  []Colour{Basic(11), Basic(14), Basic(10), Basic(13), Basic(9), Basic(3), Basic(6), Basic(2)},
		focus: Basic(14), onFocus: Basic(0), lit: Basic(4), onLit: Basic(15),
		hit: Basic(3), hitNow: Basic(11),
	}
}

// deep are the basic colours for a light background: cyan, green and yellow are
// too pale there, so that what they would mark keeps the text's colour.
func deep() basics {
	return basics{
		blue: Basic(4), orange: Basic(1), purple: Basic(5), rose: Basic(1),
		tags:  []Colour{Basic(1), Basic(4), Basic(5), 0},
		focus: Basic(4), onFocus: Basic(15), lit: Basic(6), onLit: Basic(0),
		hit: Basic(11), hitNow: Basic(3),
	}
}

// plain returns a theme without colours, for NO_COLOR and terminals that have none.
func plain() Theme {
	t := Theme{
		Dark:         true,
		Headline:     Style{Attr: Bold},
		Attribution:  Style{Attr: Italic},
		Person:       Style{Line: Single},
		Organisation: Style{Line: Double, Attr: Bold},
		Location:     Style{Line: Dotted, Attr: Italic},
		Misc:         Style{Line: Dashed, Attr: Bold | Italic},
		Time:         Style{Attr: Bold},
		Scare:        Style{Attr: Italic},
		Indirect:     Style{Attr: Italic},
		Event:        Style{Line: Dotted},
		Sentence:     Style{Attr: Bold},
		Focus:        Style{Attr: Bold | Reverse},
		Lit:          Style{Attr: Reverse},
		Selection:    Style{Attr: Reverse},
		Hit:          Style{Attr: Bold, Line: Single},
		HitNow:       Style{Attr: Bold | Reverse, Line: Single},
		Title:        Style{Attr: Bold},
		BorderFocus:  Style{Attr: Bold},
		Row:          Style{Line: Single},
		RowFocus:     Style{Attr: Reverse},
		Unread:       Style{Attr: Bold},
		Day:          Style{Attr: Bold},
		Valid:        Style{Attr: Bold},
		Wrong:        Style{Line: Curly},
		Key:          Style{Attr: Bold},
		Error:        Style{Attr: Bold},
		Own:          Style{Attr: Bold},
		Tags:         []Style{{}},
		Passages:     []Style{{Line: Dashed}},
	}
	return t
}
