package sqlite

import (
	"database/sql"
	"strings"

	"dateline/internal/query"
)

// smallSet is how many articles a part of a query may leave for them to be taken
// one by one, and each looked up in the index. It takes the index 50 µs to look
// one up, and a microsecond to walk over one.
const smallSet = 300

// setOf returns the statement that selects the rows that a leaf matches, each
// once, for what the reader has marked: that may be much or little.
func setOf(n query.Node) (cond, bool) {
	switch n {
	case query.IsTagged:
		return cond{sql: "SELECT DISTINCT row FROM tagged"}, true
	case query.HasNote:
		return cond{sql: "SELECT DISTINCT row FROM passage WHERE note <> ''"}, true
	case query.IsStarred:
		return cond{sql: "SELECT row FROM article WHERE starred = 1"}, true
	case query.IsUnread:
		return cond{sql: "SELECT row FROM article WHERE read = 0"}, true
	case query.IsRead:
		return cond{sql: "SELECT row FROM article WHERE read = 1"}, true
	}
	t, ok := n.(query.Term)
	if !ok {
		return cond{}, false
	}
	switch t.Field {
	case query.TagField:
		return tagged(t), true
	case query.NoteField:
		return noted(t), true
	}
	return cond{}, false
}

func tagged(t query.Term) cond {
	const rows = "SELECT DISTINCT row FROM tagged WHERE tag IN (SELECT num FROM tag WHERE "
	fold := query.Fold(t.Text)
	if t.Prefix {
		return cond{rows + "instr(fold, ?) = 1)", []any{fold}}
	}
	return cond{rows + "fold = ?)", []any{fold}}
}

func noted(t query.Term) cond {
	if len(t.Words()) == 0 {
		return cond{sql: "SELECT row FROM passage WHERE 0"}
	}
	words := " " + strings.Join(t.Words(), " ")
	if !t.Prefix {
		words += " "
	}
	return cond{"SELECT DISTINCT row FROM passage WHERE instr(fold, ?) > 0", []any{words}}
}

// smallestSet returns the smallest set of what the reader has marked that all
// results of q are in, if that is small.
func smallestSet(tx *sql.Tx, q query.Query) (cond, error) {
	var best cond
	least := smallSet + 1
	for _, n := range conjuncts(q) {
		set, ok := setOf(n)
		if !ok {
			continue
		}
		var size int
		err := tx.QueryRow("SELECT count(*) FROM ("+set.sql+limited(least)+")", set.args...).Scan(&size)
		if err != nil {
			return cond{}, err
		}
		if size < least {
			best, least = set, size
		}
	}
	return best, nil
}
