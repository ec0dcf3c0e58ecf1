// Staff sign in with name and PIN and sign out. Wrong PINs lock the name for a while; sessions end by themselves.
import { done, refuse } from '../../common/contract/refusals.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { hashToken, isPin, newToken } from '../store/secrets.ts';
import type { Action, ProvenAction } from './act.ts';
import { staffOf } from './rights.ts';

const sessionMs = 14 * 3_600_000;
const wrongPinsAllowed = 5;
const lockMs = 5 * 60_000;
/** Checked when the name is unknown, so that the time of the answer does not reveal which names exist. */
const unknownStaffPinHash = 'scrypt:32768:AAAAAAAAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const findStaff = (site: SiteSettings, name: string) =>
  site.staff.find(member => member.id === name.toLowerCase()) ?? null;

export const signIn: ProvenAction<'staff.sign-in', boolean> = {
  prove: ({ name, pin }, { site }) => isPin(pin, findStaff(site, name)?.pinHash ?? unknownStaffPinHash),
  act({ name }, { now, site, store, record }, pinIsRight) {
    const staff = findStaff(site, name);
    if (staff === null) return refuse('auth.wrong-pin');
    const before = store.access.failures(staff.id);
    if (before.lockedUntil > now)
      return refuse('auth.locked', { minutes: Math.ceil((before.lockedUntil - now) / 60_000) });
    if (!pinIsRight) {
      const wrong = before.wrong + 1;
      const locked = wrong >= wrongPinsAllowed;
      store.access.setFailures(staff.id, locked ? 0 : wrong, locked ? now + lockMs : 0);
      if (!locked) return refuse('auth.wrong-pin');
      record({ type: 'staff.locked', staffId: staff.id });
      return refuse('auth.locked', { minutes: lockMs / 60_000 });
    }
    if (before.wrong > 0) store.access.setFailures(staff.id, 0, 0);
    const token = newToken();
    store.access.addSession({
      tokenHash: hashToken(token),
      staffId: staff.id,
      createdAt: now,
      expiresAt: now + sessionMs,
    });
    record({ type: 'staff.signed-in', staffId: staff.id });
    const { id, name: fullName, roles } = staff;
    return done({ token, staff: { id, name: fullName, roles }, expiresAt: now + sessionMs });
  },
};

export const signOut: Action<'staff.sign-out'> = (_input, context) => {
  const staffId = staffOf(context);
  if (context.caller.kind === 'staff') context.store.access.endSession(context.caller.tokenHash);
  context.record({ type: 'staff.signed-out', staffId });
  return done({});
};

export const describeStaff: Action<'staff.describe'> = (_input, { site, store, caller }) => {
  if (caller.kind !== 'staff') return refuse('auth.required');
  return done({
    staff: { id: caller.id, name: caller.name, roles: [...caller.roles] },
    counters: site.counters.map(plan => {
      const counter = store.counter(plan.id);
      const staff = site.staff.find(member => member.id === counter.staffId) ?? null;
      return {
        id: plan.id,
        label: plan.label,
        state: counter.state,
        staffName: counter.state === 'closed' ? null : (staff?.name ?? null),
        mine: counter.state !== 'closed' && counter.staffId === caller.id,
      };
    }),
    dossiers: site.dossiers !== null,
    outside: site.egov !== null,
    colleagues: site.staff
      .filter(({ roles }) => roles.includes('officer') || roles.includes('supervisor'))
      .map(({ id, name }) => ({ id, name })),
    timeZone: site.timeZone,
  });
};
