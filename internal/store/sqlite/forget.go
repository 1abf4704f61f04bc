package sqlite

import (
	"database/sql"

	"dateline/internal/news"
	"dateline/internal/store"
)

// forget takes out all that depends on an article's analysis, and counts its words
// out of those of marks.
func forget(tx *sql.Tx, un *unpacker, row int64, words *markTerms) error {
	a, err := readArticle(tx, un, row)
	var an *news.Analysis
	if err == nil {
		an, err = readAnalysis(tx, un, row, a)
	}
	if err != nil && !damaged(err) {
		return err
	}
	gone, err := disappear(tx, row, an)
	if err != nil {
		return err
	}
	for num, spoke := range gone {
		if _, err := tx.Exec("UPDATE entity SET articles = articles - 1, spoken = spoken - ? WHERE num = ?", spoke, num); err != nil {
			return err
		}
	}
	var indexed bool
	if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM marks_docsize WHERE id = ?)", row).Scan(&indexed); err != nil {
		return err
	}
	if indexed && an != nil {
		words.count(termsOf(store.MarksOf(a.Text, an)), -1)
	}
	for _, text := range []string{
		"DELETE FROM marks WHERE rowid = ?",
		"DELETE FROM analysis WHERE num = (SELECT analysis FROM article WHERE row = ?)",
		"UPDATE article SET analyser = 0, quoted = 0, analysis = NULL WHERE row = ?",
	} {
		if _, err := tx.Exec(text, row); err != nil {
			return err
		}
	}
	return nil
}

// disappear takes an article out of the appearances of its entities, and
// returns their numbers and whether they spoke.
//
// The entities are found by the analysis itself: an index of appearances by
// article would be a twentieth of the archive, for what is seldom done. Only
// where there is none to be read, as it is damaged, are all appearances looked at.
func disappear(tx *sql.Tx, row int64, an *news.Analysis) (map[int64]int, error) {
	gone := map[int64]int{}
	remove := func(which string, args ...any) error {
		rows, err := tx.Query("DELETE FROM appears WHERE row = ?"+which+" RETURNING entity, spoke", append([]any{row}, args...)...) //nolint:sqlclosecheck // each closes them
		if err != nil {
			return err
		}
		return each(rows, func() error {
			var num int64
			var spoke int
			err := rows.Scan(&num, &spoke)
			gone[num] = spoke
			return err
		})
	}
	if an == nil {
		return gone, remove("")
	}
	for _, e := range an.Entities {
		if err := remove(" AND entity = (SELECT num FROM entity WHERE key = ?)", e.Key); err != nil {
			return nil, err
		}
	}
	return gone, nil
}
