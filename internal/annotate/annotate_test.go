package annotate

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// Each case marks a passage with [ ] in the old text, and where it must be
// found in the new one; no brackets in the new text means an orphan.
var anchored = []struct{ name, old, new string }{
	{"unchanged", "The [dam] held.", "The [dam] held."},
	{"moved", "One. The keeper saw [the first crack] in May.", "A new lede. One. The keeper saw [the first crack] in May."},
	{"gone", "The [dam] held.", "The wall held."},
	{"reworded inside", "The [old dam] held.", "The old, tired dam held."},
	{"second of two by its surroundings",
		"The mayor said no. On Tuesday evening after a long sitting [the mayor] left.",
		"The mayor said no, and the mayor meant it. On Tuesday evening after a long sitting [the mayor] left."},
	{"two places, none better", "See [it] here.", "Now it is, or it was."},
	{"one short place, surroundings gone", "Then [it] rained.", "What is it, anyway?"},
	{"long words moved elsewhere",
		"Start. [We looked at it every week for ten long years.] End.",
		"Other. [We looked at it every week for ten long years.] Words."},
	{"wide characters", "水門 [大坝] 裂缝", "新 水門 [大坝] 裂缝"},
}

func TestAnchor(t *testing.T) {
	for _, c := range anchored {
		t.Run(c.name, func(t *testing.T) {
			old, at := unmark(c.old)
			now, want := unmark(c.new)
			sel := Select(old, at)
			got, _, ok := Anchor(now, sel)
			if ok != !want.IsZero() || got != want {
				t.Errorf("Anchor = %v %v, want %v", got, ok, want)
			}
		})
	}
}

func TestSelectContext(t *testing.T) {
	a, at := unmark(strings.Repeat("é", 40) + "[x]" + strings.Repeat("ü", 3))
	s := Select(a, at)
	if got := s.Prefix.String(); got != strings.Repeat("é", Context) {
		t.Errorf("prefix %q", got)
	}
	if got := s.Suffix.String(); got != "üüü" {
		t.Errorf("suffix %q", got)
	}
}

// FuzzAnchor: wherever a passage is found, its words are there.
func FuzzAnchor(f *testing.F) {
	f.Add("the dam held and the dam fell", "and the dam fell, the dam", 4, 7)
	f.Fuzz(func(t *testing.T, old, now string, i, j int) {
		a, b := article(old), article(now)
		s := news.Span{Start: i, End: j}
		if i >= j || !s.Valid(a.Text.String()) {
			t.Skip()
		}
		sel := Select(a, s)
		got, candidates, ok := Anchor(b, sel)
		if ok {
			candidates = append(candidates, got)
		}
		for _, c := range candidates {
			if !c.Valid(b.Text.String()) || b.Text.Slice(c) != sel.Exact {
				t.Errorf("%v of %q is not %q", c, b.Text, sel.Exact)
			}
		}
	})
}

func article(text string) news.Article {
	a := news.Article{Text: news.Clean(text)}
	a.Hash = a.Sum()
	return a
}

func unmark(s string) (news.Article, news.Span) {
	i := strings.Index(s, "[")
	if i < 0 {
		return article(s), news.Span{}
	}
	j := strings.Index(s, "]")
	return article(s[:i] + s[i+1:j] + s[j+1:]), news.Span{Start: i, End: j - 1}
}
