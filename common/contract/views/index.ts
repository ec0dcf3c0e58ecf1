// Views: everything that a screen shows, sent whole after each change. They are small, have a revision and contain no events.
// Each file of this folder holds the views of one audience.
import { z } from 'zod';
import { CounterView, SupervisorView } from './desk-views.ts';
import { DisplayView } from './display-views.ts';
import { DossierView, PhoneView } from './following-views.ts';
import { KioskView } from './kiosk-views.ts';
import { RatingView } from './rating-views.ts';
import type { ViewKind } from './view-envelope.ts';

/** Any view, told apart by its `kind`. The live channel sends it in the message `view`. */
export const View = z.discriminatedUnion('kind', [
  DisplayView,
  CounterView,
  KioskView,
  RatingView,
  PhoneView,
  DossierView,
  SupervisorView,
]);
export type View = z.infer<typeof View>;
/** The view of one kind: `ViewOf<'kiosk'>` is KioskView. */
export type ViewOf<K extends ViewKind> = Extract<View, { kind: K }>;
