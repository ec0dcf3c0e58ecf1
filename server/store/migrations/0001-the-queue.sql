-- Tickets, counters, journal and who may come in. Times are UTC ms, days are local dates of the site ("2026-11-23").

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tickets (
  ticket_id       TEXT PRIMARY KEY,
  site_id         TEXT NOT NULL,
  seq             INTEGER NOT NULL UNIQUE,        -- the how-manieth ticket of the site
  day             TEXT NOT NULL,
  number          TEXT NOT NULL,
  service_id      TEXT NOT NULL,
  priority_id     TEXT,
  language        TEXT NOT NULL,
  state           TEXT NOT NULL,
  track_token     TEXT NOT NULL UNIQUE,
  device_id       TEXT,                           -- the kiosk that gave it
  arrived_at      INTEGER NOT NULL,
  order_at        INTEGER NOT NULL,               -- place among the waiting: order_at, late, seq
  late            INTEGER NOT NULL DEFAULT 0,
  moved           INTEGER NOT NULL DEFAULT 0,     -- transferred or returned
  pinned_to       TEXT,                           -- the one counter that may call it
  counter_id      TEXT,                           -- that called it last
  staff_id        TEXT,                           -- who called it last
  called_at       INTEGER,
  started_at      INTEGER,
  ended_at        INTEGER,
  calls           INTEGER NOT NULL DEFAULT 0,
  why             TEXT,
  took_ms         INTEGER,                        -- from call to finish
  UNIQUE (day, number)
) STRICT;

-- The waiting in the order of the rule; small whatever the years bring.
CREATE INDEX tickets_waiting ON tickets (day, service_id, pinned_to, (priority_id IS NULL), order_at, late, seq)
  WHERE state = 'waiting';
CREATE INDEX tickets_pinned ON tickets (day, pinned_to, (priority_id IS NULL), order_at, late, seq)
  WHERE state = 'waiting' AND pinned_to IS NOT NULL;
-- The living and those in hand, to find a counter's ticket and what a day's end must expire.
CREATE INDEX tickets_alive ON tickets (state, counter_id)
  WHERE state IN ('waiting', 'called', 'serving', 'parked', 'no-show');
CREATE INDEX tickets_served ON tickets (counter_id, ended_at) WHERE state = 'done';
CREATE INDEX tickets_took ON tickets (service_id, ended_at) WHERE took_ms IS NOT NULL;

-- The last serial of each letter and day: read and raised inside the transaction that gives the number.
CREATE TABLE series (
  day     TEXT NOT NULL,
  letter  TEXT NOT NULL,
  last    INTEGER NOT NULL,
  PRIMARY KEY (day, letter)
) STRICT, WITHOUT ROWID;

-- What a day's quota counts.
CREATE TABLE service_days (
  day        TEXT NOT NULL,
  service_id TEXT NOT NULL,
  issued     INTEGER NOT NULL DEFAULT 0,
  cancelled  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (day, service_id)
) STRICT, WITHOUT ROWID;

-- Every call of a ticket to a counter, recalls too.
CREATE TABLE calls (
  seq         INTEGER PRIMARY KEY,
  day         TEXT NOT NULL,
  ticket_id   TEXT NOT NULL REFERENCES tickets (ticket_id),
  counter_id  TEXT NOT NULL,
  how         TEXT NOT NULL,
  priority    INTEGER NOT NULL,
  called_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX calls_of_counter ON calls (day, counter_id, seq);
CREATE INDEX calls_of_ticket ON calls (ticket_id);

CREATE TABLE counters (
  counter_id TEXT PRIMARY KEY,
  state      TEXT NOT NULL,
  staff_id   TEXT,
  reason     TEXT,
  since_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ratings (
  ticket_id   TEXT PRIMARY KEY REFERENCES tickets (ticket_id),
  score       INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  counter_id  TEXT,
  staff_id    TEXT,
  service_id  TEXT NOT NULL,
  rated_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What citizens wrote in their own words. Beside the journal, because words may hold a name or a telephone number.
CREATE TABLE rating_comments (
  ticket_id TEXT PRIMARY KEY REFERENCES tickets (ticket_id),
  comment   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  seq      INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  site_id  TEXT NOT NULL,
  at       INTEGER NOT NULL,
  type     TEXT NOT NULL,
  actor    TEXT,                                   -- "staff:…", "device:…" or null
  data     TEXT NOT NULL                           -- the event as JSON
) STRICT;
CREATE INDEX journal_calls ON journal (seq) WHERE type = 'ticket.called';

-- Answers already given, by request id: the same press does nothing twice.
CREATE TABLE requests (
  request_key TEXT PRIMARY KEY,                    -- who asked and the Idempotency-Key
  call        TEXT NOT NULL,
  input_hash  TEXT NOT NULL,
  answer      TEXT NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_at ON requests (at);

-- Tokens are kept as SHA-256 only.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  staff_id   TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_failures (
  staff_id     TEXT PRIMARY KEY,
  wrong        INTEGER NOT NULL,
  locked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  device_id   TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,
  counter_id  TEXT,
  token_hash  TEXT NOT NULL UNIQUE,
  approved_by TEXT,
  approved_at INTEGER NOT NULL,
  revoked_at  INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE pairings (
  pairing_id   TEXT PRIMARY KEY,
  secret_hash  TEXT NOT NULL,
  code         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  counter_id   TEXT,
  state        TEXT NOT NULL,                      -- pending, approved, rejected, claimed
  name         TEXT,
  approved_by  TEXT,
  requested_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
