package config

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	yes := true
	for _, tt := range []struct {
		name, in string
		want     Config
	}{
		{"nothing", "", Config{}},
		{"everything", "theme = \"light\"\nsigns = \"ascii\"\nmeasure = 66\nrows = 1\nmouse = true\n[keys]\nstar = [\"S\"]\n",
			Config{Theme: "light", Signs: "ascii", Measure: 66, Rows: 1, Mouse: &yes, Keys: map[string][]string{"star": {"S"}}}},
		{"no keys for an action", "[keys]\nstar = []\n", Config{Keys: map[string][]string{"star": nil}}},
		{"remarks", "# theme = 'none'\nrows = 2 # lines\n", Config{Rows: 2}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse(tt.in, noBirds)
			if err != nil || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
}

// noBirds is wrong about keys for flying.
func noBirds(keys map[string][]string) map[string]string {
	if _, ok := keys["fly"]; ok {
		return map[string]string{"fly": "nobody flies"}
	}
	return nil
}

func TestWhatIsWrongIsToldWithItsLine(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"not TOML", "theme = 'light'\nthis is not\n", "line 2: expected"},
		{"twice not TOML", "this is\ntheme = 'light'\nnor is this\n", "line 1: expected|line 3: expected"},
		{"unknown", "theme = 'light'\n\ncolour = 'red'\n", `line 3: there is no setting "colour"`},
		{"an unknown table", "rows = 1\n[colours]\nred = 1\n", `line 2: there is no setting "colours"`},
		{"another type", "rows = 'two'\n", "line 1: rows must be 1 or 2"},
		{"a fraction", "measure = 70.5\n", "line 1: measure must be from 40 to 120"},
		{"another value", "\ntheme = 'sepia'\n", "line 2: theme must be auto, light, dark or high-contrast"},
		{"out of range", "measure = 4\n", "line 1: measure must be"},
		{"three rows", "\n\nrows = 3\n", "line 3: rows must be"},
		{"the same name below", "[keys]\nmouse = ['m']\n[keys.x]\n", "line 3: \"x\" must be a list of keys"},
		{"keys that are no list", "[keys]\nstar = 'S'\nnote = [1]\n", `line 2: "star" must be a list of keys|line 3: "note" must be a list`},
		{"keys that are no table", "\nkeys = 'S'\n", "line 2: keys must be a table"},
		{"keys in one line", "keys = { star = 'S' }\n", `line 1: "star" must be a list`},
		{"an action that is none", "[keys]\nstar = ['S']\nfly = ['F']\n", "line 3: nobody flies"},
		{"twice", "rows = 1\nrows = 2\n", "line 2: key rows is already defined"},
		{"twice, and more", "rows = 1\nrows = 2\nmouse = 1\n", "line 2: key rows is already defined|line 3: mouse must be true or false"},
		{"a list that is not closed", "[keys]\nstar = [\n'S',\n\n[more]\nrows = 1\n", "line "},
		{"all of it", "theme = 'sepia'\nsigns = 1\nthis is not\nmeasure = 4\nrows = 3\nmouse = 'no'\ncolour = 1\n[keys]\nfly = ['F']\nstar = 'S'\n",
			"line 1: theme|line 2: signs|line 3: expected|line 4: measure|line 5: rows|line 6: mouse|line 7: there|line 9: nobody|line 10: \"star\""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Parse(tt.in, noBirds)
			if err == nil || !reflect.DeepEqual(c, Config{}) {
				t.Fatalf("%+v, %v", c, err)
			}
			got, want := strings.Split(err.Error(), "\n"), strings.Split(tt.want, "|")
			if len(got) != len(want) {
				t.Fatalf("got\n%v\nwant %d lines", err, len(want))
			}
			for i := range got {
				if !strings.HasPrefix(got[i], want[i]) {
					t.Errorf("%q, want %q", got[i], want[i])
				}
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("theme = \"auto\" # x\n\nmeasure = 72\n[keys]\nstar = [\"*\", \"S\"]\n")
	f.Add("[keys]\nstar = [\n'S',\n[[x]]\nrows = 1 = 2\r\n\"\"\"")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse(text, noBirds)
		if err == nil {
			return
		}
		if !reflect.DeepEqual(c, Config{}) {
			t.Errorf("%+v is used with %v", c, err)
		}
		for line := range strings.SplitSeq(err.Error(), "\n") {
			var at int
			if _, err := fmt.Sscanf(line, "line %d:", &at); err != nil || at < 1 || at > strings.Count(text, "\n")+1 {
				t.Errorf("there is no place for %q (%v)", line, err)
			}
		}
	})
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if c, err := Read(path, nil); err != nil || !reflect.DeepEqual(c, Config{}) {
		t.Errorf("no file: %+v, %v", c, err)
	}
	if err := os.WriteFile(path, []byte("theme = 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Read(path, nil)
	if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("error %v does not name the file and its line", err)
	}
}
