package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"os"
	"slices"

	"dateline/internal/store"
)

// Describe reads one snapshot. It looks at every page's header to see what it
// belongs to (SQLite's dbstat): some 50 ms for 140 MB.
func (s *Store) Describe(ctx context.Context) (store.Description, error) {
	d := store.Description{ReadOnly: s.readOnly}
	err := s.reading(ctx, "describing the archive", func(tx *sql.Tx) error {
		var pageSize int64
		err := tx.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version),
			(SELECT page_size FROM pragma_page_size), (SELECT page_count FROM pragma_page_count), (SELECT freelist_count FROM pragma_freelist_count)`).
			Scan(&d.Schema, &pageSize, &d.Bytes, &d.Free)
		if err != nil {
			return err
		}
		d.Bytes, d.Free = d.Bytes*pageSize, d.Free*pageSize
		err = tx.QueryRowContext(ctx, `SELECT articles, deleted, (SELECT count(*) FROM version), (SELECT count(*) FROM passage),
			(SELECT count(*) FROM tag), (SELECT count(*) FROM entity WHERE articles > 0), (SELECT count(*) FROM edit WHERE undone = 0),
			(SELECT count(DISTINCT segid) FROM words_idx) FROM total`).
			Scan(&d.Articles, &d.Deleted, &d.Versions, &d.Passages, &d.Tags, &d.Entities, &d.Edits, &d.Segments)
		if err == nil {
			d.Parts, err = parts(ctx, tx)
		}
		return err
	})
	if info, err := os.Stat(s.path + "-wal"); err == nil {
		d.Log = info.Size()
	}
	return d, err
}

// partOf says what each table is a part of; its indexes go with it.
var partOf = map[string]string{
	"body": "texts", "version": "earlier texts", "article": "list",
	"words_data": "index of words", "words_idx": "index of words", "words_docsize": "index of words", "words_config": "index of words",
	"term":     "index of words",
	"analysis": "analyses", "marks_data": "index of marks", "marks_idx": "index of marks", "marks_docsize": "index of marks",
	"marks_config": "index of marks",
	"entity":       "entities", "appears": "entities",
	"tag": "your marks", "tagged": "your marks", "passage": "your marks", "edit": "your marks", "setting": "your marks",
}

// parts returns what each part takes of the file, the largest first.
func parts(ctx context.Context, tx *sql.Tx) ([]store.Part, error) {
	rows, err := tx.QueryContext(ctx, `SELECT coalesce(s.tbl_name, d.name), sum(d.pgsize)
		FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name WHERE d.aggregate = 1 GROUP BY 1`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	bytes := map[string]int64{}
	for rows.Next() {
		var table string
		var n int64
		if err := rows.Scan(&table, &n); err != nil {
			return nil, err
		}
		bytes[cmp.Or(partOf[table], "other")] += n
	}
	var list []store.Part
	for name, n := range bytes {
		list = append(list, store.Part{Name: name, Bytes: n})
	}
	slices.SortFunc(list, func(a, b store.Part) int {
		return cmp.Or(cmp.Compare(b.Bytes, a.Bytes), cmp.Compare(a.Name, b.Name))
	})
	return list, rows.Err()
}
