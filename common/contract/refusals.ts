// All refusals of calls, `noun.reason`, each with its HTTP status. The sentences for people are in
// common/text/<lang>/refusals.json; a test keeps the two lists equal. The docstrings go out in OpenAPI.

/** The HTTP status of each refusal. 409: the call was understood and is allowed, but not in the present state of things. */
export const refusals = {
  /** The input does not fit the schema; `detail` lists `path` and `message` of each mistake. */
  'input.invalid': 400,
  /** The caller is not identified: no token, an expired session or a revoked screen. */
  'auth.required': 401,
  /** The caller is identified but may not make this call. */
  'auth.forbidden': 403,
  /** Name or PIN is wrong; which of the two is not said. */
  'auth.wrong-pin': 401,
  /** Too many wrong PINs; `detail.minutes` remain. */
  'auth.locked': 403,
  /** There is no call of this name. */
  'call.unknown': 404,
  /** Too many calls; try again after `detail.retryAfterSeconds`, which is also the Retry-After header. */
  'rate.limited': 429,
  /** The Idempotency-Key was used before for another call or another input. */
  'request.key-reused': 409,
  /** The body is larger than this call or this caller may send. */
  'request.too-large': 413,
  /** The office issues no tickets now; `detail.opensAt` is the next opening or null. */
  'hours.closed': 409,
  /** The daily quota of the service is used up; `detail.quota` is its size. */
  'quota.reached': 409,
  /** The office has no service with this id. */
  'service.unknown': 409,
  /** The office has no priority class with this id. */
  'priority.unknown': 409,
  /** There is no such ticket, or it is not one of today. */
  'ticket.unknown': 409,
  /** The ticket is in a state in which this is not possible; `detail.state` is the state. */
  'ticket.wrong-state': 409,
  /** The ticket belongs to another counter or another kiosk. */
  'ticket.not-yours': 409,
  /** The time in which a kiosk may cancel its ticket is over. */
  'ticket.undo-too-late': 409,
  /** The ticket was rated before. */
  'ticket.already-rated': 409,
  /** Nobody waits for this counter. */
  'queue.empty': 409,
  /** The office has no counter with this id. */
  'counter.unknown': 409,
  /** The counter is not open; `detail.state` is its state. */
  'counter.closed': 409,
  /** A ticket is called or served at this counter. */
  'counter.busy': 409,
  /** A colleague has this counter open; `detail.staff` is the name. */
  'counter.taken': 409,
  /** Another member of staff sits at this counter. */
  'counter.not-yours': 409,
  /** No screen waits with this code or secret, or its time is over. */
  'pairing.unknown': 409,
  /** Too many screens wait for approval. */
  'pairing.full': 409,
  /** The site file names no such screen. */
  'screen.unknown': 409,
  /** No approved screen has this id. */
  'device.unknown': 409,
  /** No printer is set up. */
  'slip.no-printer': 409,
  /** This screen has printed too much in the last minute. */
  'slip.too-many': 409,
  /** The site file names no such printer. */
  'printer.unknown': 404,
  /** No speaker is set up. */
  'speaker.none': 409,
  /** There is no such procedure, or it is hidden or not in force. */
  'procedure.unknown': 404,
  /** The catalogue has no such decision. */
  'decision.unknown': 404,
  /** The file could not be read; `detail` says which rule it breaks and where. */
  'document.unreadable': 422,
  /** This office does not receive dossiers. */
  'dossier.off': 409,
  /** No dossier with this code or token is known. */
  'dossier.unknown': 404,
  /** The dossier is in a state in which this is not possible; `detail.state` is the state. */
  'dossier.wrong-state': 409,
  /** The dossier belongs to the provincial system and cannot be changed here. */
  'dossier.from-outside': 409,
  /** Papers were requested before, so a reason and an apology are needed. */
  'dossier.asked-before': 409,
  /** The step is no longer the current one; `detail.step` is. */
  'dossier.step-done': 409,
  /** There is no further step. */
  'dossier.last-step': 409,
  /** Another due date was promised before; the law allows it once. */
  'dossier.reappointed-before': 409,
  /** It is too late for another date; `detail.until` was the last moment. */
  'dossier.reappoint-too-late': 409,
  /** The date is not in the future, not after the promised one or outside the office hours. */
  'dossier.bad-date': 409,
  /** The period is too long, too full or ends before it begins. */
  'dossier.bad-period': 409,
  /** There is no such form of this dossier now. */
  'dossier.no-paper': 409,
  /** The check digits are not those of the dossier. */
  'dossier.check-wrong': 403,
  /** The personal data of the dossier were erased, as the law requires. */
  'dossier.forgotten': 409,
  /** The site file names no provincial system. */
  'egov.off': 409,
  /** `takenAt` cannot be read as a time. */
  'egov.bad-time': 409,
  /** The days off of `detail.year` are not known, so the officer must give a date. */
  'calendar.unknown-year': 409,
  /** The receipt number was used before. */
  'payment.number-used': 409,
  /** The sum owed has changed meanwhile; `detail.toPay` is the new one in dong. */
  'payment.changed': 409,
  /** No receipt has this number. */
  'receipt.unknown': 404,
  /** The receipt was cancelled before, at `detail.at`. */
  'receipt.cancelled-before': 409,
  /** A receipt can be cancelled on its own day only; `detail.day` was the day. */
  'receipt.day-over': 409,
  /** Only the officer who wrote the receipt or a supervisor may cancel it. */
  'receipt.not-yours': 403,
  /** No member of staff has this id. */
  'staff.unknown': 409,
} as const;

export type Refusal = keyof typeof refusals;

/** The answer to a refused call. `detail` is for programs; people are shown the sentence of the refusal. */
export interface Refused {
  ok: false;
  refusal: Refusal;
  detail: unknown;
}

/** The answer to a call: done with this value, or refused for this reason. Faults of the server are thrown instead. */
export type Answer<V> = { ok: true; value: V } | Refused;

export function done<V>(value: V): { ok: true; value: V } {
  return { ok: true, value };
}

export function refuse(refusal: Refusal, detail: unknown = null): Refused {
  return { ok: false, refusal, detail };
}
