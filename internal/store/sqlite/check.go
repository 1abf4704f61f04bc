package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// What can be done about a problem.
const (
	repairRestore = "restore the archive from a backup, or export what can be read into a new one"
	repairAddText = "add the article again from where it came; if that adds nothing, restore a backup"
	repairDerived = "dateline check --repair makes it again from the articles"
	repairPassage = "dateline check --repair takes it off the wrong words; then mark it again"
	repairJournal = "dateline check --repair removes the edit from the journal; only its undo is lost"
)

// Check compares everything that is kept twice, and looks at each text and each
// mark. It reads one snapshot, so that others may write meanwhile.
func (s *Store) Check(ctx context.Context, report func(store.Problem)) error {
	return s.reading(ctx, "checking the archive", func(tx *sql.Tx) error {
		c := &checker{ctx: ctx, tx: tx, un: s.unpack(), report: report, terms: newTerms()}
		for _, check := range []func() error{
			c.integrity, c.articles, c.versions, c.wordIndex, c.termTable, c.markIndex, c.totals, c.entities, c.values, c.passages, c.tags, c.journal,
		} {
			err := check()
			if code(err) == codeCorrupt {
				c.problem("integrity", "", err.Error(), repairRestore)
			} else if err != nil {
				return err
			}
		}
		return nil
	})
}

// checker looks for problems in one snapshot.
type checker struct {
	ctx    context.Context
	tx     *sql.Tx
	un     *unpacker
	report func(store.Problem)
	terms  terms // of all articles
	lost   bool  // some text could not be read: then terms are too few
}

func (c *checker) problem(kind, article, detail, repair string) {
	c.report(store.Problem{Kind: kind, Article: article, Detail: news.CleanLine(detail), Repair: repair})
}

// each runs f on the rows of a statement.
func (c *checker) each(text string, f func(*sql.Rows) error) error {
	rows, err := c.tx.QueryContext(c.ctx, text)
	if err != nil {
		return err
	}
	return each(rows, func() error { return f(rows) })
}

// integrity asks SQLite whether its pages, keys and text indexes are in order.
//
// A connection keeps the layout of each text index in memory, and only a search
// makes it look whether another connection has changed that; a check would take
// the old layout for damage.
func (c *checker) integrity() error {
	for _, table := range []string{"words", "marks"} {
		var n int
		if err := c.tx.QueryRow("SELECT count(*) FROM "+table+" WHERE "+table+" MATCH ?", `"`+everyArticle+everyArticle+`"`).Scan(&n); err != nil {
			return err
		}
	}
	return c.each("PRAGMA integrity_check(20)", func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if err == nil && line != "ok" {
			c.problem("integrity", "", line, repairRestore)
		}
		return err
	})
}

// articles reads every article with its analysis. Rows are read first and
// articles one by one, so that one that is damaged does not hide the next.
func (c *checker) articles() error {
	return c.each("SELECT row, id, analyser FROM article ORDER BY row", func(rows *sql.Rows) error {
		var row int64
		var id string
		var analyser int
		if err := rows.Scan(&row, &id, &analyser); err != nil {
			return err
		}
		return c.article(row, id, analyser)
	})
}

func (c *checker) article(row int64, id string, analyser int) error {
	a, err := readArticle(c.tx, c.un, row)
	switch {
	case errors.Is(err, store.ErrNotFound):
		c.lost = true
		c.problem("text", id, "the article has no text", repairAddText)
		return nil
	case errors.Is(err, errPacked):
		c.lost = true
		c.problem("text", id, err.Error(), repairAddText)
		return nil
	case err != nil:
		return err
	case a.Sum() != a.Hash:
		c.problem("text", id, "the text is not the one that was stored: its hash is "+a.Sum()+", not "+a.Hash, repairAddText)
	}
	if err := c.entry(row, a); err != nil {
		return err
	}
	return c.analysis(row, a, analyser)
}

// entry compares the article's entry in the index of words with its text, by
// the number of words of each column, which the index keeps.
func (c *checker) entry(row int64, a *news.Article) error {
	want := c.words(a)
	var sizes []byte
	err := c.tx.QueryRow("SELECT sz FROM words_docsize WHERE id = ?", row).Scan(&sizes)
	if err == sql.ErrNoRows {
		c.problem("index", a.ID, "the article cannot be found by its words", repairDerived)
		return nil
	} else if err != nil {
		return err
	}
	for _, n := range want {
		have, w := binary.Uvarint(flip(sizes))
		if w <= 0 || have != n {
			c.problem("index", a.ID, fmt.Sprintf("the index has %d words where the text has %d", have, n), repairDerived)
			return nil
		}
		sizes = sizes[w:]
	}
	return nil
}

