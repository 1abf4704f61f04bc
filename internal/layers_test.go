// Package internal_test holds the one rule that spans all packages: who may
// import whom.
package internal_test

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed says which packages of ours each package may import; a package may
// always be imported by those listed for it alone. A name ending in /... covers
// what lies below it. Changing this table is a design decision.
var allowed = map[string][]string{
	"internal/news":               {},
	"internal":                    {},
	"data":                        {},
	"internal/query":              {"internal/news"},
	"internal/annotate":           {"internal/news"},
	"internal/timeline":           {"internal/news"},
	"internal/sourcing":           {"internal/news"},
	"internal/identity":           {"internal/news"},
	"internal/store":              {"internal/news", "internal/query"},
	"internal/store/storetest":    {"internal/news", "internal/query", "internal/store"},
	"internal/store/sqlite":       {"internal/news", "internal/query", "internal/store"},
	"internal/ingest":             {"internal/news"},
	"internal/export":             {"internal/news", "internal/query", "internal/annotate", "internal/timeline", "internal/sourcing", "internal/store"},
	"internal/contract":           {"internal/news", "internal/sourcing"},
	"internal/analysis/...":       {"internal/news"},                                                     // the stages: never each other
	"internal/analysis/ner/train": {"internal/news", "internal/analysis/token", "internal/analysis/ner"}, // makes ner's model
	"internal/analysis":           {"internal/news", "internal/analysis/...", "internal/sourcing", "data"},
	"internal/eval":               {"internal/news", "internal/analysis", "internal/analysis/...", "internal/sourcing", "internal/timeline"},
	"internal/library":            {"internal/news", "internal/query", "internal/annotate", "internal/timeline", "internal/sourcing", "internal/identity", "internal/store", "internal/ingest", "internal/export"},
	"internal/config":             {},
	"internal/tui/theme":          {"internal/news"},
	"internal/tui/markup":         {"internal/news", "internal/tui/theme"},
	"internal/tui/keymap":         {},
	"internal/tui/layout":         {},
	"internal/tui/...":            {"internal/news", "internal/query", "internal/annotate", "internal/timeline", "internal/sourcing", "internal/store", "internal/library", "internal/config", "internal/tui/..."},
	"internal/tui":                {"internal/news", "internal/query", "internal/annotate", "internal/timeline", "internal/sourcing", "internal/store", "internal/library", "internal/config", "internal/export", "internal/tui/..."},
	"internal/cli":                {"internal/news", "internal/query", "internal/annotate", "internal/timeline", "internal/sourcing", "internal/store", "internal/library", "internal/config", "internal/ingest", "internal/export", "internal/contract", "internal/eval", "internal/analysis"},
	"cmd/...":                     {"internal/...", "data"},
}

func TestLayers(t *testing.T) {
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); path != root && (strings.HasPrefix(name, ".") || name == "testdata") {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(path, 0)
		if err != nil {
			return nil // no Go files here
		}
		rel, _ := filepath.Rel(root, path)
		check(t, filepath.ToSlash(rel), p.Imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, pkg string, imports []string) {
	list, ok := rule(pkg)
	if !ok {
		t.Errorf("%s is in no layer: add it to the table", pkg)
		return
	}
	for _, imp := range imports {
		name, ours := strings.CutPrefix(imp, "dateline/")
		if ours && !slices.ContainsFunc(list, func(pattern string) bool { return covers(pattern, name) }) {
			t.Errorf("%s may not import %s", pkg, name)
		}
		if pkg == "internal/news" && strings.Contains(imp, ".") {
			t.Errorf("%s may import the standard library alone, not %s", pkg, imp)
		}
	}
}

// rule returns the imports that a package is allowed: its own row, or the
// longest /... row above it.
func rule(pkg string) (list []string, ok bool) {
	if list, ok = allowed[pkg]; ok {
		return list, true
	}
	for dir := pkg; dir != "."; {
		dir = filepath.ToSlash(filepath.Dir(dir))
		if list, ok = allowed[dir+"/..."]; ok {
			return list, true
		}
	}
	return nil, false
}

func covers(pattern, name string) bool {
	if dir, ok := strings.CutSuffix(pattern, "/..."); ok {
		return strings.HasPrefix(name, dir+"/")
	}
	return pattern == name
}
