package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
)

// Theme is how everything looks. Make one with [New]; it is a value and is
// never changed after.
type Theme struct {
	Dark    bool // light on dark
	Colours int  // how many the terminal has: 1<<24, 256, 16 or 0
	Signs   Signs
	// Ground and Ink are the colours of the whole screen and of its text where
	// the reader chose against the terminal's own; else they are zero.
	Ground, Ink Colour

	// Text and what surrounds it.
	Text, Headline, Meta, Dateline, Muted, Attribution Style
	// Marks at rest.
	Person, Organisation, Location, Misc Style
	Quote, Scare, Indirect, Time, Event  Style
	QuoteBar                             Style
	Sentence, Focus, Lit, Selection      Style // focused sentence, focused mark, its kin, selected words
	Hit, HitNow                          Style
	Tags                                 []Style // by news.Tag.Colour; see Tag
	Passages                             []Style // the passage in the text, likewise
	// The desk around it.
	Title, Border, BorderFocus            Style
	Row, RowFocus                         Style // the row a list stands on, with the keys here or elsewhere
	Unread, Read, Star, Note, Day         Style
	Valid, Wrong                          Style // operators of a query
	Status, Key, Error, Warning, Progress Style
	Own, Other, Future                    Style // timeline entries
}

// Kind chooses a theme.
type Kind string

const (
	Auto   Kind = "auto" // by the terminal's background
	Light  Kind = "light"
	Dark   Kind = "dark"
	Strong Kind = "high-contrast"
)

// Options say what a theme is made for. The zero Options are a dark terminal
// without colours.
type Options struct {
	Kind       Kind
	Background color.Color // as the terminal reported it; nil: not known, taken as black
	Profile    colorprofile.Profile
	ASCII      bool // signs from ASCII alone
}

// New returns the theme for a terminal.
func New(o Options) Theme {
	signs := Unicode()
	if o.ASCII {
		signs = ASCII()
	}
	var t Theme
	switch {
	case o.Profile >= colorprofile.ANSI256:
		t = coloured(o)
	case o.Profile == colorprofile.ANSI:
		t = sixteen(!o.background().Dark(), o.Kind == Strong)
	default:
		t = plain()
	}
	t.Signs = signs
	if o.against() && t.Colours > 0 {
		t.Ground, t.Ink = o.background(), RGB(0x1c1c1c)
		if t.Dark {
			t.Ink = RGB(0xe4e4e4)
		}
	}
	return t
}

// against reports whether the reader chose other than the terminal's background
// suggests. One that is not known is taken to be dark.
func (o Options) against() bool {
	dark := o.Background == nil || RGBOf(o.Background).Dark()
	return o.Kind == Light && dark || o.Kind == Dark && !dark
}

// background returns the colour that text will stand on. A theme chosen against
// the terminal's background keeps to what was chosen.
func (o Options) background() Colour {
	switch {
	case o.against() && o.Kind == Light:
		return RGB(0xffffff)
	case o.against() || o.Background == nil:
		return RGB(0)
	}
	return RGBOf(o.Background)
}

// Tag returns the style of a tag by its colour number.
func (t *Theme) Tag(colour int) Style { return t.Tags[wrap(colour, len(t.Tags))] }

// Passage returns the style of a passage by the colour of its tag.
func (t *Theme) Passage(colour int) Style { return t.Passages[wrap(colour, len(t.Passages))] }

func wrap(i, n int) int { return ((i % n) + n) % n }
