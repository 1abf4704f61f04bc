package tui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/internal/news"
)

func TestWhatOthersAddAppears(t *testing.T) {
	r := newRig(t, 120, 40)
	r.reading("A lower wall")
	other, err := r.kept.open()
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	path := filepath.Join(t.TempDir(), "new.txt")
	if err := os.WriteFile(path, []byte("date 2026-06-30\nBRELD: The twelfth Month was found in a shed on Tuesday.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	before, err := r.lib.Generation(ctx)
	if err != nil {
		t.Fatal(err)
	}
	go watch(ctx, r.lib, before, func(m tea.Msg) { r.msgs <- m })
	if _, err := other.AddPaths(t.Context(), []string{path}, nil, quiet{}); err != nil {
		t.Fatal(err)
	}
	r.see("twelfth Month", "68 articles")
}

func TestAddingFromTheDesk(t *testing.T) {
	r := openRig(t, empty(t), 100, 30)
	r.see("Nothing to read yet")
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "Bridge opens\n\nThe bridge at Tamsin opened on Monday.\n", "b.txt": "\x00\x01\x02\x00"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r.keys("a")
	r.typed(dir)
	r.keys("enter")
	r.see("1 article added, 1 could not be read (b.txt: ")
	r.see("Bridge opens")
}

func TestAnErrorStaysUntilSeen(t *testing.T) {
	r := newRig(t, 120, 40)
	r.step(failing())
	r.keys("j k")
	r.see("could not read the archive · E details")
	r.keys("E")
	r.see("disk I/O error")
	r.keys("esc")
	r.gone("could not read the archive")
}

func TestCopyCitesTheArticle(t *testing.T) {
	r := newRig(t, 120, 40)
	r.keys("enter")
	r.reading("A lower wall")
	r.keys("]q y")
	r.see("copied")
	r.until("the clipboard", func() bool { return r.clip != "" })
	for _, want := range []string{"“It is heavier than it looks,”", "A lower wall for Orlec", "Northern Herald", "2026-06-17"} {
		if !strings.Contains(r.clip, want) {
			t.Errorf("the clipboard lacks %q: %s", want, r.clip)
		}
	}
}

func TestOnlyWebLinksAreOpened(t *testing.T) {
	for _, tt := range []struct {
		address string
		ok      bool
	}{
		{"https://courier.example/a", true},
		{"http://courier.example/a?b=c", true},
		{"", false},
		{"file:///etc/passwd", false},
		{"javascript:alert(1)", false},
		{"--help", false},
		{"https://", false},
	} {
		if _, err := webLink(news.Clean(tt.address)); (err == nil) != tt.ok {
			t.Errorf("%q: %v", tt.address, err)
		}
	}
}

func TestExportNeverOverwrites(t *testing.T) {
	r := newRig(t, 120, 40)
	path := filepath.Join(t.TempDir(), "out.md")
	export := func() {
		r.keys("e ctrl+u")
		r.typed(path)
		r.keys("enter")
	}
	export()
	r.see("1 article exported")
	if b, err := os.ReadFile(path); err != nil || !strings.Contains(string(b), "A lower wall") {
		t.Fatalf("%v: %s", err, b)
	}
	export()
	r.see("out.md is there already")
}
