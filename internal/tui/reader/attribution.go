package reader

import (
	"strings"

	"dateline/internal/news"
	"dateline/internal/store"
)

// attribute fills in who speaks in each paragraph, and through which channel:
// `Teck · The Courier`.
func (x *index) attribute(rec *store.Record) {
	x.attributions = map[int]news.Text{}
	if rec.Analysis == nil {
		return
	}
	names := map[int][]string{}
	for _, q := range rec.Analysis.Quotes {
		if q.Kind == news.Scare || q.Kind == news.Indirect || q.In != news.InText {
			continue
		}
		who := attribution(rec, q)
		pa, ok := around(x.paragraphs, q.Start)
		if who == "" || !ok || len(names[pa.End]) == 2 || contains(names[pa.End], who) {
			continue
		}
		names[pa.End] = append(names[pa.End], who)
	}
	for end, who := range names {
		x.attributions[end] = news.CleanLine(strings.Join(who, ", "))
	}
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// attribution says whose words a quote is; "" if that is not known.
func attribution(rec *store.Record, q news.Quote) string {
	who := speakerName(rec, q).String()
	if who != "" && !q.Channel.Empty() {
		who += " · " + q.Channel.String()
	}
	return who
}

// speakerName returns the speaker's name as short as it is unmistakable here,
// or the words that stand for one who is not named.
func speakerName(rec *store.Record, q news.Quote) news.Text {
	a := rec.Analysis
	switch {
	case q.Speaker >= 0 && q.Speaker < len(a.Entities):
		return shortName(a, q.Speaker)
	case q.Anonymous && !q.SpeakerSpan.IsZero():
		return rec.Article.Text.Slice(q.SpeakerSpan).Line()
	case q.Anonymous:
		return news.CleanLine("unnamed")
	}
	return news.Text{}
}

// shortName returns the last word of a person's name, unless another person
// here has it too; else the full name.
func shortName(a *news.Analysis, i int) news.Text {
	e := a.Entities[i]
	last := lastWord(e.Name)
	if e.Type != news.Person || last == "" {
		return e.Name
	}
	for j, o := range a.Entities {
		if j != i && o.Type == news.Person && lastWord(o.Name) == last {
			return e.Name
		}
	}
	return news.CleanLine(last)
}

func lastWord(t news.Text) string {
	s := t.String()
	return s[strings.LastIndexByte(s, ' ')+1:]
}
