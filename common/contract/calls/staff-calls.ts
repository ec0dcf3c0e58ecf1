// Calls by which staff sign in and open, pause and close counters.
import { z } from 'zod';
import { call } from '../define.ts';
import { maxPauseReasonLength, maxPinLength, maxSignInNameLength } from '../rules.ts';
import { At, CounterId, CounterState, Role, StaffId } from '../words.ts';
import { officers } from './callers.ts';

const counterValue = z.object({ counterId: CounterId, state: CounterState });

export const staffCalls = {
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
};
