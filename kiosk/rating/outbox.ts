// Ratings that have not reached the server yet. Each rating is stored in the browser first and survives a lost connection and a
// reload. Its request id is made at the touch, so that the server counts it once.
import type { TicketId } from '../../common/contract/words.ts';
import { makeCall, newRequestId } from '../../common/screen/call.ts';

interface StoredRating {
  ticketId: TicketId;
  score: number;
  comment: string | null;
  requestId: string;
}

const storageKey = 'motcua.rating.outbox';

function readStored(): StoredRating[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]');
  } catch {
    return [];
  }
}

function writeStored(ratings: StoredRating[]): void {
  localStorage.setItem(storageKey, JSON.stringify(ratings));
}

/** Stores a rating. A ticket is stored once, with its latest comment. */
export function storeRating(ticketId: TicketId, score: number, comment: string | null): void {
  const others = readStored().filter(rating => rating.ticketId !== ticketId);
  writeStored([...others, { ticketId, score, comment, requestId: newRequestId() }]);
}

export function isStored(ticketId: string): boolean {
  return readStored().some(rating => rating.ticketId === ticketId);
}

/** The failures after which a rating is sent again. Any other refusal of the server is final. */
const temporary = new Set(['server.unreachable', 'server.fault', 'rate.limited', 'auth.required', 'auth.forbidden']);
let sending = false;

/** Sends the stored ratings, oldest first, except that of the ticket `exceptTicketId`, which may still get a comment. */
export async function sendRatings(token: string, exceptTicketId: string | null): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (const { requestId, ...rating } of readStored()) {
      if (rating.ticketId === exceptTicketId) continue;
      const answer = await makeCall('ticket.rate', rating, { token, requestId });
      if (!answer.ok && temporary.has(answer.refusal)) return;
      writeStored(readStored().filter(rating => rating.requestId !== requestId));
    }
  } finally {
    sending = false;
  }
}
