package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"dateline/internal/news"
	"dateline/internal/store"
)

// derived are the tables that articles and analyses say all about.
const emptyDerived = `INSERT INTO words(words) VALUES ('delete-all');
	INSERT INTO marks(marks) VALUES ('delete-all');
	DELETE FROM value; DELETE FROM term; DELETE FROM appears; DELETE FROM entity; DELETE FROM analysed;
	UPDATE article SET analyser = 0, quoted = 0;
	DELETE FROM analysis WHERE num NOT IN (SELECT analysis FROM article WHERE analysis IS NOT NULL);
	DELETE FROM body WHERE num NOT IN (SELECT body FROM article);
	DELETE FROM edit WHERE undone = 1 AND seq < (SELECT max(seq) FROM edit WHERE undone = 0);
	DELETE FROM tagged WHERE tag NOT IN (SELECT num FROM tag) OR row NOT IN (SELECT row FROM article)
		OR passage <> 0 AND NOT EXISTS (SELECT 1 FROM passage p WHERE p.num = tagged.passage AND p.row = tagged.row)`

// Repair is one transaction: stopped half way, it has done nothing.
func (s *Store) Repair(ctx context.Context) error {
	return s.writing(ctx, "repairing the archive", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, emptyDerived); err != nil {
			return err
		}
		a, err := newAdder(ctx, tx, s.unpack(), newTerms())
		if err != nil {
			return err
		}
		w, err := newSaver(ctx, tx, s.unpack())
		if err != nil {
			return err
		}
		r := repairer{adder: a, saver: w, packer: s.packer()}
		defer s.packers.Put(r.packer)
		for _, step := range []func() error{r.articles, w.finish, a.finish, r.totals, r.passages, r.journal} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
}

// repairer writes the derived tables again.
type repairer struct {
	adder  *adder
	saver  *saver
	packer *packer
}

func (r repairer) articles() error {
	rows, err := column[int64](r.adder.tx.QueryContext(r.adder.ctx, "SELECT row FROM article ORDER BY row"))
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := r.article(row); err != nil {
			return err
		}
	}
	return nil
}

// article indexes an article and its analysis again. One whose text is lost
// keeps its place in the list and is found by no word.
func (r repairer) article(row int64) error {
	a, err := readArticle(r.adder.tx, r.adder.un, row)
	lost := errors.Is(err, errPacked) || errors.Is(err, store.ErrNotFound)
	r.adder.analysed[0]++
	switch {
	case lost:
		return nil
	case err != nil:
		return err
	}
	p := r.packer.prepare(a)
	r.adder.count(p.counted, 1)
	r.adder.terms.countIn(p)
	if err := r.adder.index(row, p); err != nil {
		return err
	}
	an, err := readAnalysis(r.adder.tx, r.adder.un, row, a)
	if code(err) != 0 {
		return err
	}
	if err := forget(r.adder.tx, r.adder.un, row); err != nil || an == nil {
		return err
	}
	f, err := prepareAnalysis(r.packer, a, an)
	if err != nil {
		return err
	}
	return r.saver.save(&f)
}

// totals counts articles again.
func (r repairer) totals() error {
	_, err := r.adder.tx.Exec(`UPDATE total SET articles = (SELECT count(*) FROM article WHERE deleted = 0),
		deleted = (SELECT count(*) FROM article WHERE deleted = 1)`)
	return err
}

// passages makes orphans of passages that do not fit their text.
func (r repairer) passages() error {
	var bad []string
	c := &checker{ctx: r.adder.ctx, tx: r.adder.tx, un: r.adder.un}
	err := c.eachPassage(func(p news.Passage, _ string) { bad = append(bad, p.ID) })
	for _, id := range bad {
		if _, err := r.adder.tx.Exec("UPDATE passage SET start = 0, end = 0 WHERE id = ?", id); err != nil {
			return err
		}
	}
	return err
}

// journal removes edits that cannot be read.
func (r repairer) journal() error {
	var bad []int64
	c := &checker{ctx: r.adder.ctx, tx: r.adder.tx, un: r.adder.un}
	err := c.each("SELECT seq, body FROM edit", func(rows *sql.Rows) error {
		var seq int64
		var body []byte
		err := rows.Scan(&seq, &body)
		if json.Unmarshal(body, new(store.Edit)) != nil {
			bad = append(bad, seq)
		}
		return err
	})
	for _, seq := range slices.Backward(bad) {
		if _, err := r.adder.tx.Exec("DELETE FROM edit WHERE seq = ?", seq); err != nil {
			return err
		}
	}
	return err
}
