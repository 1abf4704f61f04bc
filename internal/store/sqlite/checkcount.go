package sqlite

import (
	"database/sql"
	"fmt"

	"dateline/internal/news"
	"dateline/internal/query"
)

// Counts and columns that are kept so that they need not be worked out are
// worked out here, and compared.

// listed compares what a list, and a search by date, know of an article with its
// text.
func (c *checker) listed(a *news.Article, have kept, words [5]uint64) {
	if b := a.Byline.String(); b != "" {
		c.bylines[b]++
	}
	if have.lede != lede(a.Text.String()) || have.wall != wall(a) || have.length != int64(words[0]) { //nolint:gosec // no text has so many
		c.problem("list", a.ID, "the list has another beginning, date or length than the text", repairDerived)
	}
}

// totals compares the counts that are kept with what is there.
func (c *checker) totals() error {
	if err := c.count("totals", "SELECT 1 - count(*) FROM total", "row of totals is missing"); err != nil {
		return err
	}
	// What [plan.narrow] takes for granted: 15 hours for zones, and the drift.
	if err := c.count("totals", "SELECT count(*) FROM article, total WHERE row < wall - 54000 OR row > wall + 54000 + drift",
		"articles stand where a search by date does not look"); err != nil {
		return err
	}
	if err := c.count("totals", "SELECT count(*) FROM total WHERE articles <> (SELECT count(*) FROM article WHERE deleted = 0) OR deleted <> (SELECT count(*) FROM article WHERE deleted = 1)",
		"total of articles is wrong"); err != nil {
		return err
	}
	return c.count("totals", differ("SELECT analyser, n FROM analysed WHERE n <> 0", "SELECT analyser, count(*) FROM article GROUP BY analyser"),
		"totals of analysed articles are wrong")
}

func (c *checker) entities() error {
	if err := c.count("entities", differ("SELECT num, articles, spoken FROM entity WHERE articles <> 0",
		"SELECT entity, count(*), sum(spoke) FROM appears WHERE entity IN (SELECT num FROM entity) GROUP BY entity"),
		"entities have a wrong count of articles"); err != nil {
		return err
	}
	if err := c.folded("entities", "SELECT name, fold FROM entity", "entities cannot be found by their names"); err != nil {
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
	if err := c.folded("totals", "SELECT value, fold FROM value", "publishers, places or bylines are not offered by their names"); err != nil {
		return err
	}
	if err := c.count("totals", differ("SELECT field, value, n FROM value WHERE field <> 'by'", countValues),
		"publishers or places have a wrong count of articles"); err != nil || c.lost {
		return err
	}
	wrong := 0
	err := c.each("SELECT value, n FROM value WHERE field = 'by'", func(rows *sql.Rows) error {
		var name string
		var n int
		err := rows.Scan(&name, &n)
		if c.bylines[name] != n {
			wrong++
		}
		delete(c.bylines, name)
		return err
	})
	if err != nil {
		return err
	}
	if wrong += len(c.bylines); wrong > 0 {
		c.problem("totals", "", fmt.Sprintf("%d bylines have a wrong count of articles", wrong), repairDerived)
	}
	return nil
}

// folded compares names with their folded forms, which a statement selects.
func (c *checker) folded(kind, text, what string) error {
	wrong := 0
	err := c.each(text, func(rows *sql.Rows) error {
		var name, fold string
		err := rows.Scan(&name, &fold)
		if query.Fold(name) != fold {
			wrong++
		}
		return err
	})
	if wrong > 0 {
		c.problem(kind, "", fmt.Sprintf("%d %s", wrong, what), repairDerived)
	}
	return err
}

// differ returns the statement that counts the rows that are in one of two
// results and not in the other.
func differ(a, b string) string {
	return "SELECT (SELECT count(*) FROM (SELECT * FROM (" + a + ") EXCEPT SELECT * FROM (" + b + "))) + (SELECT count(*) FROM (SELECT * FROM (" + b + ") EXCEPT SELECT * FROM (" + a + ")))"
}
