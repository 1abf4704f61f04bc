package news

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// payloads are attacks on a terminal, each with the words that must stay readable.
var payloads = []struct{ name, in, want string }{
	{"colour", "a \x1b[31mred\x1b[0m b", "a �[31mred�[0m b"},
	{"clear screen", "a\x1b[2J\x1b[Hb", "a�[2J�[Hb"},
	{"title", "a\x1b]0;owned\x07b", "a�]0;owned�b"},
	{"icon and title, string terminator", "a\x1b]2;owned\x1b\\b", "a�]2;owned�\\b"},
	{"link", "\x1b]8;;http://x.example\x07text\x1b]8;;\x07", "�]8;;http://x.example�text�]8;;�"},
	{"clipboard", "a\x1b]52;c;ZXZpbA==\x07b", "a�]52;c;ZXZpbA==�b"},
	{"unfinished title", "a\x1b]0;and the rest of the text", "a�]0;and the rest of the text"},
	{"unfinished CSI", "a\x1b[", "a�["},
	{"DCS", "a\x1bPq#0\x1b\\b", "a�Pq#0�\\b"},
	{"APC", "a\x1b_x\x1b\\b", "a�_x�\\b"},
	{"PM", "a\x1b^x\x1b\\b", "a�^x�\\b"},
	{"SOS", "a\x1bXx\x1b\\b", "a�Xx�\\b"},
	{"reset", "a\x1bcb", "a�cb"},
	{"C1 in UTF-8", "a\u009b31mb\u0090c\u009dd", "a�31mb�c�d"},
	{"raw C1 bytes", "a\x9b31m\x90b", "a�31m�b"},
	{"shift out, bell, backspace, DEL", "a\x0eb\x07c\x08d\x7fe", "a�b�c�d�e"},
	{"NUL and vertical tab", "a\x00b\x0bc\x0cd", "a�b�c�d"},
	{"bidi override", "a\u202eb\u202cc", "a�b�c"},
	{"bidi isolates and marks", "\u2066a\u2069\u200e\u200f\u061cb", "�a����b"},
	{"separators and byte order mark", "a\u2028b\u2029c\ufeffd", "a�b�c�d"},
	{"tags", "a\U000e0041\U000e007fb", "a��b"},
	{"broken UTF-8", "a\xffb\xc3", "a�b�"},
	{"surrogate in UTF-8", "a\xed\xa0\x80b", "a���b"},
	{"newlines", "a\r\nb\rc\nd\te", "a\nb\nc\nd\te"},
	{"joined emoji and accents stay", "👩\u200d🚒 é e\u0301", "👩\u200d🚒 é e\u0301"},
}

func TestClean(t *testing.T) {
	for _, c := range payloads {
		if got := Clean(c.in).String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCleanLine(t *testing.T) {
	if got := CleanLine(" a \t b\r\n\nc\x1b "); got.String() != "a b c�" {
		t.Errorf("%q", got)
	}
}

// FuzzClean: nothing that a terminal obeys stays, no visible word goes, and
// cleaning twice is cleaning once.
func FuzzClean(f *testing.F) {
	for _, c := range payloads {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		out := Clean(in).String()
		if !utf8.ValidString(out) || Clean(out).String() != out {
			t.Fatalf("%q: not clean or not stable: %q", in, out)
		}
		for _, r := range out {
			bad := unicode.IsControl(r) && r != '\n' && r != '\t' ||
				unicode.Is(unicode.Bidi_Control, r) ||
				r == '\u2028' || r == '\u2029' || r == '\ufeff' || r >= 0xe0000 && r <= 0xe007f
			if bad {
				t.Fatalf("%q: %U stays", in, r)
			}
		}
		if got, want := visible(out), visible(in); got != want {
			t.Fatalf("%q: visible text %q became %q", in, want, got)
		}
	})
}

// visible keeps letters, digits and punctuation.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)) {
			return r
		}
		return -1
	}, s)
}

func BenchmarkClean(b *testing.B) {
	s := strings.Repeat("The lake above Orlec is empty, “and it looked back”. ", 60)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Clean(s)
	}
}
