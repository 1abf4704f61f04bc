package sqlite

import (
	"database/sql"

	"dateline/internal/news"
)

// countLost counts the values of an article whose text, and with it the byline, is lost.
func (a *adder) countLost(row int64) error {
	var publisher, place string
	err := a.tx.QueryRow("SELECT publisher, place FROM article WHERE row = ?", row).Scan(&publisher, &place)
	if err == nil {
		a.count(counted(&news.Article{Publisher: news.Clean(publisher), Place: news.Clean(place)}), 1)
	}
	return err
}

// addValues adds to the counts of values.
func addValues(tx *sql.Tx, changes map[valueKey]int) error {
	add, err := tx.Prepare(`INSERT INTO value(field, fold, value, n) VALUES (?,?,?,?)
		ON CONFLICT DO UPDATE SET n = n + excluded.n`)
	if err != nil {
		return err
	}
	defer add.Close()
	for v, n := range changes {
		if _, err := add.Exec(v.field, v.fold, v.value, n); err != nil {
			return err
		}
	}
	_, err = tx.Exec("DELETE FROM value WHERE n = 0")
	return err
}

// addAnalysed adds to the counts of articles by analyser.
func addAnalysed(tx *sql.Tx, changes map[int]int) error {
	for version, n := range changes {
		if _, err := tx.Exec(`INSERT INTO analysed VALUES (?,?)
			ON CONFLICT DO UPDATE SET n = n + excluded.n`, version, n); err != nil {
			return err
		}
	}
	return nil
}
