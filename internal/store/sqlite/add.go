package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"dateline/internal/news"
	"dateline/internal/store"
)

// Add prepares articles (folding, compressing, hashing) on all processors
// before it takes the write lock, and then only writes.
//
// Those that are there already, word for word, are sorted out before that: to
// add a folder twice should cost little.
func (s *Store) Add(ctx context.Context, batch []news.Article) ([]store.Added, error) {
	if s.readOnly {
		return nil, store.ErrReadOnly
	}
	known, err := s.known(ctx, batch)
	if err != nil {
		return nil, s.explain(ctx, "adding articles", err)
	}
	ready, words := s.prepare(batch, known)
	out := make([]store.Added, len(batch))
	err = s.writing(ctx, "adding articles", func(tx *sql.Tx) error {
		a, err := newAdder(ctx, tx, s.unpack(), words)
		if err != nil {
			return err
		}
		for i := range ready {
			if ready[i] == nil {
				out[i] = store.Added{ID: known[i], Outcome: store.Unchanged}
			}
		}
		for _, i := range inOrder(ready) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if out[i], err = a.add(ready[i]); err != nil {
				return fmt.Errorf("%s: %w", batch[i].Title, err)
			}
		}
		return a.finish()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// byHash looks for a version by what of its hash is in the index.
const byHash = "SELECT id FROM article WHERE substr(hash, 1, 8) = substr(?1, 1, 8) AND hash = ?1"

// inOrder returns the places of the articles to write in the order of their rows:
// the index writes what it has collected whenever a row is below the one before.
// Where several are versions of one article, all first ones come before all
// second ones and so on.
func inOrder(ready []*prepared) []int {
	type place struct{ i, version int }
	var order []place
	versions := map[string]int{}
	for i, p := range ready {
		if p != nil {
			order = append(order, place{i, versions[p.letters]})
			versions[p.letters]++
		}
	}
	slices.SortStableFunc(order, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.version, b.version), cmp.Compare(ready[a.i].natural, ready[b.i].natural))
	})
	out := make([]int, len(order))
	for n, p := range order {
		out[n] = p.i
	}
	return out
}

