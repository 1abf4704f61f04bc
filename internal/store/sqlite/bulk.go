package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"slices"

	"dateline/internal/news"
	"dateline/internal/query"
	"dateline/internal/store"
)

// A change to many articles is made with a few statements for thousands of rows
// at a time, and written down as the flag or tag that it changed and the list of
// the articles that did not have it so before: all of them are taken back alike.
//
// An article is listed by the number of its body, which, unlike its row, never
// changes. The numbers are dense, so that their differences take a byte or two.

// bulkRows is how many rows are changed at a time: so many that the statements
// cost little, so few that progress shows and a cancelled change stops soon.
const bulkRows = 5000

// ApplyBulk makes a change to everything that a query matches.
func (s *Store) ApplyBulk(ctx context.Context, b store.Bulk) (store.Edit, error) {
	e := store.Edit{At: b.At}
	if e.At.IsZero() {
		e.At = s.now()
	}
	err := s.writing(ctx, "changing the articles", func(tx *sql.Tx) error {
		rows, err := s.allRows(ctx, tx, b.Query)
		if err != nil {
			return err
		}
		c := changer{tx: tx, edit: e, d: forward}
		parts := singly(b.Before, b.After)
		changed := 0
		for i, part := range parts {
			told := func(done int) {
				if b.Progress != nil {
					b.Progress((i*len(rows)+done)/len(parts), len(rows))
				}
			}
			if err := c.sweep(ctx, &part, rows, told); err != nil {
				return err
			}
			if part.Count > 0 {
				e.Bulk = append(e.Bulk, part)
				changed = max(changed, part.Count)
			}
		}
		e.What = b.What(changed)
		if changed == 0 {
			return nil
		}
		return record(tx, e)
	})
	return e, err
}

// allRows returns the rows of everything that q matches.
func (s *Store) allRows(ctx context.Context, tx *sql.Tx, q query.Query) ([]int64, error) {
	q.Sort = query.Newest // by relevance there are only the best
	c, err := s.compiler(tx, q)
	if err != nil {
		return nil, err
	}
	text, args := c.compile(q).rows("$row", 0, true, math.MaxInt64)
	return column[int64](tx.QueryContext(ctx, text, args...))
}

// singly takes a change apart into changes of one flag or tag each.
func singly(before, after news.State) []store.BulkEdit {
	var out []store.BulkEdit
	flag := func(was, is bool, set func(*news.State) *bool) {
		if was != is {
			var e store.BulkEdit
			*set(&e.Before), *set(&e.After) = was, is
			out = append(out, e)
		}
	}
	flag(before.Read, after.Read, func(s *news.State) *bool { return &s.Read })
	flag(before.Starred, after.Starred, func(s *news.State) *bool { return &s.Starred })
	flag(before.Deleted, after.Deleted, func(s *news.State) *bool { return &s.Deleted })
	for _, t := range without(before.Tags, after.Tags) {
		out = append(out, store.BulkEdit{Before: news.State{Tags: []news.Text{t}}})
	}
	for _, t := range without(after.Tags, before.Tags) {
		out = append(out, store.BulkEdit{After: news.State{Tags: []news.Text{t}}})
	}
	return out
}

// sweep makes one change to the rows that it changes, and lists these in it.
func (c changer) sweep(ctx context.Context, e *store.BulkEdit, rows []int64, told func(done int)) error {
	w, err := c.sweeper(*e)
	if err != nil {
		return err
	}
	nums := make([]int64, 0, len(rows))
	done := 0
	for part := range slices.Chunk(rows, bulkRows) {
		changed, err := w.make(ctx, part)
		if err != nil {
			return err
		}
		nums = append(nums, changed...)
		done += len(part)
		told(done)
	}
	e.Count, e.Articles = len(nums), packNums(nums)
	return nil
}

// bulk makes the changes of an edit again, or takes them back, the last first.
func (c changer) bulk(list []store.BulkEdit) error {
	list = slices.Clone(list)
	if c.d == backward {
		slices.Reverse(list)
	}
	for _, e := range list {
		nums, err := unpackNums(e.Articles)
		if err != nil {
			return err
		}
		if c.d == backward {
			e.Before, e.After = e.After, e.Before
		}
		w, err := c.sweeper(e)
		if err != nil {
			return err
		}
		rows, err := rowsOf(c.tx, nums)
		if err != nil {
			return err
		}
		for part := range slices.Chunk(rows, bulkRows) {
			if _, err := w.make(context.Background(), part); err != nil {
				return err
			}
		}
	}
	return nil
}

// sweeper makes one change to many rows. Statements take the rows as ?1, a JSON
// list, and the tag as ?2.
type sweeper struct {
	tx              *sql.Tx
	differ, set     string
	tag             int64
	deletes, delete bool
}

