// The layouts by the name that a screen carries in the site file. A layout of the contract without a row here does not compile.
import type { ComponentChild, FunctionComponent } from 'preact';
import type { DossierReadyMoment } from '../../common/contract/moments.ts';
import type { DisplayView } from '../../common/contract/views.ts';
import type { CallQueue } from '../call-queue.ts';
import type { Texts } from '../texts.ts';
import { CounterTop } from './counter-top.tsx';
import { DossierBoard } from './dossier.tsx';
import { Hall } from './hall.tsx';

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

export const layouts: Record<DisplayView['screen']['layout'], FunctionComponent<LayoutProps>> = {
  hall: Hall,
  'counter-top': CounterTop,
  dossier: DossierBoard,
};
