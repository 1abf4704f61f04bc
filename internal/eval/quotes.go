package eval

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// quotes compares attributed quotations, those with marks and paraphrases apart,
// with their kinds and speakers; and scare quotes.
func (c comparison) quotes() {
	match := c.matching()
	marked := func(q news.Quote) bool { return q.Kind == news.Direct || q.Kind == news.Mixed }
	indirect := func(q news.Quote) bool { return q.Kind == news.Indirect }
	scare := func(q news.Quote) bool { return q.Kind == news.Scare }
	gold := c.goldQuotes()
	c.compareQuotes("quotes", keep(gold, marked), keep(c.found.Quotes, marked), c.sameRun, match)
	if !c.d.DirectOnly {
		c.compareQuotes("indirect", keep(gold, indirect), keep(c.found.Quotes, indirect), c.mostlySame, match)
	}
	if !c.d.WholeContents {
		c.scare(keep(gold, scare), keep(c.found.Quotes, scare))
	}
}

func keep(qs []news.Quote, want func(news.Quote) bool) []news.Quote {
	var out []news.Quote
	for _, q := range qs {
		if want(q) {
			out = append(out, q)
		}
	}
	return out
}

// goldQuotes returns what people marked. Where a corpus marks contents that
// cross or leave out marks, they become the stretches between marks that they
// touch.
func (c comparison) goldQuotes() []news.Quote {
	if !c.d.WholeContents {
		return c.gold.Quotes
	}
	var all []news.Span
	start := 0
	for part := range strings.SplitAfterSeq(c.text, "\n\n") { // a mark left open ends with its paragraph
		all = append(all, runs(c.text, news.Span{Start: start, End: start + len(part)})...)
		start += len(part)
	}
	var out []news.Quote
	taken := map[news.Span]bool{}
	for _, q := range c.gold.Quotes {
		touched := touched(all, q.Span)
		if q.Kind == news.Indirect || len(touched) == 0 {
			out = append(out, q)
			continue
		}
		for _, s := range touched {
			if !taken[s] {
				taken[s] = true
				cut := q
				cut.Span = s
				out = append(out, cut)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Less(out[j].Span) })
	return out
}

// touched returns the stretches that overlap s.
func touched(all []news.Span, s news.Span) []news.Span {
	var out []news.Span
	for i := sort.Search(len(all), func(i int) bool { return all[i].End > s.Start }); i < len(all) && all[i].Start < s.End; i++ {
		out = append(out, all[i])
	}
	return out
}

// runs returns the stretches between quotation marks in s, with the marks.
func runs(text string, s news.Span) []news.Span {
	var out []news.Span
	open := -1
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '“' || r == '"' && open < 0:
			open = i
		case (r == '”' || r == '"') && open >= 0:
			out = append(out, news.Span{Start: open, End: i + n})
			open = -1
		}
		i += n
	}
	if open >= 0 {
		out = append(out, news.Span{Start: open, End: s.End})
	}
	return out
}

