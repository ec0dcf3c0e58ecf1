// Reads any view by its kind and id.
import type { View } from '../../common/contract/views/index.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import { readPhone, readRating } from './citizen-view.ts';
import { readCounter } from './counter-view.ts';
import { readDisplay } from './display-view.ts';
import { readDossier } from './dossier-view.ts';
import { readKiosk } from './kiosk-view.ts';
import type { Reading } from './reading.ts';
import { readSupervisor } from './supervisor-view.ts';

/** The view of this kind and id; null when nothing has this id. */
export function readView(reading: Reading, kind: ViewKind, id: string): View | null {
  const plan = () => reading.site.counters.find(counter => counter.id === id);
  switch (kind) {
    case 'display':
      return readDisplay(reading, id);
    case 'kiosk':
      return readKiosk(reading, id);
    case 'phone':
      return readPhone(reading, id);
    case 'dossier':
      return readDossier(reading, id);
    case 'supervisor':
      return readSupervisor(reading);
    case 'counter': {
      const counter = plan();
      return counter === undefined ? null : readCounter(reading, counter);
    }
    case 'rating': {
      const counter = plan();
      return counter === undefined ? null : readRating(reading, counter);
    }
  }
}
