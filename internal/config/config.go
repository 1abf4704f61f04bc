// Package config reads the reader's configuration file. A file that is wrong
// anywhere is reported with its line and left unused as a whole: half of a
// configuration is a riddle to the one who wrote it.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Config is what the file may say. The zero Config is that of no file.
type Config struct {
	Theme   string              `toml:"theme"`   // auto, light, dark or high-contrast
	Signs   string              `toml:"signs"`   // unicode or ascii; "" by the locale
	Measure int                 `toml:"measure"` // columns of the text, 40 to 120
	Rows    int                 `toml:"rows"`    // lines of a row in the list, 1 or 2
	Mouse   *bool               `toml:"mouse"`
	Keys    map[string][]string `toml:"keys"` // by action
}

// Default is the configuration file's text for somebody who begins one.
const Default = `# Dateline's configuration. Every line is optional.

#theme = "auto"      # auto, light, dark, high-contrast
#signs = "unicode"   # unicode, ascii
#measure = 72        # columns of the text
#rows = 2            # lines of a row in the list, 1 or 2
#mouse = true

#[keys]              # actions are named as in the help
#star = ["*", "S"]
#next-name = ["]e"]
`

// Read reads the file at path. No file is no configuration and no error.
func Read(path string) (Config, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Config{}, nil
	}
	if err != nil {
		return Config{}, fmt.Errorf("read the configuration: %w", err)
	}
	c, err := Parse(b)
	if err != nil {
		return Config{}, fmt.Errorf("%s: %w; it is not used", path, err)
	}
	return c, nil
}

// Parse reads a configuration from its text. Errors name the line.
func Parse(b []byte) (Config, error) {
	var c Config
	d := toml.NewDecoder(strings.NewReader(string(b)))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return Config{}, located(err)
	}
	if err := c.check(string(b)); err != nil {
		return Config{}, err
	}
	return c, nil
}

// located words a decoder's error with its line.
func located(err error) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		e := strict.Errors[0]
		line, _ := e.Position()
		return fmt.Errorf("line %d: there is no setting %q", line, strings.Join(e.Key(), "."))
	}
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		line, _ := bad.Position()
		return fmt.Errorf("line %d: %s", line, strings.TrimPrefix(bad.Error(), "toml: "))
	}
	return err
}

// check says which value is not one of those that a setting can have.
func (c Config) check(text string) error {
	wrong := func(key, may string) error {
		return fmt.Errorf("line %d: %s must be %s", lineOf(text, key), key, may)
	}
	switch {
	case !slices.Contains([]string{"", "auto", "light", "dark", "high-contrast"}, c.Theme):
		return wrong("theme", "auto, light, dark or high-contrast")
	case !slices.Contains([]string{"", "unicode", "ascii"}, c.Signs):
		return wrong("signs", "unicode or ascii")
	case c.Measure != 0 && (c.Measure < 40 || c.Measure > 120):
		return wrong("measure", "from 40 to 120")
	case c.Rows < 0 || c.Rows > 2:
		return wrong("rows", "1 or 2")
	}
	return nil
}

// lineOf returns the line that sets a key.
func lineOf(text, key string) int {
	for i, l := range strings.Split(text, "\n") {
		if name, _, ok := strings.Cut(l, "="); ok && strings.Trim(strings.TrimSpace(name), `"'`) == key {
			return i + 1
		}
	}
	return 1
}
