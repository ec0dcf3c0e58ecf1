// How a new screen is let in: it shows a code, an administrator approves the code at the desk.

import { z } from 'zod';
import { call } from '../define.ts';
import { maxScreenNameLength, pairingCodePattern } from '../rules.ts';
import { At, CounterId, DeviceId, DeviceKind, StaffId } from '../words.ts';

const pairingCode = z.string().regex(pairingCodePattern);

export const screenCalls = {
  'pairing.request': call({
    effect: 'secret',
    does: 'A new screen asks to be let in. In the example office a screen on the same machine is let in at once.',
    who: ['anyone'],
    input: z.strictObject({ kind: DeviceKind, counterId: CounterId.nullable().default(null) }),
    value: z.object({
      pairingId: z.string(),
      secret: z.string(),
      code: pairingCode,
      expiresAt: At,
      token: z.string().nullable(),
    }),
    refusals: ['pairing.full', 'counter.unknown'],
  }),
  'pairing.claim': call({
    effect: 'secret',
    does: 'The waiting screen asks whether it was approved; the token is handed out once.',
    who: ['anyone'],
    input: z.strictObject({ pairingId: z.string().max(64), secret: z.string().max(64) }),
    value: z.object({ state: z.enum(['pending', 'approved', 'rejected']), token: z.string().nullable() }),
    refusals: ['pairing.unknown'],
  }),
  'pairing.list': call({
    effect: 'read',
    does: 'Lists the screens that wait for approval and those that are let in.',
    who: ['admin'],
    input: z.strictObject({}),
    value: z.object({
      pending: z.array(
        z.object({
          code: pairingCode,
          kind: DeviceKind,
          counterId: CounterId.nullable(),
          requestedAt: At,
          expiresAt: At,
        }),
      ),
      devices: z.array(
        z.object({
          deviceId: DeviceId,
          kind: DeviceKind,
          name: z.string(),
          counterId: CounterId.nullable(),
          approvedBy: StaffId.nullable(),
          approvedAt: At,
        }),
      ),
    }),
    refusals: [],
  }),
  'pairing.approve': call({
    effect: 'write',
    does: 'Lets in the screen that shows this code, under a name.',
    who: ['admin'],
    input: z.strictObject({
      code: pairingCode,
      name: z.string().trim().min(1).max(maxScreenNameLength),
      counterId: CounterId.nullable().default(null),
    }),
    value: z.object({ deviceId: DeviceId }),
    refusals: ['pairing.unknown', 'counter.unknown'],
  }),
  'pairing.reject': call({
    effect: 'write',
    does: 'Turns away the screen that shows this code.',
    who: ['admin'],
    input: z.strictObject({ code: pairingCode }),
    value: z.object({}),
    refusals: ['pairing.unknown'],
  }),
  'speaker.test': call({
    effect: 'write',
    does: 'Plays a test announcement in every zone, in its turn. It calls nobody.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({}),
    value: z.object({ state: z.literal('queued') }),
    refusals: ['speaker.none'],
  }),
  'printer.change-roll': call({
    effect: 'write',
    does: 'Says that a printer has a new roll of paper: counting its metres begins again.',
    who: ['officer', 'supervisor', 'admin'],
    input: z.strictObject({ printerId: z.string().min(1).max(40) }),
    value: z.object({}),
    refusals: ['printer.unknown'],
  }),
  'device.revoke': call({
    effect: 'write',
    does: 'Takes the right of a screen away; it is disconnected at once.',
    who: ['admin'],
    input: z.strictObject({ deviceId: DeviceId }),
    value: z.object({}),
    refusals: ['device.unknown'],
  }),
};
