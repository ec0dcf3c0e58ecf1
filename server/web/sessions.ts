// Identifies the caller: an approved screen or a program by its token, staff by token or cookie, or nobody.
import type { IncomingHttpHeaders } from 'node:http';
import type { DeviceId } from '../../common/contract/words.ts';
import type { Caller } from '../actions/act.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { hashToken } from '../store/secrets.ts';
import type { Store } from '../store/store.ts';

export const sessionCookie = 'motcua_session';
/** With this token scripts act as a kiosk, in the example office only. */
const exampleKiosk = 'example-kiosk';

export interface Identity {
  caller: Caller;
  /** True for the scripts of the example office, which no limit applies to. */
  unlimited: boolean;
}

const nobody: Identity = { caller: { kind: 'nobody' }, unlimited: false };

/** Returns the token of the Authorization header or else of the session cookie, or null. */
export function readToken(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer.trim();
  const cookie = new RegExp(`(?:^|;\\s*)${sessionCookie}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1];
  return cookie ?? null;
}

interface TokenLookup {
  /** The token as the caller gave it; null when it gave none. */
  token: string | null;
  store: Store;
  site: SiteSettings;
  /** UTC milliseconds, by which a session may have ended. */
  now: number;
}

/** Returns the owner of the token. An unknown, expired or revoked one belongs to nobody. */
export function identify({ token, store, site, now }: TokenLookup): Identity {
  if (token === null) return nobody;
  if (site.example && token === exampleKiosk)
    return {
      caller: { kind: 'device', id: exampleKiosk as DeviceId, device: 'kiosk', counterId: null },
      unlimited: true,
    };
  const tokenHash = hashToken(token);
  const program = site.programs.find(entry => entry.tokenHash === tokenHash);
  if (program !== undefined) return { caller: { kind: 'program', id: program.id, may: program.may }, unlimited: false };
  const device = store.access.device(tokenHash);
  if (device !== null)
    return {
      caller: { kind: 'device', id: device.id, device: device.kind, counterId: device.counterId },
      unlimited: false,
    };
  const session = store.access.session(tokenHash, now);
  const staff = session === null ? undefined : site.staff.find(member => member.id === session.staffId);
  if (staff === undefined) return nobody;
  return { caller: { kind: 'staff', id: staff.id, name: staff.name, roles: staff.roles, tokenHash }, unlimited: false };
}
