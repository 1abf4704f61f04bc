package quote

import (
	"strings"

	"dateline/internal/news"
)

// channel returns how the words that c attributes reached the public, as the
// sentence says it: "a statement", "Truth Social", an outlet that was told.
func (w *work) channel(c *cue) news.Text {
	const farthest = 24
	for k := c.end + 1; k < len(w.items) && k-c.end < farthest; k++ {
		it := w.items[k]
		if it.is(isRun) && w.at(k+1).is(isPreposition) {
			continue // the object: "called it “a mess” in a tweet"
		}
		if it.is(isRun|isStop) || it.is(isComma) && !w.at(k+1).is(isPreposition) && !c.inverted || k > c.end+1 && w.cueAt(k) {
			break
		}
		if t := w.through(k, c); !t.Empty() {
			return t
		}
		if it.is(isClause) && !it.is(isPreposition) || w.wordIs(k, "that") {
			break
		}
	}
	if c.told && w.items[c.addressee.last].is(byOccasion) {
		return w.joined(c.addressee.first, c.addressee.last)
	}
	for k := max(0, c.first-farthest); k < c.first; k++ {
		if w.items[k].is(isRun) {
			continue
		}
		if k > 0 && !w.at(k-1).is(isComma|isRun) && w.at(k-1).is(punctuation|verbAny) {
			continue
		}
		if t := w.through(k, c); !t.Empty() && (k == 0 || w.at(k-1).is(isComma) || w.at(k-1).is(isConjunction) || c.inverted) {
			return t
		}
	}
	return w.sameSentence(c)
}

// channelOf is channel, and where the sentence does not say: the document that
// speaks, the network that the verb names, or what the sentence before says that
// was written.
func (w *work) channelOf(c *cue, by speaker) news.Text {
	if t := w.channel(c); !t.Empty() {
		return t
	}
	switch {
	case by.kind == nounDocument && !by.span.IsZero():
		return w.aDocument(by.first())
	case strings.Contains(w.fold(c.at), "tweet"):
		return news.CleanLine("Twitter")
	case c.class&verbPost != 0 && w.written.sentence == w.sentence-1:
		return w.written.channel
	}
	return news.Text{}
}

// aDocument returns the last word of a span with an article: "a report".
func (w *work) aDocument(s news.Span) news.Text {
	words := strings.Fields(w.doc.Text[s.Start:s.End])
	if len(words) == 0 {
		return news.Text{}
	}
	noun := strings.ToLower(words[len(words)-1])
	switch {
	case strings.HasSuffix(noun, "s"):
		return news.CleanLine(noun)
	case strings.ContainsRune("aeiou", rune(noun[0])):
		return news.CleanLine("an " + noun)
	}
	return news.CleanLine("a " + noun)
}

// written is what a sentence tells of something written.
type written struct {
	sentence int
	channel  news.Text
}

// noteWritten keeps the letter, the memo or the like that the sentence tells of.
func (w *work) noteWritten() {
	for i, it := range w.items {
		if it.is(byMedium) && it.is(nounDocument) && !it.is(isMention) && !strings.HasSuffix(w.word(i), "s") {
			w.written = written{w.sentence, w.aDocument(w.span(i, i))}
		}
	}
}

// cueAt reports whether item i is the word of a cue.
func (w *work) cueAt(i int) bool {
	for k := range w.cues {
		if w.cues[k].at == i {
			return true
		}
	}
	return false
}

// sameSentence returns the network on which the sentence's earlier verb of
// writing put the words: "posted on N a video, which it said …".
func (w *work) sameSentence(c *cue) news.Text {
	for i := range w.cues {
		p := &w.cues[i]
		if p.at >= c.at {
			break
		}
		if p.class&verbPost == 0 {
			continue
		}
		for k := p.end + 1; k < c.at && k-p.end < 12; k++ {
			if t := w.through(k, p); !t.Empty() {
				return t
			}
		}
	}
	for i := range w.items[:c.at] {
		if w.items[i].is(verbPost) && w.at(i+1).is(isPreposition) {
			post := cue{at: i, end: i, class: verbPost}
			if t := w.through(i+1, &post); !t.Empty() {
				return t
			}
		}
	}
	return news.Text{}
}

