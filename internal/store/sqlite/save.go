package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// SaveAnalyses packs and folds before it takes the write lock.
func (s *Store) SaveAnalyses(ctx context.Context, batch []store.Analysed) error {
	if s.readOnly {
		return store.ErrReadOnly
	}
	var ready []found
	err := s.reading(ctx, "saving analyses", func(tx *sql.Tx) error {
		p := s.packer()
		defer s.packers.Put(p)
		var err error
		ready, err = prepareAnalyses(tx, p, s.unpack(), batch)
		return err
	})
	if err != nil || len(ready) == 0 {
		return err
	}
	return s.writing(ctx, "saving analyses", func(tx *sql.Tx) error {
		w, err := newSaver(ctx, tx, s.unpack())
		if err != nil {
			return err
		}
		for i := range ready {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.save(&ready[i]); err != nil {
				return fmt.Errorf("article %s: %w", ready[i].id, err)
			}
		}
		return w.finish()
	})
}

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

// saver stores analyses within one transaction.
type saver struct {
	ctx      context.Context
	tx       *sql.Tx
	un       *unpacker
	analysed map[int]int        // changes in the counts of analyses by analyser
	numbers  map[string]int64   // entities that were met, by key
	counts   map[int64]entities // changes in their counts
	words    markTerms          // changes in the counts of words

	find, analysis, mark, index, number, entity, appears *sql.Stmt
}

// entities counts the articles that name an entity, and those that quote it.
type entities struct{ articles, spoken int }

func newSaver(ctx context.Context, tx *sql.Tx, un *unpacker) (*saver, error) {
	w := &saver{ctx: ctx, tx: tx, un: un, analysed: map[int]int{}, numbers: map[string]int64{}, counts: map[int64]entities{}, words: newMarkTerms()}
	return w, prepare(ctx, tx, []statement{
		{&w.find, "SELECT row, hash, analyser FROM article WHERE id = ?"},
		{&w.analysis, "INSERT INTO analysis(z) VALUES (?)"},
		{&w.mark, "UPDATE article SET analyser = ?, quoted = ?, analysis = ? WHERE row = ?"},
		{&w.index, "INSERT INTO marks(rowid, said, who, speaker) VALUES (?,?,?,?)"},
		{&w.number, "SELECT num FROM entity WHERE key = ?"},
		{&w.entity, "INSERT INTO entity(key, name, fold, last) VALUES (?,?,?,?)"},
		{&w.appears, "INSERT INTO appears(entity, row, spoke) VALUES (?,?,?)"},
	})
}

// save stores one analysis in place of the one before, unless the article has
// changed meanwhile.
func (w *saver) save(f *found) error {
	var row int64
	var hash []byte
	var analyser int
	err := w.find.QueryRow(f.id).Scan(&row, &hash, &analyser)
	if errors.Is(err, sql.ErrNoRows) || err == nil && hex.EncodeToString(hash) != f.hash {
		return nil
	} else if err != nil {
		return err
	}
	if analyser != 0 {
		if err := forget(w.tx, w.un, row, &w.words); err != nil {
			return err
		}
	}
	w.analysed[analyser]--
	w.analysed[f.analyser]++
	r, err := w.analysis.Exec(f.z)
	if err != nil {
		return err
	}
	num, err := r.LastInsertId()
	if err != nil {
		return err
	}
	if _, err := w.mark.Exec(f.analyser, f.quoted, num, row); err != nil {
		return err
	}
	w.words.count(f.terms, 1)
	if _, err := w.index.Exec(row, f.terms[0], f.terms[1], f.terms[2]); err != nil {
		return err
	}
	return w.link(row, f.entities)
}

// link notes which entities appear in the article.
func (w *saver) link(row int64, list []foundEntity) error {
	for _, e := range list {
		num, err := w.entityNumber(e)
		if err != nil {
			return err
		}
		if _, err := w.appears.Exec(num, row, e.spoke); err != nil {
			return err
		}
		c := w.counts[num]
		if c.articles++; e.spoke {
			c.spoken++
		}
		w.counts[num] = c
	}
	return nil
}

