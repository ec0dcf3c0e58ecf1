// The properties that every layout of a display receives.
import type { ComponentChild } from 'preact';
import type { DossierReadyMoment } from '../../common/contract/moments.ts';
import type { DisplayView } from '../../common/contract/views/display-views.ts';
import type { CallQueue } from '../call-queue.ts';
import type { DisplayTexts } from '../display-texts.ts';

export interface LayoutProps {
  view: DisplayView;
  queue: CallQueue;
  /** The fresh result that is presented now, if any. */
  result: DossierReadyMoment | null;
  /** The languages of the screen after Vietnamese, with their texts. */
  furtherLanguages: { language: string; texts: DisplayTexts }[];
  /** Notices to the staff (connection, sound). Every layout must show them in a corner. */
  corner: ComponentChild;
}
