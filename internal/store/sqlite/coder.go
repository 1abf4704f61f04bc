package sqlite

import (
	"encoding/binary"
	"slices"
	"strings"
	"time"

	"dateline/internal/news"
)

// coder writes values to buf, or reads them from it. All numbers are varints.
type coder struct {
	article *news.Article // what spans and slices point into
	reading bool
	buf     []byte
	bad     bool // buf is not what a coder wrote

	last   int                  // where the span before ended
	recent [recentSpans]spanned // the last spans into the text, the latest first
	day    int                  // the date before, in days since 2000-01-01
	said   []string             // literal parts of remarks, in the order they were met
}

// recentSpans is how far back a string is looked for among spans: remarks on a
// quotation repeat its cue and its speaker.
const recentSpans = 3

// spanned is a span into the text.
type spanned struct{ from, to int }

func newCoder(a *news.Article) *coder { return &coder{article: a} }

// uint codes a number that is not negative.
func (c *coder) uint(n *uint64) {
	if !c.reading {
		c.buf = binary.AppendUvarint(c.buf, *n)
		return
	}
	v, w := binary.Uvarint(c.buf)
	if w <= 0 {
		c.bad, c.buf, v, w = true, nil, 0, 0
	}
	*n, c.buf = v, c.buf[w:]
}

// zigzag makes small numbers of small ones of either sign; zagzig is the reverse.
func zigzag(n int) uint64 { return uint64(n<<1) ^ uint64(n>>63) }
func zagzig(u uint64) int { return int(u>>1) ^ -int(u&1) }

func (c *coder) int(n *int) {
	u := zigzag(*n)
	c.uint(&u)
	*n = zagzig(u)
}

func (c *coder) bool(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.int(&n)
	*b = n != 0
}

// flagged codes a number and a flag as one.
func (c *coder) flagged(n *int, flag *bool) {
	u := zigzag(*n) << 1
	if *flag {
		u |= 1
	}
	c.uint(&u)
	*n, *flag = zagzig(u>>1), u&1 != 0
}

// span codes a span by its distance from the end of the one before, with 0 for
// none.
func (c *coder) span(s *news.Span) {
	var head, length uint64
	if !s.IsZero() {
		head = 2 + (zigzag(s.Start-c.last)<<1 | uint64(s.In))
		length = uint64(s.Len())
	}
	if c.uint(&head); head < 2 {
		*s = news.Span{}
		return
	}
	c.uint(&length)
	if c.reading {
		head -= 2
		s.In = news.Field(head & 1)
		s.Start = c.last + zagzig(head>>1)
		s.End = s.Start + int(length)
	}
	c.last = s.End
	if size := c.article.Text.Len(); s.In == news.InText && s.Start >= 0 && s.End >= s.Start && s.End <= size {
		copy(c.recent[1:], c.recent[:])
		c.recent[0] = spanned{s.Start, s.End}
	}
}

// among codes a span that mostly is one of a list: its number from 1 there, or 0
// and the span. It returns the number from 0, or -1.
func (c *coder) among(s *news.Span, n int, span func(int) news.Span) int {
	var number uint64
	if !c.reading && !s.IsZero() {
		for i := range n {
			if span(i) == *s {
				number = uint64(i) + 1
				break
			}
		}
	}
	c.uint(&number)
	switch {
	case number == 0:
		c.span(s)
	case number > uint64(n):
		c.bad = true
	default:
		*s = span(int(number - 1))
		return int(number - 1)
	}
	return -1
}

// How a string is stored: the last two bits of its first number; the others are
// what that form counts with.
const (
	asLiteral = iota // its length; the bytes follow
	asSlice          // its length; where it begins in the text follows
	asRecent         // which of the spans before it covers
	asDay            // a date: days since the date before
)

// string codes a string in the shortest way there is.
func (c *coder) string(s *string) {
	if c.reading {
		*s = c.readString()
		return
	}
	text := c.article.Text.String()
	put := func(n uint64, form uint64) {
		n = n<<2 | form
		c.uint(&n)
	}
	if day, ok := dayOf(*s); ok {
		put(zigzag(day-c.day), asDay)
		c.day = day
		return
	}
	for i, r := range c.recent {
		if r.to > r.from && text[r.from:r.to] == *s {
			put(uint64(i), asRecent)
			return
		}
	}
	if len(*s) > 2 {
		if at := strings.Index(text, *s); at >= 0 {
			put(uint64(len(*s)), asSlice)
			from := uint64(at)
			c.uint(&from)
			return
		}
	}
	put(uint64(len(*s)), asLiteral)
	c.buf = append(c.buf, *s...)
}