// through returns the channel in the prepositional phrase at item k.
func (w *work) through(k int, c *cue) news.Text {
	if !w.at(k).is(isPreposition) || k >= len(w.items) {
		return news.Text{}
	}
	switch w.fold(k) {
	case "on", "via", "through":
		if t := w.network(k+1, c); !t.Empty() {
			return t
		}
		return w.medium(k+1, byMedium|byOccasion|byOutlet|byPlatform)
	case "in", "during", "by", "from", "with":
		t, end := w.mediumAt(k+1, byMedium|byOccasion)
		if !t.Empty() && w.wordIs(end+1, "on") {
			if n := w.network(end+2, c); !n.Empty() {
				return n // "in a post on N"
			}
		}
		return t
	case "at":
		return w.medium(k+1, byOccasion)
	}
	return news.Text{}
}

// network returns the network that the phrase at item k names: by what the
// phrase says ("his N platform", "the social network N"), by the verb ("posted
// on N"), or because it is a known one.
func (w *work) network(k int, c *cue) news.Text {
	const longest = 7
	said := false
	for j := k; j < len(w.items) && j-k < longest; j++ {
		it := w.items[j]
		switch {
		case it.is(byName), it.is(isMention) && w.named(j, news.Organisation, news.Misc, news.Person):
			known := it.is(byName) || said || w.at(j+1).is(byPlatform) || c.class&verbPost != 0 ||
				j == k && c.class&verbClause != 0 && w.named(j, news.Organisation)
			if w.isGenitive(j+1) || !known {
				return news.Text{}
			}
			return w.joined(j, w.properEnd(j))
		case it.is(isCapital) && !it.is(isDay|isMonth) && (said || w.at(w.properEnd(j)+1).is(byPlatform)):
			return w.joined(j, w.properEnd(j))
		case it.is(byPlatform), w.wordIs(j, "social"), w.wordIs(j, "media"), w.wordIs(j, "messaging"):
			said = true
		case it.is(isDeterminer | isPossessive):
		case it.is(punctuation | closed | isRun | isDay | isMonth | isNumber):
			return w.socialMedia(k, j, said)
		}
	}
	return news.Text{}
}

// socialMedia returns "social media" where the phrase k to j names no network.
func (w *work) socialMedia(k, j int, said bool) news.Text {
	if said && j-k == 2 && w.wordIs(k, "social") {
		return w.joined(k, j-1)
	}
	return news.Text{}
}

// properEnd returns the last item of the capitalised words that begin at j.
func (w *work) properEnd(j int) int {
	if w.items[j].is(isMention) {
		return j
	}
	for w.at(j + 1).is(isCapital) {
		j++
	}
	return j
}

// medium returns the phrase at item k if its head is one of kinds.
func (w *work) medium(k int, kinds class) news.Text {
	t, _ := w.mediumAt(k, kinds)
	return t
}

// mediumAt is medium, and tells which item the phrase ends at.
func (w *work) mediumAt(k int, kinds class) (news.Text, int) {
	const longest = 8
	for j := k; j < len(w.items) && j-k < longest; j++ {
		it := w.items[j]
		switch {
		case it.is(kinds) && !w.at(j+1).is(byMedium|byOccasion) && !it.is(byName):
			if j == k && it.is(byMedium) && !strings.HasSuffix(w.word(j), "s") {
				return news.Text{}, 0
			}
			return w.joined(k, j), j
		case it.is(isDeterminer|isPossessive) && j > k, it.is(punctuation|isRun|closed) && !w.isGenitive(j):
			return news.Text{}, 0
		}
	}
	return news.Text{}, 0
}

// joined returns the words of items from to to on one line.
func (w *work) joined(from, to int) news.Text {
	s := w.doc.Text[w.items[from].start:w.items[to].end]
	if to == len(w.items)-1 && len(s) == 2 {
		s = strings.TrimSuffix(s, ".") // a network of one letter that ends the sentence
	}
	return news.CleanLine(s)
}
