// Who may watch which view, and the refusal for a view that does not exist.
import type { Refusal } from '../../common/contract/refusals.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import type { Caller } from '../actions/act.ts';

/** Returns the reason why this caller may not watch the view, or null when it may. `id` is the id that the screen asked for. */
export function refuseWatch(caller: Caller, kind: ViewKind, id: string): Refusal | null {
  // The id of these two is the secret token of a ticket or receipt, and whoever holds the paper may look.
  if (kind === 'phone' || kind === 'dossier') return null;
  if (caller.kind === 'nobody') return 'auth.required';
  if (caller.kind === 'program') return 'auth.forbidden';
  return mayWatch(caller, kind, id) ? null : 'auth.forbidden';
}

function mayWatch(
  caller: Extract<Caller, { kind: 'device' | 'staff' }>,
  kind: Exclude<ViewKind, 'phone' | 'dossier'>,
  id: string,
): boolean {
  const isStaff = caller.kind === 'staff';
  const roles = isStaff ? caller.roles : [];
  switch (kind) {
    case 'display':
      return true;
    case 'counter':
      return roles.includes('officer') || roles.includes('supervisor');
    case 'supervisor':
      return roles.includes('supervisor') || roles.includes('admin');
    case 'kiosk':
      return isStaff || caller.device === 'kiosk';
    case 'rating':
      // A tablet that was approved for one counter sees that counter only.
      return isStaff || (caller.device === 'rating' && (caller.counterId === null || caller.counterId === id));
  }
}

/** What is answered when there is no view with the id. */
export const unknownViewRefusals: Record<ViewKind, Refusal> = {
  display: 'screen.unknown',
  counter: 'counter.unknown',
  rating: 'counter.unknown',
  phone: 'ticket.unknown',
  dossier: 'dossier.unknown',
  kiosk: 'screen.unknown',
  supervisor: 'screen.unknown',
};
