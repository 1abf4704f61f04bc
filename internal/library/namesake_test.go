package library_test

import (
	"testing"
	"testing/fstest"

	"dateline/internal/library"
	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// namesakes is an archive of two stories in which a surname stands alone, and of
// two people of one name.
func namesakes(t *testing.T) (*library.Library, map[string]string) {
	t.Helper()
	lib := open(t)
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"swim1": "date 2024-07-02\n\nThe swimmer Anna Kestrel won the 200 metres in Tallbridge on Tuesday. Her coach, Lars Odeby, said that she had trained alone. Swim Norwick will send Kestrel to the games.",
		"swim2": "date 2024-07-20\n\nAnna Kestrel, a swimmer who missed the last games, set a record on Saturday. Lars Odeby called it a beginning. Swim Norwick paid for the trip.",
		"swim3": "date 2024-08-03\n\nLars Odeby said on Saturday that Kestrel would rest until autumn. Swim Norwick had hoped to see Kestrel at the relay in Tallbridge.",
		"court": "date 2024-07-11\n\nJudge Anna Kestrel fined the Harrow Mill Company nine million crowns on Thursday. Its lawyer, Desmond Pyle, said that the company would appeal.",
		"bird":  "date 2024-07-15\n\nKestrel had the best garden on Candle Street, the jury found on Monday.",
	} {
		fsys[name+".txt"] = &fstest.MapFile{Data: []byte(text)}
	}
	if _, err := lib.AddFS(t.Context(), fsys, quiet{}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Analyse(t.Context(), 0, quiet{}); err != nil {
		t.Fatal(err)
	}
	rows, err := lib.Find(t.Context(), query.Query{}, store.Page{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	byDay := map[string]string{"2024-07-02": "swim1", "2024-07-20": "swim2", "2024-08-03": "swim3", "2024-07-11": "court", "2024-07-15": "bird"}
	for _, r := range rows {
		ids[byDay[r.Published.Date()]] = r.ID
	}
	return lib, ids
}

func TestDossierTellsNamesakesApart(t *testing.T) {
	lib, ids := namesakes(t)
	for _, c := range []struct {
		key, from                   string
		articles, joined, namesakes int
	}{
		{"PER:anna kestrel", "", 3, 1, 1},
		{"PER:anna kestrel", "swim1", 3, 1, 1},
		{"PER:anna kestrel", "court", 1, 0, 2},
		{"PER:kestrel", "swim3", 3, 1, 1},
		{"PER:kestrel", "bird", 1, 0, 1},
	} {
		d, err := lib.DossierFrom(t.Context(), c.key, ids[c.from])
		if err != nil {
			t.Fatal(err)
		}
		if d.Articles != c.articles || len(d.Mentions) != c.articles || len(d.Joined) != c.joined || d.Namesakes != c.namesakes {
			t.Errorf("%s from %q: %d articles, %d mentions, %d joined, %d namesakes", c.key, c.from, d.Articles, len(d.Mentions), len(d.Joined), d.Namesakes)
		}
	}
}

func TestRelatedByWhoIsMeant(t *testing.T) {
	lib, ids := namesakes(t)
	score := map[string]float64{}
	ranked, err := lib.Related(t.Context(), ids["swim1"])
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range ranked {
		score[r.ID] = r.Score
	}
	if score[ids["swim2"]] == 0 || score[ids["swim3"]] == 0 || score[ids["court"]] >= score[ids["swim3"]] {
		t.Errorf("swim2 %.2f, swim3 %.2f, court %.2f", score[ids["swim2"]], score[ids["swim3"]], score[ids["court"]])
	}
}

// TestSampleAcronym: the sample archive has one short form that some articles
// have alone, the union at the mine. Each of the articles was looked at; nothing
// else there is to be joined, and nobody shares a name.
func TestSampleAcronym(t *testing.T) {
	lib := sample(t)
	if err := lib.Analyse(t.Context(), 0, quiet{}); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"ORG:ftcb", "ORG:federation of workers of the red mountain"} {
		d, err := lib.Dossier(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		if d.Articles != 5 || len(d.Joined) != 3 || d.Namesakes != 0 || d.Entity.Name.String() != "Federation of Workers of the Red Mountain" {
			t.Errorf("%s: %q in %d articles, %d joined, %d namesakes", key, d.Entity.Name, d.Articles, len(d.Joined), d.Namesakes)
		}
	}
	rows, err := lib.Find(t.Context(), query.Query{}, store.Page{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		rec, err := lib.Read(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Analysis.Entities {
			if e.Type != news.Person || e.Key == "" {
				continue
			}
			if d, err := lib.DossierFrom(t.Context(), e.Key, r.ID); err != nil || len(d.Joined) > 0 || d.Namesakes > 0 {
				t.Errorf("%s: %v %v %d %v", e.Name, d.Entity.Name, d.Joined, d.Namesakes, err)
			}
		}
	}
}
