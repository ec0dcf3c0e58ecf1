// Pairs a new screen: it asks and shows a code, an administrator approves the code, and the screen claims its token.
import { v7 as uuidv7 } from 'uuid';
import { done, refuse } from '../../common/contract/refusals.ts';
import type { CounterId, DeviceId, DeviceKind, StaffId } from '../../common/contract/words.ts';
import { hashToken, newCode, newToken, sameHash } from '../store/secrets.ts';
import type { Action, ActionContext } from './act.ts';
import { findPlan, staffOf } from './rights.ts';

const pairingMs = 10 * 60_000;
/** The most pairings that may wait at once; more would be abuse. */
const maxPending = 20;

interface NewDevice {
  id: string;
  kind: DeviceKind;
  name: string;
  counterId: CounterId | null;
  approvedBy: StaffId | null;
}

/** Adds the device and returns its token, which is stored only as a hash. */
function addDevice(
  { now, store, record }: ActionContext,
  { id, kind, name, counterId, approvedBy }: NewDevice,
): string {
  const token = newToken();
  const deviceId = id as DeviceId;
  store.access.addDevice({
    id: deviceId,
    kind,
    name,
    counterId,
    approvedBy,
    approvedAt: now,
    tokenHash: hashToken(token),
  });
  record({ type: 'screen.paired', deviceId, kind, name });
  return token;
}

export const requestPairing: Action<'pairing.request'> = ({ kind, counterId }, context) => {
  const { now, site, store, local, record } = context;
  if (counterId !== null) {
    const plan = findPlan(context, counterId);
    if (!plan.ok) return plan;
  }
  const pending = store.access.pendingPairings(now);
  if (pending.length >= maxPending) return refuse('pairing.full');
  let code = newCode();
  while (pending.some(pairing => pairing.code === code)) code = newCode();
  const pairingId = uuidv7();
  const secret = newToken();
  const expiresAt = now + pairingMs;
  // The example office trusts its own machine, so that screens appear at once when somebody tries it.
  const atOnce = site.example && local;
  store.access.addPairing({
    id: pairingId,
    secretHash: hashToken(secret),
    code,
    kind,
    counterId,
    state: atOnce ? 'claimed' : 'pending',
    name: null,
    approvedBy: null,
    requestedAt: now,
    expiresAt,
  });
  if (!atOnce) record({ type: 'screen.asked', pairingId });
  const token = atOnce ? addDevice(context, { id: pairingId, kind, name: kind, counterId, approvedBy: null }) : null;
  return done({ pairingId, secret, code, expiresAt, token });
};

export const claimPairing: Action<'pairing.claim'> = ({ pairingId, secret }, context) => {
  const pairing = context.store.access.pairing(pairingId);
  if (pairing === null || pairing.expiresAt <= context.now || !sameHash(pairing.secretHash, hashToken(secret)))
    return refuse('pairing.unknown');
  if (pairing.state === 'pending') return done({ state: 'pending' as const, token: null });
  if (pairing.state === 'rejected') return done({ state: 'rejected' as const, token: null });
  // The device was revoked after it had been paired, so the secret is no longer valid.
  if (pairing.state === 'claimed' && context.store.access.deviceById(pairing.id as DeviceId) === null)
    return refuse('pairing.unknown');
  // A second claim means that the first answer was lost, so a new token is made.
  const { id, kind, counterId, approvedBy } = pairing;
  const token = addDevice(context, { id, kind, name: pairing.name ?? kind, counterId, approvedBy });
  context.store.access.setPairing({ ...pairing, state: 'claimed' });
  return done({ state: 'approved' as const, token });
};

export const listPairings: Action<'pairing.list'> = (_input, { now, store }) =>
  done({
    pending: store.access
      .pendingPairings(now)
      .map(({ code, kind, counterId, requestedAt, expiresAt }) => ({ code, kind, counterId, requestedAt, expiresAt })),
    devices: store.access.devices().map(({ id, ...device }) => ({ deviceId: id, ...device })),
  });

export const approvePairing: Action<'pairing.approve'> = ({ code, name, counterId }, context) => {
  const pairing = context.store.access.pendingPairings(context.now).find(pairing => pairing.code === code);
  if (pairing === undefined) return refuse('pairing.unknown');
  const chosen = counterId ?? pairing.counterId;
  if (chosen !== null) {
    const plan = findPlan(context, chosen);
    if (!plan.ok) return plan;
  }
  context.store.access.setPairing({
    ...pairing,
    state: 'approved',
    name,
    counterId: chosen,
    approvedBy: staffOf(context),
  });
  return done({ deviceId: pairing.id as DeviceId });
};

export const rejectPairing: Action<'pairing.reject'> = ({ code }, { now, store, record }) => {
  const pairing = store.access.pendingPairings(now).find(pairing => pairing.code === code);
  if (pairing === undefined) return refuse('pairing.unknown');
  store.access.setPairing({ ...pairing, state: 'rejected' });
  record({ type: 'screen.rejected', pairingId: pairing.id });
  return done({});
};

export const revokeDevice: Action<'device.revoke'> = ({ deviceId }, { now, store, record }) => {
  if (store.access.deviceById(deviceId) === null) return refuse('device.unknown');
  store.access.revokeDevice(deviceId, now);
  record({ type: 'screen.revoked', deviceId });
  return done({});
};
