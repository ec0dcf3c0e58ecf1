// Dossiers in numbers: of a period for whoever leads, of the month for the hall. The hall's are kept until a dossier changes, and
// of its past days until one of those is rewritten: a ticket called costs them nothing, a dossier only the day that it is in.
import type { SiteEvent } from '../core/events.ts';
import type { Connection } from './open.ts';

export interface DossierCounts {
  received: number;
  onTime: number;
  late: number;
  inProgress: number;
  overdue: number;
}

/** What groups are named by. */
const groupColumns = { all: "''", field: 'field', procedure: 'procedure_name', officer: 'staff_id' } as const;

const dayMs = 86_400_000;
/** As the index `dossiers_slow` has it: 92 days. */
const slowMs = 7_948_800_000;
/** A late word of another system on months that are over is in the year's picture after this. */
const earlierForMs = 600_000;

/**
 * Received: by the day it came; on time and late: by the day it ended; in progress: come before the end of the period and not
 * ended by then, `overdue` those of them whose promised date lay before that end. Each part by the index that holds all it
 * counts; SQLite by itself would take all that ever came for what is under way.
 */
function prepareGroups(db: Connection, column: string) {
  const name = `coalesce(${column}, '')`;
  const endedAfter = (index: string, condition: string) =>
    `SELECT ${name}, 0, 0, 0, 1, coalesce(due_at < @to, 0) FROM dossiers INDEXED BY ${index}
       WHERE ended_at IS NOT NULL AND ended_at >= @to AND ${condition} AND received_at < @to`;
  return db.prepare<[object], DossierCounts & { name: string }>(
    `SELECT name, sum(received) AS received, sum(onTime) AS onTime, sum(late) AS late, sum(inProgress) AS inProgress, sum(overdue) AS overdue
     FROM (
       SELECT ${name} AS name, 1 AS received, 0 AS onTime, 0 AS late, 0 AS inProgress, 0 AS overdue FROM dossiers
         WHERE received_at >= @from AND received_at < @to
       UNION ALL
       SELECT ${name}, 0, ended_late = 0, ended_late, 0, 0 FROM dossiers INDEXED BY dossiers_ended
         WHERE ended_at IS NOT NULL AND ended_at >= @from AND ended_at < @to
       UNION ALL
       SELECT ${name}, 0, 0, 0, 1, coalesce(min(@now, @to) > due_at AND (clock_stopped_at IS NULL OR clock_stopped_at > due_at), 0)
         FROM dossiers INDEXED BY dossiers_open WHERE ended_at IS NULL AND received_at < @to
       UNION ALL
       ${endedAfter('dossiers_ended', `ended_at < @to + ${slowMs} AND ended_at - received_at <= ${slowMs}`)}
       UNION ALL
       ${endedAfter('dossiers_slow', `ended_at - received_at > ${slowMs}`)}
     ) GROUP BY name ORDER BY name`,
  );
}

export function createDossierCounts(db: Connection) {
  const groups = {
    all: prepareGroups(db, groupColumns.all),
    field: prepareGroups(db, groupColumns.field),
    procedure: prepareGroups(db, groupColumns.procedure),
    officer: prepareGroups(db, groupColumns.officer),
  };
  const endedBetween = db.prepare<[number, number], { onTime: number; late: number }>(
    `SELECT coalesce(sum(ended_late = 0), 0) AS onTime, coalesce(sum(ended_late), 0) AS late FROM dossiers
     WHERE ended_at IS NOT NULL AND ended_at >= ? AND ended_at < ?`,
  );
  const receivedBetween = db
    .prepare<[number, number], number>('SELECT count(*) FROM dossiers WHERE received_at >= ? AND received_at < ?')
    .pluck();
  const openCount = db.prepare<[], number>('SELECT count(*) FROM dossiers WHERE ended_at IS NULL').pluck();
  const readyCount = db
    .prepare<[], number>("SELECT count(*) FROM dossiers WHERE state = 9 AND delivery = 'counter'")
    .pluck();

  const flow = (from: number, to: number) => ({
    received: receivedBetween.get(from, to) ?? 0,
    ...(endedBetween.get(from, to) ?? { onTime: 0, late: 0 }),
  });

  let changes = 0;
  let rewritten = 0;
  /** Where the past days of the month end. */
  let pastEnds = 0;
  const kept = new Map<string, { key: string; value: unknown }>();
  /** One value a name, as long as its key stays the same. */
  function keep<T>(name: string, key: string, read: () => T): T {
    const found = kept.get(name);
    if (found?.key === key) return found.value as T;
    const value = read();
    kept.set(name, { key, value });
    return value;
  }

  let earlier = { key: '', rewritten: 0, until: 0, onTime: 0, late: 0 };
  function earlierInYear(year: number, month: number, now: number): { onTime: number; late: number } {
    const key = `${year} ${month}`;
    const isOld = earlier.rewritten !== rewritten && (now > earlier.until || now < earlier.until - earlierForMs);
    if (earlier.key !== key || isOld)
      earlier = { key, rewritten, until: now + earlierForMs, ...queries.endedBetween(year, month) };
    return earlier;
  }

  const queries = {
    endedBetween: (from: number, to: number) => endedBetween.get(from, to) ?? { onTime: 0, late: 0 },
    receivedBetween: (from: number, to: number) => receivedBetween.get(from, to) ?? 0,
    /** Results to fetch at this office. */
    readyHereCount: () => keep('ready', `${changes}`, () => readyCount.get() ?? 0),
    /** Numbers of the month up to now, and of all that ended in the year up to now. */
    board(month: number, to: number, year: number, now: number) {
      const before = earlierInYear(year, month, now);
      pastEnds = Math.max(month, to - dayMs);
      const past = keep('past', `${month} ${pastEnds} ${rewritten}`, () => flow(month, pastEnds));
      return keep('board', `${changes} ${rewritten} ${month} ${to} ${year} ${before.onTime} ${before.late}`, () => {
        const today = flow(pastEnds, to);
        const onTime = past.onTime + today.onTime;
        const late = past.late + today.late;
        return {
          received: past.received + today.received,
          onTime,
          late,
          inProgress: openCount.get() ?? 0,
          year: { onTime: before.onTime + onTime, late: before.late + late },
        };
      });
    },
    /** Numbers of a period [from, to), whole or by group; officers by their id. */
    numbers: (from: number, to: number, now: number, by: keyof typeof groups) => groups[by].all({ from, to, now }),
  };

  return {
    queries,
    /** What has just been written: only dossiers make these numbers, and only another system's word changes days that are over. */
    note({ type }: SiteEvent, at: number): void {
      if (!type.startsWith('dossier.')) return;
      changes += 1;
      if (type === 'dossier.imported' || at < pastEnds) rewritten += 1;
    },
    /** Something that was written was undone. */
    forget(): void {
      changes += 1;
      rewritten += 1;
    },
  };
}
