package theme

import (
	"image/color"
	"math"

	"github.com/charmbracelet/x/ansi"
)

// Colour is a terminal colour. The zero Colour is the terminal's own.
type Colour uint32

// The kinds are kept in the top byte.
const (
	basic   = 1 + iota // one of the 16
	indexed            // one of the 256
	rgb
)

// Basic returns one of the 16 colours, whose looks the terminal decides.
func Basic(n uint8) Colour { return basic<<24 | Colour(n) }

// RGB returns a colour by its components, as in 0xRRGGBB.
func RGB(hex uint32) Colour { return rgb<<24 | Colour(hex&0xffffff) }

// RGBOf returns the colour nearest to c that has components.
func RGBOf(c color.Color) Colour {
	r, g, b, _ := c.RGBA()
	return RGB(r>>8<<16 | g>>8<<8 | b>>8)
}

func (c Colour) kind() Colour { return c >> 24 }

// Color returns c as other packages know it; nil for the terminal's own.
func (c Colour) Color() color.Color {
	switch c.kind() {
	case basic:
		return ansi.BasicColor(c & 0xf)
	case indexed:
		return ansi.IndexedColor(c & 0xff)
	case rgb:
		return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
	}
	return nil
}

// to256 returns the one of the 256 colours that looks most like c.
func (c Colour) to256() Colour {
	if c.kind() != rgb {
		return c
	}
	return indexed<<24 | Colour(ansi.Convert256(c.Color()))
}

// shade256 returns the grey of the 256 colours that is as light as c. Grounds
// are greys there: the colour cube has no dim hues.
func (c Colour) shade256() Colour {
	want := luminance(c)
	best, off := indexed<<24|Colour(16), want
	for i := Colour(231); i <= 255; i++ { // white, and the ramp from near black to near white
		g := indexed<<24 | i
		if d := math.Abs(luminance(g) - want); d < off {
			best, off = g, d
		}
	}
	return best
}

// Contrast returns the contrast ratio of two colours, 1 to 21, as WCAG 2.2
// defines it.
func Contrast(a, b Colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c Colour) float64 {
	if c == 0 {
		return 0
	}
	r, g, b, _ := c.Color().RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(v uint32) float64 {
	f := float64(v) / 0xffff
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}

// Dark reports whether light text stands out from c better than dark text.
func (c Colour) Dark() bool { return luminance(c) < 0.18 }

// mix returns a with a share of b, both with components.
func mix(a, b Colour, share float64) Colour {
	var out Colour
	for shift := 0; shift <= 16; shift += 8 {
		x, y := float64(a>>shift&0xff), float64(b>>shift&0xff)
		out |= Colour(math.Round(x+(y-x)*share)) << shift
	}
	return rgb<<24 | out
}

// reach returns fg, moved towards white or black just as far as is needed to
// stand out from each of the backgrounds at the given ratio. convert is what
// the terminal will make of the result. Where no colour does, it is the best.
func reach(fg Colour, ratio float64, convert func(Colour) Colour, backgrounds ...Colour) Colour {
	end := RGB(0)
	if backgrounds[0].Dark() {
		end = RGB(0xffffff)
	}
	for step := 0; step <= 20; step++ {
		c := convert(mix(fg, end, float64(step)/20))
		if stands(c, ratio, backgrounds) {
			return c
		}
	}
	return convert(end)
}

func stands(c Colour, ratio float64, backgrounds []Colour) bool {
	for _, b := range backgrounds {
		if Contrast(c, b) < ratio {
			return false
		}
	}
	return true
}
