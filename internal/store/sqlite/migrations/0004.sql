-- An index entry says which column it is of, with two bytes for each word of an
-- article, but for the first column: so the one with the most words comes first.
-- Analyses are stored in another form. All of this is derived: the words are
-- indexed again with this migration (see derive.go), and what the analyser finds
-- when it comes by.
DROP TABLE words;
DROP TABLE marks;
CREATE VIRTUAL TABLE words USING fts5(text, title, byline, publisher, place,
  content='', contentless_delete=1, tokenize='ascii', detail=full);
CREATE VIRTUAL TABLE marks USING fts5(said, who, speaker,
  content='', contentless_delete=1, tokenize='ascii', detail=full);
INSERT INTO words(words, rank) VALUES ('hashsize', 33554432), ('automerge', 16);
INSERT INTO marks(marks, rank) VALUES ('hashsize', 16777216), ('automerge', 16);
UPDATE article SET analyser = 0, quoted = 0, analysis = NULL WHERE analysis IS NOT NULL;
DELETE FROM analysis;
DELETE FROM appears;
DELETE FROM entity;
DELETE FROM term;
DELETE FROM value;
DELETE FROM analysed;
