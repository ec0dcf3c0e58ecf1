// Every way a call can be refused: a closed list of `noun.reason`, each with its HTTP status. The words for people stand in
// common/text/<lang>/refusals.json; a test holds the two lists together.

/** Refusals and the HTTP status they travel with. 409 means: understood, allowed, but not in this state of affairs. */
export const refusals = {
  'input.invalid': 400,
  'auth.required': 401,
  'auth.forbidden': 403,
  'auth.wrong-pin': 401,
  'auth.locked': 403,
  'call.unknown': 404,
  'rate.limited': 429,
  'request.key-reused': 409,
  'request.too-large': 413,
  'hours.closed': 409,
  'quota.reached': 409,
  'service.unknown': 409,
  'priority.unknown': 409,
  'ticket.unknown': 409,
  'ticket.wrong-state': 409,
  'ticket.not-yours': 409,
  'ticket.undo-too-late': 409,
  'ticket.already-rated': 409,
  'queue.empty': 409,
  'counter.unknown': 409,
  'counter.closed': 409,
  'counter.busy': 409,
  'counter.taken': 409,
  'counter.not-yours': 409,
  'pairing.unknown': 409,
  'pairing.full': 409,
  'screen.unknown': 409,
  'device.unknown': 409,
  'slip.no-printer': 409,
  'slip.too-many': 409,
  'printer.unknown': 404,
  'speaker.none': 409,
  'procedure.unknown': 404,
  'decision.unknown': 404,
  'document.unreadable': 422,
  'dossier.off': 409,
  'dossier.unknown': 404,
  'dossier.wrong-state': 409,
  'dossier.from-outside': 409,
  'dossier.asked-before': 409,
  'dossier.step-done': 409,
  'dossier.last-step': 409,
  'dossier.reappointed-before': 409,
  'dossier.reappoint-too-late': 409,
  'dossier.bad-date': 409,
  'dossier.bad-period': 409,
  'dossier.no-paper': 409,
  'dossier.check-wrong': 403,
  'dossier.forgotten': 409,
  'egov.off': 409,
  'egov.bad-time': 409,
  'calendar.unknown-year': 409,
  'payment.number-used': 409,
  'payment.changed': 409,
  'receipt.unknown': 404,
  'receipt.cancelled-before': 409,
  'receipt.day-over': 409,
  'receipt.not-yours': 403,
  'staff.unknown': 409,
} as const;

export type Refusal = keyof typeof refusals;

/** What a refused caller gets. `detail` helps a program; people are shown the text of the refusal. */
export interface Refused {
  ok: false;
  refusal: Refusal;
  detail: unknown;
}

/** The answer to a call is a value: done with this result, or refused for this reason. Faults are thrown instead. */
export type Answer<V> = { ok: true; value: V } | Refused;

export function done<V>(value: V): { ok: true; value: V } {
  return { ok: true, value };
}

export function refuse(refusal: Refusal, detail: unknown = null): Refused {
  return { ok: false, refusal, detail };
}
