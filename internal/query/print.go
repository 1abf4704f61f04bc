package query

import "strings"

// String returns the query as one would type it. Parse gives the same query
// back, on the same day.
func (q Query) String() string {
	var b strings.Builder
	printNode(&b, q.Root, loose)
	if q.Sort != Newest {
		if b.Len() > 0 {
			if _, ok := q.Root.(Either); ok {
				// Side by side with sort: the last alternative would look
				// longer than it is.
				s := b.String()
				b.Reset()
				b.WriteString("(" + s + ")")
			}
			b.WriteByte(' ')
		}
		b.WriteString("sort:" + string(q.Sort))
	}
	return b.String()
}

// Binding strengths of the place a node is printed in.
const (
	loose = iota // the whole query or a bracket
	side         // beside other items, or an alternative of or
	tight        // after -
)

func printNode(b *strings.Builder, n Node, place int) {
	switch n := n.(type) {
	case nil:
	case All:
		printList(b, n, " ", place == tight)
	case Either:
		printList(b, n, " or ", place >= side)
	case Not:
		b.WriteByte('-')
		printNode(b, n.Node, tight)
	case Term:
		b.WriteString(n.String())
	case Is:
		b.WriteString("is:" + string(n))
	case Has:
		b.WriteString("has:" + string(n))
	case When:
		b.WriteString(n.Op + ":" + n.Value)
	}
}

func printList(b *strings.Builder, nodes []Node, between string, brackets bool) {
	if brackets {
		b.WriteByte('(')
	}
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(between)
		}
		printNode(b, n, side)
	}
	if brackets {
		b.WriteByte(')')
	}
}

// String returns the term as one would type it.
func (t Term) String() string {
	s := t.Text
	if t.Prefix {
		s += "*"
	}
	if t.Phrase {
		s = `"` + strings.NewReplacer(`"`, " ", "“", " ", "”", " ", "„", " ").Replace(s) + `"`
	}
	if t.Field != Any {
		s = string(t.Field) + ":" + s
	}
	return s
}

// Quote returns value as it must be typed after an operator: in quotation marks
// where it is more than one word.
func Quote(value string) string {
	pieces := lex("text:" + value)
	if len(pieces) == 2 && pieces[1].End == len("text:"+value) && pieces[1].Kind == Value && !strings.Contains(value, "*") {
		return value
	}
	if strings.HasSuffix(value, "*") {
		value += " " // the star is part of the name and not a prefix
	}
	return Term{Text: value, Phrase: true}.String()
}
