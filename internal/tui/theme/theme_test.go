package theme

import (
	"fmt"
	"image/color"
	"reflect"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// grounds are backgrounds that terminals have: black, white, the common schemes, and grey.
func grounds() []color.Color {
	var out []color.Color
	for _, hex := range []uint32{
		0x000000, 0xffffff, 0x1e1e1e, 0x282c34, 0x002b36, 0xfdf6e3, 0xfafafa, 0xfbf1c7, 0x2e3440, 0x300a24, 0x777777, 0x44475a,
	} {
		out = append(out, RGB(hex).Color())
	}
	return out
}

// styles lists every style of a theme by name.
func styles(th Theme) map[string]Style {
	out := map[string]Style{}
	v := reflect.ValueOf(th)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch s := v.Field(i).Interface().(type) {
		case Style:
			out[name] = s
		case []Style:
			for j, s := range s {
				out[fmt.Sprint(name, j)] = s
			}
		}
	}
	return out
}

func TestContrast(t *testing.T) {
	for _, bg := range append(grounds(), nil) {
		for _, kind := range []Kind{Auto, Light, Dark, Strong} {
			for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
				o := Options{Kind: kind, Background: bg, Profile: p}
				need := 4.5
				if kind == Strong {
					need = 7
				}
				checkContrast(t, o, New(o), need)
			}
		}
	}
}

// checkContrast holds each text colour against its own background or, where it
// has none, against the terminal's and every tint it can be laid over.
func checkContrast(t *testing.T, o Options, th Theme, need float64) {
	t.Helper()
	terminal := o.background()
	over := []Colour{terminal, th.Quote.BG, th.Sentence.BG, th.RowFocus.BG, th.Row.BG}
	for _, p := range th.Passages {
		over = append(over, p.BG)
	}
	for name, s := range styles(th) {
		if s.FG == 0 {
			continue // the terminal's own text colour
		}
		on := over
		if s.BG != 0 {
			on = []Colour{s.BG}
		}
		for _, b := range on {
			if b == 0 {
				b = terminal // no room for a tint
			}
			if got := Contrast(s.FG, b); got < best(b, need) {
				t.Errorf("%s %v on %06x: %s has contrast %.2f on %06x, want %.1f",
					o.Kind, o.Profile, uint32(terminal)&0xffffff, name, got, uint32(b)&0xffffff, need)
			}
		}
	}
}

// best is need, or what black or white reaches on b where that is less: on a
// middle grey nothing reaches 7.
func best(b Colour, need float64) float64 {
	return min(need, max(Contrast(RGB(0), b), Contrast(RGB(0xffffff), b))-0.35)
}

func TestSixteenContrast(t *testing.T) {
	for _, bg := range []color.Color{color.Black, color.White} {
		for _, kind := range []Kind{Auto, Strong} {
			o := Options{Kind: kind, Background: bg, Profile: colorprofile.ANSI}
			th := New(o)
			for name, s := range styles(th) {
				ground := s.BG
				if ground == 0 {
					ground = o.background()
				}
				if got := xtermContrast(s.FG, ground); s.FG != 0 && got < 4.5 {
					t.Errorf("%s on %v: contrast %.2f, want 4.5", name, bg, got)
				}
			}
		}
	}
}

// xtermContrast is the contrast of two colours, basic ones as xterm draws them.
func xtermContrast(a, b Colour) float64 {
	table := [16]uint32{
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	}
	for _, c := range []*Colour{&a, &b} {
		if c.kind() == basic {
			*c = RGB(table[*c&0xf])
		}
	}
	return Contrast(a, b)
}

// TestTellApart checks that kinds of marks differ by more than colour.
func TestTellApart(t *testing.T) {
	for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.Ascii} {
		th := New(Options{Profile: p})
		seen := map[Style]string{}
		for name, s := range map[string]Style{
			"person": th.Person, "organisation": th.Organisation, "location": th.Location,
			"misc": th.Misc, "time": th.Time, "focus": th.Focus, "text": th.Text,
		} {
			if s.BG != 0 {
				s.Attr |= Reverse // a block is seen without its hue
			}
			s.FG, s.BG = 0, 0
			if other := seen[s]; other != "" {
				t.Errorf("%v: without colour %s and %s look the same", p, name, other)
			}
			seen[s] = name
		}
	}
}

