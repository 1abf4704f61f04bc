package tui

import (
	"encoding/xml"
	"errors"
	"image/color"
	"io"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"dateline/internal/tui/layout"
)

// picture is the golden screen with colours that the README's picture is made of:
//
//	go test ./internal/tui -run Picture -update
//	freeze internal/tui/testdata/desk.ansi -c internal/tui/testdata/freeze.json -o .github/desk.svg
const (
	picture = "testdata/desk.ansi"
	svg     = "../../.github/desk.svg"
)

// TestPicture keeps the README's picture what the program shows.
func TestPicture(t *testing.T) {
	r := newRig(t, 170, 44)
	r.step(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	r.step(tea.BackgroundColorMsg{Color: color.RGBA{0x16, 0x18, 0x1d, 0xff}})
	r.keys("/")
	r.typed("orlec after:2014")
	r.keys("enter")
	r.see("6 of 67")
	r.gone("Explainer")
	r.until("the results", func() bool { return !r.desk.list.Loading() && !r.desk.settle.Busy() })
	r.keys("j j j enter")
	r.focus(layout.Text)
	r.reading("Cracks close")
	r.keys("]q")
	r.see("quote", "events")
	if *update {
		r.quieten()
		if err := os.WriteFile(picture, []byte(strings.Join(r.desk.Lines(), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	r.until("the picture", func() bool { return strings.Join(r.desk.Lines(), "\n") == string(want) })
	drawn, err := svgWords(svg)
	if err != nil {
		t.Fatal(err)
	}
	if words := squeeze(ansi.Strip(string(want))); drawn != words {
		t.Errorf("%s is not made from %s: run freeze again", svg, picture)
	}
}

// svgWords returns the text of an SVG without white space.
func svgWords(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	d := xml.NewDecoder(f)
	in := 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return squeeze(b.String()), nil
		}
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Local == "text" {
				in++
			}
		case xml.EndElement:
			if tok.Name.Local == "text" {
				in--
			}
		case xml.CharData:
			if in > 0 {
				b.Write(tok)
			}
		}
	}
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), "")
}
