package sqlite

import (
	"database/sql"
	"encoding/hex"
	"errors"

	"dateline/internal/news"
	"dateline/internal/store"
)

// replace makes p the present version of an article and keeps the earlier one.
// What the analyser found in that goes: it points into a text that is no longer
// shown. The reader's marks stay for the library to find again.
func (a *adder) replace(p *prepared, old *present) error {
	was, err := a.archiveVersion(old)
	if err != nil {
		return err
	}
	if err := a.dropAnalysis(old.row); err != nil {
		return err
	}
	changed, row := p.added, old.row
	p.article.Added = was.Added
	p.natural, p.wall = natural(when(p.article)), wall(p.article)
	if p.natural != natural(when(was)) {
		if row, err = a.place(p); err != nil {
			return err
		}
		if err := moveRow(a.tx, old.row, row); err != nil {
			return err
		}
	}
	if _, err := a.st.update.Exec(p.hash, p.title, p.lede, p.dateline, p.publisher, p.published, p.wall, changed, p.words, row); err != nil {
		return err
	}
	if _, err := a.st.newBody.Exec(p.body, row); err != nil {
		return err
	}
	if _, err := a.st.unindex.Exec(old.row); err != nil {
		return err
	}
	a.terms.countOut(was)
	a.count(counted(was), -1)
	a.count(p.counted, 1)
	return a.index(row, p)
}

// archiveVersion copies the present version into the version table, unless it is
// not what was stored: then what is known of it without the text is returned.
func (a *adder) archiveVersion(old *present) (*news.Article, error) {
	was, err := readArticle(a.tx, a.un, old.row)
	switch {
	case errors.Is(err, errPacked) || errors.Is(err, store.ErrNotFound):
		return a.withoutText(old)
	case err != nil:
		return nil, err
	case was.Sum() != hex.EncodeToString(old.hash):
		return was, nil
	}
	p := newPacker()
	_, err = a.st.version.Exec(old.row, old.hash, was.Title.String(), old.changed, p.packVersion(was))
	return was, err
}

// withoutText returns the article of a damaged text.
func (a *adder) withoutText(old *present) (*news.Article, error) {
	var published, publisher, place string
	err := a.tx.QueryRow("SELECT published, publisher, place FROM article WHERE row = ?", old.row).Scan(&published, &publisher, &place)
	if err != nil {
		return nil, err
	}
	at, err := news.ParseMoment(published)
	return &news.Article{Added: fromUnix(old.added), Published: at, Publisher: news.Clean(publisher), Place: news.Clean(place)}, err
}

// dropAnalysis forgets what was found in an article.
func (a *adder) dropAnalysis(row int64) error {
	var analyser int
	if err := a.tx.QueryRow("SELECT analyser FROM article WHERE row = ?", row).Scan(&analyser); err != nil || analyser == 0 {
		return err
	}
	if err := forget(a.tx, a.un, row, &a.marks); err != nil {
		return err
	}
	a.analysed[analyser]--
	a.analysed[0]++
	return nil
}

// moveRow gives an article another row. Its index entry is not moved: whoever
// moves an article has its text at hand, and the index does not.
func moveRow(tx *sql.Tx, from, to int64) error {
	for _, table := range []string{"article", "version", "appears", "passage", "tagged"} {
		if _, err := tx.Exec("UPDATE "+table+" SET row = ? WHERE row = ?", to, from); err != nil {
			return err
		}
	}
	return nil
}
