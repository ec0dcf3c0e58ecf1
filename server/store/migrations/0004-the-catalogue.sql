-- Procedures as provinces publish them. A newer decision ends the older one's days; nothing is ever deleted, so staff can
-- read what held before. Written from `catalogue.imported` and `procedure.retired` only. Days are local dates ("2026-11-23").

-- One row: raised with every change, so that what was read can be kept until then.
CREATE TABLE catalogue_state (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  revision   INTEGER NOT NULL,
  updated_at INTEGER                              -- null while the catalogue is empty
) STRICT;
INSERT INTO catalogue_state (one, revision, updated_at) VALUES (1, 0, NULL);

-- Agencies come and go (since 2025 whole provinces did): the days of one and who took over its work.
CREATE TABLE agencies (
  agency_id   INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,                      -- as first printed
  folded      TEXT NOT NULL UNIQUE,               -- so that two spellings are one agency
  valid_from  TEXT,
  valid_until TEXT,
  successor   INTEGER REFERENCES agencies (agency_id)
) STRICT;

CREATE TABLE fields (
  field_id INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE decisions (
  decision_id    TEXT PRIMARY KEY,                -- "cao-bang-514-qd-ubnd-2022"
  number         TEXT,                            -- null in a draft
  date           TEXT,
  province       TEXT,
  title          TEXT,
  in_force_from  TEXT,
  in_force_until TEXT,                            -- null while no one has said that it is over
  replaces       TEXT NOT NULL,                   -- JSON: the numbers of decisions that it says it replaces, or parts of them
  file_name      TEXT NOT NULL,
  imported_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE processes (
  process_id  TEXT PRIMARY KEY,                   -- decision, field and number: the number alone is not unique
  decision_id TEXT NOT NULL REFERENCES decisions (decision_id),
  agency_id   INTEGER REFERENCES agencies (agency_id),
  field_id    INTEGER REFERENCES fields (field_id),
  number      TEXT NOT NULL,
  total       INTEGER,                            -- quarter-days
  total_unit  TEXT CHECK (total_unit IN ('working_day', 'day')),
  total_text  TEXT NOT NULL,
  notes       TEXT NOT NULL,                      -- JSON list
  warnings    TEXT NOT NULL                       -- JSON list
) STRICT, WITHOUT ROWID;
CREATE INDEX processes_of_decision ON processes (decision_id);

CREATE TABLE steps (
  process_id    TEXT NOT NULL REFERENCES processes (process_id),
  no            INTEGER NOT NULL,
  label         TEXT NOT NULL,
  content       TEXT NOT NULL,
  responsible   TEXT NOT NULL,
  duration      INTEGER,                          -- quarter-days; null is not zero: nobody counts this step
  duration_unit TEXT CHECK (duration_unit IN ('working_day', 'day')),
  duration_text TEXT NOT NULL,
  result        TEXT,
  PRIMARY KEY (process_id, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE procedures (
  seq           INTEGER PRIMARY KEY,              -- its row in catalogue_words
  procedure_id  TEXT NOT NULL UNIQUE,             -- national code, province and decision; stands in addresses
  process_id    TEXT NOT NULL REFERENCES processes (process_id),
  code          TEXT,                             -- as printed
  national_code TEXT,
  name          TEXT NOT NULL,
  level         TEXT CHECK (level IN ('full', 'partial', 'none')),
  internal      INTEGER NOT NULL,                 -- between offices only, never shown to citizens
  valid_from    TEXT NOT NULL,                    -- '' = from always
  valid_until   TEXT,                             -- the first day on which a newer decision holds
  replaced_by   TEXT,                             -- its procedure_id
  retired_at    INTEGER,
  fingerprint   TEXT NOT NULL,
  changed_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX procedures_of_process ON procedures (process_id, seq);

CREATE TABLE parts (
  procedure_id TEXT NOT NULL REFERENCES procedures (procedure_id),
  no           INTEGER NOT NULL,                  -- the order of the law: decree 63/2010, article 8
  kind         TEXT NOT NULL,
  text         TEXT NOT NULL,
  PRIMARY KEY (procedure_id, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE papers (
  procedure_id TEXT NOT NULL REFERENCES procedures (procedure_id),
  no           INTEGER NOT NULL,
  name         TEXT NOT NULL,
  originals    INTEGER,
  copies       INTEGER,
  form         TEXT,
  required     INTEGER NOT NULL,
  PRIMARY KEY (procedure_id, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE fees (
  procedure_id TEXT NOT NULL REFERENCES procedures (procedure_id),
  no           INTEGER NOT NULL,
  name         TEXT NOT NULL,
  amount       INTEGER,                           -- dong; null when the text says it otherwise
  text         TEXT NOT NULL,
  PRIMARY KEY (procedure_id, no)
) STRICT, WITHOUT ROWID;

-- The words of each procedure, folded before they come here: SQLite's own folding does not know đ. Holds no text of its own.
CREATE VIRTUAL TABLE catalogue_words USING fts5 (
  code, name, place, content,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0"
);

-- Slips of a third kind, the checklist of a procedure. SQLite cannot widen a CHECK, so the table is made anew.
CREATE TABLE slip_jobs_new (
  job_id       TEXT PRIMARY KEY,                  -- the journal event that asked for it: the same wish is one job for ever
  seq          INTEGER NOT NULL UNIQUE,           -- place of that event in the journal: the order of printing
  kind         TEXT NOT NULL CHECK (kind IN ('ticket', 'test', 'checklist')),
  ticket_id    TEXT REFERENCES tickets (ticket_id),
  procedure_id TEXT REFERENCES procedures (procedure_id),
  language     TEXT,                              -- of a checklist
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
  (job_id, seq, kind, ticket_id, device_id, ahead, wait, state, reason, printer_id, asked_at, sent_at, ended_at)
  SELECT job_id, seq, kind, ticket_id, device_id, ahead, wait, state, reason, printer_id, asked_at, sent_at, ended_at
  FROM slip_jobs;
DROP TABLE slip_jobs;
ALTER TABLE slip_jobs_new RENAME TO slip_jobs;
CREATE INDEX slip_jobs_of_device ON slip_jobs (device_id, seq) WHERE device_id IS NOT NULL;
CREATE INDEX slip_jobs_open ON slip_jobs (seq) WHERE state IN ('queued', 'sending');
CREATE INDEX slip_jobs_old ON slip_jobs (asked_at);
