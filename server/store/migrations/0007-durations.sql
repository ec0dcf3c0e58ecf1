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
