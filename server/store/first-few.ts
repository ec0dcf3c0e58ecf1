// Statements that read the first few rows. A limit given as a parameter makes SQLite plan the statement anew at each question,
// which costs more than the question; so each limit that is ever asked for gets a statement of its own.
import type { Connection, Statement } from './open.ts';

/** `sql` without its LIMIT. The limits must be few: settings and constants, never what a caller sends. */
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
