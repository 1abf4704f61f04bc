// Package keymap holds every key of the desk in one table: which action a key
// means where, the action's name in the palette and its help. The help screen,
// the hints in the bottom line, the README's table and the test for clashes
// derive from it. Panes never see keys, only actions; lines of input see keys
// that the table does not know.
//
// Start reading at [Bindings].
package keymap

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Context is where a key counts. A key of the focused pane's context goes
// before the same key of Anywhere; in Input nothing of Anywhere counts but
// what is bound in Input too.
type Context string

const (
	Anywhere Context = "anywhere"
	InList   Context = "list"
	InText   Context = "text"
	InSelect Context = "selection" // within the text; what it does not bind goes on to InText
	InSource Context = "sources"
	InTime   Context = "timeline"
	InWho    Context = "dossier"
	InCard   Context = "first run"
	InOver   Context = "window" // palette, help and other things above the desk
	Input    Context = "input"
)

// Contexts lists the contexts in the order help shows them.
func Contexts() []Context {
	return []Context{InList, InText, InSelect, InSource, InTime, InWho, InCard, InOver, Input, Anywhere}
}

// Binding is one action with its keys in one context.
type Binding struct {
	Action Action
	In     Context
	Keys   []string // as Bubble Tea names them; a sequence has blanks: "] e"
	Name   string   // for palette and help: "next name"
	Hint   string   // for the bottom line; "" is Name
}

// Map is the bindings in force. Make one with [New].
type Map struct {
	bindings []Binding
	keys     map[Context]map[string]Action
	begins   map[Context]map[string]bool // sequences that are not complete
}

// New returns the default bindings with the reader's own keys for some
// actions; an action with an empty list loses its keys. Unknown actions and
// clashes are errors, and the map returned is then the default one.
func New(own map[string][]string) (*Map, error) {
	if wrong := Check(own); len(wrong) > 0 {
		var all []error
		for _, a := range slices.Sorted(maps.Keys(wrong)) {
			all = append(all, errors.New(wrong[a]))
		}
		return build(Bindings()), errors.Join(all...)
	}
	return build(changed(own)), nil
}

// Check says what is wrong with the reader's own keys, by action.
func Check(own map[string][]string) map[string]string {
	wrong := map[string]string{}
	for a := range own {
		if !slices.ContainsFunc(Bindings(), func(b Binding) bool { return string(b.Action) == a }) {
			wrong[a] = unknown(a)
		}
	}
	for _, c := range clashes(changed(own)) {
		a := string(c.a.Action)
		if _, is := own[a]; !is {
			a = string(c.b.Action)
		}
		if wrong[a] != "" {
			wrong[a] += "; "
		}
		wrong[a] += c.String()
	}
	return wrong
}

// unknown says that there is no such action, and what the one is called that was
// meant, if the palette names it so.
func unknown(action string) string {
	said := fmt.Sprintf("there is no action %q", action)
	for _, b := range Bindings() {
		if strings.EqualFold(b.Name, strings.ReplaceAll(action, "-", " ")) {
			return said + fmt.Sprintf("; its name here is %q", b.Action)
		}
	}
	return said
}

// changed returns the default bindings with the reader's own keys.
func changed(own map[string][]string) []Binding {
	out := Bindings()
	for i, b := range out {
		if keys, ok := own[string(b.Action)]; ok {
			out[i].Keys = sequences(keys)
		}
	}
	return out
}

// sequences reads keys as a person writes them: "]e" is "] e".
func sequences(keys []string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		if r := []rune(k); len(r) == 2 && !strings.Contains(k, " ") && !named[k] {
			k = string(r[0]) + " " + string(r[1])
		}
		out[i] = k
	}
	return out
}

// named are the names of keys that are two characters long.
var named = map[string]bool{"up": true, "f1": true, "f2": true, "f3": true, "f4": true, "f5": true, "f6": true, "f7": true, "f8": true, "f9": true}

