package config

import (
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
		err      string
	}{
		{"nothing", "", Config{}, ""},
		{"everything", "theme = \"light\"\nsigns = \"ascii\"\nmeasure = 66\nrows = 1\nmouse = true\n[keys]\nstar = [\"S\"]\n",
			Config{Theme: "light", Signs: "ascii", Measure: 66, Rows: 1, Mouse: &yes, Keys: map[string][]string{"star": {"S"}}}, ""},
		{"the example", Default, Config{}, ""},
		{"the example switched on", switchedOn(), Config{Theme: "auto", Signs: "unicode", Measure: 72, Rows: 2, Mouse: &yes,
			Keys: map[string][]string{"star": {"*", "S"}, "next-name": {"]e"}}}, ""},
		{"not TOML", "theme = \"light\"\nthis is not\n", Config{}, "line 2"},
		{"unknown", "theme = \"light\"\n\ncolour = \"red\"\n", Config{}, `line 3: there is no setting "colour"`},
		{"another type", "rows = \"two\"\n", Config{}, "line 1"},
		{"another value", "\ntheme = \"sepia\"\n", Config{}, "line 2: theme must be"},
		{"out of range", "measure = 4\n", Config{}, "line 1: measure must be"},
		{"three rows", "\n\nrows = 3\n", Config{}, "line 3: rows must be"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse([]byte(tt.in))
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Fatalf("error %v, want %q", err, tt.err)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// switchedOn is the example with its settings in force.
func switchedOn() string {
	lines := strings.Split(Default, "\n")
	for i, l := range lines {
		if !strings.HasPrefix(l, "# ") {
			lines[i] = strings.TrimPrefix(l, "#")
		}
	}
	return strings.Join(lines, "\n")
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if c, err := Read(path); err != nil || !reflect.DeepEqual(c, Config{}) {
		t.Errorf("no file: %+v, %v", c, err)
	}
	if err := os.WriteFile(path, []byte("theme = 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Read(path)
	if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("error %v does not name the file and its line", err)
	}
}
