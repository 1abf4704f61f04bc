package prompt

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/displaywidth"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"dateline/internal/news"
	"dateline/internal/tui/line"
	"dateline/internal/tui/theme"
)

// Editor is one line of text that is being typed. The zero Editor is empty.
// What is pasted is made safe to show, as everything from outside is.
type Editor struct {
	text string
	at   int // byte offset of the cursor, on a grapheme border
	from int // byte offset of the first character shown
}

// Text returns what is typed.
func (e *Editor) Text() string { return e.text }

// At returns the cursor's byte offset.
func (e *Editor) At() int { return e.at }

// Set replaces the text, with the cursor at its end.
func (e *Editor) Set(text string) {
	e.text = oneLine(text)
	e.at, e.from = len(e.text), 0
}

// Replace puts text in the place of a byte range, with the cursor behind it.
func (e *Editor) Replace(start, end int, text string) {
	text = oneLine(text)
	e.text = e.text[:start] + text + e.text[end:]
	e.at = start + len(text)
	e.from = min(e.from, e.at)
}

// Insert puts text at the cursor.
func (e *Editor) Insert(text string) { e.Replace(e.at, e.at, text) }

// oneLine makes text safe and keeps its blanks, so that one can be typed.
func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(news.Clean(text).String())
}

// Key edits, and reports whether the text has changed.
func (e *Editor) Key(k tea.KeyPressMsg) (changed bool) {
	was := e.text
	switch k.String() {
	case "left", "ctrl+b":
		e.at = e.before()
	case "right", "ctrl+f":
		e.at = e.after()
	case "home", "ctrl+a":
		e.at = 0
	case "end", "ctrl+e":
		e.at = len(e.text)
	case "alt+left", "ctrl+left", "alt+b":
		e.at = e.wordBefore()
	case "alt+right", "ctrl+right", "alt+f":
		e.at = e.wordAfter()
	case "backspace", "ctrl+h":
		e.Replace(e.before(), e.at, "")
	case "delete", "ctrl+d":
		e.Replace(e.at, e.after(), "")
	case "ctrl+w", "alt+backspace":
		e.Replace(e.wordBefore(), e.at, "")
	case "ctrl+u":
		e.Replace(0, e.at, "")
	case "ctrl+k":
		e.Replace(e.at, len(e.text), "")
	default:
		if k.Text != "" {
			e.Insert(k.Text)
		}
	}
	return e.text != was
}

// before returns the border of the grapheme before the cursor.
func (e *Editor) before() int {
	last := 0
	for g := graphemes.FromString(e.text[:e.at]); g.Next(); {
		last = g.Start()
	}
	return last
}

// after returns the border behind the grapheme at the cursor.
func (e *Editor) after() int {
	g := graphemes.FromString(e.text[e.at:])
	if g.Next() {
		return e.at + g.End()
	}
	return e.at
}

func (e *Editor) wordBefore() int {
	s := strings.TrimRightFunc(e.text[:e.at], unicode.IsSpace)
	i := strings.LastIndexFunc(s, unicode.IsSpace)
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

func (e *Editor) wordAfter() int {
	s := e.text[e.at:]
	skip := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	if i := strings.IndexFunc(s[skip:], unicode.IsSpace); i >= 0 {
		return e.at + skip + i
	}
	return len(e.text)
}

// Tint is the style of a byte range of the text.
type Tint struct {
	Start, End int
	Style      theme.Style
}

// Draw draws the text in the cells that are left of ln, scrolled so that the
// cursor is in sight, and returns the cursor's column. Tints are in order.
func (e *Editor) Draw(ln *line.Line, plain theme.Style, tints []Tint) (column int) {
	room := ln.Left() - 1
	e.scroll(room)
	column = ln.At() + displaywidth.String(e.text[e.from:e.at])
	at := e.from
	for _, t := range tints {
		if t.End <= at {
			continue
		}
		start := max(at, t.Start)
		ln.Add(plain, e.text[at:start]).Add(t.Style, e.text[start:t.End])
		at = t.End
	}
	ln.Add(plain, e.text[at:])
	return column
}

// scroll moves the first character shown so that the cursor lies within room.
func (e *Editor) scroll(room int) {
	e.from = min(e.from, e.at)
	for e.from < e.at && displaywidth.String(e.text[e.from:e.at]) > max(0, room) {
		g := graphemes.FromString(e.text[e.from:])
		if !g.Next() {
			return
		}
		e.from += g.End()
	}
}
