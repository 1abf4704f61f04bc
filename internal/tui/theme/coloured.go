package theme

import "github.com/charmbracelet/colorprofile"

// hues are the colours that a coloured theme is made from. Blue, orange, teal
// and purple stay apart in the common kinds of colour blindness (after Okabe
// and Ito, "Color Universal Design", 2008).
type hues struct {
	text, muted, faint                 uint32
	blue, orange, teal, purple, rose   uint32
	red, gold                          uint32
	tags                               [8]uint32
	focus, lit, selection, hit, hitNow uint32 // backgrounds
}

func darkHues() hues {
	return hues{
		text: 0xe4e4e4, muted: 0x9e9e9e, faint: 0x808080,
		blue: 0x87afff, orange: 0xdfaf5f, teal: 0x5fc7b7, purple: 0xc397e8, rose: 0xe08fb0,
		red: 0xff7f7f, gold: 0xf0c674,
		tags:  [8]uint32{0xdfaf5f, 0x5fafff, 0x5fc7a0, 0xc397e8, 0xe08fb0, 0xafc75f, 0x5fc7d7, 0xdf8f6f},
		focus: 0x87d7ff, lit: 0x1f4f77, selection: 0x5f4f9f, hit: 0x5f4800, hitNow: 0xffaf00,
	}
}

func lightHues() hues {
	return hues{
		text: 0x1c1c1c, muted: 0x5f5f5f, faint: 0x707070,
		blue: 0x1f5fbf, orange: 0x8f4f00, teal: 0x006f66, purple: 0x7a3fb0, rose: 0xa8265f,
		red: 0xb00020, gold: 0x7f5f00,
		tags:  [8]uint32{0x8f4f00, 0x005faf, 0x00704f, 0x7a3fb0, 0xa8265f, 0x56690a, 0x006a80, 0x9a3f1f},
		focus: 0x005f87, lit: 0xbfe0f5, selection: 0xd7cfff, hit: 0xffe9a8, hitNow: 0xffbf40,
	}
}

// ink makes the colours of one theme fit its terminal.
type ink struct {
	ratio   float64
	convert func(Colour) Colour // what the terminal makes of a text colour
	shade   func(Colour) Colour // and of a faint ground
	ground  []Colour            // the backgrounds that ordinary text may stand on
}

// fg returns a colour for text on any of the theme's grounds.
func (k ink) fg(hex uint32) Style { return Style{FG: reach(RGB(hex), k.ratio, k.convert, k.ground...)} }

// block returns text on a background of its own.
func (k ink) block(bg uint32) Style {
	ground := k.convert(RGB(bg))
	fg := RGB(0xffffff)
	if Contrast(RGB(0), ground) > Contrast(fg, ground) {
		fg = RGB(0)
	}
	return Style{FG: k.convert(fg), BG: ground}
}

// tint returns a background a little towards a hue, with text that stands out
// from it. On a middle grey there is no room for one: then it is the terminal's.
func (k ink) tint(bg Colour, hue, text uint32, share float64) Style {
	for ; share > 0.01; share /= 2 {
		ground := k.shade(mix(bg, RGB(hue), share))
		if fg := reach(RGB(text), k.ratio, k.convert, ground, bg); stands(fg, k.ratio, []Colour{ground, bg}) {
			return Style{FG: fg, BG: ground}
		}
	}
	return Style{}
}

// coloured returns a theme with 256 colours or more.
func coloured(o Options) Theme {
	bg := o.background()
	h := lightHues()
	if bg.Dark() {
		h = darkHues()
	}
	same := func(c Colour) Colour { return c }
	k, colours := ink{ratio: 4.5, convert: same, shade: same}, 1<<24
	if o.Profile == colorprofile.ANSI256 {
		k.convert, k.shade, colours = Colour.to256, Colour.shade256, 256
	}
	if o.Kind == Strong {
		k.ratio = 7
		h.muted, h.faint = h.text, h.text
	}
	t := Theme{Dark: bg.Dark(), Colours: colours}
	k.ground = t.grounds(k, h, bg, o.Kind == Strong)
	t.marks(k, h)
	t.blocks(k, h)
	t.desk(k, h)
	if o.Kind == Strong {
		t.strengthen()
	}
	return t
}

