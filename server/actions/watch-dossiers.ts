// What the clock does with dossiers: says once that one is late, and forgets what is personal when the rule asks for it.
import type { ActionContext } from './act.ts';

/** So many at once: after a long night off, the rest comes with the next ticks. */
const most = 100;
const dayMs = 86_400_000;
/** An office that no longer receives dossiers still has to forget those it had. */
const usualDays = 1_825;

export function tellLateDossiers({ now, store, record }: ActionContext): void {
  for (const { id, code } of store.dossiers.becomeLate(now, most))
    record({ type: 'dossier.late', dossierId: id, code });
}

/** @returns whether anything was erased; there may be more */
export function forgetPeople({ now, site, store, record }: ActionContext): boolean {
  const days = site.dossiers?.keepPersonalDays ?? usualDays;
  const dossierIds = store.dossiers.toForget(now - days * dayMs, most);
  if (dossierIds.length === 0) return false;
  for (const id of dossierIds) store.people.erase(id);
  record({ type: 'dossier.forgotten', dossierIds });
  return true;
}
