// Checks just before sending whether a queued message may still be sent: between queueing and sending lie nights and days on
// which the citizen may have changed number or consent.
import type { SiteId } from '../../../common/contract/words.ts';
import { hashPhone } from '../../store/secrets.ts';
import type { QueuedSms } from '../../store/sms-queries.ts';
import type { Store } from '../../store/store.ts';
import { type NoPhone, type Phone, readPhone } from './phone.ts';
import { isStillValid } from './still-valid.ts';

export type Recipient = { ok: true; phone: Phone } | { ok: false; reason: 'no-consent' | 'refused' | NoPhone };

/** Finds the number to which a message goes now. An answer goes to the number that asked. */
export async function findRecipient(job: QueuedSms, store: Store, siteId: SiteId): Promise<Recipient> {
  if (job.dossierId === null) return { ok: true, phone: job.phone as Phone };
  const contact = store.people.contactOf(job.dossierId);
  if (contact === null || !contact.smsConsent) return { ok: false, reason: 'no-consent' };
  const read = readPhone(contact.phone);
  if (!read.ok) return read;
  if (store.sms.isRefused(await hashPhone(read.phone, siteId))) return { ok: false, reason: 'refused' };
  return read;
}

/** True when the dossier has changed so that the message would be wrong at `now` (UTC ms). */
export function isOutdated({ dossierId, kind }: QueuedSms, store: Store, now: number): boolean {
  if (dossierId === null) return false;
  const dossier = store.dossiers.find(dossierId);
  return dossier === null || !isStillValid(kind, dossier, now);
}
