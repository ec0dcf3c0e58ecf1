-- SQLite takes a partial index only where the query repeats the index's own condition. `tickets_alive` was never taken: every
-- look at who is in hand went through all tickets of all years.

DROP INDEX tickets_alive;
-- Whoever is somewhere between arrival and end: the parked and the missed of a day, and what a day's end must expire.
CREATE INDEX tickets_alive ON tickets (day, state, called_at, seq)
  WHERE state IN ('waiting', 'called', 'serving', 'parked', 'no-show');
-- One row a busy counter.
CREATE INDEX tickets_in_hand ON tickets (counter_id, called_at) WHERE state IN ('called', 'serving');

-- With the class at its end, those who wait are counted from the index alone.
DROP INDEX tickets_waiting;
CREATE INDEX tickets_waiting
  ON tickets (day, service_id, pinned_to, (priority_id IS NULL), order_at, late, seq, priority_id)
  WHERE state = 'waiting';

-- And so are the latest service times.
DROP INDEX tickets_took;
CREATE INDEX tickets_took ON tickets (service_id, ended_at, took_ms) WHERE took_ms IS NOT NULL;
