-- A receipt that was written wrong is cancelled, never deleted: its number stays used up.

ALTER TABLE payments ADD COLUMN covered INTEGER NOT NULL DEFAULT 0; -- dong of what was owed then; owed again once it is cancelled
ALTER TABLE payments ADD COLUMN cancelled_at INTEGER;
