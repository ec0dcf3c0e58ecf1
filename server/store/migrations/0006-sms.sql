-- Short messages that wait, and what became of those that went. Number and text stand here only as long as a message waits:
-- when it has ended both are erased, and what stays says of which dossier, which kind, how it ended.

CREATE TABLE sms_queue (
  seq           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,              -- the journal event that asked for it: the same wish is one message for ever
  dossier_id    TEXT REFERENCES dossiers (dossier_id), -- null of an answer to somebody who wrote
  kind          TEXT NOT NULL,
  phone         TEXT,
  text          TEXT,
  state         TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
  not_before_at INTEGER NOT NULL,                  -- quiet hours, or a pause after a try that failed
  tries         INTEGER NOT NULL DEFAULT 0,
  asked_at      INTEGER NOT NULL,
  ended_at      INTEGER,
  reason        TEXT,                              -- why it failed, or is not known, a code
  CHECK ((state IN ('queued', 'sending')) = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (phone IS NOT NULL) AND (ended_at IS NULL) = (text IS NOT NULL))
) STRICT;
CREATE INDEX sms_open ON sms_queue (not_before_at, seq) WHERE ended_at IS NULL;
CREATE INDEX sms_ended ON sms_queue (ended_at) WHERE ended_at IS NOT NULL;

-- How many of each kind, day by day. `outcome`: sent, failed, unknown; of what came in: what it was.
CREATE TABLE sms_counts (
  day     TEXT NOT NULL,
  kind    TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (day, kind, outcome)
) STRICT, WITHOUT ROWID;

-- Numbers to which nothing is sent, because somebody wrote so from there. Slowly hashed: there are few enough numbers to try all.
CREATE TABLE sms_refused (
  phone_hash TEXT PRIMARY KEY,
  refused_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the journal has been read for messages; a crash between an event and its message loses neither.
CREATE TABLE sms_place (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL
) STRICT;