func (c *coder) readString() string {
	var head, from uint64
	c.uint(&head)
	text, n := c.article.Text.String(), head>>2
	switch head & 3 {
	case asLiteral:
		return c.take(n)
	case asSlice:
		if c.uint(&from); from <= uint64(len(text)) && n <= uint64(len(text))-from {
			return text[from : from+n]
		}
	case asRecent:
		if n < recentSpans {
			return text[c.recent[n].from:c.recent[n].to]
		}
	case asDay:
		if s, ok := dayString(c.day + zagzig(n)); ok {
			c.day += zagzig(n)
			return s
		}
	}
	c.bad = true
	return ""
}

// take reads n bytes.
func (c *coder) take(n uint64) string {
	if n > uint64(len(c.buf)) {
		c.bad, c.buf = true, nil
		return ""
	}
	s := string(c.buf[:n])
	c.buf = c.buf[n:]
	return s
}

// dayOf returns the days from 2000-01-01 to a date as TIMEX3 writes it.
func dayOf(s string) (int, bool) {
	if len(s) != len(time.DateOnly) {
		return 0, false
	}
	t, err := time.Parse(time.DateOnly, s)
	return int((t.Unix() - epoch) / (24 * 60 * 60)), err == nil && t.Unix() >= epoch
}

// dayString is the reverse.
func dayString(day int) (string, bool) {
	const most = 8000 * 366 // the year has four digits
	if day < 0 || day >= most {
		return "", false
	}
	s := time.Unix(epoch, 0).UTC().AddDate(0, 0, day).Format(time.DateOnly)
	return s, len(s) == len(time.DateOnly)
}

func (c *coder) text(t *news.Text) {
	s := t.String()
	c.string(&s)
	if c.reading {
		*t = news.Clean(s)
	}
}

// longestSaid bounds what one byte can make us allocate.
const longestSaid = 200

// remark codes a sentence for people, which quotes the article between marks:
// in pieces, quoted ones as slices, and the words about them once and then by
// their number.
func (c *coder) remark(t *news.Text) {
	parts := splitRemark(t.String())
	list(c, &parts, func(i int, s *string) {
		if i%2 == 1 {
			c.string(s)
			return
		}
		number := uint64(slices.Index(c.said, *s) + 1)
		c.uint(&number)
		switch {
		case number > uint64(len(c.said)):
			c.bad = true
		case number > 0:
			*s = c.said[number-1]
		default:
			if c.string(s); len(*s) <= longestSaid {
				c.said = append(c.said, *s)
			}
		}
	})
	if c.reading {
		*t = news.Clean(strings.Join(parts, ""))
	}
}

// splitRemark cuts a remark into words about, words quoted, words about and so
// on. The marks stay with the words about.
func splitRemark(s string) []string {
	const open, shut = "“", "”"
	var parts []string
	for s != "" {
		at := strings.Index(s, open)
		if len(parts)%2 == 1 {
			at = strings.Index(s, shut)
		} else if at >= 0 {
			at += len(open)
		}
		if at < 0 {
			at = len(s)
		}
		parts = append(parts, s[:at])
		s = s[at:]
	}
	return parts
}

// usually codes a string that mostly is the expected one.
func (c *coder) usually(s *string, expected string) {
	other := *s != expected
	c.bool(&other)
	if other {
		c.string(s)
	} else {
		*s = expected
	}
}

// word codes a word of a fixed list: its position from 1, or 0 and the word.
func word[W ~string](c *coder, w *W, words []W) {
	n := slices.Index(words, *w) + 1
	c.int(&n)
	switch {
	case n == 0:
		s := string(*w)
		c.string(&s)
		*w = W(s)
	case n < 0 || n > len(words):
		c.bad = true
	default:
		*w = words[n-1]
	}
}

// list codes a list. Each element takes a byte at least, which bounds what a
// damaged length can make us allocate.
func list[E any](c *coder, l *[]E, each func(i int, e *E)) {
	n := uint64(len(*l))
	if c.uint(&n); c.reading {
		if n > uint64(len(c.buf)) {
			c.bad, n = true, 0
		}
		if *l = nil; n > 0 {
			*l = make([]E, n)
		}
	}
	for i := range *l {
		each(i, &(*l)[i])
	}
}
