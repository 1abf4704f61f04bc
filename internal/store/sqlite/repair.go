package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// derived are the tables that articles and analyses say all about.
const emptyDerived = `REINDEX;
	INSERT OR IGNORE INTO words_config(k, v) VALUES ('version', 4);
	INSERT OR IGNORE INTO marks_config(k, v) VALUES ('version', 4);
	INSERT OR IGNORE INTO total(one, articles, deleted, drift) VALUES (1, 0, 0, 0);
	INSERT INTO words(words) VALUES ('delete-all');
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
		a, err := newAdder(ctx, tx, s.unpack(), newTerms(inText))
		if err != nil {
			return err
		}
		w, err := newSaver(ctx, tx, s.unpack())
		if err != nil {
			return err
		}
		r := repairer{adder: a, saver: w, packer: s.packer()}
		defer s.packers.Put(r.packer)
		for _, step := range []func() error{r.articles, w.finish, a.finish, r.totals, r.tags, r.selectors, r.passages, r.journal} {
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
//
// One whose text is not what was stored forgets the hash: so it is not taken for
// being there when it is added again, and gets its text back.
func (r repairer) article(row int64) error {
	a, err := readArticle(r.adder.tx, r.adder.un, row)
	lost := errors.Is(err, errPacked) || errors.Is(err, store.ErrNotFound)
	r.adder.analysed[0]++
	switch {
	case lost:
		return r.lost(row)
	case err != nil:
		return err
	}
	if a.Sum() != a.Hash {
		if _, err := r.adder.tx.Exec("UPDATE article SET hash = x'' WHERE row = ?", row); err != nil {
			return err
		}
	}
	r.adder.drift = max(r.adder.drift, row-natural(when(a))+1)
	p := r.packer.prepare(a)
	if _, err := r.adder.tx.Exec("UPDATE article SET lede = ?, wall = ?, length = ? WHERE row = ?", p.lede, p.wall, p.words, row); err != nil {
		return err
	}
	r.adder.count(p.counted, 1)
	r.adder.terms.countIn(p)
	if err := r.adder.index(row, p); err != nil {
		return err
	}
	an, err := readAnalysis(r.adder.tx, r.adder.un, row, a)
	if code(err) != 0 {
		return err
	}
	if err := forget(r.adder.tx, r.adder.un, row, &r.saver.words); err != nil || an == nil {
		return err
	}
	f, err := prepareAnalysis(r.packer, a, an)
	if err != nil {
		return err
	}
	return r.saver.save(&f)
}

// lost keeps what is left of an article without its text.
func (r repairer) lost(row int64) error {
	if err := r.adder.countLost(row); err != nil {
		return err
	}
	for _, text := range []string{
		"DELETE FROM analysis WHERE num = (SELECT analysis FROM article WHERE row = ?)",
		"UPDATE article SET hash = x'', analysis = NULL WHERE row = ?",
		"INSERT OR IGNORE INTO body(num, z) SELECT body, x'' FROM article WHERE row = ?", // for the text to come
	} {
		if _, err := r.adder.tx.Exec(text, row); err != nil {
			return err
		}
	}
	return nil
}

// totals counts articles again.
func (r repairer) totals() error {
	_, err := r.adder.tx.Exec(`UPDATE total SET articles = (SELECT count(*) FROM article WHERE deleted = 0),
		deleted = (SELECT count(*) FROM article WHERE deleted = 1)`)
	return err
}

// tags folds the names of tags again.
func (r repairer) tags() error {
	names, err := column[string](r.adder.tx.QueryContext(r.adder.ctx, "SELECT name FROM tag"))
	for _, name := range names {
		if err == nil {
			_, err = r.adder.tx.Exec("UPDATE tag SET fold = ? WHERE name = ?", query.Fold(name), name)
		}
	}
	return err
}

// selectors folds notes again, and makes anew the selectors that cannot be read,
// from the place where the passage stands.
func (r repairer) selectors() error {
	nums, err := column[int64](r.adder.tx.QueryContext(r.adder.ctx, "SELECT num FROM passage"))
	if err != nil {
		return err
	}
	for _, num := range nums {
		var row int64
		var span news.Span
		var selector []byte
		var note string
		if err := r.adder.tx.QueryRow("SELECT row, start, end, field, selector, note FROM passage WHERE num = ?", num).
			Scan(&row, &span.Start, &span.End, &span.In, &selector, &note); err != nil {
			return err
		}
		if json.Unmarshal(selector, new(news.Selector)) != nil {
			if selector, err = r.selector(row, &span); err != nil {
				return err
			}
		}
		if _, err := r.adder.tx.Exec("UPDATE passage SET start = ?, end = ?, selector = ?, fold = ? WHERE num = ?",
			span.Start, span.End, string(selector), noteFold(news.Clean(note)), num); err != nil {
			return err
		}
	}
	return nil
}

// selector returns one for a place, which becomes none where no text is there.
func (r repairer) selector(row int64, span *news.Span) ([]byte, error) {
	var made news.Selector
	a, err := readArticle(r.adder.tx, r.adder.un, row)
	switch {
	case code(err) != 0:
		return nil, err
	case err != nil || !span.Valid(a.In(span.In).String()):
		*span = news.Span{}
	default:
		made = news.Selector{Exact: a.In(span.In).Slice(*span), At: *span, Hash: a.Hash}
	}
	return json.Marshal(made)
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
