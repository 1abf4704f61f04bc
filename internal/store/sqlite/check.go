package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/news"
	"dateline/internal/store"
)

// What can be done about a problem.
const (
	repairRestore = "restore the archive from a backup, or export --all -f json what can be read and add that to a new one"
	repairAddText = "dateline check --repair, then add the article again from where it came; or restore a backup"
	repairDerived = "dateline check --repair makes it again from the articles"
	repairPassage = "dateline check --repair takes it off the wrong words; then mark it again"
	repairTags    = "dateline check --repair removes them; a backup may have what they were on"
	repairOwner   = "its article is gone: restore the archive from a backup"
	repairJournal = "dateline check --repair removes the edit from the journal; only its undo is lost"
)

// Check compares everything that is kept twice, and looks at each text and each
// mark. It reads one snapshot, so that others may write meanwhile.
func (s *Store) Check(ctx context.Context, report func(store.Problem)) error {
	return s.reading(ctx, "checking the archive", func(tx *sql.Tx) error {
		marks := newMarkTerms()
		c := &checker{ctx: ctx, tx: tx, un: s.unpack(), report: report, terms: newTerms(inText), marks: &marks, bylines: map[string]int{}}
		for _, check := range []func() error{
			c.integrity, c.articles, c.versions, c.wordIndex, c.wordSearch, c.termTable, c.markIndex, c.totals, c.entities, c.values, c.passages, c.tags, c.journal,
		} {
			err := check()
			if err == nil {
				continue
			}
			if ctx.Err() != nil || !ofContent(err) {
				return err
			}
			c.problem("integrity", "", err.Error(), repairOf(err.Error()))
			c.lost = true // what was not looked at is not counted either
		}
		return nil
	})
}

// repairOf says what can be done about what SQLite found: indexes, of words too,
// are made anew by a repair.
func repairOf(found string) string {
	for _, index := range []string{"missing from index", "wrong # of entries in index", "fts5"} {
		if strings.Contains(strings.ToLower(found), index) {
			return repairDerived
		}
	}
	return repairRestore
}

// ofContent reports whether an error comes from what is in the file and not from
// the disk or another program: a page that is no page, a word where a number
// must stand, an index without its layout.
func ofContent(err error) bool {
	c := code(err)
	return c == 0 || c == codeError || c == codeCorrupt
}

// checker looks for problems in one snapshot.
type checker struct {
	ctx     context.Context
	tx      *sql.Tx
	un      *unpacker
	report  func(store.Problem)
	terms   terms          // of all articles
	marks   *markTerms     // likewise of their marks; nil where some could not be read
	bylines map[string]int // likewise
	lost    bool           // some text could not be read: then terms and bylines are too few
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
			c.problem("integrity", "", line, repairOf(line))
		}
		return err
	})
}

// articles reads every article with its analysis. Rows are read first and
// articles one by one, so that one that is damaged does not hide the next.
func (c *checker) articles() error {
	return c.each("SELECT row, id, analyser, quoted, lede, wall, length FROM article ORDER BY row", func(rows *sql.Rows) error {
		var row int64
		var id string
		var have kept
		if err := rows.Scan(&row, &id, &have.analyser, &have.quoted, &have.lede, &have.wall, &have.length); err != nil {
			return err
		}
		return c.article(row, id, have)
	})
}

// kept is what the table of articles has from a text and its analysis.
type kept struct {
	analyser     int
	quoted       bool
	lede         string
	wall, length int64
}

func (c *checker) article(row int64, id string, have kept) error {
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
	words := c.words(a)
	c.listed(a, have, words)
	if err := c.entry(row, a, words); err != nil {
		return err
	}
	return c.analysis(row, a, have)
}

// analysis looks at what was found in an article.
func (c *checker) analysis(row int64, a *news.Article, have kept) error {
	an, err := readAnalysis(c.tx, c.un, row, a)
	if code(err) != 0 {
		return err
	}
	switch {
	case err != nil:
		c.problem("marks", a.ID, err.Error(), repairDerived)
		c.marks = nil
		return nil
	case an == nil && have.analyser != 0:
		c.problem("marks", a.ID, "the analysis is missing", repairDerived)
		c.marks = nil
		return nil
	case an == nil:
		return nil
	}
	if an.Analyser != have.analyser {
		c.problem("marks", a.ID, fmt.Sprintf("the analysis is by analyser %d, not %d", an.Analyser, have.analyser), repairDerived)
	}
	marks := store.MarksOf(a.Text, an)
	if c.marks != nil {
		c.marks.count(termsOf(marks), 1)
	}
	if len(marks.Said) > 0 != have.quoted {
		c.problem("marks", a.ID, "it is kept wrongly whether the article has quotations", repairDerived)
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

// count reports what a statement counts, unless it is 0.
func (c *checker) count(kind, text, what string) error {
	var n int
	err := c.tx.QueryRowContext(c.ctx, text).Scan(&n)
	if n > 0 {
		c.problem(kind, "", fmt.Sprintf("%d %s", n, what), repairDerived)
	}
	return err
}
