// Counts dossiers: of any period for supervisors, of the month for the hall. The numbers of the hall are cached until a dossier
// changes, and those of past days until a past day is rewritten, so that a ticket costs nothing and a dossier only its own day.
import type { SiteEvent } from '../core/events.ts';
import type { Connection } from './open.ts';

/** UTC ms: the starts of the month and of the year, the end of the current day, and now. */
export interface BoardPeriod {
  month: number;
  year: number;
  to: number;
  now: number;
}

export interface DossierCounts {
  received: number;
  onTime: number;
  late: number;
  inProgress: number;
  overdue: number;
}

/** The column whose values name the groups. */
const groupColumns = { all: "''", field: 'field', procedure: 'procedure_name', officer: 'staff_id' } as const;

const dayMs = 86_400_000;
/** 92 days in ms, the same as in the index `dossiers_slow`. */
const slowMs = 7_948_800_000;
/** After this time a late report of another system about a past month appears in the numbers of the year. */
const pastMonthsCacheMs = 600_000;

/**
 * Received dossiers count on the day they came, on time and late ones on the day they ended. In progress are those that came before
 * the end of the period and had not ended by then, and `overdue` are those of them whose date lay before that end. Each part names
 * its index, because SQLite by itself would read every dossier ever received for those in progress.
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
  /** UTC ms where the cached past days of the month end. */
  let pastEnds = 0;
  const cache = new Map<string, { key: string; value: unknown }>();
  /** Caches one value per name for as long as its key stays the same. */
  function cached<T>(name: string, key: string, read: () => T): T {
    const found = cache.get(name);
    if (found?.key === key) return found.value as T;
    const value = read();
    cache.set(name, { key, value });
    return value;
  }

  let earlier = { key: '', rewritten: 0, until: 0, onTime: 0, late: 0 };
  function earlierInYear(year: number, month: number, now: number): { onTime: number; late: number } {
    const key = `${year} ${month}`;
    const isOld = earlier.rewritten !== rewritten && (now > earlier.until || now < earlier.until - pastMonthsCacheMs);
    if (earlier.key !== key || isOld)
      earlier = { key, rewritten, until: now + pastMonthsCacheMs, ...queries.endedBetween(year, month) };
    return earlier;
  }

  const queries = {
    endedBetween: (from: number, to: number) => endedBetween.get(from, to) ?? { onTime: 0, late: 0 },
    receivedBetween: (from: number, to: number) => receivedBetween.get(from, to) ?? 0,
    /** How many results wait at this office to be fetched. */
    readyHereCount: () => cached('ready', `${changes}`, () => readyCount.get() ?? 0),
    /** The numbers of the month up to now, and of everything that ended in the year up to now. */
    board({ month, year, to, now }: BoardPeriod) {
      const before = earlierInYear(year, month, now);
      pastEnds = Math.max(month, to - dayMs);
      const past = cached('past', `${month} ${pastEnds} ${rewritten}`, () => flow(month, pastEnds));
      return cached('board', `${changes} ${rewritten} ${month} ${to} ${year} ${before.onTime} ${before.late}`, () => {
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
    /** The numbers of a period [from, to), of all dossiers or by group; officers are named by their id. */
    numbers: (period: { from: number; to: number; now: number }, by: keyof typeof groups) => groups[by].all(period),
  };

  return {
    queries,
    /** To be called after each event. Only dossiers change these numbers, and only external reports change past days. */
    note({ type }: SiteEvent, at: number): void {
      if (!type.startsWith('dossier.')) return;
      changes += 1;
      if (type === 'dossier.imported' || at < pastEnds) rewritten += 1;
    },
    /** To be called when a transaction was rolled back. */
    invalidate(): void {
      changes += 1;
      rewritten += 1;
    },
  };
}
