package timeline_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"dateline/internal/analysis"
	"dateline/internal/news"
	"dateline/internal/timeline"
)

// profile makes a profile from what an article says of entities: a name is in
// the headline, the opening or the rest by how heavy it is.
func profile(id, date string, title string, keys ...timeline.KeyWeight) timeline.Profile {
	p := timeline.ProfileOf(id, news.CleanLine(title), news.Text{}, nil, news.Moment{})
	p.Published, _ = news.ParseMoment(date)
	p.Keys = keys
	return p
}

func TestRelated(t *testing.T) {
	k := func(key string, w float64) timeline.KeyWeight { return timeline.KeyWeight{Key: key, Weight: w} }
	self := profile("a", "2025-06-04", "Cracks close the Orlec dam", k("LOC:sarn", 1), k("ORG:valley water", 3), k("PER:teck", 3))
	candidates := []timeline.Profile{
		self,
		profile("same", "2025-07-02", "Inquiry into dam opens", k("LOC:sarn", 1), k("ORG:valley water", 3), k("PER:teck", 2)),
		profile("older", "2015-07-02", "Inquiry into dam opens", k("LOC:sarn", 1), k("ORG:valley water", 3), k("PER:teck", 2)),
		profile("country", "2025-06-04", "Trains return to Tamsin", k("LOC:sarn", 2), k("PER:muir", 3)),
		profile("nothing", "2025-06-04", "Rovers win", k("PER:danko", 3)),
		profile("words", "2025-06-05", "Cracks close the Orlec dam again", k("PER:vane", 3)),
	}
	df := map[string]int{"LOC:sarn": 400, "ORG:valley water": 6, "PER:teck": 4}
	var got string
	for _, r := range timeline.Related(self, candidates, func(key string) int { return df[key] }, 1000) {
		got += r.ID + " "
		if r.Score <= 0 || r.Score > 1 {
			t.Errorf("%s has score %v", r.ID, r.Score)
		}
	}
	if want := "same older words "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// sharing returns the profiles that share an entity with p, as an archive finds them.
func sharing(p timeline.Profile, all []timeline.Profile) []timeline.Profile {
	own := map[string]bool{}
	for _, k := range p.Keys {
		own[k.Key] = true
	}
	var out []timeline.Profile
	for _, c := range all {
		if slices.ContainsFunc(c.Keys, func(k timeline.KeyWeight) bool { return own[k.Key] }) {
			out = append(out, c)
		}
	}
	return out
}

// TestKeptApart measures ECB+ where it is there: each of its topics holds two
// different events of one kind.
func TestKeptApart(t *testing.T) {
	f, err := os.Open("../../../shared/data/events/ecbplus_dev.jsonl.gz")
	if err != nil {
		t.Skip("the development data is not here: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	story := map[string]string{}
	df := map[string]int{}
	var profiles []timeline.Profile
	a := analysis.New()
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var d struct {
			ID       string `json:"doc_id"`
			Subtopic string
			Date     string
			Text     string
		}
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		art := news.Article{ID: d.ID, Text: news.Clean(d.Text)}
		art.Published, _ = news.ParseMoment(d.Date)
		p := timeline.ProfileOf(d.ID, art.Title, art.Text, a.Analyse(art), art.Published)
		profiles = append(profiles, p)
		story[d.ID] = d.Subtopic
		for _, k := range p.Keys {
			df[k.Key]++
		}
	}
	first, right, all, allRight := 0, 0, 0, 0
	for _, p := range profiles {
		for i, r := range timeline.Related(p, sharing(p, profiles), func(key string) int { return df[key] }, len(profiles)) {
			same := story[r.ID] == story[p.ID]
			all++
			if same {
				allRight++
			}
			if i < 3 {
				first++
				if same {
					right++
				}
			}
		}
	}
	p3 := 100 * float64(right) / float64(first)
	t.Logf("of %d first three related %.1f%% tell the same event, of %d in all %.1f%%", first, p3, all, 100*float64(allRight)/float64(all))
	if p3 < 95 {
		t.Errorf("precision of the first three is %.1f, below 95", p3)
	}
}
