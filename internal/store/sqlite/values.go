package sqlite

import (
	"database/sql"
)

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
