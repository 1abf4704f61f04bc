package sourcing

import (
	"strings"

	"dateline/internal/news"
)

// Origin is where an article itself comes from, as far as it says. Empty
// fields are unknown.
type Origin struct {
	Publisher news.Text
	Agency    news.Text // the wire whose text it is
	Byline    news.Text // without "By"
	Link      news.Text
}

// agencies are the wires by the forms in which articles name them.
var agencies = []struct{ form, name string }{
	{"Agence France-Presse", "AFP"}, {"AFP", "AFP"},
	{"Associated Press", "AP"}, {"AP", "AP"},
	{"Reuters", "Reuters"}, {"Thomson Reuters", "Reuters"},
	{"Press Association", "PA"}, {"PA Media", "PA"}, {"PA", "PA"},
	{"Deutsche Presse-Agentur", "dpa"}, {"dpa", "dpa"},
	{"United Press International", "UPI"}, {"UPI", "UPI"},
	{"Xinhua", "Xinhua"}, {"TASS", "TASS"}, {"Interfax", "Interfax"}, {"Kyodo News", "Kyodo"}, {"Kyodo", "Kyodo"},
	{"Yonhap", "Yonhap"}, {"Bloomberg", "Bloomberg"}, {"EFE", "EFE"}, {"ANSA", "ANSA"}, {"Anadolu Agency", "Anadolu"},
	{"Press Trust of India", "PTI"}, {"PTI", "PTI"}, {"Canadian Press", "The Canadian Press"},
}

// Provenance tells where an article comes from. The agency is the one the article
// was read with, or else the one in its dateline, its byline or its publisher.
func Provenance(a news.Article) Origin {
	p := Origin{Publisher: a.Publisher, Agency: a.Agency, Byline: byline(a.Byline), Link: a.URL}
	if p.Agency.Empty() {
		p.Agency = datelineAgency(a.Text)
	}
	for _, s := range []news.Text{a.Byline, a.Publisher} {
		if p.Agency.Empty() {
			p.Agency = knownAgency(s.String())
		}
	}
	return p
}

// byline drops the "By" before a name.
func byline(s news.Text) news.Text {
	if t := s.String(); len(t) > 3 && strings.EqualFold(t[:3], "by ") {
		return news.CleanLine(t[3:])
	}
	return s
}

// datelineAgency returns the agency in a printed dateline, "ORLEC (Agency) -",
// known or not: there the brackets hold nothing else.
func datelineAgency(text news.Text) news.Text {
	const longest = 120
	head := text.String()
	head, _, _ = strings.Cut(head[:min(len(head), longest)], "\n")
	open := strings.IndexByte(head, '(')
	if open < 1 || !upperStart(head) {
		return news.Text{}
	}
	name, rest, ok := strings.Cut(head[open+1:], ")")
	rest = strings.TrimLeft(rest, " ")
	if !ok || !strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, ":") {
		return news.Text{}
	}
	if known := knownAgency(name); !known.Empty() {
		return known
	}
	return news.CleanLine(name)
}

// upperStart reports whether a line begins with a word in capitals, as a
// dateline does.
func upperStart(line string) bool {
	word, _, _ := strings.Cut(line, " ")
	return len(word) > 2 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}

// knownAgency returns the usual name of the agency that s names, if it does.
func knownAgency(s string) news.Text {
	for _, a := range agencies {
		if i := strings.Index(s, a.form); i >= 0 && !letterAt(s, i-1) && !letterAt(s, i+len(a.form)) {
			return news.CleanLine(a.name)
		}
	}
	return news.Text{}
}

func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= 0x80)
}