// TestSixteenTellApart: terminals that know one underline only and few colours.
func TestSixteenTellApart(t *testing.T) {
	for _, bg := range []color.Color{color.Black, color.White} {
		th := New(Options{Profile: colorprofile.ANSI, Background: bg})
		seen := map[Style]bool{}
		for _, s := range []Style{th.Person, th.Organisation, th.Location, th.Misc, th.Time, th.Focus, th.Text} {
			if s.Line != NoLine {
				s.Line = Single
			}
			if seen[s] {
				t.Errorf("on %v two kinds of marks look the same: %v", bg, s)
			}
			seen[s] = true
		}
	}
}

// TestChosenGround: a theme against the terminal's background brings its own.
func TestChosenGround(t *testing.T) {
	for _, c := range []struct {
		kind       Kind
		background color.Color
		profile    colorprofile.Profile
		own        bool
	}{
		{Auto, color.Black, colorprofile.TrueColor, false},
		{Dark, color.Black, colorprofile.TrueColor, false},
		{Light, color.White, colorprofile.TrueColor, false},
		{Light, color.Black, colorprofile.TrueColor, true},
		{Light, nil, colorprofile.ANSI, true},
		{Dark, color.White, colorprofile.ANSI256, true},
		{Dark, nil, colorprofile.TrueColor, false},
		{Light, color.Black, colorprofile.Ascii, false},
	} {
		th := New(Options{Kind: c.kind, Background: c.background, Profile: c.profile})
		if got := th.Ground != 0; got != c.own {
			t.Errorf("%s on %v: a ground of its own: %v, want %v", c.kind, c.background, got, c.own)
		}
		if c.own && Contrast(th.Ink, th.Ground) < 4.5 {
			t.Errorf("%s on %v: ink does not stand out from the ground", c.kind, c.background)
		}
	}
}

func TestNoColour(t *testing.T) {
	for name, s := range styles(New(Options{Profile: colorprofile.Ascii})) {
		if s.FG != 0 || s.BG != 0 {
			t.Errorf("%s has a colour", name)
		}
	}
}

func TestRender(t *testing.T) {
	for _, c := range []struct {
		style Style
		want  string
	}{
		{Style{}, "x"},
		{Style{Attr: Bold | Italic}, "\x1b[;1;3mx\x1b[m"},
		{Style{Line: Curly, FG: Basic(9), BG: Basic(1)}, "\x1b[;4:3;91;41mx\x1b[m"},
		{Style{Line: Single, FG: RGB(0x0102ff), BG: RGB(0xff0000).to256()}, "\x1b[;4;38;2;1;2;255;48;5;196mx\x1b[m"},
	} {
		if got := c.style.Render("x"); got != c.want {
			t.Errorf("Render = %q, want %q", got, c.want)
		}
	}
}

func TestOver(t *testing.T) {
	under := Style{FG: Basic(1), BG: Basic(2), Attr: Italic, Line: Dotted}
	got := Style{FG: Basic(3), Attr: Bold}.Over(under)
	want := Style{FG: Basic(3), BG: Basic(2), Attr: Bold | Italic, Line: Dotted}
	if got != want {
		t.Errorf("Over = %+v, want %+v", got, want)
	}
}

func TestSignsAreOneCell(t *testing.T) {
	for _, signs := range []Signs{Unicode(), ASCII()} {
		v := reflect.ValueOf(signs)
		for i := range v.NumField() {
			var all []string
			switch s := v.Field(i).Interface().(type) {
			case string:
				all = []string{s}
			case []string:
				all = s
			case [9]string:
				all = s[:]
			}
			for _, s := range all {
				if n := len([]rune(s)); n != 1 {
					t.Errorf("%s is %q, want one character", v.Type().Field(i).Name, s)
				}
			}
		}
	}
}
