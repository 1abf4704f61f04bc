package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// passage makes, changes or removes a passage.
func (c changer) passage(e store.PassageEdit) error {
	one := e.After
	if one == nil {
		if one = e.Before; one == nil {
			return nil
		}
	}
	row, err := findID(c.tx, one.Article)
	if err != nil {
		return err
	}
	var num int64
	err = c.tx.QueryRow("SELECT num FROM passage WHERE id = ?", one.ID).Scan(&num)
	switch {
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	case e.After == nil && err == nil:
		return c.remove(row, num)
	case e.After == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return c.insert(row, *e.After)
	case e.Before == nil:
		return c.update(row, num, *e.After, *e.After)
	}
	return c.update(row, num, *e.Before, *e.After)
}

func (c changer) remove(row, num int64) error {
	if _, err := c.tx.Exec("DELETE FROM tagged WHERE row = ? AND passage = ?", row, num); err != nil {
		return err
	}
	_, err := c.tx.Exec("DELETE FROM passage WHERE num = ?", num)
	return err
}

func (c changer) insert(row int64, p news.Passage) error {
	if err := c.fit(row, &p); err != nil {
		return err
	}
	selector, err := json.Marshal(p.Selector)
	if err != nil {
		return err
	}
	var num int64
	err = c.tx.QueryRow(`INSERT INTO passage(id, row, start, end, field, selector, note, fold, created, modified)
		VALUES (?,?,?,?,?,?,?,?,?,?) RETURNING num`, p.ID, row, p.Span.Start, p.Span.End, p.Span.In, selector,
		p.Note.String(), noteFold(p.Note), nanos(p.Created), nanos(p.Modified)).Scan(&num)
	if err != nil {
		return err
	}
	return c.tags(row, num, nil, p.Tags)
}

// update changes what differs between before and after.
func (c changer) update(row, num int64, before, after news.Passage) error {
	if before.Span != after.Span || c.d == forward {
		if err := c.fit(row, &after); err != nil {
			return err
		}
		selector, err := json.Marshal(after.Selector)
		if err != nil {
			return err
		}
		if _, err := c.tx.Exec("UPDATE passage SET start = ?, end = ?, field = ?, selector = ? WHERE num = ?",
			after.Span.Start, after.Span.End, after.Span.In, selector, num); err != nil {
			return err
		}
	}
	if _, err := c.tx.Exec("UPDATE passage SET note = ?, fold = ?, modified = ? WHERE num = ?",
		after.Note.String(), noteFold(after.Note), nanos(after.Modified), num); err != nil {
		return err
	}
	return c.tags(row, num, before.Tags, after.Tags)
}

// fit makes sure that a passage lies within the article's present text. One
// that is undone or redone after the text has changed, and whose words no longer
// stand there, becomes an orphan: never is it put on the wrong words.
func (c changer) fit(row int64, p *news.Passage) error {
	if p.Span.IsZero() {
		return nil
	}
	a, err := readArticle(c.tx, c.un, row)
	if err != nil {
		return err
	}
	text := a.In(p.Span.In)
	valid := p.Span.Valid(text.String())
	switch {
	case c.d == forward && !valid:
		return fmt.Errorf("the passage ends at byte %d of a text of %d", p.Span.End, text.Len())
	case c.d != forward && a.Hash != p.Selector.Hash && (!valid || text.Slice(p.Span) != p.Selector.Exact):
		p.Span = news.Span{}
	}
	return nil
}

// noteFold returns the words of a note with a space around each, so that a
// phrase is in it if it is in it as a string.
func noteFold(note news.Text) string {
	if note.Empty() {
		return ""
	}
	return " " + query.Fold(note.String()) + " "
}

func nanos(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func fromNanos(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, n).UTC()
}

// Passages returns passages, newest first. Those of deleted articles are given
// only when asked for by article.
func (s *Store) Passages(ctx context.Context, f store.PassageFilter) ([]news.Passage, error) {
	var out []news.Passage
	err := s.reading(ctx, "listing passages", func(tx *sql.Tx) error {
		where, args := "WHERE a.deleted = 0", []any{}
		if f.Article != "" {
			row, err := findID(tx, f.Article)
			if err != nil {
				return err
			}
			where, args = "WHERE p.row = ?", []any{row}
		}
		if f.Tag != "" {
			where += " AND EXISTS (SELECT 1 FROM tagged t WHERE t.row = p.row AND t.passage = p.num AND t.tag = (SELECT num FROM tag WHERE name = ?))"
			args = append(args, f.Tag)
		}
		limit := f.Limit
		if limit <= 0 {
			limit = -1
		}
		var err error
		out, err = readPassages(tx, where+" ORDER BY p.created DESC, p.num DESC LIMIT ?", append(args, limit)...)
		return err
	})
	return out, err
}

// readPassages returns the passages that the rest of a statement chooses from
// passage p and article a.
func readPassages(q querier, rest string, args ...any) ([]news.Passage, error) {
	rows, err := q.Query(`SELECT p.num, p.row, p.id, a.id, p.start, p.end, p.field, p.selector, p.note, p.created, p.modified
		FROM passage p JOIN article a ON a.row = p.row `+rest, args...)
	if err != nil {
		return nil, err
	}
	var out []news.Passage
	var keys [][2]int64
	err = each(rows, func() error {
		var p news.Passage
		var key [2]int64
		var selector []byte
		var note string
		var created, modified int64
		if err := rows.Scan(&key[0], &key[1], &p.ID, &p.Article, &p.Span.Start, &p.Span.End, &p.Span.In, &selector, &note, &created, &modified); err != nil {
			return err
		}
		p.Note, p.Created, p.Modified = news.Clean(note), fromNanos(created), fromNanos(modified)
		if err := json.Unmarshal(selector, &p.Selector); err != nil {
			return fmt.Errorf("passage %s is damaged: %w", p.ID, err)
		}
		out, keys = append(out, p), append(keys, key)
		return nil
	})
	for i := 0; err == nil && i < len(out); i++ {
		out[i].Tags, err = readTags(q, keys[i][1], keys[i][0])
	}
	return out, err
}
