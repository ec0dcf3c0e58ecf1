// What the server does with dossiers by itself: it reports once that one is late, and erases personal data after their time.
import type { ActionContext } from './act.ts';

/** The most dossiers at once. After the server was off for long, the rest follow at the next ticks. */
const maxBatchSize = 100;
const dayMs = 86_400_000;
/** The retention in days for an office that no longer receives dossiers but still has personal data. */
const defaultKeepDays = 1_825;

export function reportLateDossiers({ now, store, record }: ActionContext): void {
  for (const { id, code } of store.dossiers.newlyLate(now, maxBatchSize))
    record({ type: 'dossier.late', dossierId: id, code });
}

/** @returns whether anything was erased; there may be more */
export function erasePersonalData({ now, site, store, record }: ActionContext): boolean {
  const days = site.dossiers?.keepPersonalDays ?? defaultKeepDays;
  const dossierIds = store.dossiers.toErase(now - days * dayMs, maxBatchSize);
  if (dossierIds.length === 0) return false;
  for (const id of dossierIds) store.people.erase(id);
  record({ type: 'dossier.forgotten', dossierIds });
  return true;
}
