package query

import "testing"

// FuzzIn compares the quick way to find a term in a text with the plain one, with
// words of the text itself so that they are found.
func FuzzIn(f *testing.F) {
	f.Add("The Dam's upper LAKE, Müller said of “die Talsperre”.", "upper lake", 2, 2)
	f.Add("東京 CO₂ ﬁsh\u00ad\u0301 a", "fish", 1, 3)
	f.Fuzz(func(t *testing.T, text, other string, from, n int) {
		toks := Tokens(text)
		phrase := other
		if len(toks) > 0 {
			from, n = abs(from)%len(toks), 1+abs(n)%3
			phrase = ""
			for _, tok := range toks[from:min(from+n, len(toks))] {
				phrase += tok.Term + " "
			}
		}
		for _, words := range []string{other, phrase, phrase + other} {
			for _, prefix := range []bool{false, true} {
				term := Term{Text: words, Phrase: true, Prefix: prefix}
				want := Query{Root: term}.Match(Doc{Text: text})
				if got := term.In(text); got != want {
					t.Errorf("%q, open %v, in %q: %v, want %v", words, prefix, text, got, want)
				}
				short := words[:len(words)/2]
				term.Text = short
				if got, want := term.In(text), (Query{Root: term}).Match(Doc{Text: text}); got != want {
					t.Errorf("%q, open %v, in %q: %v, want %v", short, prefix, text, got, want)
				}
			}
		}
	})
}

func abs(n int) int { return max(n, -max(n, -1<<62)) }
