package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

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
