-- An article's row is its place in time: (seconds since 2000-01-01) << 3 | slot,
-- so that newest first is a walk down the key. It changes when the date is
-- corrected; the id never does.
--
-- The table holds what a list shows and a query filters by, and no more: a page
-- of fifty rows touches few pages of the file. The rest is in body.
CREATE TABLE article (
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  origin     BLOB NOT NULL,              -- SHA-256 of Article.Origin, 16 bytes
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
CREATE INDEX article_hash ON article(hash);
CREATE INDEX article_analyser ON article(analyser);
CREATE INDEX article_unread ON article(read) WHERE read = 0;
CREATE INDEX article_starred ON article(starred) WHERE starred = 1;
CREATE INDEX article_deleted ON article(deleted) WHERE deleted = 1;

-- z is zstd: see codec.go. Both grow at the end, in whatever order of time
-- articles come and are analysed: with rows for keys, pages would split and a
-- third of the file would be air.
CREATE TABLE body (num INTEGER PRIMARY KEY, z BLOB NOT NULL);
CREATE TABLE analysis (num INTEGER PRIMARY KEY, z BLOB NOT NULL);

-- Earlier texts. z is the whole article.
CREATE TABLE version (
  num     INTEGER PRIMARY KEY,
  row     INTEGER NOT NULL,
  hash    BLOB NOT NULL,
  title   TEXT NOT NULL,
  added   INTEGER NOT NULL,
  z       BLOB NOT NULL
);
CREATE INDEX version_row ON version(row);

-- The indexes are fed with words that query.AppendTerms has cut and folded; the
-- ascii tokenizer only splits at the spaces between them. So the index and the
-- evaluator in memory agree on what a word is. No prefix index: it doubles the
-- size and cuts ingest by a third.
CREATE VIRTUAL TABLE words USING fts5(title, text, byline, publisher, place,
  content='', contentless_delete=1, tokenize='ascii', detail=full);
CREATE VIRTUAL TABLE marks USING fts5(who, speaker, said,
  content='', contentless_delete=1, tokenize='ascii', detail=full);
INSERT INTO words(words, rank) VALUES ('hashsize', 33554432), ('automerge', 16);
INSERT INTO marks(marks, rank) VALUES ('hashsize', 16777216), ('automerge', 16);

-- Entities across articles. articles and spoken count rows of appears.
CREATE TABLE entity (
  num      INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  fold     TEXT NOT NULL,
  articles INTEGER NOT NULL DEFAULT 0,
  spoken   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX entity_fold ON entity(fold);
CREATE TABLE appears (
  entity INTEGER NOT NULL,
  row    INTEGER NOT NULL,
  spoke  INTEGER NOT NULL,
  PRIMARY KEY (entity, row)
) WITHOUT ROWID;

-- Values of from:, by: and place: with the number of articles that have them.
CREATE TABLE value (
  field TEXT NOT NULL,
  fold  TEXT NOT NULL,
  value TEXT NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY (field, fold, value)
) WITHOUT ROWID;

-- One row: counting a million articles takes a fifth of a second. drift is how
-- far, in seconds, a row was ever put behind its time because slots were taken.
CREATE TABLE total (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  articles INTEGER NOT NULL,             -- not deleted
  deleted  INTEGER NOT NULL,
  drift    INTEGER NOT NULL
);
INSERT INTO total VALUES (1, 0, 0, 0);
CREATE TABLE analysed (analyser INTEGER PRIMARY KEY, n INTEGER NOT NULL);

-- What the reader did.
CREATE TABLE tag (
  num       INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  fold      TEXT NOT NULL,
  last_used INTEGER NOT NULL             -- Unix nanoseconds
);
CREATE INDEX tag_fold ON tag(fold);
CREATE TABLE passage (
  num      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  row      INTEGER NOT NULL,
  start    INTEGER NOT NULL,             -- in the present version; 0, 0 for an orphan
  end      INTEGER NOT NULL,
  field    INTEGER NOT NULL,
  selector TEXT NOT NULL,                -- JSON of news.Selector
  note     TEXT NOT NULL,
  fold     TEXT NOT NULL,                -- words of the note, a space around each
  created  INTEGER NOT NULL,             -- Unix nanoseconds, likewise
  modified INTEGER NOT NULL
);
CREATE INDEX passage_row ON passage(row);
CREATE INDEX passage_created ON passage(created);
-- passage is 0 for a tag on the article as a whole.
CREATE TABLE tagged (
  tag     INTEGER NOT NULL,
  row     INTEGER NOT NULL,
  passage INTEGER NOT NULL,
  PRIMARY KEY (tag, row, passage)
) WITHOUT ROWID;
CREATE INDEX tagged_row ON tagged(row, passage);

CREATE TABLE edit (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,
  what   TEXT NOT NULL,
  body   BLOB NOT NULL,                  -- JSON of the edit
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX edit_undone ON edit(undone, seq);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
