package library_test

import (
	"io/fs"
	"strings"
	"testing"

	"dateline/data"
	"dateline/internal/timeline"
)

type entry = timeline.Entry

// sampleURLs returns the file of each sample article's URL.
func sampleURLs(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(data.Samples(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(data.Samples(), path)
		for line := range strings.Lines(string(b)) {
			if url, ok := strings.CutPrefix(line, "url: "); ok {
				files[strings.Trim(strings.TrimSpace(url), `"`)] = path
				break
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
