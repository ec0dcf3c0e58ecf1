// Counts the messages of each day by kind and outcome. The counts stay when the messages are erased.
import type { Day } from '../../common/contract/words.ts';
import type { Connection } from './open.ts';

export function smsCountQueries(db: Connection) {
  const add = db.prepare<[string, string, string]>(
    `INSERT INTO sms_counts (day, kind, outcome, count) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1`,
  );
  const counts = db.prepare<[string], { kind: string; outcome: string; count: number }>(
    'SELECT kind, outcome, count FROM sms_counts WHERE day = ?',
  );

  return {
    add: (day: Day, kind: string, outcome: string) => void add.run(day, kind, outcome),
    counts: (day: Day) => counts.all(day),
    /** How many messages of these kinds were sent on a day, those with an unknown outcome included. */
    sumSent: (day: Day, isCounted: (kind: string) => boolean): number =>
      counts
        .all(day)
        .filter(({ kind, outcome }) => (outcome === 'sent' || outcome === 'unknown') && isCounted(kind))
        .reduce((total, row) => total + row.count, 0),
  };
}
