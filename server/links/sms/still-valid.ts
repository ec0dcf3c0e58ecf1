// Tells whether a message that had to wait is still correct.
import { DossierState } from '../../../common/contract/official-numbers.ts';
import { isLate, isOpen, type Punctual } from '../../core/dossier.ts';
import type { SmsKind } from '../../store/sms-queries.ts';

/** @param dossier the dossier as it is at `now` (UTC ms) */
export function isStillValid(kind: SmsKind, dossier: Punctual, now: number): boolean {
  switch (kind) {
    case 'received':
      return isOpen(dossier.state);
    case 'supplement':
      return dossier.state === DossierState.SupplementRequested;
    case 'late':
      // A new due date may have been promised since the message was queued.
      return isOpen(dossier.state) && isLate(dossier, now);
    case 'ready':
      return dossier.state === DossierState.Completed;
    default:
      return true;
  }
}
