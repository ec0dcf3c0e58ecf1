-- Dossiers: received at the counter, promised a date, followed by everyone. `dossiers`, their steps, payments and series are
-- written from the journal only; people, papers and free words stand beside it and are erased by the retention rule.

-- What the citizen chose at the kiosk, for the reception form.
ALTER TABLE tickets ADD COLUMN procedure_id TEXT;

CREATE TABLE dossiers (
  seq               INTEGER PRIMARY KEY,           -- the how-manieth dossier of the site; its row in dossier_names
  dossier_id        TEXT NOT NULL UNIQUE,
  code              TEXT NOT NULL UNIQUE,          -- unit, day, serial
  track_token       TEXT NOT NULL UNIQUE,
  procedure_id      TEXT,                          -- as it was when received; null of one from outside
  procedure_code    TEXT,
  procedure_name    TEXT NOT NULL,
  field             TEXT,
  service_id        TEXT,
  total             REAL,                          -- quarter-days
  total_unit        TEXT,
  total_text        TEXT NOT NULL,
  same_day          INTEGER NOT NULL DEFAULT 0,
  ticket_id         TEXT,
  channel           INTEGER NOT NULL,
  applicant_kind    INTEGER NOT NULL,
  delivery          TEXT NOT NULL,
  sets              INTEGER NOT NULL,
  state             INTEGER NOT NULL,              -- the official number 1-10
  back_to           INTEGER,                       -- of one that waits for its citizen: where it goes on
  step              INTEGER,                       -- under way
  received_at       INTEGER NOT NULL,
  accepted_at       INTEGER,
  forward_at        INTEGER,
  paper_copy_due_at INTEGER,
  first_due_at      INTEGER,                       -- as first promised
  due_at            INTEGER,                       -- as promised now
  ends_at           INTEGER,                       -- the same before it was moved to an opening
  clock_stopped_at  INTEGER,
  clock_left        TEXT,                          -- JSON: what was left of the whole and each step when the clock was stopped
  supplements       INTEGER NOT NULL DEFAULT 0,
  reappointments    INTEGER NOT NULL DEFAULT 0,
  counts_late       INTEGER NOT NULL DEFAULT 0,    -- papers asked for more than once
  late_told_at      INTEGER,
  to_pay            INTEGER NOT NULL DEFAULT 0,
  ended_at          INTEGER,                       -- the first of: result, stop, refusal, withdrawal
  ended_late        INTEGER,                       -- as the national index counts
  ready_at          INTEGER,
  returned_at       INTEGER,
  staff_id          TEXT,                          -- who received it
  holder_id         TEXT,                          -- who has it now
  source            TEXT,                          -- the system outside that it comes from; null of our own
  source_at         INTEGER,                       -- when that told of it last
  source_step       TEXT,
  touched_at        INTEGER NOT NULL DEFAULT 0,    -- when somebody last had it in hand: the retention rule counts from here
  forgotten_at      INTEGER                        -- what was personal is erased
) STRICT;

-- What is under way stays as small as the office's desk, whatever the years bring. Its index, and those of a period, hold all
-- that is counted of them: read from their rows, a month of a large office takes half a second.
CREATE INDEX dossiers_open ON dossiers (due_at, seq, received_at, clock_stopped_at, field, procedure_name, staff_id) WHERE ended_at IS NULL;
CREATE INDEX dossiers_held ON dossiers (holder_id, due_at, seq) WHERE ended_at IS NULL;
CREATE INDEX dossiers_ready ON dossiers (ready_at DESC, seq, delivery) WHERE state = 9;
CREATE INDEX dossiers_lateness ON dossiers (due_at)
  WHERE ended_at IS NULL AND clock_stopped_at IS NULL AND late_told_at IS NULL AND source IS NULL;
CREATE INDEX dossiers_received ON dossiers (received_at, field, procedure_name, staff_id);
CREATE INDEX dossiers_ended ON dossiers (ended_at, ended_late, received_at, due_at, field, procedure_name, staff_id)
  WHERE ended_at IS NOT NULL;
-- Those few that took more than 92 days: only they, and what ended within 92 days after a period, can have been under way at its end.
CREATE INDEX dossiers_slow ON dossiers (ended_at, received_at, due_at, field, procedure_name, staff_id)
  WHERE ended_at - received_at > 7948800000;
-- Of one from outside nothing personal is known.
CREATE INDEX dossiers_to_forget ON dossiers (touched_at) WHERE forgotten_at IS NULL AND source IS NULL;
CREATE INDEX dossiers_of_ticket ON dossiers (ticket_id) WHERE ticket_id IS NOT NULL;

