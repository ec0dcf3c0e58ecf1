// Calls by which staff sign in and open, pause and close counters.
import { z } from 'zod';
import { call } from '../define.ts';
import { maxPauseReasonLength, maxPinLength, maxSignInNameLength } from '../rules.ts';
import { At, CounterId, CounterState, Role, StaffId } from '../words.ts';
import { officers } from './callers.ts';

const counterValue = z.object({ counterId: CounterId, state: CounterState });

export const staffCalls = {
  /**
   * A page receives a session cookie; a program uses `token` as a bearer token. A session lasts 14 hours. After five wrong
   * PINs the name is locked for five minutes: `auth.locked` has the remaining `detail.minutes`. An unknown name is answered
   * like a wrong PIN.
   *
   * @example { "name": "can-bo-1", "pin": "246810" }
   */
  'staff.sign-in': call({
    effect: 'secret',
    does: 'Signs a member of staff in with name and PIN.',
    who: ['anyone'],
    input: z.strictObject({
      /** The sign-in name of the site file; capital letters do not matter. */
      name: z.string().trim().min(1).max(maxSignInNameLength),
      /** The PIN in clear; it is checked against a salted hash and never stored. */
      pin: z.string().min(1).max(maxPinLength),
    }),
    value: z.object({
      /** Secret of the session; treat it like a password. */
      token: z.string(),
      /** Who signed in, with the roles that decide which calls are allowed. */
      staff: z.object({ id: StaffId, name: z.string(), roles: z.array(Role) }),
      /** When the session ends by itself. */
      expiresAt: At,
    }),
    refusals: ['auth.wrong-pin', 'auth.locked'],
  }),

  /**
   * The token and the cookie are worthless from then on. Counters that the caller opened stay open.
   *
   * @example {}
   */
  'staff.sign-out': call({
    effect: 'write',
    does: 'Ends the session of the caller.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({}),
    refusals: [],
  }),

  /**
   * @example {}
   */
  'staff.describe': call({
    effect: 'read',
    does: 'Describes who is signed in, the counters of the office, and what else the desk needs at its start.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({
      staff: z.object({ id: StaffId, name: z.string(), roles: z.array(Role) }),
      counters: z.array(
        z.object({
          id: CounterId,
          label: z.string(),
          state: CounterState,
          /** Who sits at the counter, or null. */
          staffName: z.string().nullable(),
          /** Whether the caller sits there. */
          mine: z.boolean(),
        }),
      ),
      /** Whether dossiers are received at this office. */
      dossiers: z.boolean(),
      /** Whether dossiers of a provincial system are followed here. */
      outside: z.boolean(),
      /** Members of staff to whom a dossier can be given. */
      colleagues: z.array(z.object({ id: StaffId, name: z.string() })),
      /** IANA time zone in which all times of the office are shown, "Asia/Ho_Chi_Minh". */
      timeZone: z.string(),
    }),
    refusals: [],
  }),

  /**
   * Refused with `counter.taken` when a colleague has it open; `detail.staff` is the name. With `takeOver` the counter is
   * taken from the colleague.
   *
   * @example { "counterId": "quay-1" }
   */
  'counter.open': call({
    effect: 'write',
    does: 'Opens a counter for the caller, or brings it back from a pause.',
    who: officers,
    input: z.strictObject({
      counterId: CounterId,
      /** True takes the counter from a colleague who left it open. */
      takeOver: z.boolean().default(false),
    }),
    value: counterValue,
    refusals: ['counter.unknown', 'counter.taken'],
  }),

  /**
   * A ticket being served stays with the counter. Nobody is called there until it is opened again.
   *
   * @example { "counterId": "quay-1", "reason": "Nghỉ giữa giờ" }
   */
  'counter.pause': call({
    effect: 'write',
    does: 'Pauses a counter and shows the reason in the hall.',
    who: officers,
    input: z.strictObject({
      counterId: CounterId,
      /** Shown to citizens as it is. */
      reason: z.string().trim().min(1).max(maxPauseReasonLength),
    }),
    value: counterValue,
    refusals: ['counter.unknown', 'counter.closed', 'counter.not-yours'],
  }),

  /**
   * Tickets that were sent to exactly this counter become free for every counter of their service. Refused with
   * `counter.busy` while a ticket is called or served there (`detail.number`).
   *
   * @example { "counterId": "quay-1" }
   */
  'counter.close': call({
    effect: 'write',
    does: 'Closes a counter.',
    who: officers,
    input: z.strictObject({ counterId: CounterId }),
    value: counterValue,
    refusals: ['counter.unknown', 'counter.busy', 'counter.not-yours'],
  }),
};
