package keymap

import (
	"bytes"
	"strings"
	"testing"
)

func TestNoClash(t *testing.T) {
	for _, c := range clashes(Bindings()) {
		t.Error(c)
	}
}

func TestClashIsFound(t *testing.T) {
	for _, tt := range []struct{ name, a, b string }{
		{"the same key", "j", "j"},
		{"a key that begins a sequence", "]", "] e"},
		{"a sequence that begins with a key", "] e", "]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			two := []Binding{bind(InList, Down, "down", "", tt.a), bind(InList, Up, "up", "", tt.b)}
			if len(clashes(two)) != 1 {
				t.Errorf("%q and %q do not clash", tt.a, tt.b)
			}
		})
	}
}

// Keys of a pane may stand before the same keys of Anywhere only where the pane
// means something nearer by them; each such case is a decision, listed here.
func TestShadows(t *testing.T) {
	meant := map[string]bool{
		"selection o": true, "selection enter": true, "selection v": true,
		"sources space": true, "timeline space": true, "selection i": true,
		"first run a": true, "first run o": true, "first run A": true,
	}
	m, _ := New(nil)
	for _, b := range m.Bindings() {
		for _, k := range b.Keys {
			_, any := m.keys[Anywhere][k]
			shadow := b.In != Anywhere && b.In != Input && b.In != InOver && any
			if shadow && !meant[string(b.In)+" "+k] {
				t.Errorf("%s: %s hides the key's meaning elsewhere", b.In, k)
			}
		}
	}
}

func TestEveryActionHasAName(t *testing.T) {
	for _, b := range Bindings() {
		if b.Name == "" || b.Action == None || b.In == "" {
			t.Errorf("incomplete binding %+v", b)
		}
	}
}

func TestLookup(t *testing.T) {
	m, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		in   Context
		keys string
		want Action
		more bool
	}{
		{InList, "j", Down, false},
		{InText, "]", None, true},
		{InText, "] e", NextName, false},
		{InText, "] z", None, false},
		{InList, "]", None, true},
		{InList, "] e", None, false},
		{InOver, "]", None, false},
		{InText, "i", None, true},
		{InText, "o", Browse, false},
		{InSelect, "o", OtherEnd, false},
		{InSelect, "i", None, true},
		{InSelect, "i s", ThisSentence, false},
		{InSelect, "] q", NextQuote, false},
		{InSelect, "1", Recent1, false},
		{Input, "j", None, false},
		{Input, "enter", Accept, false},
		{InOver, "q", None, false},
	} {
		a, more := m.Lookup(tt.in, tt.keys)
		if a != tt.want || more != tt.more {
			t.Errorf("%s %q = %q, %v; want %q, %v", tt.in, tt.keys, a, more, tt.want, tt.more)
		}
	}
}

func TestOwnKeys(t *testing.T) {
	for _, tt := range []struct {
		name string
		own  map[string][]string
		in   Context
		keys string
		want Action
		err  string
	}{
		{"another key", map[string][]string{"star": {"S"}}, InList, "S", Star, ""},
		{"the old key is free", map[string][]string{"star": {"S"}}, InList, "*", None, ""},
		{"a sequence", map[string][]string{"next-name": {"gn"}, "top": {"home"}}, InText, "g n", NextName, ""},
		{"no keys", map[string][]string{"delete": {}}, InList, "x", None, ""},
		{"a clash leaves the default", map[string][]string{"star": {"j"}}, InList, "*", Star, "means both"},
		{"an unknown action", map[string][]string{"fly": {"F"}}, InList, "*", Star, `no action "fly"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := New(tt.own)
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Fatalf("error %v, want %q", err, tt.err)
			}
			if a, _ := m.Lookup(tt.in, tt.keys); a != tt.want {
				t.Errorf("%q = %q, want %q", tt.keys, a, tt.want)
			}
		})
	}
}

// All that is wrong is told, each at the action whose keys the reader changed.
func TestCheck(t *testing.T) {
	wrong := Check(map[string][]string{"fly": {"F"}, "to the end": {"E"}, "star": {"j"}, "next-name": {"]q"}, "help": {"f1"}})
	for action, want := range map[string]string{"fly": "no action", "to the end": `its name here is "bottom"`, "star": "j means both", "next-name": "]q means both"} {
		if !strings.Contains(wrong[action], want) {
			t.Errorf("%s: %q, want %q", action, wrong[action], want)
		}
	}
	if len(wrong) != 4 {
		t.Errorf("wrong: %v", wrong)
	}
}

func TestTableNamesEveryKey(t *testing.T) {
	m, _ := New(nil)
	var b bytes.Buffer
	if err := m.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| `]e` | next name | `next-name` |", "| `j` `down` | down | `down` |", "| `ctrl+o` |", "|  | show or hide names | `layer-names` |"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the table lacks %q", want)
		}
	}
}
