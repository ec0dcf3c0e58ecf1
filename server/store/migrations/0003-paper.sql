-- Slips of paper with their truth, and how much of each roll has been used. Beside the queue: a number never depends on them.

CREATE TABLE slip_jobs (
  job_id     TEXT PRIMARY KEY,                     -- the journal event that asked for it: the same wish is one job for ever
  seq        INTEGER NOT NULL UNIQUE,              -- place of that event in the journal: the order of printing
  kind       TEXT NOT NULL CHECK (kind IN ('ticket', 'test')),
  ticket_id  TEXT REFERENCES tickets (ticket_id),  -- null for a test
  device_id  TEXT,                                 -- the kiosk that shows how it goes
  ahead      INTEGER,                              -- what the citizen was told when the number was given
  wait       TEXT,
  state      TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'unknown', 'failed')),
  reason     TEXT,                                 -- why it failed
  printer_id TEXT,                                 -- who has it or had it
  asked_at   INTEGER NOT NULL,
  sent_at    INTEGER,                              -- from here on it is never sent again
  ended_at   INTEGER
) STRICT;
CREATE INDEX slip_jobs_of_device ON slip_jobs (device_id, seq) WHERE device_id IS NOT NULL;
CREATE INDEX slip_jobs_open ON slip_jobs (seq) WHERE state IN ('queued', 'sending');
CREATE INDEX slip_jobs_old ON slip_jobs (asked_at);

-- Foretells the end of the paper for printers that cannot see it.
CREATE TABLE paper_rolls (
  printer_id TEXT PRIMARY KEY,
  used_mm    REAL NOT NULL,
  slips      INTEGER NOT NULL,
  since_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
