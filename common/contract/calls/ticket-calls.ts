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
  'ticket.call-next': call({
    effect: 'write',
    does: 'Calls whoever is next for this counter by the rule of the site, and says why.',
    who: officers,
    input: z.strictObject({ counterId: CounterId }),
    value: calledValue,
    refusals: ['queue.empty', 'counter.unknown', 'counter.closed', 'counter.busy', 'counter.not-yours'],
  }),

  'ticket.call': call({
    effect: 'write',
    does: 'Calls a given waiting ticket out of order; a right of senior officers.',
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

  'ticket.recall': call({
    effect: 'write',
    does: 'Calls the ticket that was called once more.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  'ticket.start': call({
    effect: 'write',
    does: 'The citizen is here: service begins.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  'ticket.finish': call({
    effect: 'write',
    does: 'Service is over. A ticket finished without a start counts as served from its call.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  'ticket.no-show': call({
    effect: 'write',
    does: 'The citizen did not come.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  'ticket.park': call({
    effect: 'write',
    does: 'Sets the ticket aside while the citizen fetches something; it comes back without queueing.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  'ticket.return': call({
    effect: 'write',
    does: 'Puts a ticket back among the waiting: a called one to its own place, a no-show after the next few.',
    who: officers,
    input: byTicket,
    value: ticketValue,
    refusals: ownTicket,
  }),

  'ticket.cancel': call({
    effect: 'write',
    does: 'Takes a number out of the queue. A kiosk may do so only with its own number and only for some seconds.',
    who: ['kiosk', 'officer', 'supervisor'],
    input: byTicket,
    value: ticketValue,
    refusals: ['ticket.unknown', 'ticket.wrong-state', 'ticket.not-yours', 'ticket.undo-too-late'],
  }),

  'ticket.resume': call({
    effect: 'write',
    does: 'Calls a parked ticket back to a counter, without queueing.',
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

  'ticket.transfer': call({
    effect: 'write',
    does: 'Moves a ticket to another service, another counter, or both. It keeps its number and its arrival.',
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

  'slip.reprint': call({
    effect: 'write',
    does: 'Prints the slip of a living ticket again.',
    who: ['kiosk', 'officer', 'supervisor'],
    input: byTicket,
    value: z.object({ state: SlipState }),
    refusals: ['ticket.unknown', 'ticket.wrong-state', 'slip.no-printer'],
  }),
};
