package ingest

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var errNotText = errors.New("it is not text")

var (
	utf8BOM    = []byte{0xef, 0xbb, 0xbf}
	utf16LEBOM = []byte{0xff, 0xfe}
	utf16BEBOM = []byte{0xfe, 0xff}
)

// decode turns bytes into UTF-8 text with "\n" line ends. The encoding is told
// by the byte order mark, or else by what is valid: UTF-8, then UTF-16 where
// every other byte is zero, then Windows-1252, which is also what is meant by
// Latin-1 on the web. Bytes that look like no text are refused.
func decode(b []byte) (string, error) {
	s, err := toUTF8(b)
	if err != nil {
		return "", err
	}
	if strings.IndexByte(s, 0) >= 0 {
		return "", errNotText
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s, nil
}

func toUTF8(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, utf8BOM):
		return string(b[len(utf8BOM):]), nil
	case bytes.HasPrefix(b, utf16LEBOM):
		return fromUTF16(b[2:], unicode.LittleEndian)
	case bytes.HasPrefix(b, utf16BEBOM):
		return fromUTF16(b[2:], unicode.BigEndian)
	case utf8.Valid(b) && bytes.IndexByte(b, 0) < 0:
		return string(b), nil
	}
	if e, ok := zeroes(b); ok {
		return fromUTF16(b, e)
	}
	if controls(b) > len(b)/100 {
		return "", errNotText
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return "", errNotText
	}
	return string(out), nil
}

func fromUTF16(b []byte, e unicode.Endianness) (string, error) {
	out, err := unicode.UTF16(e, unicode.IgnoreBOM).NewDecoder().Bytes(b)
	if err != nil {
		return "", errNotText
	}
	return string(out), nil
}

// zeroes guesses UTF-16 without a mark: in text of any European language nearly
// every second byte is zero, and hardly any of the others.
func zeroes(b []byte) (unicode.Endianness, bool) {
	head := b[:min(len(b), 4096)&^1]
	var n [2]int
	for i, c := range head {
		if c == 0 {
			n[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 4: // too little to tell
		return unicode.LittleEndian, false
	case n[1] > half*2/3 && n[0] <= half/20:
		return unicode.LittleEndian, true
	case n[0] > half*2/3 && n[1] <= half/20:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// controls counts bytes that no text file has.
func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			n++
		}
	}
	return n
}
