package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Parse reads a configuration from its text. The error has a line for each
// thing that is wrong, in the order of the text: "line 3: rows must be 1 or 2".
func Parse(text string, check KeyCheck) (Config, error) {
	p := parser{lines: strings.Split(text, "\n")}
	p.at = places(p.lines)
	values := p.decode()
	p.settings(values)
	p.keys(values["keys"], check)
	if len(p.wrong) > 0 {
		return Config{}, p.err()
	}
	return p.config, nil
}

// parser is a configuration in the reading.
type parser struct {
	lines  []string
	at     map[string]int // the line of each setting; of an action as "keys.star"
	config Config
	wrong  []wrong
}

// wrong is one thing that is wrong.
type wrong struct {
	line int
	what string
}

func (p *parser) complain(line int, what string) {
	p.wrong = append(p.wrong, wrong{max(1, line), what})
}

func (p *parser) err() error {
	slices.SortStableFunc(p.wrong, func(a, b wrong) int { return cmp.Compare(a.line, b.line) })
	out := make([]string, len(p.wrong))
	for i, w := range p.wrong {
		out[i] = fmt.Sprintf("line %d: %s", w.line, w.what)
	}
	return errors.New(strings.Join(out, "\n"))
}

// decode reads the text as TOML. A decoder stops at what it cannot read: that
// line is then left out, and the others are read. It ends where a line is wrong
// only for what stands before it, as behind a bracket that is never closed: what
// is left says nothing more of the lines that follow.
func (p *parser) decode() map[string]any {
	for range p.lines {
		values, line, err := decode(p.lines)
		if err == nil {
			return values
		}
		p.complain(line, strings.TrimPrefix(err.Error(), "toml: "))
		if line < 1 || line > len(p.lines) {
			return nil
		}
		_, _, itself := decode(p.lines[line-1 : line])
		p.lines[line-1] = ""
		if values, _, err := decode(p.lines); err == nil {
			return values
		}
		if itself == nil {
			return nil
		}
	}
	return nil
}

// decode reads lines, or tells the one that cannot be read.
func decode(lines []string) (values map[string]any, line int, err error) {
	err = toml.Unmarshal([]byte(strings.Join(lines, "\n")), &values)
	var at *toml.DecodeError
	if errors.As(err, &at) {
		line, _ = at.Position()
	}
	return values, line, err
}

// places returns the line of each setting.
func places(lines []string) map[string]int {
	at := map[string]int{}
	section := ""
	note := func(name string, i int) {
		if _, known := at[name]; !known {
			at[name] = i + 1
		}
	}
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "[") {
			name, _, _ := strings.Cut(strings.Trim(l, "["), "]")
			section = strings.TrimSpace(name) + "."
			note(strings.TrimSuffix(section, "."), i)
			continue
		}
		if name, _, ok := strings.Cut(l, "="); ok {
			note(section+strings.Trim(strings.TrimSpace(name), `"'`), i)
		}
	}
	return at
}

// settings takes all values but the keys.
func (p *parser) settings(values map[string]any) {
	for name, v := range values {
		i := slices.IndexFunc(settings, func(s setting) bool { return s.name == name })
		switch {
		case name == "keys":
		case i < 0:
			p.complain(p.at[name], fmt.Sprintf("there is no setting %q", name))
		case !settings[i].take(&p.config, v):
			p.complain(p.at[name], name+" must be "+settings[i].may)
		}
	}
}

// keys takes the reader's own keys.
func (p *parser) keys(v any, check KeyCheck) {
	table, ok := v.(map[string]any)
	if !ok {
		if v != nil {
			p.complain(p.at["keys"], "keys must be a table: [keys], and below it a line for each action")
		}
		return
	}
	own := map[string][]string{}
	for action, v := range table {
		if own[action], ok = keyList(v); !ok {
			p.complain(p.keyAt(action), fmt.Sprintf(`%q must be a list of keys, like ["S"]`, action))
		}
	}
	p.config.Keys = own
	if check == nil {
		return
	}
	for action, what := range check(maps.Clone(own)) {
		p.complain(p.keyAt(action), what)
	}
}

// keyAt returns the line of an action's keys, or that of all keys where they
// stand in one.
func (p *parser) keyAt(action string) int { return cmp.Or(p.at["keys."+action], p.at["keys"]) }

func keyList(v any) (keys []string, ok bool) {
	list, ok := v.([]any)
	for _, v := range list {
		key, is := v.(string)
		keys, ok = append(keys, key), ok && is
	}
	return keys, ok
}
