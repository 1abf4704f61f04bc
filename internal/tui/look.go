package tui

import (
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"dateline/internal/tui/theme"
)

// look is what the theme is chosen by. The zero look is a dark terminal
// without colours.
type look struct {
	kind       theme.Kind
	background color.Color // nil until the terminal has told it
	profile    colorprofile.Profile
	ascii      bool
	bare       bool // the reader wants no colours: NO_COLOR is set, to whatever
}

// lookOf reads what is known before the terminal answers.
func lookOf(o Options) look {
	l := look{kind: theme.Kind(o.Config.Theme), profile: colorprofile.Env(o.Env), ascii: o.Config.Signs == "ascii"}
	if l.kind == "" {
		l.kind = theme.Auto
	}
	for _, e := range o.Env {
		if v, ok := strings.CutPrefix(e, "NO_COLOR="); ok && v != "" {
			l.bare = true
		}
	}
	if o.Config.Signs == "" {
		l.ascii = !utf8Locale(o.Env)
	}
	return l
}

// utf8Locale reports whether the locale's characters go beyond ASCII. One that
// says nothing is taken to be of our time, the C locale at its word.
func utf8Locale(env []string) bool {
	for _, name := range []string{"LC_ALL=", "LC_CTYPE=", "LANG="} {
		for _, e := range env {
			v, ok := strings.CutPrefix(e, name)
			if !ok || v == "" {
				continue
			}
			v = strings.ToLower(v)
			return strings.Contains(v, "utf-8") || strings.Contains(v, "utf8")
		}
	}
	return true
}

func (l look) theme() *theme.Theme {
	p := l.profile
	if l.bare {
		p = min(p, colorprofile.ASCII)
	}
	t := theme.New(theme.Options{Kind: l.kind, Background: l.background, Profile: p, ASCII: l.ascii})
	return &t
}

// restyle changes the theme that all panes point at.
func (d *Desk) restyle() {
	*d.theme = *d.look.theme()
	d.text.Restyle()
}

// background chooses the theme by the terminal's background.
func (d *Desk) background(m tea.BackgroundColorMsg) tea.Cmd {
	d.look.background = m.Color
	d.restyle()
	return nil
}

// profile chooses the theme by how many colours the terminal has.
func (d *Desk) profile(m tea.ColorProfileMsg) tea.Cmd {
	if m.Profile != d.look.profile {
		d.look.profile = m.Profile
		d.restyle()
	}
	return nil
}
