-- Times that are no whole quarters of a day, one hour or 0,3 of a day, are stored as they were read. A new column takes the old
-- one's place: SQLite cannot change the type of one.
ALTER TABLE steps ADD COLUMN quarters REAL;       -- quarter-days; null is not zero: nobody counts this step
UPDATE steps SET quarters = duration;
ALTER TABLE steps DROP COLUMN duration;
ALTER TABLE steps RENAME COLUMN quarters TO duration;
ALTER TABLE processes ADD COLUMN quarters REAL;   -- quarter-days
UPDATE processes SET quarters = total;
ALTER TABLE processes DROP COLUMN total;
ALTER TABLE processes RENAME COLUMN quarters TO total;

-- "Sở Tư pháp" is another agency in each province, with days of its own. What is stored already is of no province until it is
-- brought in again.
CREATE TABLE agency_of AS SELECT process_id, agency_id FROM processes WHERE agency_id IS NOT NULL;
CREATE TABLE agencies_before AS SELECT agency_id, name, folded FROM agencies;
UPDATE processes SET agency_id = NULL;
DROP TABLE agencies;
CREATE TABLE agencies (
  agency_id   INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,                      -- as first printed
  folded      TEXT NOT NULL,                      -- so that two spellings are one agency
  province    TEXT NOT NULL,                      -- the key of its province, "kon-tum"; '' = none is said
  place       TEXT,                               -- the province as printed, "tỉnh Quảng Ngãi"
  valid_from  TEXT,
  valid_until TEXT,                               -- the first day on which it is no more
  successor   INTEGER REFERENCES agencies (agency_id),
  UNIQUE (folded, province)
) STRICT;
INSERT INTO agencies (agency_id, name, folded, province) SELECT agency_id, name, folded, '' FROM agencies_before;
UPDATE processes SET agency_id = (SELECT agency_id FROM agency_of o WHERE o.process_id = processes.process_id);
DROP TABLE agency_of;
DROP TABLE agencies_before;
