-- An article's row is the second of its date, from 2000-01-01, or the next free
-- one: it was eight times that, and the index, which stores distances between
-- rows, pays for every bit. Articles keep their order. One second of row 0, which
-- stands for no row, is passed over.
CREATE TEMP TABLE moved(old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
INSERT INTO moved SELECT row, n + max((row >> 3) - n) OVER (ORDER BY row)
  FROM (SELECT row, row_number() OVER (ORDER BY row) AS n FROM article);
UPDATE moved SET new = new + 1 WHERE new >= 0 AND EXISTS (SELECT 1 FROM moved WHERE new = 0);
UPDATE total SET drift = drift + coalesce((SELECT max(new - (old >> 3)) FROM moved), 0);

-- Four bytes are enough to tell two articles apart whose ids agree, and half of a
-- version's hash to find it.
CREATE TABLE article_new (
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  origin     BLOB NOT NULL,              -- of the SHA-256 of Article.Origin, bytes 12 to 16
  hash       BLOB NOT NULL,              -- the version, 16 bytes
  title      TEXT NOT NULL,
  lede       TEXT NOT NULL,
  place      TEXT NOT NULL,
  publisher  TEXT NOT NULL,
  published  TEXT NOT NULL,              -- as Moment prints it; '' unknown
  wall       INTEGER NOT NULL,           -- clock reading of the date, seconds since 2000-01-01
  added      INTEGER NOT NULL,           -- Unix seconds; of the first version
  changed    INTEGER NOT NULL,           -- likewise of the present one
  length     INTEGER NOT NULL,           -- words in the text
  read       INTEGER NOT NULL DEFAULT 0,
  starred    INTEGER NOT NULL DEFAULT 0,
  deleted    INTEGER NOT NULL DEFAULT 0,
  quoted     INTEGER NOT NULL DEFAULT 0, -- the analysis has quotations
  analyser   INTEGER NOT NULL DEFAULT 0, -- version; 0 until analysed
  body       INTEGER NOT NULL,           -- num of its text
  analysis   INTEGER                     -- num of its analysis, if any
);
INSERT INTO article_new SELECT new, id, substr(origin, 13, 4), hash, title, lede, place, publisher, published, wall,
  added, changed, length, read, starred, deleted, 0, 0, body, NULL
  FROM moved JOIN article ON row = old ORDER BY old;
DROP TABLE article;
ALTER TABLE article_new RENAME TO article;
CREATE INDEX article_hash ON article(substr(hash, 1, 8));
CREATE INDEX article_analyser ON article(analyser);
CREATE INDEX article_unread ON article(read) WHERE read = 0;
CREATE INDEX article_read ON article(read) WHERE read = 1;
CREATE INDEX article_starred ON article(starred) WHERE starred = 1;
CREATE INDEX article_deleted ON article(deleted) WHERE deleted = 1;

CREATE TEMP TABLE marked AS SELECT tag, new, passage FROM tagged JOIN moved ON row = old;
DELETE FROM tagged;
INSERT INTO tagged SELECT * FROM marked;
UPDATE passage SET row = (SELECT new FROM moved WHERE old = row);
UPDATE version SET row = (SELECT new FROM moved WHERE old = row);
DROP TABLE marked;
DROP TABLE moved;

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

-- The table of words has the counts of marks too: what a prefix stands for in
-- what was said and in names is known as well.
DROP TABLE term;
CREATE TABLE term (
  term  TEXT PRIMARY KEY,
  n     INTEGER NOT NULL DEFAULT 0,      -- articles with it in the text
  said  INTEGER NOT NULL DEFAULT 0,      -- in what somebody said
  named INTEGER NOT NULL DEFAULT 0       -- in a name, or what a speaker is called
) WITHOUT ROWID;

DELETE FROM analysis;
DELETE FROM appears;
DELETE FROM entity;
DELETE FROM value;
DELETE FROM analysed;
