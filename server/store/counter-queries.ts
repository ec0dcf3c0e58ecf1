// Queries about counters, number series, ratings and the sums that a quota needs.
import type { CounterId, CounterState, Day, ServiceId, StaffId } from '../../common/contract/words.ts';
import type { CounterNow } from '../core/counter.ts';
import { prepareFirstFew } from './first-few.ts';
import type { Connection } from './open.ts';

export interface CounterRow extends CounterNow {
  counterId: CounterId;
  sinceAt: number;
}

export function counterQueries(db: Connection) {
  const byId = db.prepare<[string], CounterRow>(
    'SELECT counter_id AS counterId, state, staff_id AS staffId, reason, since_at AS sinceAt FROM counters WHERE counter_id = ?',
  );
  const streak = prepareFirstFew<[string, string], { priority: number }>(
    db,
    'SELECT priority FROM calls WHERE day = ? AND counter_id = ? ORDER BY seq DESC',
  );
  const lastSerial = db
    .prepare<[string, string], number>('SELECT last FROM series WHERE day = ? AND letter = ?')
    .pluck();
  const serviceDay = db.prepare<[string, string], { issued: number; cancelled: number }>(
    'SELECT issued, cancelled FROM service_days WHERE day = ? AND service_id = ?',
  );
  const rating = db.prepare<[string], { score: number }>('SELECT score FROM ratings WHERE ticket_id = ?');

  return {
    /** A counter that never opened is closed. */
    counter: (id: CounterId): CounterRow =>
      byId.get(id) ?? {
        counterId: id,
        state: 'closed' as CounterState,
        staffId: null as StaffId | null,
        reason: null,
        sinceAt: 0,
      },
    /** How many of the counter's latest calls in a row, `most` at the most, were priority calls. Recalls do not count. */
    priorityStreak(day: Day, id: CounterId, most: number): number {
      const latest = streak(most).all(day, id);
      const ordinary = latest.findIndex(call => call.priority === 0);
      return ordinary === -1 ? latest.length : ordinary;
    },
    lastSerial: (day: Day, letter: string) => lastSerial.get(day, letter) ?? null,
    serviceDay: (day: Day, serviceId: ServiceId) => serviceDay.get(day, serviceId) ?? { issued: 0, cancelled: 0 },
    rating: (ticketId: string) => rating.get(ticketId) ?? null,
  };
}
