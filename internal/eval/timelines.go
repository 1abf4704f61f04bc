package eval

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/news"
)

// story is a document of the corpus that the timelines point into.
type story struct {
	ID   string `json:"doc_id"`
	Date string
	Text string
}

// timeline is what happens to one entity over several stories.
type timeline struct {
	Timeline []struct {
		Date     string
		Mentions []struct {
			Doc        string
			Start, End *int
		}
	}
}

// readTimelines reads the events of timelines into the stories beside them, in
// meantime.jsonl.gz. Dates with unknown parts are cut ("2007-XX-XX" is 2007),
// and events without any date, or without a place in the text, are left out.
func readTimelines(r io.Reader, dir string) ([]Document, error) {
	docs, byID, err := readStories(filepath.Join(dir, "meantime.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(r)
	for dec.More() {
		var t timeline
		if err := dec.Decode(&t); err != nil {
			return nil, err
		}
		for _, entry := range t.Timeline {
			date := strings.TrimSuffix(strings.TrimSuffix(entry.Date, "-XX"), "-XX")
			for _, m := range entry.Mentions {
				i, ok := byID[m.Doc]
				if !ok || m.Start == nil || strings.HasPrefix(date, "XX") {
					continue
				}
				d := &docs[i]
				offsets := byteOffsets(d.Article.Text.String())
				d.Gold.Events = append(d.Gold.Events, news.Event{
					Span: news.Span{Start: offsets[*m.Start], End: offsets[*m.End]}, Date: date,
				})
			}
		}
	}
	return docs, nil
}

func readStories(path string) ([]Document, map[string]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, nil, err
	}
	var docs []Document
	byID := map[string]int{}
	dec := json.NewDecoder(z)
	for dec.More() {
		var s story
		if err := dec.Decode(&s); err != nil {
			return nil, nil, err
		}
		when, err := news.ParseMoment(s.Date)
		if err != nil {
			when = news.Moment{} // a few dates of the corpus are not in order
		}
		byID[s.ID] = len(docs)
		docs = append(docs, Document{
			ID: s.ID, Layers: Events, SomeEvents: true, Gold: &news.Analysis{Language: "en"},
			Article: news.Article{Text: news.Clean(s.Text), Published: when},
		})
	}
	return docs, byID, nil
}
