package sqlite

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"

	"dateline/internal/news"
	"dateline/internal/query"
)

// The indexes of words and of marks are compared here with what they are of.

// entry compares the article's entry in the index of words with its text, by
// the number of words of each column, which the index keeps.
func (c *checker) entry(row int64, a *news.Article, want [5]uint64) error {
	var sizes []byte
	err := c.tx.QueryRow("SELECT sz FROM words_docsize WHERE id = ?", row).Scan(&sizes)
	if err == sql.ErrNoRows {
		c.problem("index", a.ID, "the article cannot be found by its words", repairDerived)
		return nil
	} else if err != nil {
		return err
	}
	for _, n := range want {
		have, w := binary.Uvarint(flip(sizes))
		if w <= 0 || have != n {
			c.problem("index", a.ID, fmt.Sprintf("the index has %d words where the text has %d", have, n), repairDerived)
			return nil
		}
		sizes = sizes[w:]
	}
	return nil
}

// words returns how many words each column of the index has of an article, and
// counts the words.
func (c *checker) words(a *news.Article) (n [5]uint64) {
	for i, t := range []news.Text{a.Text, a.Title, a.Byline, a.Publisher, a.Place} {
		words := query.AppendTerms(nil, t.String())
		n[i] = uint64(bytes.Count(words, []byte{' '}))
		if i == 0 {
			c.terms.count(string(words), 1)
		} else {
			c.terms.know(string(words))
		}
	}
	n[4]++ // everyArticle
	return n
}

// flip turns SQLite's varint at the head of b, which has the high bits first,
// into Go's, which has the low bits first. Word counts need at most three bytes
// for a text of two million words; longer ones are left as they are.
func flip(b []byte) []byte {
	var v uint64
	for _, x := range b[:min(len(b), 8)] {
		v = v<<7 | uint64(x&0x7f)
		if x&0x80 == 0 {
			return binary.AppendUvarint(nil, v)
		}
	}
	return nil
}

// wordIndex looks for entries of articles that are not there.
func (c *checker) wordIndex() error {
	if err := c.count("index", "SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT row FROM article)",
		"entries in the index belong to no article"); err != nil {
		return err
	}
	return c.unreached("words", "parts of the index cannot be reached")
}

// unreached looks for segments of an index to which nothing leads. A page has its
// segment's number in its own, above 37 bits; from 65,536 on they are lists of
// what was deleted.
func (c *checker) unreached(table, what string) error {
	return c.count("index", "SELECT count(*) FROM (SELECT DISTINCT id >> 37 AS segment FROM "+table+`_data WHERE id >= 1 << 37)
		WHERE segment < 65536 AND segment NOT IN (SELECT segid FROM `+table+"_idx)", what)
}

// rare is in how many articles a word is at most that is looked for. Most words
// are rare, so that there is one on nearly every page of the index.
const rare = 3

// wordSearch looks rare words up, as a search does. SQLite's own check reads an
// index from end to end and so does not see that what leads to its pages is gone.
func (c *checker) wordSearch() error {
	if c.lost {
		return nil
	}
	var list []string
	for word, n := range c.terms.change {
		if 0 < n.by && n.by <= rare {
			list = append(list, word)
		}
	}
	slices.Sort(list) // page by page
	find, err := c.tx.PrepareContext(c.ctx, "SELECT count(*) FROM words WHERE words MATCH ?")
	if err != nil {
		return err
	}
	defer find.Close()
	wrong := 0
	for _, word := range list {
		var n int
		if err := find.QueryRowContext(c.ctx, columns(query.TextOnly)+` : "`+word+`"`).Scan(&n); err != nil {
			return err
		}
		if n != c.terms.change[word].by {
			wrong++
		}
	}
	if wrong > 0 {
		c.problem("index", "", fmt.Sprintf("%d words are not found where they stand", wrong), repairDerived)
	}
	return nil
}

// termTable compares the counts of words with the texts. A word that is in no
// text any more may stay, with 0.
func (c *checker) termTable() error {
	if c.lost {
		return nil
	}
	wrong := 0
	err := c.each("SELECT term, n, said, named FROM term", func(rows *sql.Rows) error {
		var word string
		var n, said, named int
		err := rows.Scan(&word, &n, &said, &named)
		if n != c.terms.change[word].by || c.marks != nil && (said != c.marks.said.change[word].by || named != c.marks.named.change[word].by) {
			wrong++
		}
		delete(c.terms.change, word)
		return err
	})
	if err != nil {
		return err
	}
	if wrong += len(c.terms.change); wrong > 0 {
		c.problem("index", "", fmt.Sprintf("%d words have a wrong count of articles", wrong), repairDerived)
	}
	return nil
}

func (c *checker) markIndex() error {
	if err := c.count("index", "SELECT count(*) FROM marks_docsize WHERE id NOT IN (SELECT row FROM article WHERE analyser > 0)",
		"entries in the index of marks belong to no analysis"); err != nil {
		return err
	}
	if err := c.count("index", "SELECT count(*) FROM article WHERE analyser > 0 AND row NOT IN (SELECT id FROM marks_docsize)",
		"articles cannot be found by their marks"); err != nil {
		return err
	}
	return c.unreached("marks", "parts of the index of marks cannot be reached")
}
