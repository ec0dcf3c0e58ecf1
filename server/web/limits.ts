// Limits how often one caller may call. It counts by device, sign-in name or ticket and never by IP address, because a whole
// hall shares one. It is the only file that imports rate-limiter-flexible.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { CallName } from '../../common/contract/calls/index.ts';
import type { Identity } from './sessions.ts';

const seconds = 10;
/** Calls of one device within the window. A hurried person at a kiosk makes fewer than ten. */
const perDevice = 40;
/** A search runs at each key while somebody types. */
const searchesPerDevice = 150;
/** Searches of all callers without a token together. Telephones search little, and kiosks have a token. */
const searchesWithoutToken = 150;
const perTicket = 30;
const perName = 20;
const pairings = 20;
/** Calls of all callers without a token together; enough for a hall full of telephones. */
const perEverybody = 3_000;

/** Counts by key. The count of a key is cleared `seconds` after its first point. */
export const createTally = (points: number, seconds: number) => new RateLimiterMemory({ points, duration: seconds });

export interface Limits {
  /** Counts the call. Returns null when it may go on, else the seconds to wait. */
  take(name: CallName, identity: Identity, input: unknown): Promise<number | null>;
}

export function createLimits(): Limits {
  const limiter = (points: number) => createTally(points, seconds);
  const [devices, searches, openSearches, tickets, names, asks, everybody] = [
    ...[perDevice, searchesPerDevice, searchesWithoutToken, perTicket, perName, pairings, perEverybody].map(limiter),
  ];
  const text = (input: unknown, key: string) => {
    const value = (input as Record<string, unknown> | null | undefined)?.[key];
    return typeof value === 'string' ? value.slice(0, 64).toLowerCase() : '';
  };
  const consume = async (limit: RateLimiterMemory | undefined, key: string) => {
    try {
      await limit?.consume(key);
      return null;
    } catch (refused) {
      return Math.max(1, Math.ceil(((refused as { msBeforeNext?: number }).msBeforeNext ?? 1000) / 1000));
    }
  };
  return {
    async take(name, { caller, unlimited }, input) {
      // Staff have signed in with name and PIN, and an officer's work must not be slowed.
      if (unlimited || caller.kind === 'staff') return null;
      if (caller.kind === 'program') return consume(devices, `program ${caller.id}`);
      if (caller.kind === 'device') return consume(name === 'procedure.search' ? searches : devices, caller.id);
      const token = text(input, 'token');
      if (name === 'staff.sign-in') return (await consume(names, text(input, 'name'))) ?? consume(everybody, 'nobody');
      if (name === 'pairing.request') return consume(asks, 'nobody');
      if (name === 'procedure.search') return consume(openSearches, 'nobody');
      if (token !== '') return (await consume(tickets, token)) ?? consume(everybody, 'nobody');
      return consume(everybody, 'nobody');
    },
  };
}
