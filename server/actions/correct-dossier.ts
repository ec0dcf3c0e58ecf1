// What citizens may demand about their data (law 91/2025): a correction, and an end of messages. Also prints the receipt again.
import { done, refuse } from '../../common/contract/refusals.ts';
import type { Action } from './act.ts';

export const correctDossier: Action<'dossier.correct'> = ({ code, applicant, smsConsent }, { store, now, record }) => {
  const dossier = store.dossiers.findByCode(code);
  if (dossier === null) return refuse('dossier.unknown');
  if (dossier.source !== null) return refuse('dossier.from-outside');
  const before = store.people.person(dossier.id);
  if (dossier.forgottenAt !== null) return refuse('dossier.forgotten');
  if (applicant !== null) {
    const { kind: _, ...person } = applicant;
    store.people.setPerson(dossier.id, { ...person, smsConsent: before?.smsConsent ?? false }, now);
  }
  if (smsConsent !== null) store.people.setSmsConsent(dossier.id, smsConsent, now);
  record({
    type: 'dossier.corrected',
    dossierId: dossier.id,
    code: dossier.code,
    applicantKind: applicant?.kind ?? null,
  });
  return done({ code: dossier.code });
};

export const printReceipt: Action<'dossier.print'> = ({ code, language }, { store, record, hasPrinter }) => {
  const dossier = store.dossiers.findByCode(code);
  if (dossier === null) return refuse('dossier.unknown');
  if (dossier.acceptedAt === null) return refuse('dossier.no-paper');
  if (!hasPrinter) return refuse('slip.no-printer');
  record({ type: 'receipt.asked', dossierId: dossier.id, code: dossier.code, language });
  return done({ state: 'queued' as const });
};
