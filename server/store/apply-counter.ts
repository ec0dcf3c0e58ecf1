// Applies an event of a counter to the rows. The only place that writes counters.
import type { EventOf } from '../core/events.ts';
import type { LegacyDecisions } from './legacy-events.ts';
import type { Connection } from './open.ts';

type CounterEvent = EventOf<'counter.opened' | 'counter.paused' | 'counter.closed'>;

export function createApplyCounter(db: Connection, legacy: LegacyDecisions): (event: CounterEvent, at: number) => void {
  const setCounter = db.prepare(
    `INSERT INTO counters (counter_id, state, staff_id, reason, since_at) VALUES (@counterId, @state, @staffId, @reason, @at)
     ON CONFLICT DO UPDATE SET state = @state, staff_id = @staffId, reason = @reason, since_at = @at`,
  );
  const pauseCounter = db.prepare(
    `UPDATE counters SET state = 'paused', reason = @reason, since_at = @at WHERE counter_id = @counterId`,
  );
  const release = db.prepare('UPDATE tickets SET pinned_to = NULL WHERE ticket_id = ?');

  return (event, at) => {
    const { counterId } = event;
    switch (event.type) {
      case 'counter.opened':
        setCounter.run({ counterId, state: 'open', staffId: event.staffId, reason: null, at });
        break;
      case 'counter.paused':
        pauseCounter.run({ counterId, reason: event.reason, at });
        break;
      case 'counter.closed':
        setCounter.run({ counterId, state: 'closed', staffId: null, reason: null, at });
        for (const ticketId of legacy.counterClosed(event).released) release.run(ticketId);
        break;
      default:
        event satisfies never;
    }
  };
}
