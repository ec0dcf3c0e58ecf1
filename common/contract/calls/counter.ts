// What an officer does at a counter.

import { z } from 'zod';
import { call } from '../define.ts';
import { maxPauseReasonLength, maxPinLength, maxSignInNameLength } from '../rules.ts';
import {
  At,
  CounterId,
  CounterState,
  PriorityId,
  Role,
  ServiceId,
  SlipState,
  StaffId,
  TicketId,
  TicketNumber,
  TicketState,
  Why,
} from '../words.ts';

const counterValue = z.object({ counterId: CounterId, state: CounterState });
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
const officers = ['officer', 'supervisor'] as const;
const ownTicket = ['ticket.unknown', 'ticket.wrong-state', 'ticket.not-yours'] as const;

export const counterCalls = {
  'staff.sign-in': call({
    effect: 'secret',
    does: 'Signs a member of staff in by name and PIN. The page gets a cookie, a program the token.',
    who: ['anyone'],
    input: z.strictObject({
      name: z.string().trim().min(1).max(maxSignInNameLength),
      pin: z.string().min(1).max(maxPinLength),
    }),
    value: z.object({
      token: z.string(),
      staff: z.object({ id: StaffId, name: z.string(), roles: z.array(Role) }),
      expiresAt: At,
    }),
    refusals: ['auth.wrong-pin', 'auth.locked'],
  }),
  'staff.sign-out': call({
    effect: 'write',
    does: 'Ends this session.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({}),
    refusals: [],
  }),
  'staff.describe': call({
    effect: 'read',
    does: 'Tells who is signed in, at which counters, and what there is to choose from.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({
      staff: z.object({ id: StaffId, name: z.string(), roles: z.array(Role) }),
      counters: z.array(
        z.object({
          id: CounterId,
          label: z.string(),
          state: CounterState,
          staffName: z.string().nullable(),
          mine: z.boolean(),
        }),
      ),
      /** Whether dossiers are received at this office. */
      dossiers: z.boolean(),
      /** Whether dossiers of another system come in here. */
      outside: z.boolean(),
      /** Who can be given a dossier. */
      colleagues: z.array(z.object({ id: StaffId, name: z.string() })),
      /** In which all times of the office are written, "Asia/Ho_Chi_Minh". */
      timeZone: z.string(),
    }),
    refusals: [],
  }),

  'counter.open': call({
    effect: 'write',
    does: 'Opens a counter, or brings it back from a pause. `takeOver` takes it from a colleague who left it open.',
    who: officers,
    input: z.strictObject({ counterId: CounterId, takeOver: z.boolean().default(false) }),
    value: counterValue,
    refusals: ['counter.unknown', 'counter.taken'],
  }),
  'counter.pause': call({
    effect: 'write',
    does: 'Pauses a counter, with the reason that the hall is shown.',
    who: officers,
    input: z.strictObject({ counterId: CounterId, reason: z.string().trim().min(1).max(maxPauseReasonLength) }),
    value: counterValue,
    refusals: ['counter.unknown', 'counter.closed', 'counter.not-yours'],
  }),
  'counter.close': call({
    effect: 'write',
    does: 'Closes a counter. Its current ticket must be ended first.',
    who: officers,
    input: z.strictObject({ counterId: CounterId }),
    value: counterValue,
    refusals: ['counter.unknown', 'counter.busy', 'counter.not-yours'],
  }),

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