// words returns how many words each column of the index has of an article, and
// counts the words.
func (c *checker) words(a *news.Article) (n [5]uint64) {
	for i, t := range []news.Text{a.Text, a.Title, a.Byline, a.Publisher, a.Place} {
		words := query.AppendTerms(nil, t.String())
		n[i] = uint64(bytes.Count(words, []byte{' '}))
		if i == 0 {
			c.terms.count(string(words), 1)
		} else {
			c.terms.know(string(words))
		}
	}
	n[4]++ // everyArticle
	return n
}

// flip turns SQLite's varint at the head of b, which has the high bits first,
// into Go's, which has the low bits first. Word counts need at most three bytes
// for a text of two million words; longer ones are left as they are.
func flip(b []byte) []byte {
	var v uint64
	for _, x := range b[:min(len(b), 8)] {
		v = v<<7 | uint64(x&0x7f)
		if x&0x80 == 0 {
			return binary.AppendUvarint(nil, v)
		}
	}
	return nil
}

// analysis looks at what was found in an article.
func (c *checker) analysis(row int64, a *news.Article, analyser int) error {
	an, err := readAnalysis(c.tx, c.un, row, a)
	if code(err) != 0 {
		return err
	}
	switch {
	case err != nil:
		c.problem("marks", a.ID, err.Error(), repairDerived)
	case an == nil && analyser != 0:
		c.problem("marks", a.ID, "the analysis is missing", repairDerived)
	case an != nil && an.Analyser != analyser:
		c.problem("marks", a.ID, fmt.Sprintf("the analysis is by analyser %d, not %d", an.Analyser, analyser), repairDerived)
	}
	return nil
}

// versions reads every earlier text.
func (c *checker) versions() error {
	return c.each(`SELECT v.hash, v.z, coalesce(a.id, '') FROM version v LEFT JOIN article a USING (row)`, func(rows *sql.Rows) error {
		var hash, z []byte
		var id string
		if err := rows.Scan(&hash, &z, &id); err != nil {
			return err
		}
		var a news.Article
		err := c.un.unpackVersion(z, &a)
		switch {
		case err != nil:
			c.problem("version", id, err.Error(), repairRestore)
		case a.Sum() != hex.EncodeToString(hash):
			c.problem("version", id, "an earlier text is not the one that was stored", repairRestore)
		case id == "":
			c.problem("version", "", "an earlier text belongs to no article", repairRestore)
		}
		return nil
	})
}

// wordIndex looks for entries of articles that are not there.
func (c *checker) wordIndex() error {
	return c.count("index", "SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT row FROM article)",
		"entries in the index belong to no article")
}

// termTable compares the counts of words with the texts. A word that is in no
// text any more may stay, with 0.
func (c *checker) termTable() error {
	if c.lost {
		return nil
	}
	wrong := 0
	err := c.each("SELECT term, n FROM term", func(rows *sql.Rows) error {
		var word string
		var n int
		err := rows.Scan(&word, &n)
		if n != c.terms.change[word].by {
			wrong++
		}
		delete(c.terms.change, word)
		return err
	})
	if wrong += len(c.terms.change); wrong > 0 {
		c.problem("index", "", fmt.Sprintf("%d words have a wrong count of articles", wrong), repairDerived)
	}
	return err
}

func (c *checker) markIndex() error {
	if err := c.count("index", "SELECT count(*) FROM marks_docsize WHERE id NOT IN (SELECT row FROM article WHERE analyser > 0)",
		"entries in the index of marks belong to no analysis"); err != nil {
		return err
	}
	return c.count("index", "SELECT count(*) FROM article WHERE analyser > 0 AND row NOT IN (SELECT id FROM marks_docsize)",
		"articles cannot be found by their marks")
}

// count reports what a statement counts, unless it is 0.
func (c *checker) count(kind, text, what string) error {
	var n int
	err := c.tx.QueryRowContext(c.ctx, text).Scan(&n)
	if n > 0 {
		c.problem(kind, "", fmt.Sprintf("%d %s", n, what), repairDerived)
	}
	return err
}

// totals compares the counts that are kept with what is there.
func (c *checker) totals() error {
	if err := c.count("totals", "SELECT count(*) FROM total WHERE articles <> (SELECT count(*) FROM article WHERE deleted = 0) OR deleted <> (SELECT count(*) FROM article WHERE deleted = 1)",
		"total of articles is wrong"); err != nil {
		return err
	}
	return c.count("totals", `SELECT count(*) FROM (SELECT analyser, n FROM analysed WHERE n <> 0
		EXCEPT SELECT analyser, count(*) FROM article GROUP BY analyser)`, "totals of analysed articles are wrong")
}

