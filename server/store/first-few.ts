// Prepares statements that read the first few rows. With a bound parameter as limit, SQLite plans the statement again at each run,
// which takes longer than the query itself. Therefore each limit gets a statement of its own.
import type { Connection, Statement } from './open.ts';

/**
 * @param sql the statement without its LIMIT
 * @returns the statement for a limit. Only settings and constants may be limits, never a value that a caller sends, because every
 *   limit keeps a statement in memory.
 */
export function prepareFirstFew<P extends unknown[], R>(
  db: Connection,
  sql: string,
): (limit: number) => Statement<P, R> {
  const statements = new Map<number, Statement<P, R>>();
  return limit => {
    let statement = statements.get(limit);
    if (statement === undefined) {
      statement = db.prepare<P, R>(`${sql} LIMIT ${Math.trunc(limit)}`);
      statements.set(limit, statement);
    }
    return statement;
  };
}
