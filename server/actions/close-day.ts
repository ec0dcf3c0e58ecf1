// Closes a day at midnight of the office: numbers of earlier days that nobody served expire. It also runs at each start.
import type { ActionContext } from './act.ts';

export function closeDay({ now, day, store, record }: ActionContext): void {
  const expired = store.tickets.leftOver(day);
  if (expired.length > 0) record({ type: 'day.closed', day, expired });
  store.access.deleteExpired(now);
}
