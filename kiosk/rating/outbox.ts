// Ratings on their way to the server. A touch is kept here first and outlives a lost connection and a reload; it leaves only when
// the server has answered. The request id is made at the touch, so that nothing is counted twice.

import type { TicketId } from '../../common/contract/words.ts';
import { makeCall, newRequestId } from '../../common/screen/call.ts';

interface Kept {
  ticketId: TicketId;
  score: number;
  comment: string | null;
  requestId: string;
}

const place = 'motcua.rating.outbox';

function readKept(): Kept[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]');
  } catch {
    return [];
  }
}

function writeKept(kept: Kept[]): void {
  localStorage.setItem(place, JSON.stringify(kept));
}

/** Keeps a rating; the same ticket is kept once, with its latest comment. */
export function keepRating(ticketId: TicketId, score: number, comment: string | null): void {
  const others = readKept().filter(one => one.ticketId !== ticketId);
  writeKept([...others, { ticketId, score, comment, requestId: newRequestId() }]);
}

export function isKept(ticketId: string): boolean {
  return readKept().some(one => one.ticketId === ticketId);
}

/** What may be mended by trying again later; every other refusal is the server's last word on this rating. */
const passing = new Set(['server.unreachable', 'server.fault', 'rate.limited', 'auth.required', 'auth.forbidden']);
let sending = false;

/** Sends what is kept, oldest first, but not the rating that is still being added to. */
export async function sendRatings(token: string, but: string | null): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (const { requestId, ...rating } of readKept()) {
      if (rating.ticketId === but) continue;
      const answer = await makeCall('ticket.rate', rating, { token, requestId });
      if (!answer.ok && passing.has(answer.refusal)) return;
      writeKept(readKept().filter(one => one.requestId !== requestId));
    }
  } finally {
    sending = false;
  }
}
