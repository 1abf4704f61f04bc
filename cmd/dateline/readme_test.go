package main

import (
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"dateline/internal/config"
	"dateline/internal/tui/keymap"
)

var update = flag.Bool("update", false, "rewrite what the README has from the program")

const (
	keysBegin = "<!-- keys: written by go test ./cmd/dateline -run README -update -->\n"
	keysEnd   = "<!-- /keys -->\n"
)

// The README's table of keys is the key map's.
func TestREADMEKeys(t *testing.T) {
	const path = "../../README.md"
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), keysBegin)
	_, after, ok2 := strings.Cut(rest, keysEnd)
	if !ok || !ok2 {
		t.Fatal("the README has no place for the keys")
	}
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	if err := keys.WriteTable(&table); err != nil {
		t.Fatal(err)
	}
	want := before + keysBegin + "\n" + strings.TrimSpace(table.String()) + "\n\n" + keysEnd + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(b) != want {
		t.Error("the README's keys differ from the key map: go test ./cmd/dateline -run README -update")
	}
}

// The README's configuration is one, with all settings that there are.
func TestREADMEConfiguration(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "```toml\n")
	example, _, _ := strings.Cut(rest, "```\n")
	c, err := config.Parse(example, keymap.Check)
	if err != nil {
		t.Fatal(err)
	}
	all := reflect.ValueOf(c)
	for i := range all.NumField() {
		if all.Field(i).IsZero() {
			t.Errorf("the README has no %s", all.Type().Field(i).Name)
		}
	}
}
