package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

// now is the day of all tests: a Wednesday.
var now = time.Date(2025, 6, 4, 15, 30, 0, 0, time.UTC)

func TestParsePrints(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"dam", "dam"},
		{"  dam   burst ", "dam burst"},
		{`"dam burst"`, `"dam burst"`},
		{"“dam burst”", `"dam burst"`},
		{"-dam", "-dam"},
		{"--dam", "dam"},
		{"a or b", "a or b"},
		{"a b OR c", "a b or c"},
		{"a (b or c)", "a (b or c)"},
		{"(a b) or (c)", "a b or c"},
		{"a (b (c d))", "a b c d"},
		{"-(a b)", "-(a b)"},
		{"-(a or b) c", "-(a or b) c"},
		{"-(-a)", "a"},
		{"gov*", "gov*"},
		{`"state gov*"`, `"state gov*"`},
		{"FROM:bbc", "from:bbc"},
		{`from:"New York*"`, `from:"New York*"`},
		{"is:UNREAD has:note", "is:unread has:note"},
		{"after:7D before:2024-10 on:2024-10-05", "after:7d before:2024-10 on:2024-10-05"},
		{"dam sort:oldest", "dam sort:oldest"},
		{"sort:oldest dam sort:newest", "dam"},
		{"a or b sort:relevance", "(a or b) sort:relevance"},
		{"sort:oldest", "sort:oldest"},
		{"iraq – syria", "iraq syria"},
		{"dam -", "dam"},
		{"BAGHDAD: dam", "BAGHDAD: dam"},
		{"https://x.example/y at 10:30", "https://x.example/y at 10:30"},
		{`"or" or "from:x"`, `"or" or "from:x"`},
		{`foo"bar baz"`, `foo "bar baz"`},
		{"tag:!", "tag:!"},
	} {
		q, err := Parse(c.in, now)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if got := q.String(); got != c.want {
			t.Errorf("Parse(%q) prints %q, want %q", c.in, got, c.want)
		}
		if again, err := Parse(q.String(), now); err != nil || !reflect.DeepEqual(again, q) {
			t.Errorf("Parse(%q) is %#v, its print %q is %#v, %v", c.in, q, q, again, err)
		}
	}
}

// Errors are shown by marking the wrong part with ^ beneath it; ~ at the end
// says that it is merely unfinished.
func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ in, at, msg string }{
		{"from:", "^^^^^~", "nothing after from:"},
		{"from: bbc", "^^^^^", "nothing after from:"},
		{"from:(a)", "^^^^^", "nothing after from:"},
		{"dam fro:bbc", "    ^^^^", "there is no operator fro:"},
		{`dam "upper lake`, "    ^^^^^^^^^^^~", "this quotation mark is not closed"},
		{`title:"upper`, "      ^^^^^^~", "this quotation mark is not closed"},
		{"(dam", "^~", "this bracket is not closed"},
		{"dam)", "   ^", "this bracket closes nothing"},
		{"a () b", "  ^^", "there is nothing in these brackets"},
		{"a or", "  ^^~", "“or” needs words on both sides"},
		{"or a", "^^", "“or” needs words on both sides"},
		{"(a or) b", "   ^^", "“or” needs words on both sides"},
		{"is:unrea", "   ^^^^^~", "is: does not take unrea"},
		{"is:odd a", "   ^^^", "is: does not take odd"},
		{"on:2024-13-01 a", "   ^^^^^^^^^^", "on: does not take 2024-13-01"},
		{"after:+7d a", "      ^^^", "after: does not take +7d"},
		{"go*v", "^^^^", "a * can only end a word"},
		{"*", "^~", "there is no word to look for"},
		{"title:– a", "      ^^^", "there is no word to look for"},
		{"–", "^^^~", "there is no word to look for"},
		{"- sort:oldest", "^~", "there is no word to look for"},
		{"-!", " ^~", "there is no word to look for"},
		{"a (b sort:oldest)", "          ^^^^^^", "the order belongs to the whole query"},
		{"-sort:oldest", "      ^^^^^^", "the order belongs to the whole query"},
		{strings.Repeat("(", 50), strings.Repeat(" ", 41) + "^", "there are too many brackets in each other"},
	} {
		_, err := Parse(c.in, now)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) has no error", c.in)
			continue
		}
		at := strings.Repeat(" ", e.Start) + strings.Repeat("^", e.End-e.Start)
		if e.Unfinished {
			at += "~"
		}
		if at != c.at || e.Msg != c.msg {
			t.Errorf("Parse(%q): %s\n%s\n%s want\n%s %s", c.in, e.Msg, c.in, at, c.at, c.msg)
		}
	}
}

