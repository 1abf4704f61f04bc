package sqlite

import (
	"bytes"
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// found is an analysis as it goes into the tables.
type found struct {
	id, hash string
	row      int64 // where the article was when its text was read
	analyser int
	z        []byte
	terms    foundTerms
	quoted   bool
	entities []foundEntity
}

// foundTerms are the words that an article is found by because of its analysis:
// said, who, speaker.
type foundTerms [3]string

func termsOf(marks store.Searchable) foundTerms {
	return foundTerms{foldEach(marks.Said), foldNames(marks.Who), foldNames(marks.Speakers)}
}

type foundEntity struct {
	key, name string
	spoke     bool
}

// prepareAnalyses leaves out analyses of versions that are no longer there.
func prepareAnalyses(tx *sql.Tx, p *packer, un *unpacker, batch []store.Analysed) ([]found, error) {
	var ready []found
	for _, b := range batch {
		row, err := findID(tx, b.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		a, err := readArticle(tx, un, row)
		if err != nil {
			return nil, err
		}
		if a.Hash != b.Hash {
			continue
		}
		f, err := prepareAnalysis(p, a, b.Analysis)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		f.row = row
		ready = append(ready, f)
	}
	// The index writes what it has collected whenever a row is below the one before.
	slices.SortStableFunc(ready, func(a, b found) int { return cmp.Compare(a.row, b.row) })
	return ready, nil
}

func prepareAnalysis(p *packer, a *news.Article, an *news.Analysis) (found, error) {
	if err := validate(a, an); err != nil {
		return found{}, err
	}
	marks := store.MarksOf(a.Text, an)
	f := found{
		id: a.ID, hash: a.Hash, analyser: an.Analyser, z: p.packAnalysis(a, an), quoted: len(marks.Said) > 0,
		terms: termsOf(marks),
	}
	at := map[string]int{}
	for i, e := range an.Entities {
		if e.Key == "" {
			continue
		}
		n, ok := at[e.Key]
		if !ok {
			n, at[e.Key] = len(f.entities), len(f.entities)
			f.entities = append(f.entities, foundEntity{key: e.Key, name: e.Name.String()})
		}
		f.entities[n].spoke = f.entities[n].spoke || marks.Speaks[i]
	}
	return f, nil
}

// foldEach folds texts for one column of the index, with a word between them
// that no query has, so that no phrase runs from one into the next.
func foldEach(texts []string) string {
	var b []byte
	for _, t := range texts {
		b = query.AppendTerms(b, t)
		b = append(b, everyArticle+" "...)
	}
	return string(b)
}

// foldNames is foldEach for names, without those that stand in a longer one: what
// finds “Marsh” finds “Della Marsh”.
func foldNames(names []string) string {
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	b := []byte(" ")
	for _, name := range names {
		if words := query.AppendTerms([]byte{' '}, name); !bytes.Contains(b, words) {
			b = append(append(b, words[1:]...), everyArticle+" "...)
		}
	}
	return string(b[1:])
}
