package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// What the reader has made is looked at here: passages, notes, tags, edits. None
// of it can be made again.

// passages looks at what the reader marked.
func (c *checker) passages() error {
	var without int
	if err := c.tx.QueryRowContext(c.ctx, "SELECT count(*) FROM passage WHERE row NOT IN (SELECT row FROM article)").Scan(&without); err != nil {
		return err
	}
	if without > 0 {
		c.problem("passage", "", fmt.Sprintf("%d passages belong to no article", without), repairOwner)
	}
	if err := c.each("SELECT id, note, fold FROM passage", func(rows *sql.Rows) error {
		var id, note, fold string
		err := rows.Scan(&id, &note, &fold)
		if err == nil && noteFold(news.Clean(note)) != fold {
			c.problem("passage", "", "the note on passage "+id+" cannot be found by its words", repairDerived)
		}
		return err
	}); err != nil {
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
	if err := c.each("SELECT name, fold FROM tag", func(rows *sql.Rows) error {
		var name, fold string
		err := rows.Scan(&name, &fold)
		if err == nil && query.Fold(name) != fold {
			c.problem("tags", "", "the tag “"+name+"” cannot be found by its name", repairDerived)
		}
		return err
	}); err != nil {
		return err
	}
	var n int
	err := c.tx.QueryRowContext(c.ctx, `SELECT count(*) FROM tagged t WHERE tag NOT IN (SELECT num FROM tag) OR row NOT IN (SELECT row FROM article)
		OR passage <> 0 AND NOT EXISTS (SELECT 1 FROM passage p WHERE p.num = t.passage AND p.row = t.row)`).Scan(&n)
	if n > 0 {
		c.problem("tags", "", fmt.Sprintf("%d tags are on nothing", n), repairTags)
	}
	return err
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
