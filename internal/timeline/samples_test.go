package timeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/analysis"
	"dateline/internal/news"
	"dateline/internal/timeline"
)

// sample is an article of the sample archive; its folder is its story.
type sample struct {
	story   string
	source  timeline.Source
	profile timeline.Profile
}

// readSamples analyses the sample archive. Articles without marks (in other
// languages) are left out.
func readSamples(t *testing.T) []sample {
	paths, err := filepath.Glob("../../data/samples/*/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatal("no samples: ", err)
	}
	a := analysis.New()
	var out []sample
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		art := news.Article{ID: filepath.Base(path)}
		_, rest, _ := strings.Cut(string(b), "---\n")
		head, body, _ := strings.Cut(rest, "\n---\n")
		for _, line := range strings.Split(head, "\n") {
			key, value, _ := strings.Cut(line, ": ")
			switch value = strings.Trim(value, `"'`); key {
			case "title":
				art.Title = news.CleanLine(value)
			case "date":
				if art.Published, err = news.ParseMoment(value); err != nil {
					t.Fatal(path, err)
				}
			}
		}
		art.Text = news.Clean(strings.TrimSpace(body))
		an := a.Analyse(art)
		if !an.Skipped.Empty() {
			continue
		}
		out = append(out, sample{
			filepath.Base(filepath.Dir(path)),
			timeline.Source{Article: art.ID, Title: art.Title, Published: art.Published, Text: art.Text, Analysis: an},
			timeline.ProfileOf(art.ID, art.Title, art.Text, an, art.Published),
		})
	}
	return out
}

// TestSampleStories asks of every sample that the first three related articles
// tell its story, as far as the story has as many.
func TestSampleStories(t *testing.T) {
	samples := readSamples(t)
	df := map[string]int{}
	story, size := map[string]string{}, map[string]int{}
	var profiles []timeline.Profile
	for _, s := range samples {
		profiles = append(profiles, s.profile)
		story[s.profile.ID] = s.story
		size[s.story]++
		for _, k := range s.profile.Keys {
			df[k.Key]++
		}
	}
	for _, s := range samples {
		ranked := timeline.Related(s.profile, profiles, func(k string) int { return df[k] }, len(samples))
		want := min(3, size[s.story]-1)
		if len(ranked) < want && s.story != "other" {
			t.Errorf("%s/%s: %d related articles, want at least %d", s.story, s.profile.ID, len(ranked), want)
		}
		for i, r := range ranked {
			if i < 3 && story[r.ID] != s.story {
				t.Errorf("%s/%s: related %d is %s/%s (%.2f)", s.story, s.profile.ID, i+1, story[r.ID], r.ID, r.Score)
			}
		}
	}
}
