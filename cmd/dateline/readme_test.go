package main

import (
	"flag"
	"os"
	"strings"
	"testing"

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
