// Turns a press at a counter into the call that the officer there would make. A keypad has no rights of its own: it acts for
// the officer who has opened its counter, through the same `act` and with the same refusals as the desk.
import type { CallName, CallValue, CheckedInput } from '../../../common/contract/calls/index.ts';
import { type Answer, type Refused, refuse } from '../../../common/contract/refusals.ts';
import type { CounterId, DeviceId } from '../../../common/contract/words.ts';
import type { Act, Caller } from '../../actions/act.ts';
import { isAllowed } from '../../actions/may-call.ts';
import type { SiteSettings } from '../../config/site-file.ts';
import { instantOf, localDay } from '../../core/day.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Store } from '../../store/store.ts';
import type { Ticket } from '../../store/ticket-row.ts';
import type { InputActions } from './input-devices.ts';
import type { KeypadAction } from './pressed-keys.ts';

/** As long as the rating tablet asks. Whoever has not rated by then has left, and a later press is another citizen's. */
const rateWithinMs = 60_000;
/** More tickets than ever wait at one counter. */
const maxCandidates = 1_000;

export interface KeypadDependencies {
  act: Act;
  store: Store;
  site: SiteSettings;
  clock: Clock;
  log: Log;
}

/** Each function resolves when the call is done or refused, and logs which. */
export function createKeypadCalls({ act, store, site, clock, log }: KeypadDependencies): Omit<InputActions, 'onScan'> {
  /** The officer who has opened the counter; null when it is closed. */
  function findOfficer(counterId: CounterId): Caller | null {
    const { state, staffId } = store.counter(counterId);
    const staff = site.staff.find(member => member.id === staffId);
    if (state === 'closed' || staff === undefined) return null;
    // A key has no session that the call could end, so the token is empty.
    return { kind: 'staff', id: staff.id, name: staff.name, roles: staff.roles, tokenHash: '' };
  }

  async function perform<N extends CallName>(
    caller: Caller,
    name: N,
    input: CheckedInput<N>,
  ): Promise<Answer<CallValue<N>>> {
    if (!isAllowed(caller, name)) return refuse('auth.forbidden');
    return act.perform(name, input, { caller, requestId: null, local: true });
  }

  const noTicketInHand = refuse('ticket.wrong-state', 'nobody is at the counter');

  async function performAction(officer: Caller, counterId: CounterId, action: KeypadAction): Promise<Answer<unknown>> {
    const ticketId = store.tickets.inHand(counterId)?.id ?? null;
    switch (action) {
      case 'call-next':
        return perform(officer, 'ticket.call-next', { counterId });
      case 'finish-and-call-next': {
        const finished = ticketId === null ? null : await perform(officer, 'ticket.finish', { ticketId });
        return finished?.ok === false ? finished : perform(officer, 'ticket.call-next', { counterId });
      }
      default:
        return ticketId === null ? noTicketInHand : perform(officer, `ticket.${action}`, { ticketId });
    }
  }

  /** The only ticket that may be called here and has these digits after its letter; refused when there is none or several. */
  function findTypedTicket(counterId: CounterId, digits: string): { ok: true; ticket: Ticket } | Refused {
    const counter = site.counters.find(({ id }) => id === counterId);
    if (counter === undefined) return refuse('counter.unknown');
    const day = localDay(clock.now(), site.timeZone);
    const waiting = store.tickets.candidates(day, counter, maxCandidates).map(({ id }) => store.tickets.find(id));
    const parked = store.tickets.parked(day).filter(ticket => ticket.counterId === counterId);
    const matching = [...waiting, ...parked].filter(ticket => Number(ticket?.number.slice(1)) === Number(digits));
    const [ticket = null] = matching;
    if (ticket === null) return refuse('ticket.unknown', { digits });
    if (matching.length > 1) return refuse('ticket.unknown', { several: matching.map(match => match?.number) });
    return { ok: true, ticket };
  }

  function logAnswer(counterId: CounterId, name: string, answer: Answer<unknown>): void {
    const fields = { part: 'input', id: counterId, kind: name } as const;
    if (answer.ok) log.debug({ code: 'key.accepted', ...fields }, 'key accepted');
    else log.info({ code: 'key.refused', ...fields, reason: answer.refusal, detail: answer.detail }, 'key refused');
  }

  async function asOfficer(
    counterId: CounterId,
    name: string,
    work: (officer: Caller) => Promise<Answer<unknown>>,
  ): Promise<void> {
    const officer = findOfficer(counterId);
    logAnswer(counterId, name, officer === null ? refuse('counter.closed') : await work(officer));
  }

  return {
    press: (counterId, action) => asOfficer(counterId, action, officer => performAction(officer, counterId, action)),
    callNumber: (counterId, digits) =>
      asOfficer(counterId, 'call-number', async officer => {
        const typed = findTypedTicket(counterId, digits);
        if (!typed.ok) return typed;
        const { id: ticketId, state } = typed.ticket;
        return perform(officer, state === 'parked' ? 'ticket.resume' : 'ticket.call', { ticketId, counterId });
      }),
    async rate(counterId, score) {
      const now = clock.now();
      const inHand = store.tickets.inHand(counterId);
      const today = instantOf(localDay(now, site.timeZone), 0, site.timeZone);
      const [lastServed] = store.tickets.served(counterId, Math.max(today, now - rateWithinMs), 1);
      // Until a called citizen arrives, the one who was served last is still at the counter.
      const ticket = inHand?.state === 'serving' ? inHand : lastServed;
      const keypad: Caller = { kind: 'device', id: `pad-${counterId}` as DeviceId, device: 'rating', counterId };
      const answer =
        ticket === undefined
          ? refuse('ticket.unknown')
          : await perform(keypad, 'ticket.rate', { ticketId: ticket.id, score, comment: null });
      logAnswer(counterId, 'rate', answer);
    },
  };
}
