-- The last word of a name, folded: a person is asked for by the surname.
ALTER TABLE entity ADD COLUMN last TEXT NOT NULL DEFAULT '';
UPDATE entity SET last = replace(fold, rtrim(fold, replace(fold, ' ', '')), '') WHERE instr(fold, ' ') > 0;
CREATE INDEX entity_last ON entity(last) WHERE last <> '';
