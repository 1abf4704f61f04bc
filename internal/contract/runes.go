package contract

import "unicode/utf8"

// stride is the distance of the counted places, in bytes.
const stride = 128

// runes tells how many code points stand before a byte of a text. It is made in
// one pass over the text; a look-up counts at most stride bytes.
type runes struct {
	text   string
	counts []int32 // code points before byte i*stride; nil for ASCII
}

func newRunes(text string) runes {
	if ascii(text) {
		return runes{text: text}
	}
	counts := make([]int32, 0, len(text)/stride+1)
	n := int32(0)
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			counts = append(counts, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return runes{text, counts}
}

// at returns the code point offset of byte offset off, which is on a rune border.
func (r runes) at(off int) int {
	if r.counts == nil {
		return off
	}
	k := min(off/stride, len(r.counts)-1)
	n := int(r.counts[k])
	for i := k * stride; i < off; i++ {
		if utf8.RuneStart(r.text[i]) {
			n++
		}
	}
	return n
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
