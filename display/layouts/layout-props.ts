// What every layout of a display receives.
import type { ComponentChild } from 'preact';
import type { DossierReadyMoment } from '../../common/contract/moments.ts';
import type { DisplayView } from '../../common/contract/views.ts';
import type { CallQueue } from '../call-queue.ts';
import type { Texts } from '../display-texts.ts';

export interface LayoutProps {
  view: DisplayView;
  queue: CallQueue;
  /** A dossier whose result has just come. */
  result: DossierReadyMoment | null;
  /** Further languages of the screen, after Vietnamese. */
  others: { language: string; texts: Texts }[];
  /** Notices to staff (connection, sound); every layout gives them a corner. */
  corner: ComponentChild;
}
