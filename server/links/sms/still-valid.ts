// Whether a message that had to wait still says what is so. Pure.
import { DossierState } from '../../../common/contract/official-numbers.ts';
import { isLate, isOpen, type Punctual } from '../../core/dossier.ts';
import type { SmsKind } from '../../store/sms.ts';

/** `dossier` as it stands now, at `now`: between asking for a message and sending it lie nights and full days. */
export function isStillValid(kind: SmsKind, dossier: Punctual, now: number): boolean {
  switch (kind) {
    case 'received':
      return isOpen(dossier.state);
    case 'supplement':
      return dossier.state === DossierState.SupplementRequested;
    case 'late':
      // A new date may have been promised meanwhile.
      return isOpen(dossier.state) && isLate(dossier, now);
    case 'ready':
      return dossier.state === DossierState.Completed;
    default:
      return true;
  }
}
