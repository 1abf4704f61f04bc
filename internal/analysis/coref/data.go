package coref

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"dateline/internal/news"
)

// aliases is the table of other names.
type aliases struct {
	canon  []canonical
	exact  map[string]int // names in capitals, without stops, as written
	folded map[string]int // all others
}

// canonical is a thing with several names.
type canonical struct {
	folded string
	kind   news.EntityType
}

// lookup returns the index of the thing that has the name, or -1.
func (a *aliases) lookup(surface, folded string) int {
	if isAcronym(surface) {
		if i, ok := a.exact[strings.ReplaceAll(surface, ".", "")]; ok {
			return i
		}
	}
	if i, ok := a.folded[folded]; ok {
		return i
	}
	return -1
}

func readAliases(data []byte) (aliases, error) {
	a := aliases{exact: map[string]int{}, folded: map[string]int{}}
	err := records(data, 3, func(f []string) error {
		id := len(a.canon)
		a.canon = append(a.canon, canonical{fold(f[0]), news.EntityType(f[1])})
		for _, name := range append(strings.Split(f[2], ";"), f[0]) {
			into, key := a.folded, fold(name)
			if isAcronym(name) {
				into, key = a.exact, strings.ReplaceAll(name, ".", "")
			}
			if other, ok := into[key]; ok && other != id {
				return fmt.Errorf("%q is a name of %q and of %q", name, a.canon[other].folded, f[0])
			}
			into[key] = id
		}
		return nil
	})
	if err != nil {
		return aliases{}, fmt.Errorf("reading the table of aliases: %w", err)
	}
	return a, nil
}

func readNicknames(data []byte) (map[string]string, error) {
	m := map[string]string{}
	err := records(data, 2, func(f []string) error {
		for _, short := range strings.Split(f[1], ";") {
			if _, ok := m[fold(short)]; !ok { // the first full form stands for the others
				m[fold(short)] = fold(f[0])
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the table of nicknames: %w", err)
	}
	return m, nil
}

// readNames returns the folded names of a list, and of countries and capitals.
func readNames(list, countries []byte) map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(string(list) + "\n" + string(countries)) {
		if line[0] == '#' || line == "\n" {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		names := f[0]
		if len(f) > 3 { // the third are the people's names
			names += ";" + f[1] + ";" + f[3]
		}
		for name := range strings.SplitSeq(names, ";") {
			if name != "" {
				m[fold(name)] = true
			}
		}
	}
	return m
}

// roles are the nouns for what somebody or some body is.
type roles struct{ person, body, modifier map[string]bool }

func readRoles(data []byte) (roles, error) {
	r := roles{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	byClass := map[string]map[string]bool{"p": r.person, "o": r.body, "m": r.modifier}
	err := records(data, 2, func(f []string) error {
		m, ok := byClass[f[0]]
		if !ok {
			return fmt.Errorf("%q is not a class of roles", f[0])
		}
		m[f[1]] = true
		return nil
	})
	if err != nil {
		return roles{}, fmt.Errorf("reading the table of roles: %w", err)
	}
	return r, nil
}

// records calls each for the tab-separated fields of every line that is neither
// empty nor a comment.
func records(data []byte, fields int, each func([]string) error) error {
	sc := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return fmt.Errorf("line %d has %d fields, not %d", n, len(f), fields)
		}
		if err := each(f); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return sc.Err()
}
