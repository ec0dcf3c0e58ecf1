// What a press at a counter becomes: the call that the officer there would make by hand. A keypad has no rights of its own:
// it acts for whoever has opened its counter, through the same door and with the same refusals as the desk.
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
import type { Ticket } from '../../store/tickets.ts';
import type { InputActions } from './input-devices.ts';
import type { KeypadAction } from './pressed-keys.ts';

/** As long as the tablet asks: who has not rated by then has gone, and a later press is another's. */
const rateWithinMs = 60_000;
/** More than ever wait at one counter. */
const mostWaiting = 1_000;

export interface KeypadDependencies {
  act: Act;
  store: Store;
  site: SiteSettings;
  clock: Clock;
  log: Log;
}

export function createKeypadCalls({ act, store, site, clock, log }: KeypadDependencies): Omit<InputActions, 'onScan'> {
  /** The officer who has opened the counter; null when nobody has. */
  function officerAt(counterId: CounterId): Caller | null {
    const { state, staffId } = store.counter(counterId);
    const staff = site.staff.find(one => one.id === staffId);
    if (state === 'closed' || staff === undefined) return null;
    // No session stands behind a key, so there is none that it could end.
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

  const nobodyInHand = refuse('ticket.wrong-state', 'nobody is at the counter');

  async function doDeed(officer: Caller, counterId: CounterId, deed: KeypadAction): Promise<Answer<unknown>> {
    const ticketId = store.tickets.inHand(counterId)?.id ?? null;
    switch (deed) {
      case 'call-next':
        return perform(officer, 'ticket.call-next', { counterId });
      case 'finish-and-call-next': {
        const finished = ticketId === null ? null : await perform(officer, 'ticket.finish', { ticketId });
        return finished?.ok === false ? finished : perform(officer, 'ticket.call-next', { counterId });
      }
      default:
        return ticketId === null ? nobodyInHand : perform(officer, `ticket.${deed}`, { ticketId });
    }
  }

  /** The one ticket that may be called here and has these digits behind its letter; none and several are refused. */
  function findTyped(counterId: CounterId, digits: string): { ok: true; ticket: Ticket } | Refused {
    const plan = site.counters.find(counter => counter.id === counterId);
    if (plan === undefined) return refuse('counter.unknown');
    const day = localDay(clock.now(), site.timeZone);
    const waiting = store.tickets.candidates(day, plan, mostWaiting).map(({ id }) => store.tickets.find(id));
    const parked = store.tickets.parked(day).filter(ticket => ticket.counterId === counterId);
    const fits = [...waiting, ...parked].filter(ticket => Number(ticket?.number.slice(1)) === Number(digits));
    const [ticket = null] = fits;
    if (ticket === null) return refuse('ticket.unknown', { digits });
    if (fits.length > 1) return refuse('ticket.unknown', { several: fits.map(one => one?.number) });
    return { ok: true, ticket };
  }

  function tell(counterId: CounterId, what: string, answer: Answer<unknown>): void {
    const fields = { part: 'input', id: counterId, kind: what } as const;
    if (answer.ok) log.debug({ code: 'key.accepted', ...fields }, 'key accepted');
    else log.info({ code: 'key.refused', ...fields, reason: answer.refusal, detail: answer.detail }, 'key refused');
  }

  async function asOfficer(
    counterId: CounterId,
    what: string,
    deed: (officer: Caller) => Promise<Answer<unknown>>,
  ): Promise<void> {
    const officer = officerAt(counterId);
    tell(counterId, what, officer === null ? refuse('counter.closed') : await deed(officer));
  }

  return {
    press: (counterId, deed) => asOfficer(counterId, deed, officer => doDeed(officer, counterId, deed)),
    callNumber: (counterId, digits) =>
      asOfficer(counterId, 'call-number', async officer => {
        const typed = findTyped(counterId, digits);
        if (!typed.ok) return typed;
        const { id: ticketId, state } = typed.ticket;
        return perform(officer, state === 'parked' ? 'ticket.resume' : 'ticket.call', { ticketId, counterId });
      }),
    async rate(counterId, score) {
      const now = clock.now();
      const inHand = store.tickets.inHand(counterId);
      const today = instantOf(localDay(now, site.timeZone), 0, site.timeZone);
      const [last] = store.tickets.served(counterId, Math.max(today, now - rateWithinMs), 1);
      // Before the citizen who is called has come, the one who has just been served is still there.
      const ticket = inHand?.state === 'serving' ? inHand : last;
      const pad: Caller = { kind: 'device', id: `pad-${counterId}` as DeviceId, device: 'rating', counterId };
      const answer =
        ticket === undefined
          ? refuse('ticket.unknown')
          : await perform(pad, 'ticket.rate', { ticketId: ticket.id, score, comment: null });
      tell(counterId, 'rate', answer);
    },
  };
}
