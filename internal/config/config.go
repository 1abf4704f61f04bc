// Package config reads the reader's configuration file. All that is wrong in a
// file is reported, each with its line, and the file is left unused as a whole:
// half of a configuration is a riddle to the one who wrote it.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Config is what the file may say. The zero Config is that of no file.
type Config struct {
	Theme   string // auto, light, dark or high-contrast
	Signs   string // unicode or ascii; "" by the locale
	Measure int    // columns of the text, 40 to 120
	Rows    int    // lines of a row in the list, 1 or 2
	Mouse   *bool
	Keys    map[string][]string // by action
}

// KeyCheck says what is wrong with keys, by action. Which actions there are the
// desk knows.
type KeyCheck func(keys map[string][]string) map[string]string

// Read reads the file at path. No file is no configuration and no error.
func Read(path string, check KeyCheck) (Config, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Config{}, nil
	}
	if err != nil {
		return Config{}, fmt.Errorf("read the configuration: %w", err)
	}
	c, err := Parse(string(b), check)
	if err != nil {
		return Config{}, fmt.Errorf("%s is not used:\n%w", path, err)
	}
	return c, nil
}