// sweeper returns what makes a change.
func (c changer) sweeper(e store.BulkEdit) (sweeper, error) {
	w := sweeper{tx: c.tx}
	flag := func(column string, on bool) sweeper {
		is, was := "1", "0"
		if !on {
			is, was = was, is
		}
		w.differ = "SELECT row, body FROM json_each(?1) CROSS JOIN article ON row = value WHERE ?2 = 0 AND " + column + " = " + was
		w.set = "UPDATE article SET " + column + " = " + is + " WHERE ?2 = 0 AND row IN (SELECT value FROM json_each(?1))"
		return w
	}
	switch {
	case e.Before.Read != e.After.Read:
		return flag("read", e.After.Read), nil
	case e.Before.Starred != e.After.Starred:
		return flag("starred", e.After.Starred), nil
	case e.Before.Deleted != e.After.Deleted:
		w.deletes, w.delete = true, e.After.Deleted
		return flag("deleted", e.After.Deleted), nil
	}
	names, has := e.After.Tags, "NOT EXISTS"
	w.set = "INSERT OR IGNORE INTO tagged(tag, row, passage) SELECT ?2, value, 0 FROM json_each(?1)"
	if len(names) == 0 {
		names, has = e.Before.Tags, "EXISTS"
		w.set = "DELETE FROM tagged WHERE tag = ?2 AND passage = 0 AND row IN (SELECT value FROM json_each(?1))"
	}
	if len(names) != 1 {
		return w, errors.New("the journal has a change that changes nothing")
	}
	w.differ = "SELECT row, body FROM json_each(?1) CROSS JOIN article a ON a.row = value WHERE " + has +
		" (SELECT 1 FROM tagged t WHERE t.tag = ?2 AND t.row = a.row AND t.passage = 0)"
	var err error
	if has == "EXISTS" { // to be taken off: that does not use it, nor make it
		err = c.tx.QueryRow("SELECT coalesce((SELECT num FROM tag WHERE name = ?), -1)", names[0].String()).Scan(&w.tag)
	} else {
		w.tag, err = c.tag(names[0])
	}
	return w, err
}

// make changes those of the rows that differ, and returns their bodies' numbers.
func (w sweeper) make(ctx context.Context, rows []int64) ([]int64, error) {
	in, err := json.Marshal(rows)
	if err != nil {
		return nil, err
	}
	found, err := w.tx.QueryContext(ctx, w.differ, in, w.tag) //nolint:sqlclosecheck // each closes them
	if err != nil {
		return nil, err
	}
	differ, nums := make([]int64, 0, len(rows)), make([]int64, 0, len(rows))
	err = each(found, func() error {
		var row, num int64
		err := found.Scan(&row, &num)
		differ, nums = append(differ, row), append(nums, num)
		return err
	})
	if err != nil || len(differ) == 0 {
		return nil, err
	}
	if in, err = json.Marshal(differ); err != nil {
		return nil, err
	}
	if _, err := w.tx.ExecContext(ctx, w.set, in, w.tag); err != nil {
		return nil, err
	}
	if w.deletes {
		err = countDeleted(w.tx, w.delete, len(differ))
	}
	return nums, err
}

// rowsOf returns the rows of the articles with these bodies, in order. There is
// no index by body: one walk over all articles is faster than keeping one.
func rowsOf(tx *sql.Tx, nums []int64) ([]int64, error) {
	out := make([]int64, 0, len(nums))
	rows, err := tx.Query("SELECT row, body FROM article ORDER BY row") //nolint:sqlclosecheck // each closes them
	if err != nil {
		return nil, err
	}
	err = each(rows, func() error {
		var row, num int64
		if err := rows.Scan(&row, &num); err != nil {
			return err
		}
		if _, ok := slices.BinarySearch(nums, num); ok {
			out = append(out, row)
		}
		return nil
	})
	return out, err
}

// packNums packs numbers as the differences between them, in order.
func packNums(nums []int64) []byte {
	slices.Sort(nums)
	var out []byte
	last := int64(0)
	for _, n := range nums {
		out = binary.AppendUvarint(out, uint64(n-last)) //nolint:gosec // sorted
		last = n
	}
	return out
}

func unpackNums(b []byte) ([]int64, error) {
	nums := make([]int64, 0, len(b))
	last := int64(0)
	for len(b) > 0 {
		d, n := binary.Uvarint(b)
		if n <= 0 || d > math.MaxInt64 {
			return nil, errors.New("the journal's list of articles is damaged, run “dateline check”")
		}
		last += int64(d)
		nums, b = append(nums, last), b[n:]
	}
	return nums, nil
}
