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
  /**
   * It is the first call of any program: the ids that it answers are the ones that the other calls expect. Waiting numbers
   * and wait ranges are computed at the moment of the call.
   *
   * @example {}
   */
  'site.describe': call({
    effect: 'read',
    does: 'Describes what the office offers now: services with their queues, counters, priority classes and languages.',
    who: ['anyone'],
    input: z.strictObject({}),
    value: z.object({
      /** Id of the office in its site file. */
      siteId: SiteId,
      /** Vietnamese name of the office; `names` has all languages. */
      name: z.string(),
      /** Name of the office in all its languages. */
      names: Names,
      /** The authority that the office belongs to. */
      agency: Names,
      /** Telephone number for questions, as it is shown to citizens, or null. */
      hotline: z.string().nullable(),
      /** Today in the time zone of the office. */
      day: Day,
      /** Whether tickets are issued now, by the opening hours of the site file. */
      open: z.boolean(),
      services: z.array(
        z.object({
          id: ServiceId,
          /** First letter of the service's ticket numbers. */
          letter: z.string(),
          /** Vietnamese name; `names` has all languages. */
          name: z.string(),
          names: Names,
          /** False outside the opening hours and when the quota of the day is used up. */
          open: z.boolean(),
          /** Number of tickets waiting for this service. */
          waiting: z.int(),
          /** Expected wait in minutes of a ticket taken now without priority; null when it cannot be estimated. */
          wait: WaitRange.nullable(),
          /** Tickets left of the daily quota; null without a quota. */
          remainingToday: z.int().nullable(),
        }),
      ),
      /** The counters with their state and the services that they serve. */
      counters: z.array(
        z.object({ id: CounterId, label: z.string(), state: CounterState, serviceIds: z.array(ServiceId) }),
      ),
      /** Priority classes that a ticket may be issued in, such as elderly people. */
      priorities: z.array(z.object({ id: PriorityId, name: z.string(), names: Names })),
      /** Languages that the screens offer, Vietnamese first. */
      languages: z.array(Language),
    }),
    refusals: [],
  }),

  /**
   * The ticket exists as soon as the answer arrives; a paper slip is printed afterwards where a printer is set up. A
   * repeated request with the same Idempotency-Key returns the same ticket, so a kiosk that lost the answer may ask again.
   *
   * Refused with `hours.closed` outside the opening hours (`detail.opensAt` is the next opening or null) and with
   * `quota.reached` when the daily quota is used up (`detail.quota`).
   *
   * @example { "serviceId": "ho-tich", "priority": null, "language": "vi" }
   */
  'ticket.issue': call({
    effect: 'write',
    does: 'Issues the next ticket of a service.',
    who: ['kiosk', 'officer', 'supervisor'],
    input: z.strictObject({
      /** A service of `site.describe`. */
      serviceId: ServiceId,
      /** A priority class of `site.describe`, or null. */
      priority: PriorityId.nullable().default(null),
      /** Language of the slip and of the tracking page. An unknown one falls back to the first of the office. */
      language: Language.default('vi'),
      /** The procedure that the citizen looked at before, or null. The desk's reception form starts with it. */
      procedureId: z.string().min(1).max(80).nullable().default(null),
    }),
    value: z.object({
      ticketId: TicketId,
      number: TicketNumber,
      serviceId: ServiceId,
      /** Number of tickets that will be called before this one, by the rule of the office. */
      ahead: z.int().nonnegative(),
      /** Expected wait in minutes, or null when it cannot be estimated. */
      wait: WaitRange.nullable(),
      issuedAt: At,
      day: Day,
      /** Address of the page on which the citizen follows the ticket; also the QR on the slip. */
      trackUrl: z.string(),
      /** Until then the kiosk that issued the ticket may cancel it. */
      undoUntilAt: At,
      /** Where the paper slip is; `none` when no printer is set up. */
      slip: z.object({ state: SlipState }),
    }),
    refusals: ['service.unknown', 'priority.unknown', 'procedure.unknown', 'hours.closed', 'quota.reached'],
  }),

  /**
   * The token is the last part of `trackUrl`. Nothing personal is answered, because a ticket has no name.
   *
   * @example { "token": "Zk3vQ8mX1bT0aLrN5cWy" }
   */
  'ticket.find': call({
    effect: 'read',
    does: 'Returns where a ticket stands, for whoever holds its tracking address.',
    who: ['anyone'],
    input: z.strictObject({ token: TrackToken }),
    value: z.object({
      number: TicketNumber,
      state: TicketState,
      /** Number of tickets before this one; null when it is no longer waiting. */
      ahead: z.int().nullable(),
      /** Expected wait in minutes; null when the ticket is no longer waiting or nothing can be estimated. */
      wait: WaitRange.nullable(),
      /** Label of the counter that called the ticket; null while it waits. */
      counterLabel: z.string().nullable(),
      /** Vietnamese name of the service. */
      serviceName: z.string(),
    }),
    refusals: ['ticket.unknown'],
  }),

  /**
   * Possible from the moment service begins. A citizen's phone names the ticket by `token`; a kiosk or rating tablet by
   * `ticketId`. A tablet that was approved for one counter can only rate tickets of that counter.
   *
   * Staff may not rate (`auth.forbidden`), and a `ticketId` without a screen's token is refused with `auth.required`.
   *
   * @example { "token": "Zk3vQ8mX1bT0aLrN5cWy", "score": 5, "comment": null }
   */
  'ticket.rate': call({
    effect: 'write',
    does: 'Records how satisfied the citizen was, once for each ticket.',
    who: ['anyone'],
    input: z
      .strictObject({
        /** Exactly one of `ticketId` and `token` must be given. */
        ticketId: TicketId.optional(),
        token: TrackToken.optional(),
        /** 1 (very dissatisfied) to 5 (very satisfied). */
        score: z.int().min(1).max(5),
        /** Free text of the citizen. It is kept apart from the journal, because it may hold personal data. */
        comment: z.string().trim().max(maxCommentLength).nullable().default(null),
      })
      .refine(input => (input.ticketId === undefined) !== (input.token === undefined), {
        error: 'exactly one of ticketId and token is needed',
        path: ['ticketId'],
      }),
    value: z.object({ ticketId: TicketId, score: z.int() }),
    refusals: ['ticket.unknown', 'ticket.wrong-state', 'ticket.already-rated'],
  }),

  /**
   * It uses up no ticket number and is counted nowhere.
   *
   * @example {}
   */
  'slip.test': call({
    effect: 'write',
    does: 'Prints a test slip on the printer of the caller.',
    who: ['kiosk', 'officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({ state: SlipState }),
    refusals: ['slip.no-printer'],
  }),
};
