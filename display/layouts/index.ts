// The layouts by their names in the site file. A layout of the contract that is missing here is a compile error.
import type { FunctionComponent } from 'preact';
import type { DisplayView } from '../../common/contract/views/display-views.ts';
import { CounterTop } from './counter-top.tsx';
import { DossierBoard } from './dossier-board.tsx';
import { Hall } from './hall.tsx';
import type { LayoutProps } from './layout-props.ts';

export const layouts: Record<DisplayView['screen']['layout'], FunctionComponent<LayoutProps>> = {
  hall: Hall,
  'counter-top': CounterTop,
  dossier: DossierBoard,
};
