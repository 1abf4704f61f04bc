package eval

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
)

// The gold mark-up is the article's text with nested marks in braces:
//
//	date: 2025-06-04
//	title: Cracks close the dam
//
//	{BY q1|{PER teck|Bruno Teck}} {CUE q1|said} on {TIME DATE 2025-06-03|Tuesday}:
//	{QUOTE q1 direct speaker=teck channel="a statement"|“We looked at it.”}
//	---
//	entity teck | PER | Bruno Teck | dam engineer
//	event 2025-06-03 | Bruno Teck said
//	source person | Bruno Teck
//
// A backslash takes the meaning from {, }, | and itself. BY is the mention
// beside the cue; BY and CUE may name several quotes. Taking the marks out
// gives the text, byte for byte.

// ParseGold reads a text in the gold mark-up.
func ParseGold(src string) (*Document, error) {
	head, rest, ok := strings.Cut(strings.ReplaceAll(src, "\r\n", "\n"), "\n\n")
	if !ok {
		return nil, fmt.Errorf("no blank line ends the head")
	}
	body, foot := rest, ""
	if i := strings.LastIndex(rest, "\n---\n"); i >= 0 {
		body, foot = rest[:i], rest[i+len("\n---\n"):]
	} else if b, ok := strings.CutSuffix(rest, "\n---"); ok {
		body = b
	}
	p := &goldParser{
		doc:    &Document{Gold: &news.Analysis{Language: "en"}, Layers: All},
		src:    strings.TrimSpace(body),
		ids:    map[string]int{},
		quotes: map[string]int{},
		line:   strings.Count(head, "\n") + 3,
	}
	for _, step := range []func() error{
		func() error { return p.head(head) },
		p.body,
		func() error { return p.foot(foot) },
		p.link,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return p.doc, nil
}

type goldParser struct {
	doc    *Document
	src    string
	pos    int
	line   int
	out    strings.Builder
	open   []openMark
	ids    map[string]int // entity ID to index
	quotes map[string]int // quote ID to index
	links  []openMark     // BY and CUE, until all quotes are known
}

// openMark is a mark whose end is not reached, or a link with its span.
type openMark struct {
	kind string
	args []string
	news.Span
	line int
}

func (p *goldParser) head(head string) error {
	a := &p.doc.Article
	for line := range strings.SplitSeq(strings.TrimSpace(head), "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%q is not a field of the head", line)
		}
		switch text := news.CleanLine(value); strings.TrimSpace(key) {
		case "date":
			m, err := news.ParseMoment(text.String())
			if err != nil {
				return err
			}
			a.Published = m
		case "title":
			a.Title = text
		case "publisher":
			a.Publisher = text
		case "byline":
			a.Byline = text
		}
	}
	return nil
}

// body reads the marked text.
func (p *goldParser) body() error {
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; c {
		case '\\':
			if p.pos+1 < len(p.src) && strings.IndexByte(`{}|\`, p.src[p.pos+1]) >= 0 {
				p.pos++
			}
			p.out.WriteByte(p.src[p.pos])
			p.pos++
		case '{':
			if err := p.start(); err != nil {
				return err
			}
		case '}':
			if err := p.end(); err != nil {
				return err
			}
		default:
			if c == '\n' {
				p.line++
			}
			p.out.WriteByte(c)
			p.pos++
		}
	}
	if len(p.open) > 0 {
		return fmt.Errorf("line %d: the mark %s is not closed", p.open[0].line, p.open[0].kind)
	}
	if text := p.out.String(); news.Clean(text).String() != text {
		return fmt.Errorf("the text has characters that ingest replaces")
	}
	p.doc.Article.Text = news.Clean(p.out.String())
	return nil
}

// start reads "{QUOTE q1 direct speaker=teck|".
func (p *goldParser) start() error {
	bar := strings.IndexByte(p.src[p.pos:], '|')
	if bar < 0 {
		return fmt.Errorf("line %d: a brace opens no mark", p.line)
	}
	args := fields(p.src[p.pos+1 : p.pos+bar])
	if len(args) == 0 || !slices.Contains(goldKinds, args[0]) {
		return fmt.Errorf("line %d: %q opens no mark", p.line, p.src[p.pos:p.pos+bar])
	}
	if need := goldArgs(args[0]); len(args)-1 < need {
		return fmt.Errorf("line %d: the mark %s lacks a word", p.line, args[0])
	}
	p.open = append(p.open, openMark{args[0], args[1:], news.Span{Start: p.out.Len()}, p.line})
	p.pos += bar + 1
	return nil
}

var goldKinds = []string{"PER", "ORG", "LOC", "MISC", "QUOTE", "CUE", "BY", "TIME"}

// goldArgs is how many words a mark needs after its kind.
func goldArgs(kind string) int {
	if kind == "QUOTE" || kind == "TIME" {
		return 2
	}
	return 1
}

// fields splits at spaces outside double quotation marks, which are taken off.
func fields(s string) []string {
	var out []string
	var word strings.Builder
	quoted, any := false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted, any = !quoted, true
		case c == ' ' && !quoted:
			if any {
				out = append(out, word.String())
			}
			word.Reset()
			any = false
		default:
			word.WriteByte(c)
			any = true
		}
	}
	if any {
		out = append(out, word.String())
	}
	return out
}

func (p *goldParser) end() error {
	if len(p.open) == 0 {
		return fmt.Errorf("line %d: a brace closes no mark", p.line)
	}
	m := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	p.pos++
	m.End = p.out.Len()
	if m.Start == m.End {
		return fmt.Errorf("line %d: the mark %s is empty", p.line, m.kind)
	}
	g := p.doc.Gold
	switch m.kind {
	case "TIME":
		g.Times = append(g.Times, news.Timex{Span: m.Span, Type: news.TimexType(m.args[0]), Value: m.args[1]})
	case "QUOTE":
		return p.quote(m)
	case "BY", "CUE":
		p.links = append(p.links, m)
	default:
		g.Mentions = append(g.Mentions, news.Mention{Span: m.Span, Type: news.EntityType(m.kind), Entity: p.entity(m.args[0])})
	}
	return nil
}

// entity returns the index of an entity, made at its first mention.
func (p *goldParser) entity(id string) int {
	if i, ok := p.ids[id]; ok {
		return i
	}
	p.ids[id] = len(p.doc.Gold.Entities)
	p.doc.Gold.Entities = append(p.doc.Gold.Entities, news.Entity{ID: id})
	return p.ids[id]
}

func (p *goldParser) quote(m openMark) error {
	q := news.Quote{Span: m.Span, Kind: news.QuoteKind(m.args[1]), Speaker: news.None}
	switch q.Kind {
	case news.Direct, news.Mixed, news.Indirect, news.Scare:
	default:
		return fmt.Errorf("line %d: %q is not a kind of quote", m.line, m.args[1])
	}
	for _, arg := range m.args[2:] {
		key, value, _ := strings.Cut(arg, "=")
		switch key {
		case "speaker":
			q.Speaker = p.entity(value)
		case "channel":
			q.Channel = news.CleanLine(value)
		case "reason":
			q.Reason = news.CleanLine(value)
		case "anonymous":
			q.Anonymous = true
		default:
			return fmt.Errorf("line %d: a quote has no %q", m.line, key)
		}
	}
	if _, ok := p.quotes[m.args[0]]; ok {
		return fmt.Errorf("line %d: there is a quote %s already", m.line, m.args[0])
	}
	p.quotes[m.args[0]] = len(p.doc.Gold.Quotes)
	p.doc.Gold.Quotes = append(p.doc.Gold.Quotes, q)
	return nil
}