CREATE TABLE dossier_steps (
  dossier_id    TEXT NOT NULL REFERENCES dossiers (dossier_id),
  no            INTEGER NOT NULL,
  label         TEXT NOT NULL,
  responsible   TEXT NOT NULL,
  duration      REAL,                              -- quarter-days
  duration_unit TEXT,
  ends_at       INTEGER,
  due_at        INTEGER,
  begun_at      INTEGER,
  done_at       INTEGER,
  staff_id      TEXT,                              -- who did it
  PRIMARY KEY (dossier_id, no)
) STRICT, WITHOUT ROWID;

-- The last serial of each day, read and raised inside the transaction that gives the code.
CREATE TABLE dossier_series (
  day  TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE payments (
  seq            INTEGER PRIMARY KEY,
  dossier_id     TEXT NOT NULL REFERENCES dossiers (dossier_id),
  day            TEXT NOT NULL,
  moment         INTEGER NOT NULL,                 -- 1 reception, 2 processing, 4 return
  amount         INTEGER NOT NULL,                 -- dong
  receipt_number TEXT NOT NULL UNIQUE,
  staff_id       TEXT,
  paid_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX payments_of_day ON payments (day, seq);
CREATE INDEX payments_of_dossier ON payments (dossier_id, seq);

-- The office's own receipt numbers, a series a year.
CREATE TABLE receipt_series (
  year TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- From here on personal, beside the journal.

CREATE TABLE dossier_people (
  dossier_id  TEXT PRIMARY KEY REFERENCES dossiers (dossier_id),
  name        TEXT NOT NULL,
  id_number   TEXT,
  phone       TEXT,
  email       TEXT,
  address     TEXT,
  submitter   TEXT,
  sms_consent INTEGER NOT NULL,
  consent_at  INTEGER                              -- when it was given or taken back
) STRICT, WITHOUT ROWID;

CREATE TABLE dossier_papers (
  dossier_id TEXT NOT NULL REFERENCES dossiers (dossier_id),
  no         INTEGER NOT NULL,
  name       TEXT NOT NULL,
  kind       INTEGER NOT NULL,                     -- 0 original, 1 copy, 2 electronic
  count      INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, no)
) STRICT, WITHOUT ROWID;

-- What people wrote: what is missing, why it was refused, the apology, a note, names of fees.
CREATE TABLE dossier_words (
  dossier_id TEXT NOT NULL REFERENCES dossiers (dossier_id),
  no         INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  lines      TEXT NOT NULL,                        -- JSON list
  staff_id   TEXT,
  at         INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, no)
) STRICT, WITHOUT ROWID;

-- Names of applicants, folded, to search by. Not contentless: only so does `secure-delete` take a name out of the index too.
CREATE VIRTUAL TABLE dossier_names USING fts5 (
  name, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0"
);
INSERT INTO dossier_names (dossier_names, rank) VALUES ('secure-delete', 1);

-- Slips of a fourth kind, the receipt of a dossier. SQLite cannot widen a CHECK, so the table is made anew.
CREATE TABLE slip_jobs_new (
  job_id       TEXT PRIMARY KEY,                  -- the journal event that asked for it: the same wish is one job for ever
  seq          INTEGER NOT NULL UNIQUE,           -- place of that event in the journal: the order of printing
  kind         TEXT NOT NULL CHECK (kind IN ('ticket', 'test', 'checklist', 'receipt')),
  ticket_id    TEXT REFERENCES tickets (ticket_id),
  procedure_id TEXT REFERENCES procedures (procedure_id),
  dossier_id   TEXT REFERENCES dossiers (dossier_id),
  language     TEXT,                              -- of a checklist or receipt
  device_id    TEXT,                              -- the kiosk that shows how it goes
  ahead        INTEGER,                           -- what the citizen was told when the number was given
  wait         TEXT,
  state        TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'unknown', 'failed')),
  reason       TEXT,                              -- why it failed
  printer_id   TEXT,                              -- who has it or had it
  asked_at     INTEGER NOT NULL,
  sent_at      INTEGER,                           -- from here on it is never sent again
  ended_at     INTEGER
) STRICT;
INSERT INTO slip_jobs_new
  (job_id, seq, kind, ticket_id, procedure_id, language, device_id, ahead, wait, state, reason, printer_id, asked_at, sent_at, ended_at)
  SELECT job_id, seq, kind, ticket_id, procedure_id, language, device_id, ahead, wait, state, reason, printer_id, asked_at, sent_at, ended_at
  FROM slip_jobs;
DROP TABLE slip_jobs;
ALTER TABLE slip_jobs_new RENAME TO slip_jobs;
CREATE INDEX slip_jobs_of_device ON slip_jobs (device_id, seq) WHERE device_id IS NOT NULL;
CREATE INDEX slip_jobs_open ON slip_jobs (seq) WHERE state IN ('queued', 'sending');
CREATE INDEX slip_jobs_old ON slip_jobs (asked_at);
