// How a new screen is let in: it shows a code, an administrator approves the code at the desk.

import { z } from 'zod';
import { call } from '../define.ts';
import { maxScreenNameLength, pairingCodePattern } from '../rules.ts';
import { At, CounterId, DeviceId, DeviceKind, StaffId } from '../words.ts';

const pairingCode = z.string().regex(pairingCodePattern);

export const screenCalls = {
  /**
   * The screen shows `code`; an administrator enters it at the desk. The screen asks with `pairing.claim` until it is
   * approved. A request lasts ten minutes, and at most 20 wait at the same time (`pairing.full`). In the example office a
   * screen on the server's own computer is approved at once and gets its `token` here.
   *
   * @example { "kind": "display", "counterId": null }
   */
  'pairing.request': call({
    effect: 'secret',
    does: 'Registers a new screen that wants to be approved.',
    who: ['anyone'],
    input: z.strictObject({
      /** Kind of the screen; it decides what the screen may watch and call. */
      kind: DeviceKind,
      /** The counter that a rating tablet stands at, or null. */
      counterId: CounterId.nullable().default(null),
    }),
    value: z.object({
      /** Names the request in `pairing.claim`. */
      pairingId: z.string(),
      /** Proves to `pairing.claim` that the same screen asks. */
      secret: z.string(),
      /** Six digits that the screen shows to the administrator. */
      code: pairingCode,
      /** When the request lapses if nobody approves it. */
      expiresAt: At,
      /** The screen's token when it was approved at once, else null. */
      token: z.string().nullable(),
    }),
    refusals: ['pairing.full', 'counter.unknown'],
  }),
  /**
   * Ask every few seconds. Once the state is `approved`, `token` is the bearer token of the screen; asking again makes a
   * new token and invalidates the one before, in case the first answer was lost.
   *
   * @example { "pairingId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11", "secret": "q4n0…" }
   */
  'pairing.claim': call({
    effect: 'secret',
    does: 'Returns whether a waiting screen was approved, and its token.',
    who: ['anyone'],
    input: z.strictObject({ pairingId: z.string().max(64), secret: z.string().max(64) }),
    value: z.object({
      /** `pending` until an administrator decides. */
      state: z.enum(['pending', 'approved', 'rejected']),
      /** The screen's token once the state is `approved`, else null. */
      token: z.string().nullable(),
    }),
    refusals: ['pairing.unknown'],
  }),
  /**
   * @example {}
   */
  'pairing.list': call({
    effect: 'read',
    does: 'Lists the screens that wait for approval and those that are approved.',
    who: ['admin'],
    input: z.strictObject({}),
    value: z.object({
      /** Screens that wait, each with the code that it shows. */
      pending: z.array(
        z.object({
          code: pairingCode,
          kind: DeviceKind,
          counterId: CounterId.nullable(),
          requestedAt: At,
          expiresAt: At,
        }),
      ),
      /** Approved screens. */
      devices: z.array(
        z.object({
          deviceId: DeviceId,
          kind: DeviceKind,
          name: z.string(),
          counterId: CounterId.nullable(),
          /** Null for a screen of the example office that was approved at once. */
          approvedBy: StaffId.nullable(),
          approvedAt: At,
        }),
      ),
    }),
    refusals: [],
  }),
  /**
   * `counterId` ties a rating tablet to a counter; null keeps what the screen asked for.
   *
   * @example { "code": "048213", "name": "TV sảnh", "counterId": null }
   */
  'pairing.approve': call({
    effect: 'write',
    does: 'Approves the screen that shows this code and gives it a name.',
    who: ['admin'],
    input: z.strictObject({
      code: pairingCode,
      /** Shown in the list of screens; a scanner of the site file may refer to it. */
      name: z.string().trim().min(1).max(maxScreenNameLength),
      counterId: CounterId.nullable().default(null),
    }),
    value: z.object({ deviceId: DeviceId }),
    refusals: ['pairing.unknown', 'counter.unknown'],
  }),
  /**
   * @example { "code": "048213" }
   */
  'pairing.reject': call({
    effect: 'write',
    does: 'Rejects the screen that shows this code.',
    who: ['admin'],
    input: z.strictObject({ code: pairingCode }),
    value: z.object({}),
    refusals: ['pairing.unknown'],
  }),
  /**
   * It waits for its turn like any announcement, and no ticket is called.
   *
   * @example {}
   */
  'speaker.test': call({
    effect: 'write',
    does: 'Plays a test announcement in every zone.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({ state: z.literal('queued') }),
    refusals: ['speaker.none'],
  }),
  /**
   * @example { "printerId": "may-in-1" }
   */
  'printer.change-roll': call({
    effect: 'write',
    does: 'Records that a printer has a new roll of paper, so that counting its metres starts again.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({
      /** Id of the printer in the site file. */
      printerId: z.string().min(1).max(40),
    }),
    value: z.object({}),
    refusals: ['printer.unknown'],
  }),
  /**
   * @example { "deviceId": "019aab3c-5d1e-7c2f-9b40-3f2f6f0e8a11" }
   */
  'device.revoke': call({
    effect: 'write',
    does: 'Withdraws the approval of a screen and disconnects it at once.',
    who: ['admin'],
    input: z.strictObject({ deviceId: DeviceId }),
    value: z.object({}),
    refusals: ['device.unknown'],
  }),
};
