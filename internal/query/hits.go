package query

import (
	"slices"
	"unicode/utf8"
)

// Hits returns the byte ranges of text that q's words and phrases match, in
// order and not touching each other, for highlighting. Only terms of the given
// fields count; without fields, those of the headline, the text and what was
// said. What q excludes is not looked for.
func (q Query) Hits(text string, fields ...Field) [][2]int {
	if len(fields) == 0 {
		fields = []Field{Any, Title, TextOnly, Said}
	}
	var hits [][2]int
	var toks []Tok
	q.Walk(func(n Node, negated bool) {
		t, ok := n.(Term)
		if !ok || negated || !slices.Contains(fields, t.Field) {
			return
		}
		if toks == nil {
			toks = Tokens(text)
		}
		words := t.Words()
		for _, i := range find(toks, words, t.Prefix) {
			hits = append(hits, [2]int{toks[i].Start, toks[i+len(words)-1].End})
		}
	})
	return merge(hits)
}

// merge sorts ranges and joins those that overlap.
func merge(hits [][2]int) [][2]int {
	slices.SortFunc(hits, func(a, b [2]int) int { return a[0] - b[0] })
	out := hits[:0]
	for _, h := range hits {
		if n := len(out); n > 0 && h[0] < out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], h[1])
			continue
		}
		out = append(out, h)
	}
	return out
}

// Snippet chooses the part of text, at most width code points long, that shows
// q's hits best: most hits first, then earliest. It begins and ends at words
// where it can, and is byte range [start, end) of text; hits are the ranges of
// text within it that match. Without hits it is the beginning of the text.
func (q Query) Snippet(text string, width int, fields ...Field) (start, end int, hits [][2]int) {
	hits = q.Hits(text, fields...)
	if utf8.RuneCountInString(text) <= width {
		return 0, len(text), hits
	}
	if len(hits) == 0 {
		return 0, wordEnd(text, 0, width), nil
	}
	first, last := densest(text, hits, width)
	// A quarter of what is left over goes before the first hit.
	used := utf8.RuneCountInString(text[hits[first][0]:hits[last][1]])
	start = back(text, hits[first][0], max(0, width-used)/4)
	if start > 0 {
		start = wordStart(text, start, hits[first][0])
	}
	end = wordEnd(text, start, width)
	hits = slices.DeleteFunc(hits, func(h [2]int) bool { return h[0] < start || h[1] > end })
	return start, end, hits
}

// densest returns the first and last index of the run of hits that fit into
// width and are most.
func densest(text string, hits [][2]int, width int) (first, last int) {
	for i := range hits {
		j := i
		for j+1 < len(hits) && utf8.RuneCountInString(text[hits[i][0]:hits[j+1][1]]) <= width {
			j++
		}
		if j-i > last-first {
			first, last = i, j
		}
	}
	return first, last
}

// back returns the offset n code points before i.
func back(text string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(text[:i])
		i -= w
	}
	return i
}

// wordStart returns the start of the first word at or after i, but no later
// than most. A word that i lies inside of is left out.
func wordStart(text string, i, most int) int {
	if text[i-1] != ' ' && text[i-1] != '\n' {
		for i < most && text[i] != ' ' && text[i] != '\n' {
			i++
		}
	}
	for i < most && (text[i] == ' ' || text[i] == '\n') {
		i++
	}
	return i
}

// wordEnd returns where to cut text for it to be at most width code points
// long from start: after a word, or anywhere if there is no space.
func wordEnd(text string, start, width int) int {
	end := start
	for n := 0; n < width && end < len(text); n++ {
		_, w := utf8.DecodeRuneInString(text[end:])
		end += w
	}
	if end == len(text) || text[end] == ' ' || text[end] == '\n' {
		return end
	}
	for cut := end; cut > start; cut-- {
		if text[cut-1] == ' ' || text[cut-1] == '\n' {
			return cut - 1
		}
	}
	return end
}
