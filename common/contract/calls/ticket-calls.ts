// Calls by which staff call and serve tickets.
import { z } from 'zod';
import { call } from '../define.ts';
import { At, CounterId, PriorityId, ServiceId, SlipState, TicketId, TicketNumber, TicketState, Why } from '../words.ts';
import { officers } from './callers.ts';

const ticketValue = z.object({ ticketId: TicketId, number: TicketNumber, state: TicketState });
const calledValue = z.object({
  ticketId: TicketId,
  number: TicketNumber,
  serviceId: ServiceId,
  priority: PriorityId.nullable(),
  why: Why,
  calledAt: At,
});
const byTicket = z.strictObject({ ticketId: TicketId });
const ownTicket = ['ticket.unknown', 'ticket.wrong-state', 'ticket.not-yours'] as const;

export const ticketCalls = {
  /**
   * The rule considers the services that the counter serves, priority classes and the waiting time; `why` explains the
   * choice. The call is published to the screens as the socket message `moment`.
   *
   * @example { "counterId": "quay-1" }
   */
  'ticket.call-next': call({
    effect: 'write',
    does: 'Calls the ticket that is next for this counter by the rule of the office, and says why it was chosen.',
    who: officers,
    input: z.strictObject({ counterId: CounterId }),
    value: calledValue,
    refusals: ['queue.empty', 'counter.unknown', 'counter.closed', 'counter.busy', 'counter.not-yours'],
  }),

  /**
   * A right of senior officers and supervisors. The order of the other tickets does not change.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11", "counterId": "quay-1" }
   */
  'ticket.call': call({
    effect: 'write',
    does: 'Calls one waiting ticket out of order.',
    who: ['senior', 'supervisor'],
    input: z.strictObject({ ticketId: TicketId, counterId: CounterId }),
    value: calledValue,
    refusals: [
      'ticket.unknown',
      'ticket.wrong-state',
      'counter.unknown',
      'counter.closed',
      'counter.busy',
      'counter.not-yours',
    ],
  }),

  /**
   * The screens show and announce it again; `nth` of the event counts the calls.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'ticket.recall': call({
    effect: 'write',
    does: 'Repeats the call of a ticket that was called and has not come.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  /**
   * From now on the citizen may rate the ticket.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'ticket.start': call({
    effect: 'write',
    does: 'Records that the citizen has come and service begins.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  /**
   * The service time is measured from the call, because the way to the counter is part of what the next citizen waits for.
   * A ticket finished without `ticket.start` counts as served too.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'ticket.finish': call({
    effect: 'write',
    does: 'Records that service is over.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  /**
   * The ticket can be put back with `ticket.return` on the same day.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'ticket.no-show': call({
    effect: 'write',
    does: 'Records that the citizen did not come after being called.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  /**
   * It comes back with `ticket.resume` without queueing again.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'ticket.park': call({
    effect: 'write',
    does: 'Sets a ticket aside while the citizen fetches something.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  /**
   * A called ticket keeps its place. A missed one is placed after the next tickets of its queue, as many as
   * `rule.noShowAfter` of the site file says.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'ticket.return': call({
    effect: 'write',
    does: 'Puts a called or missed ticket back among the waiting.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  /**
   * A kiosk may cancel only a waiting ticket that it issued itself, within ten seconds (`undoUntilAt` of `ticket.issue`);
   * afterwards it is refused with `ticket.undo-too-late`. Staff may cancel any ticket that is not over. The number counts
   * no longer against the quota of the day.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'ticket.cancel': call({
    effect: 'write',
    does: 'Removes a ticket from the queue.',
    who: ['kiosk', 'officer', 'supervisor'],
    input: byTicket,
    value: ticketValue,
    refusals: ['ticket.unknown', 'ticket.wrong-state', 'ticket.not-yours', 'ticket.undo-too-late'],
  }),

  /**
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11", "counterId": "quay-1" }
   */
  'ticket.resume': call({
    effect: 'write',
    does: 'Calls a parked ticket to a counter without queueing.',
    who: officers,
    input: z.strictObject({ ticketId: TicketId, counterId: CounterId }),
    value: ticketValue,
    refusals: [
      'ticket.unknown',
      'ticket.wrong-state',
      'counter.unknown',
      'counter.closed',
      'counter.busy',
      'counter.not-yours',
    ],
  }),

  /**
   * It keeps its number and the time of its arrival, so the citizen does not start waiting again. At least one of
   * `toServiceId` and `toCounterId` must be given. Refused with `counter.closed` when the target counter is closed.
   *
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11", "toServiceId": "chung-thuc", "toCounterId": null }
   */
  'ticket.transfer': call({
    effect: 'write',
    does: 'Moves a ticket to another service, another counter, or both.',
    who: officers,
    input: z
      .strictObject({ ticketId: TicketId, toServiceId: ServiceId.nullable(), toCounterId: CounterId.nullable() })
      .refine(input => input.toServiceId !== null || input.toCounterId !== null, {
        error: 'a service or a counter to go to is needed',
        path: ['toServiceId'],
      }),
    value: ticketValue,
    refusals: [
      'ticket.unknown',
      'ticket.wrong-state',
      'ticket.not-yours',
      'service.unknown',
      'counter.unknown',
      'counter.closed',
    ],
  }),

  /**
   * @example { "ticketId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'slip.reprint': call({
    effect: 'write',
    does: 'Prints the slip of a ticket again.',
    who: ['kiosk', 'officer', 'supervisor'],
    input: byTicket,
    value: z.object({ state: SlipState }),
    refusals: ['ticket.unknown', 'ticket.wrong-state', 'slip.no-printer'],
  }),
};