// known returns the IDs of the articles of batch that are in the archive in the
// same version, and "" for the others.
func (s *Store) known(ctx context.Context, batch []news.Article) ([]string, error) {
	ids := make([]string, len(batch))
	err := s.reading(ctx, "adding articles", func(tx *sql.Tx) error {
		find, err := tx.PrepareContext(ctx, byHash)
		if err != nil {
			return err
		}
		defer find.Close()
		for i := range batch {
			if err := find.QueryRow(hashBytes(batch[i].Sum())).Scan(&ids[i]); err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		return nil
	})
	return ids, err
}

// adder writes articles within one transaction.
type adder struct {
	ctx context.Context
	tx  *sql.Tx
	un  *unpacker
	st  statements

	values   map[valueKey]int // changes in the counts of publishers, bylines, places
	articles int              // new ones
	drift    int64
	analysed map[int]int // changes in the counts of analyses by analyser
	terms    terms       // changes in the counts of words, those of prepared articles included
	marks    markTerms   // likewise of words of marks that are no more
}

// valueKey is a row of the value table.
type valueKey struct{ field, fold, value string }

// statements are those of an adder.
type statements struct {
	byHash, byID, taken           *sql.Stmt
	article, body, words, unindex *sql.Stmt
	version, update, newBody      *sql.Stmt
}

func newAdder(ctx context.Context, tx *sql.Tx, un *unpacker, words terms) (*adder, error) {
	a := &adder{ctx: ctx, tx: tx, un: un, values: map[valueKey]int{}, analysed: map[int]int{}, terms: words, marks: newMarkTerms()}
	if err := tx.QueryRow("SELECT drift FROM total").Scan(&a.drift); err != nil {
		return nil, err
	}
	return a, prepare(ctx, tx, []statement{
		{&a.st.byHash, byHash},
		{&a.st.byID, "SELECT row, origin, hash, added, changed FROM article WHERE id = ?"},
		{&a.st.taken, "SELECT 1 FROM article WHERE row = ?"},
		{&a.st.article, `INSERT INTO article(row, id, origin, hash, title, lede, place, publisher, published, wall, added, changed, length, body)
			VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?11,?12,?13)`},
		{&a.st.body, "INSERT INTO body(z) VALUES (?)"},
		{&a.st.words, "INSERT INTO words(rowid, text, title, byline, publisher, place) VALUES (?,?,?,?,?,?)"},
		{&a.st.unindex, "DELETE FROM words WHERE rowid = ?"},
		{&a.st.version, "INSERT INTO version(row, hash, title, added, z) VALUES (?,?,?,?,?)"},
		{&a.st.update, `UPDATE article SET hash=?, title=?, lede=?, place=?, publisher=?, published=?, wall=?, changed=?, length=? WHERE row = ?`},
		{&a.st.newBody, "UPDATE body SET z = ? WHERE num = (SELECT body FROM article WHERE row = ?)"},
	})
}

// statement is one to prepare, and where it is kept.
type statement struct {
	stmt **sql.Stmt
	text string
}

// prepare prepares statements that last as long as the transaction, which
// closes them.
func prepare(ctx context.Context, tx *sql.Tx, list []statement) error {
	for _, s := range list {
		stmt, err := tx.PrepareContext(ctx, s.text) //nolint:sqlclosecheck // the transaction closes it
		if err != nil {
			return err
		}
		*s.stmt = stmt
	}
	return nil
}

// add stores one article, whatever it turns out to be.
func (a *adder) add(p *prepared) (store.Added, error) {
	var id string
	switch err := a.st.byHash.QueryRow(p.hash).Scan(&id); {
	case err == nil:
		a.terms.count(p.terms[0], -1) // it came twice in this batch, or from elsewhere meanwhile
		return store.Added{ID: id, Outcome: store.Unchanged}, nil
	case !errors.Is(err, sql.ErrNoRows):
		return store.Added{}, err
	}
	id, old, err := a.identify(p.letters, p.origin)
	if err != nil {
		return store.Added{}, err
	}
	if old != nil {
		return store.Added{ID: id, Outcome: store.NewVersion}, a.replace(p, old)
	}
	return store.Added{ID: id, Outcome: store.New}, a.insert(id, p)
}

// present is the stored version of an article.
type present struct {
	row, added, changed int64
	hash                []byte
}

// identify returns the ID for an origin, and the article that has it, if any.
// Where another article has the same ten letters, one more is taken.
func (a *adder) identify(letters string, origin []byte) (string, *present, error) {
	for n := idLength; n <= len(letters); n++ {
		var p present
		var have []byte
		err := a.st.byID.QueryRow(letters[:n]).Scan(&p.row, &have, &p.hash, &p.added, &p.changed)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return letters[:n], nil, nil
		case err != nil:
			return "", nil, err
		case bytes.Equal(have, origin):
			return letters[:n], &p, nil
		}
	}
	return "", nil, fmt.Errorf("no id is left for it")
}

// insert stores a new article.
func (a *adder) insert(id string, p *prepared) error {
	row, err := a.place(p)
	if err != nil {
		return err
	}
	r, err := a.st.body.Exec(p.body)
	if err != nil {
		return err
	}
	body, err := r.LastInsertId()
	if err != nil {
		return err
	}
	if _, err := a.st.article.Exec(row, id, p.origin, p.hash, p.title, p.lede, p.dateline, p.publisher,
		p.published, p.wall, p.added, p.words, body); err != nil {
		return err
	}
	a.articles++
	a.analysed[0]++
	a.count(p.counted, 1)
	return a.index(row, p)
}

// place finds the row for an article.
func (a *adder) place(p *prepared) (int64, error) {
	row, err := freeSlot(a.st.taken, p.natural)
	a.drift = max(a.drift, row-p.natural+1)
	return row, err
}

// index adds the article's words. Each article has the word "¶", which no text
// has: so the index can answer what does not contain a word, too.
func (a *adder) index(row int64, p *prepared) error {
	_, err := a.st.words.Exec(row, p.terms[0], p.terms[1], p.terms[2], p.terms[3], everyArticle+" "+p.terms[4])
	return err
}

// count notes that values have come (by 1) or gone (by -1).
func (a *adder) count(values []valueKey, by int) {
	for _, v := range values {
		a.values[v] += by
	}
}

// finish writes the counts that the batch has changed.
func (a *adder) finish() error {
	if err := addValues(a.tx, a.values); err != nil {
		return err
	}
	if err := addAnalysed(a.tx, a.analysed); err != nil {
		return err
	}
	if err := a.terms.write(a.ctx, a.tx); err != nil {
		return err
	}
	if err := a.marks.write(a.ctx, a.tx); err != nil {
		return err
	}
	_, err := a.tx.Exec("UPDATE total SET articles = articles + ?, drift = ?", a.articles, a.drift)
	return err
}
