package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScripts runs the command line as a person would, each script with an
// empty home of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			for name, dir := range map[string]string{"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"} {
				e.Setenv(name, filepath.Join(e.WorkDir, ".home", dir))
			}
			e.Setenv("HOME", filepath.Join(e.WorkDir, ".home"))
			return os.MkdirAll(filepath.Join(e.WorkDir, ".home"), 0o700)
		},
	})
}