func (c comparison) compareQuotes(layer string, gold, found []news.Quote, same func(a, b news.Span) bool, match []int) {
	n := Count{Gold: len(gold), Found: len(found)}
	both := n
	kind, head, heads, who, whos, channel, channels := 0, 0, 0, 0, 0, 0, 0
	used := make([]bool, len(found))
	from := 0
	for _, g := range gold {
		for from < len(found) && found[from].End <= g.Start {
			from++
		}
		j := from
		for j < len(found) && found[j].Start < g.End && (used[j] || !same(g.Span, found[j].Span)) {
			j++
		}
		if j == len(found) || found[j].Start >= g.End {
			c.miss(layer, string(g.Kind), "", g.Span)
			continue
		}
		f := found[j]
		used[j] = true
		n.Right++
		kind += one(f.Kind == g.Kind)
		headRight, whoRight := c.sameHead(g, f), c.sameSpeaker(g, f, match)
		if !g.SpeakerSpan.IsZero() {
			heads++
			head += one(headRight)
		}
		if g.Speaker >= 0 || g.Anonymous {
			whos++
			who += one(whoRight)
		}
		if !g.Channel.Empty() {
			channels++
			if strings.Contains(plainWords(f.Channel.String()), plainWords(g.Channel.String())) {
				channel++
			} else {
				c.miss(layer+" channel", g.Channel.String(), f.Channel.String(), g.Span)
			}
		}
		if c.rightSpeaker(g, headRight, whoRight) {
			both.Right++
		} else {
			c.miss(layer+" speaker", c.speaker(c.gold, g), c.speaker(c.found, f)+" ("+f.Why.String()+")", g.Span)
		}
	}
	for j, f := range found {
		if !used[j] {
			c.miss(layer, "", string(f.Kind), f.Span)
		}
	}
	c.count(layer, "found", n)
	c.count(layer, "and its speaker", both)
	c.share(layer, "kind", kind, n.Right)
	c.share(layer, "speaker's mention", head, heads)
	c.share(layer, "who speaks", who, whos)
	c.share(layer, "channel", channel, channels)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rightSpeaker takes the mention's head where the corpus marks mentions, and the
// entity where it marks entities.
func (c comparison) rightSpeaker(g news.Quote, head, who bool) bool {
	switch {
	case c.d.Layers&Entities != 0 && (g.Speaker >= 0 || g.Anonymous):
		return who
	case !g.SpeakerSpan.IsZero():
		return head
	}
	return who || g.Speaker < 0
}

func (c comparison) speaker(an *news.Analysis, q news.Quote) string {
	s := "nobody"
	if !q.SpeakerSpan.IsZero() {
		s = c.words(q.SpeakerSpan)
	}
	if q.Speaker >= 0 {
		s += " = " + an.Entities[q.Speaker].Name.String()
	}
	return s
}

// sameRun reports whether two quotations with marks are one but for marks,
// spaces and punctuation at their ends.
func (c comparison) sameRun(a, b news.Span) bool {
	return c.letters(a) == c.letters(b) || shared(a, b) >= 0.9
}

// mostlySame reports whether two paraphrases share half of their letters.
func (c comparison) mostlySame(a, b news.Span) bool { return shared(a, b) >= 0.5 }

// shared is the share of bytes of either span that are in both.
func shared(a, b news.Span) float64 {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(both) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

// letters returns s without what is neither letter nor digit at its ends.
func (c comparison) letters(s news.Span) news.Span {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	w := c.words(s)
	s.Start += len(w) - len(strings.TrimLeftFunc(w, other))
	s.End -= len(w) - len(strings.TrimRightFunc(w, other))
	return s
}

// sameHead compares the last word of the two mentions, before "of" or "who".
func (c comparison) sameHead(g, f news.Quote) bool {
	if g.SpeakerSpan.IsZero() || f.SpeakerSpan.IsZero() {
		return false
	}
	return c.head(g.SpeakerSpan) == c.head(f.SpeakerSpan)
}

// head returns where the head of a mention ends.
func (c comparison) head(s news.Span) int {
	words := c.words(s)
	end := len(words)
	for _, stop := range []string{" of ", " for ", " at ", " in ", " from ", " who ", " on ", " with ", ", ", " ("} {
		if i := strings.Index(words[:end], stop); i > 0 {
			end = i
		}
	}
	return c.letters(news.Span{Start: s.Start, End: s.Start + end}).End
}

// sameSpeaker reports whether both name the same entity, or both nobody.
func (c comparison) sameSpeaker(g, f news.Quote, match []int) bool {
	if g.Speaker < 0 {
		return f.Speaker < 0 && f.Anonymous == g.Anonymous && (g.SpeakerSpan.IsZero() || c.sameHead(g, f))
	}
	if f.Speaker < 0 {
		return false
	}
	if match[f.Speaker] >= 0 {
		return match[f.Speaker] == g.Speaker
	}
	return c.sameName(c.gold.Entities[g.Speaker], c.found.Entities[f.Speaker])
}

// sameName compares by name where a corpus marks no mentions.
func (c comparison) sameName(g, f news.Entity) bool {
	want := plainWords(g.Name.String())
	for _, name := range append([]news.Text{f.Name}, f.Aliases...) {
		got := plainWords(name.String())
		if got == want || strings.HasSuffix(got, " "+want) || strings.HasSuffix(want, " "+got) {
			return true
		}
	}
	return false
}

// scare compares marks without a speaker.
func (c comparison) scare(gold, found []news.Quote) {
	n := Count{Gold: len(gold), Found: len(found)}
	used := make([]bool, len(found))
	for _, g := range gold {
		for j, f := range found {
			if !used[j] && c.sameRun(g.Span, f.Span) {
				used[j] = true
				n.Right++
				break
			}
		}
	}
	c.count("quotes", "scare", n)
}
