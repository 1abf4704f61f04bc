package news

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Text is text that is safe to show in a terminal and to write to a file: valid
// UTF-8 without control characters (other than newline and tab), bidi
// controls, line and paragraph separators, byte order marks or tag characters.
// Only [Clean], and slicing what Clean made, produce one; the zero Text is empty.
type Text struct{ s string }

// Clean neutralises s: each code point that a terminal could take for a
// command, or that reorders or hides its neighbours, and each byte that is not
// UTF-8 becomes one U+FFFD, so that every visible word stays in its place. CR LF
// and lone CR become a newline. Clean is idempotent.
//
// Sequences are not recognised and removed as a whole: an unfinished one would
// take the words after it along. See ECMA-48 for C0 and C1, UAX #9 for the bidi
// controls.
func Clean(s string) Text {
	if clean(s) {
		return Text{s}
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\r':
			b.WriteByte('\n')
			if i+1 < len(s) && s[i+1] == '\n' {
				n++
			}
		case r == utf8.RuneError && n <= 1, hostile(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return Text{b.String()}
}

// CleanLine is [Clean] for what must stay on one line (a title, a name, a
// path): runs of white space become one space, and the ends are trimmed.
func CleanLine(s string) Text {
	if line(s) {
		return Text{s}
	}
	return Text{strings.Join(strings.Fields(Clean(s).s), " ")}
}

// line reports whether CleanLine would return s as it is, for sure: it looks at
// ASCII only.
func line(s string) bool {
	space := true // the start counts as one
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// clean reports whether Clean would return s as it is.
func clean(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			return false
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || hostile(r) {
			return false
		}
		i += n
	}
	return true
}

// hostile reports whether r may not reach a terminal.
func hostile(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < ' ', r >= 0x7f && r <= 0x9f: // C0, DEL, C1
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f: // Arabic letter mark, LRM, RLM
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // embeddings, overrides, isolates
		return true
	case r >= 0x206a && r <= 0x206f: // deprecated format characters
		return true
	case r == 0x2028, r == 0x2029, r == 0xfeff:
		return true
	case r >= 0xfff9 && r <= 0xfffb: // interlinear annotation
		return true
	case r >= 0xe0000 && r <= 0xe007f: // tags
		return true
	}
	return false
}

// String returns the text as it is, safe to print.
func (t Text) String() string { return t.s }

// Len returns the length in bytes.
func (t Text) Len() int { return len(t.s) }

// Empty reports whether there is no text.
func (t Text) Empty() bool { return t.s == "" }

// Slice returns the part in s, which must lie within t.
func (t Text) Slice(s Span) Text { return Text{t.s[s.Start:s.End]} }

// Line returns t on one line: white space runs become one space.
func (t Text) Line() Text {
	if !strings.ContainsAny(t.s, "\n\t") && !strings.Contains(t.s, "  ") {
		return t
	}
	return Text{strings.Join(strings.Fields(t.s), " ")}
}

// MarshalJSON writes a JSON string, or null for the empty text: what is unknown
// is null in every listing.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.s == "" {
		return []byte("null"), nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // our JSON is for programs and people, not for web pages
	if err := enc.Encode(t.s); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON reads a string or null, and cleans it.
func (t *Text) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if *t = (Text{}); s != nil {
		*t = Clean(*s)
	}
	return nil
}