// grounds fills the faint backgrounds that marks are drawn over, and returns
// them with the terminal's own.
func (t *Theme) grounds(k ink, h hues, bg Colour, strong bool) []Colour {
	quote, sentence, passage, row := 0.10, 0.20, 0.22, 0.22
	if strong {
		quote, sentence, passage, row = 0, 0.12, 0.12, 0.14
	}
	t.Quote = k.tint(bg, h.blue, h.text, quote)
	t.Sentence = k.tint(bg, h.blue, h.text, sentence)
	t.RowFocus = k.tint(bg, h.blue, h.text, row)
	t.Row = k.tint(bg, h.muted, h.text, row/2)
	if t.RowFocus.BG == 0 {
		t.RowFocus = Style{Attr: Reverse}
	}
	all := []Colour{bg}
	for _, s := range []Style{t.Quote, t.Sentence, t.RowFocus, t.Row} {
		if s.BG != 0 {
			all = append(all, s.BG)
		}
	}
	for _, hue := range h.tags {
		p := k.tint(bg, hue, h.text, passage)
		t.Passages = append(t.Passages, p)
		if p.BG != 0 {
			all = append(all, p.BG)
		}
	}
	return all
}

// marks fills the looks of what the analyser found.
func (t *Theme) marks(k ink, h hues) {
	lined := func(hex uint32, l Line) Style { s := k.fg(hex); s.Line = l; return s }
	t.Person = lined(h.blue, Single)
	t.Organisation = lined(h.orange, Double)
	t.Location = lined(h.teal, Dotted)
	t.Misc = lined(h.purple, Dashed)
	t.Time = lined(h.rose, Curly)
	t.Scare = k.fg(h.gold).With(Italic)
	t.Indirect = Style{Attr: Italic}
	t.Event = Style{Line: Dotted}
	t.QuoteBar = k.fg(h.blue)
	for _, hue := range h.tags {
		t.Tags = append(t.Tags, k.fg(hue))
	}
}

// blocks fills the looks that bring a background of their own.
func (t *Theme) blocks(k ink, h hues) {
	t.Focus = k.block(h.focus).With(Bold)
	t.Lit = k.block(h.lit)
	t.Selection = k.block(h.selection)
	t.Hit = k.block(h.hit)
	t.HitNow = k.block(h.hitNow).With(Bold)
}

// desk fills the looks of what surrounds the text.
func (t *Theme) desk(k ink, h hues) {
	t.Headline = Style{Attr: Bold}
	t.Meta, t.Muted = k.fg(h.muted), k.fg(h.muted)
	t.Attribution = k.fg(h.muted).With(Italic)
	t.Dateline = k.fg(h.teal)
	t.Title = k.fg(h.muted).With(Bold)
	t.Border, t.BorderFocus = k.fg(h.faint), k.fg(h.blue)
	t.Unread = Style{Attr: Bold}
	t.Star, t.Note = k.fg(h.gold), k.fg(h.purple)
	t.Day = k.fg(h.muted).With(Bold)
	t.Valid, t.Wrong = k.fg(h.teal), k.fg(h.red)
	t.Wrong.Line = Curly
	t.Status, t.Key = Style{}, k.fg(h.blue).With(Bold)
	t.Error, t.Warning = k.fg(h.red).With(Bold), k.fg(h.gold)
	t.Progress = k.fg(h.blue)
	t.Own, t.Other, t.Future = k.fg(h.blue).With(Bold), k.fg(h.muted), k.fg(h.gold)
}

// strengthen makes marks heavier where hues have moved close to each other.
func (t *Theme) strengthen() {
	t.Person.Attr |= Bold
	t.Organisation.Attr |= Bold
	t.Location.Attr |= Italic
	t.Misc.Attr |= Bold | Italic
}