func (c *checker) entities() error {
	if err := c.count("entities", `SELECT count(*) FROM (SELECT num, articles, spoken FROM entity WHERE articles <> 0
		EXCEPT SELECT entity, count(*), sum(spoke) FROM appears GROUP BY entity)`,
		"entities have a wrong count of articles"); err != nil {
		return err
	}
	return c.count("entities", "SELECT count(*) FROM appears WHERE row NOT IN (SELECT row FROM article) OR entity NOT IN (SELECT num FROM entity)",
		"appearances of entities belong to nothing")
}

// countValues counts afresh what the value table keeps. Bylines are in the
// bodies and left out.
const countValues = `SELECT 'from', publisher, count(*) FROM article WHERE publisher <> '' GROUP BY publisher
	UNION ALL SELECT 'place', place, count(*) FROM article WHERE place <> '' GROUP BY place`

func (c *checker) values() error {
	return c.count("totals", `SELECT (SELECT count(*) FROM (SELECT field, value, n FROM value WHERE field <> 'by' EXCEPT SELECT * FROM (`+countValues+`)))
		+ (SELECT count(*) FROM (SELECT * FROM (`+countValues+`) EXCEPT SELECT field, value, n FROM value))`,
		"publishers or places have a wrong count of articles")
}

// passages looks at what the reader marked.
func (c *checker) passages() error {
	if err := c.count("passage", "SELECT count(*) FROM passage WHERE row NOT IN (SELECT row FROM article)", "passages belong to no article"); err != nil {
		return err
	}
	return c.eachPassage(func(p news.Passage, detail string) {
		c.problem("passage", p.Article, "passage "+p.ID+detail, repairPassage)
	})
}

// eachPassage calls bad for each passage that does not fit its text, and says
// why.
func (c *checker) eachPassage(bad func(p news.Passage, detail string)) error {
	return c.each(`SELECT p.id, p.row, p.start, p.end, p.field, p.selector, a.id FROM passage p JOIN article a USING (row)`, func(rows *sql.Rows) error {
		var p news.Passage
		var row int64
		var selector []byte
		if err := rows.Scan(&p.ID, &row, &p.Span.Start, &p.Span.End, &p.Span.In, &selector, &p.Article); err != nil {
			return err
		}
		if err := json.Unmarshal(selector, &p.Selector); err != nil {
			bad(p, " is damaged: "+err.Error())
			return nil
		}
		a, err := readArticle(c.tx, c.un, row)
		if p.Span.IsZero() || errors.Is(err, errPacked) || errors.Is(err, store.ErrNotFound) {
			return nil // an orphan, or reported with its article
		} else if err != nil {
			return err
		}
		if detail := misplaced(a, p); detail != "" {
			bad(p, detail)
		}
		return nil
	})
}

// misplaced says what is wrong with a passage's place in its article, if anything.
func misplaced(a *news.Article, p news.Passage) string {
	text := a.In(p.Span.In)
	switch {
	case !p.Span.Valid(text.String()):
		return fmt.Sprintf(" is at bytes %d to %d of %d", p.Span.Start, p.Span.End, text.Len())
	case p.Selector.Hash == a.Hash && !p.Selector.Exact.Empty() && text.Slice(p.Span) != p.Selector.Exact:
		return " is not on the words that were marked"
	}
	return ""
}

func (c *checker) tags() error {
	return c.count("tags", `SELECT count(*) FROM tagged t WHERE tag NOT IN (SELECT num FROM tag) OR row NOT IN (SELECT row FROM article)
		OR passage <> 0 AND NOT EXISTS (SELECT 1 FROM passage p WHERE p.num = t.passage AND p.row = t.row)`, "tags are on nothing")
}

// journal reads every edit.
func (c *checker) journal() error {
	if err := c.count("journal", "SELECT count(*) FROM edit e WHERE undone = 1 AND EXISTS (SELECT 1 FROM edit l WHERE l.undone = 0 AND l.seq > e.seq)",
		"undone edits stand before edits that are not"); err != nil {
		return err
	}
	return c.each("SELECT seq, body FROM edit", func(rows *sql.Rows) error {
		var seq int64
		var body []byte
		if err := rows.Scan(&seq, &body); err != nil {
			return err
		}
		var e store.Edit
		if err := json.Unmarshal(body, &e); err != nil {
			c.problem("journal", "", fmt.Sprintf("edit %d is damaged: %v", seq, err), repairJournal)
		}
		return nil
	})
}
