package quote

import (
	"strings"
	"testing"

	"dateline/internal/analysis/token"
	"dateline/internal/news"
)

func TestReason(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"A worker, who asked not to be named because he feared for his post, said the wall was old.", "he feared for his post"},
		{"An official who was not authorised to speak publicly said the wall was old.", "not authorised to speak publicly"},
		{"An official, who was not authorised to speak publicly, said the wall was old.", "not authorised to speak publicly"},
		{"An official said on condition of anonymity that the wall was old.", "condition of anonymity"},
		{"An official said the wall was old.", ""},
		{"Teck, who was not authorised to speak, said the wall was old.", ""},
	} {
		mentions, entities := named(c.text)
		quotes := f.Find(token.Split(c.text, news.InText), mentions, entities)
		if len(quotes) != 1 {
			t.Errorf("%s: %d quotations", c.text, len(quotes))
			continue
		}
		if got := quotes[0].Reason.String(); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// Every quotation says why in words, with its cue and its speaker in them.
func TestWhy(t *testing.T) {
	const text = "“We looked,” Teck said. Weil called it “a mess”. The “guests” slept. “It fell.”"
	mentions, entities := named(text)
	for i, q := range finder(t).Find(token.Split(text, news.InText), mentions, entities) {
		for _, part := range [][]string{{"“said”", "“Teck”"}, {"“called”", "“Weil”"}, {"no verb of saying"}, {""}}[i] {
			if !strings.Contains(q.Why.String(), part) || q.Why.Empty() {
				t.Errorf("%q does not say %s", q.Why, part)
			}
		}
	}
}
