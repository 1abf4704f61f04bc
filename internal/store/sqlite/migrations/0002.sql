-- Every word of the index of words, with the number of articles whose text has
-- it (0 for one that only headlines, bylines and the like have): what a prefix
-- stands for, and how much there is of it, is known before the index is asked.
CREATE TABLE term (term TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, col);
INSERT INTO term SELECT term, sum(iif(col = 'text', doc, 0)) FROM temp.vocabulary
  WHERE term <> '¶' GROUP BY term;
DROP TABLE temp.vocabulary;