func build(bindings []Binding) *Map {
	m := &Map{bindings: bindings, keys: map[Context]map[string]Action{}, begins: map[Context]map[string]bool{}}
	for _, b := range bindings {
		if m.keys[b.In] == nil {
			m.keys[b.In], m.begins[b.In] = map[string]Action{}, map[string]bool{}
		}
		for _, k := range b.Keys {
			m.keys[b.In][k] = b.Action
			for i := range k {
				if k[i] == ' ' {
					m.begins[b.In][k[:i]] = true
				}
			}
		}
	}
	return m
}

// Lookup returns what keys, pressed one after the other and joined by blanks,
// mean in a context, or whether they may still become something. Where nobody
// types, keys that begin something elsewhere wait for the rest of it too: who
// presses ]e in the list means no name, but no export either.
func (m *Map) Lookup(c Context, keys string) (a Action, more bool) {
	for _, c := range within(c) {
		if a, ok := m.keys[c][keys]; ok {
			return a, false
		}
		if m.begins[c][keys] {
			return None, true
		}
	}
	if c == Input || c == InOver {
		return None, false
	}
	for _, begins := range m.begins {
		if begins[keys] {
			return None, true
		}
	}
	return None, false
}

// within returns the contexts whose keys count in c, the nearest first.
func within(c Context) []Context {
	switch c {
	case Input, InOver:
		return []Context{c}
	case InSelect:
		return []Context{InSelect, InText, Anywhere}
	}
	return []Context{c, Anywhere}
}

// Bindings returns the bindings in force, in help's order.
func (m *Map) Bindings() []Binding { return m.bindings }

// Find returns the binding of an action that counts in a context.
func (m *Map) Find(c Context, a Action) (Binding, bool) {
	for _, c := range within(c) {
		for _, b := range m.bindings {
			if b.In == c && b.Action == a {
				return b, true
			}
		}
	}
	for _, b := range m.bindings {
		if b.Action == a {
			return b, true
		}
	}
	return Binding{}, false
}

// Label returns the keys of a binding as help shows them: "]e", "j or down".
func (b Binding) Label() string {
	keys := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		keys[i] = Label(k)
	}
	return strings.Join(keys, "  ")
}

// Label returns a key as people read it: "] e" is "]e".
func Label(key string) string { return strings.ReplaceAll(key, " ", "") }

// Words returns what the bottom line says of a binding.
func (b Binding) Words() string {
	if b.Hint != "" {
		return b.Hint
	}
	return b.Name
}

// clash is a key that means two things in one place.
type clash struct {
	key  string
	a, b Binding
}

func (c clash) String() string {
	return fmt.Sprintf("%s means both %q and %q (%s)", Label(c.key), c.a.Name, c.b.Name, c.a.In)
}

// clashes lists the keys that clash, in the order of the bindings.
func clashes(bindings []Binding) []clash {
	var out []clash
	for i, b := range bindings {
		for _, o := range bindings[i+1:] {
			if b.In != o.In || b.Action == o.Action {
				continue
			}
			for _, k := range b.Keys {
				for _, l := range o.Keys {
					if k == l || strings.HasPrefix(k, l+" ") || strings.HasPrefix(l, k+" ") {
						out = append(out, clash{k, b, o})
					}
				}
			}
		}
	}
	return out
}

// WriteTable writes a Markdown table for each context: keys, what they do, and
// the action's name for the configuration, by which one gives it other keys.
func (m *Map) WriteTable(w io.Writer) error {
	for _, c := range Contexts() {
		if _, err := fmt.Fprintf(w, "\n| %s | | |\n|---|---|---|\n", c); err != nil {
			return err
		}
		for _, b := range m.bindings {
			if b.In != c {
				continue
			}
			keys := make([]string, len(b.Keys))
			for i, k := range b.Keys {
				keys[i] = "`" + strings.ReplaceAll(Label(k), "|", `\|`) + "`"
			}
			if _, err := fmt.Fprintf(w, "| %s | %s | `%s` |\n", strings.Join(keys, " "), b.Name, b.Action); err != nil {
				return err
			}
		}
	}
	return nil
}
