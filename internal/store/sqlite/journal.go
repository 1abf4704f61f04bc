package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/internal/news"
	"dateline/internal/store"
)

// An edit is made as a change from one state to another, in either direction:
// only what differs between the two is set. So an edit can be taken back after
// something else about the article or passage has changed, here or in another
// process, without undoing that too.

// Apply makes an edit and appends it to the journal.
func (s *Store) Apply(ctx context.Context, e store.Edit) error {
	if e.At.IsZero() {
		e.At = s.now()
	}
	return s.writing(ctx, "saving the change", func(tx *sql.Tx) error {
		if err := s.change(tx, e, forward); err != nil || e.Quiet {
			return err
		}
		return record(tx, e)
	})
}

// record appends an edit to the journal, dropping what was undone.
func record(tx *sql.Tx, e store.Edit) error {
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM edit WHERE undone = 1"); err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO edit(at, what, body) VALUES (?,?,?)", e.At.UnixNano(), e.What.String(), body)
	return err
}

// Undo takes back the latest edit that is not undone.
func (s *Store) Undo(ctx context.Context) (store.Edit, error) {
	return s.replay(ctx, "undoing", "SELECT seq, body FROM edit WHERE undone = 0 ORDER BY seq DESC LIMIT 1", backward)
}

// Redo makes the edit that was undone last once more.
func (s *Store) Redo(ctx context.Context) (store.Edit, error) {
	return s.replay(ctx, "redoing", "SELECT seq, body FROM edit WHERE undone = 1 ORDER BY seq LIMIT 1", again)
}

// direction is how an edit is made.
type direction uint8

const (
	forward  direction = iota // for the first time
	backward                  // undone
	again                     // redone
)

func (s *Store) replay(ctx context.Context, doing, find string, d direction) (store.Edit, error) {
	var e store.Edit
	err := s.writing(ctx, doing, func(tx *sql.Tx) error {
		var seq int64
		var body []byte
		err := tx.QueryRow(find).Scan(&seq, &body)
		if errors.Is(err, sql.ErrNoRows) {
			return store.ErrNothing
		} else if err != nil {
			return err
		}
		if err := json.Unmarshal(body, &e); err != nil {
			return fmt.Errorf("the journal is damaged, run “dateline check”: %w", err)
		}
		if err := s.change(tx, e, d); err != nil {
			return err
		}
		_, err = tx.Exec("UPDATE edit SET undone = ? WHERE seq = ?", d == backward, seq)
		return err
	})
	return e, err
}

// change makes e in a direction. Backward, its parts are taken back last first.
func (s *Store) change(tx *sql.Tx, e store.Edit, d direction) error {
	c := changer{tx: tx, un: s.unpack(), edit: e, d: d}
	for i := range e.Articles {
		a := e.Articles[i]
		if d == backward {
			a = e.Articles[len(e.Articles)-1-i]
			a.Before, a.After = a.After, a.Before
		}
		if err := c.article(a); err != nil {
			return err
		}
	}
	for i := range e.Passages {
		p := e.Passages[i]
		if d == backward {
			p = e.Passages[len(e.Passages)-1-i]
			p.Before, p.After = p.After, p.Before
		}
		if err := c.passage(p); err != nil {
			return err
		}
	}
	return c.bulk(e.Bulk)
}

// changer makes the parts of one edit.
type changer struct {
	tx   *sql.Tx
	un   *unpacker
	edit store.Edit
	d    direction
}

// article changes the reader's state of an article.
func (c changer) article(e store.ArticleEdit) error {
	row, err := findID(c.tx, e.ID)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		column  string
		was, is bool
	}{{"read", e.Before.Read, e.After.Read}, {"starred", e.Before.Starred, e.After.Starred}, {"deleted", e.Before.Deleted, e.After.Deleted}} {
		if f.was == f.is {
			continue
		}
		r, err := c.tx.Exec("UPDATE article SET "+f.column+" = ? WHERE row = ? AND "+f.column+" <> ?", f.is, row, f.is)
		if err != nil {
			return err
		}
		if n, _ := r.RowsAffected(); n > 0 && f.column == "deleted" {
			if err := countDeleted(c.tx, f.is, int(n)); err != nil {
				return err
			}
		}
	}
	return c.tags(row, 0, e.Before.Tags, e.After.Tags)
}

// countDeleted counts articles that were deleted or brought back.
func countDeleted(tx *sql.Tx, deleted bool, n int) error {
	by := n
	if !deleted {
		by = -n
	}
	_, err := tx.Exec("UPDATE total SET articles = articles - ?1, deleted = deleted + ?1", by)
	return err
}

// tags takes off what is only in before, and puts on what is only in after.
func (c changer) tags(row, passage int64, before, after []news.Text) error {
	for _, t := range without(before, after) {
		if _, err := c.tx.Exec("DELETE FROM tagged WHERE row = ? AND passage = ? AND tag = (SELECT num FROM tag WHERE name = ?)",
			row, passage, t.String()); err != nil {
			return err
		}
	}
	for _, t := range without(after, before) {
		num, err := c.tag(t)
		if err != nil {
			return err
		}
		if _, err := c.tx.Exec("INSERT OR IGNORE INTO tagged(tag, row, passage) VALUES (?,?,?)", num, row, passage); err != nil {
			return err
		}
	}
	return nil
}

// without returns the texts of list that are not in other.
func without(list, other []news.Text) []news.Text {
	have := make(map[news.Text]bool, len(other))
	for _, t := range other {
		have[t] = true
	}
	var out []news.Text
	for _, t := range list {
		if !have[t] {
			out = append(out, t)
		}
	}
	return out
}
