// What a citizen does: look at the office, take a number, follow it, rate.

import { z } from 'zod';
import { call } from '../define.ts';
import { maxCommentLength } from '../rules.ts';
import {
  At,
  CounterId,
  CounterState,
  Day,
  Language,
  Names,
  PriorityId,
  ServiceId,
  SiteId,
  SlipState,
  TicketId,
  TicketNumber,
  TicketState,
  TrackToken,
  WaitRange,
} from '../words.ts';

export const kioskCalls = {
  'site.describe': call({
    effect: 'read',
    does: 'Tells what the office offers now: services with who waits, counters, priority classes, languages.',
    who: ['anyone'],
    input: z.strictObject({}),
    value: z.object({
      siteId: SiteId,
      name: z.string(),
      names: Names,
      agency: Names,
      hotline: z.string().nullable(),
      day: Day,
      open: z.boolean(),
      services: z.array(
        z.object({
          id: ServiceId,
          letter: z.string(),
          name: z.string(),
          names: Names,
          open: z.boolean(),
          waiting: z.int(),
          wait: WaitRange.nullable(),
          remainingToday: z.int().nullable(),
        }),
      ),
      counters: z.array(
        z.object({ id: CounterId, label: z.string(), state: CounterState, serviceIds: z.array(ServiceId) }),
      ),
      priorities: z.array(z.object({ id: PriorityId, name: z.string(), names: Names })),
      languages: z.array(Language),
    }),
    refusals: [],
  }),

  'ticket.issue': call({
    effect: 'write',
    does: 'Gives the next number of a service. The number exists when the answer comes; paper follows by itself.',
    who: ['kiosk', 'officer', 'supervisor'],
    input: z.strictObject({
      serviceId: ServiceId,
      priority: PriorityId.nullable().default(null),
      language: Language.default('vi'),
      /** What it is for, when the citizen came from a procedure's page: the reception form begins with it. */
      procedureId: z.string().min(1).max(80).nullable().default(null),
    }),
    value: z.object({
      ticketId: TicketId,
      number: TicketNumber,
      serviceId: ServiceId,
      ahead: z.int().nonnegative(),
      wait: WaitRange.nullable(),
      issuedAt: At,
      day: Day,
      trackUrl: z.string(),
      undoUntilAt: At,
      slip: z.object({ state: SlipState }),
    }),
    refusals: ['service.unknown', 'priority.unknown', 'procedure.unknown', 'hours.closed', 'quota.reached'],
  }),

  'ticket.find': call({
    effect: 'read',
    does: 'Tells where a ticket stands to whoever holds its tracking address.',
    who: ['anyone'],
    input: z.strictObject({ token: TrackToken }),
    value: z.object({
      number: TicketNumber,
      state: TicketState,
      ahead: z.int().nullable(),
      wait: WaitRange.nullable(),
      counterLabel: z.string().nullable(),
      serviceName: z.string(),
    }),
    refusals: ['ticket.unknown'],
  }),

  'ticket.rate': call({
    effect: 'write',
    does: 'Records how content the citizen was, once per ticket, from the moment service begins.',
    who: ['anyone'],
    input: z
      .strictObject({
        ticketId: TicketId.optional(),
        token: TrackToken.optional(),
        score: z.int().min(1).max(5),
        comment: z.string().trim().max(maxCommentLength).nullable().default(null),
      })
      .refine(input => (input.ticketId === undefined) !== (input.token === undefined), {
        error: 'exactly one of ticketId and token is needed',
        path: ['ticketId'],
      }),
    value: z.object({ ticketId: TicketId, score: z.int() }),
    refusals: ['ticket.unknown', 'ticket.wrong-state', 'ticket.already-rated'],
  }),

  'slip.test': call({
    effect: 'write',
    does: 'Prints a test slip. It uses up no number and counts nowhere.',
    who: ['kiosk', 'officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({ state: SlipState }),
    refusals: ['slip.no-printer'],
  }),
};