func TestClose(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " ": " ", "dam": "dam", "(dam": "(dam)", "a (b (c d": "a (b (c d))", "(a) b": "(a) b", "a)": "a)",
		`"upper la`: `"upper la"`, `"upper lake"`: `"upper lake"`, `(title:"upper la*`: `(title:"upper la*")`, "“upper": "“upper\"",
		`"`: `""`, `a"`: `a""`, `"(`: `"("`,
	} {
		if got := Close(in); got != want {
			t.Errorf("Close(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestErrorCountsCharacters(t *testing.T) {
	_, err := Parse("Müller é fro:x", now)
	if want := "the query is wrong at 10: there is no operator fro: (did you mean from:?)"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestNearestOperatorIsSuggested(t *testing.T) {
	for in, want := range map[string]string{"spekaer:x": "did you mean speaker:?", "tilte:x": "did you mean title:?"} {
		_, err := Parse(in, now)
		var e *Error
		if !errors.As(err, &e) || e.Hint != want {
			t.Errorf("Parse(%q): %v, want hint %q", in, err, want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ in, from, to string }{
		{"on:2024", "2024-01-01", "2025-01-01"},
		{"on:2024-02", "2024-02-01", "2024-03-01"},
		{"on:2024-02-29", "2024-02-29", "2024-03-01"},
		{"on:today", "2025-06-04", "2025-06-05"},
		{"on:yesterday", "2025-06-03", "2025-06-04"},
		{"after:2024", "2024-01-01", ""},
		{"before:2024", "", "2024-01-01"},
		{"after:7d", "2025-05-28", ""},
		{"after:2w", "2025-05-21", ""},
		{"after:3m", "2025-03-04", ""},
		{"before:1y", "", "2024-06-04"},
	} {
		q, err := Parse(c.in, now)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		from, to := q.Root.(When).Bounds()
		day := func(at time.Time) string {
			if at.IsZero() {
				return ""
			}
			return at.Format(time.DateOnly)
		}
		if day(from) != c.from || day(to) != c.to {
			t.Errorf("%s is %s to %s, want %s to %s", c.in, day(from), day(to), c.from, c.to)
		}
	}
}

func TestMatch(t *testing.T) {
	d := Doc{
		Title: "Cracks close the Orlec dam", Text: "ORLEC: Engineers emptied the upper lake. “It looked back,” Teck told The Courier.",
		By: "Dana Rusk", From: "The Courier", Place: "Orlec",
		Who: []string{"Bruno Teck", "Teck"}, Speakers: []string{"Bruno Teck"}, Said: []string{"“It looked back,”", "“every week”"},
		Tags: []string{"dams", "to check"}, Notes: []string{"ask Müller"},
		Published: time.Date(2025, 6, 4, 23, 30, 0, 0, time.FixedZone("", -5*3600)),
		Starred:   true, Tagged: true, HasQuote: true, HasNote: true,
	}
	for q, want := range map[string]bool{
		"": true, "dam": true, "DAM": true, "dams": false, "dam*": true, "-dam": false,
		`"upper lake"`: true, `"lake upper"`: false, `"orlec dam orlec"`: false, "emptied cracks": true,
		"title:upper": false, "text:upper": true, "upper or nothing": true, "-(upper nothing)": true,
		"by:rusk": true, "from:courier": true, "place:orlec": true, "who:teck": true, "who:marrow": false,
		`who:"bruno teck teck"`: false, "speaker:bruno": true, "said:looked": true, "said:emptied": false,
		`said:"back every"`: false, "tag:dams": true, "tag:dam": false, "tag:dam*": true, "tag:check": false,
		`tag:"to check"`: true, "note:muller": true, "note:MÜLL*": true,
		"is:read": false, "is:unread": true, "is:starred": true, "is:tagged": true, "has:quote": true, "has:note": true,
		"on:2025-06-04": true, "on:2025-06-05": false, "after:2025-06-04": true, "before:2025-06-04": false,
	} {
		parsed, err := Parse(q, now)
		if err != nil {
			t.Errorf("Parse(%q): %v", q, err)
		} else if got := parsed.Match(d); got != want {
			t.Errorf("%q matches: %v, want %v", q, got, want)
		}
	}
}

func TestUndatedArticleCountsByTheDayItWasAdded(t *testing.T) {
	q, _ := Parse("on:2025-06-01", now)
	if d := (Doc{Added: time.Date(2025, 6, 1, 9, 0, 0, 0, time.UTC)}); !q.Match(d) {
		t.Error("on: does not look at the day an undated article was added")
	}
}

func TestAnd(t *testing.T) {
	a, _ := Parse("a or b sort:oldest", now)
	b, _ := Parse("c d sort:relevance", now)
	if got, want := And(a, b).String(), "(a or b) c d sort:oldest"; got != want {
		t.Errorf("And gives %q, want %q", got, want)
	}
	if got := And(Query{}, b).String(); got != b.String() {
		t.Errorf("And with the empty query gives %q, want %q", got, b)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"dam -burst or (a b*)", `from:"new york" -who:x*`, "“a” or „b”", "is:unread after:7d sort:oldest", "a (b or -(c d) e", "foo:bar ::",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, p := range Scan(s) {
			if p.Start < end || p.End <= p.Start || p.End > len(s) {
				t.Fatalf("Scan(%q) has piece %v after %d", s, p, end)
			}
			end = p.End
		}
		if c := Pending(s, len(s)); c.Start < 0 || c.Start > c.End || c.End != len(s) {
			t.Fatalf("Pending(%q) is %v", s, c)
		}
		if closed := Close(s); Close(closed) != closed || !strings.HasPrefix(closed, s) {
			t.Fatalf("Close(%q) is %q, and that closed %q", s, closed, Close(closed))
		}
		q, err := Parse(s, now)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Start < 0 || e.Start > e.End || e.End > len(s) || e.Msg == "" {
				t.Fatalf("Parse(%q) has an error at %d to %d", s, e.Start, e.End)
			}
			return
		}
		again, err := Parse(q.String(), now)
		if err != nil || !reflect.DeepEqual(q, again) {
			t.Fatalf("Parse(%q) is %#v, its print %q is %#v, %v", s, q, q, again, err)
		}
		q.Match(Doc{Title: s, Text: s})
	})
}