func (w *saver) entityNumber(e foundEntity) (int64, error) {
	if num, ok := w.numbers[e.key]; ok {
		return num, nil
	}
	var num int64
	err := w.number.QueryRow(e.key).Scan(&num)
	if errors.Is(err, sql.ErrNoRows) {
		var r sql.Result
		fold := query.Fold(e.name)
		if r, err = w.entity.Exec(e.key, e.name, fold, lastWord(fold)); err == nil {
			num, err = r.LastInsertId()
		}
	}
	w.numbers[e.key] = num
	return num, err
}

// lastWord returns the last word of a folded name, or "" if it is the only one.
func lastWord(fold string) string {
	space := strings.LastIndexByte(fold, ' ')
	if space < 0 {
		return ""
	}
	return fold[space+1:]
}

// finish writes the counts that the batch has changed.
func (w *saver) finish() error {
	stmt, err := w.tx.PrepareContext(w.ctx, "UPDATE entity SET articles = articles + ?, spoken = spoken + ? WHERE num = ?")
	if err != nil {
		return err
	}
	defer stmt.Close()
	for num, c := range w.counts {
		if _, err := stmt.Exec(c.articles, c.spoken, num); err != nil {
			return err
		}
	}
	if err := w.words.write(w.ctx, w.tx); err != nil {
		return err
	}
	return addAnalysed(w.tx, w.analysed)
}

// forget takes out all that depends on an article's analysis, and counts its words
// out of those of marks.
func forget(tx *sql.Tx, un *unpacker, row int64, words *markTerms) error {
	a, err := readArticle(tx, un, row)
	var an *news.Analysis
	if err == nil {
		an, err = readAnalysis(tx, un, row, a)
	}
	if err != nil && !damaged(err) {
		return err
	}
	gone, err := disappear(tx, row, an)
	if err != nil {
		return err
	}
	for num, spoke := range gone {
		if _, err := tx.Exec("UPDATE entity SET articles = articles - 1, spoken = spoken - ? WHERE num = ?", spoke, num); err != nil {
			return err
		}
	}
	var indexed bool
	if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM marks_docsize WHERE id = ?)", row).Scan(&indexed); err != nil {
		return err
	}
	if indexed && an != nil {
		words.count(termsOf(store.MarksOf(a.Text, an)), -1)
	}
	for _, text := range []string{
		"DELETE FROM marks WHERE rowid = ?",
		"DELETE FROM analysis WHERE num = (SELECT analysis FROM article WHERE row = ?)",
		"UPDATE article SET analyser = 0, quoted = 0, analysis = NULL WHERE row = ?",
	} {
		if _, err := tx.Exec(text, row); err != nil {
			return err
		}
	}
	return nil
}

// disappear takes an article out of the appearances of its entities, and
// returns their numbers and whether they spoke.
//
// The entities are found by the analysis itself: an index of appearances by
// article would be a twentieth of the archive, for what is seldom done. Only
// where there is none to be read, as it is damaged, are all appearances looked at.
func disappear(tx *sql.Tx, row int64, an *news.Analysis) (map[int64]int, error) {
	gone := map[int64]int{}
	remove := func(which string, args ...any) error {
		rows, err := tx.Query("DELETE FROM appears WHERE row = ?"+which+" RETURNING entity, spoke", append([]any{row}, args...)...) //nolint:sqlclosecheck // each closes them
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var num int64
			var spoke int
			err := rows.Scan(&num, &spoke)
			gone[num] = spoke
			return err
		})
	}
	if an == nil {
		return gone, remove("")
	}
	for _, e := range an.Entities {
		if err := remove(" AND entity = (SELECT num FROM entity WHERE key = ?)", e.Key); err != nil {
			return nil, err
		}
	}
	return gone, nil
}
