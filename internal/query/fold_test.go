package query

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"–":                          "",
		"The Dam":                    "The=the Dam=dam",
		"Sudani's":                   "Sudani=sudani s=s",
		"Sudani’s":                   "Sudani=sudani s=s",
		"state-owned":                "state=state owned=owned",
		"U.S.":                       "U=u S=s",
		"Erdoğan":                    "Erdoğan=erdogan",
		"Mu\u0308ller":               "Mu\u0308ller=muller",
		"Łódź Ørsted Straße":         "Łódź=lodz Ørsted=orsted Straße=strasse",
		"İstanbul":                   "İstanbul=istanbul",
		"CO₂ ﬁsh":                    "CO₂=co2 ﬁsh=fish",
		"co\u00adoperate":            "co\u00adoperate=cooperate",
		"end\u00ad. x":               "end=end x=x",
		"⑴":                          "⑴=1",
		"東京 news":                    "東=東 京=京 news=news",
		"Москва":                     "Москва=москва",
		"a\xffb":                     "a=a b=b",
		"\u0301x":                    "x=x",
		"3.5bn":                      "3=3 5bn=5bn",
		strings.Repeat("\u0301", 40): "",
	} {
		var got, terms []string
		for _, tok := range Tokens(in) {
			got = append(got, in[tok.Start:tok.End]+"="+tok.Term)
			terms = append(terms, tok.Term)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("Tokens(%q) are %q, want %q", in, s, want)
		}
		if s := strings.TrimSpace(string(AppendTerms(nil, in))); s != strings.Join(terms, " ") {
			t.Errorf("AppendTerms(%q) is %q, Tokens %q", in, s, terms)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"To Check": "to check", "  ! ": "!", "post-war": "post war", "": ""} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) is %q, want %q", in, got, want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Sudani’s CO₂", "ﬁsh\u00ad東京", "a\xff\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		var terms string
		for _, tok := range Tokens(s) {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(s) || tok.Term == "" {
				t.Fatalf("Tokens(%q) has %v after %d", s, tok, end)
			}
			for _, c := range []byte(tok.Term) {
				if c < 0x80 && !(alnum(c) && (c < 'A' || c > 'Z')) {
					t.Fatalf("Tokens(%q) has term %q, which an index would cut", s, tok.Term)
				}
			}
			end = tok.End
			terms += tok.Term + " "
		}
		if got := string(AppendTerms(nil, s)); got != terms {
			t.Fatalf("AppendTerms(%q) is %q, Tokens give %q", s, got, terms)
		}
	})
}

func BenchmarkAppendTerms(b *testing.B) {
	text := strings.Repeat("Engineers emptied the upper lake above Orlec on Tuesday after divers found cracks in Müller’s wall. ", 30)
	b.SetBytes(int64(len(text)))
	var buf []byte
	for b.Loop() {
		buf = AppendTerms(buf[:0], text)
	}
}
