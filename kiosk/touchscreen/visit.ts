// The state of one citizen's visit to the touchscreen: the page, the language, and what was typed or chosen so far. Pure.
// Nothing in it survives the visit; the next person begins with `freshVisit`.
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { ScanToShow } from '../../common/contract/scanned.ts';
import type { PriorityId, ServiceId, TicketNumber } from '../../common/contract/words.ts';
import type { DossierQuery } from '../dossier/use-dossier-lookup.ts';
import { initialSearch, type SearchState } from './search/search-state.ts';

export interface IssuedTicket {
  ticket: CallValue<'ticket.issue'>;
  priority: PriorityId | null;
}

/** The scans that have a page of their own. A scanned procedure opens the page of the procedure instead. */
export type ShownScan = Exclude<ScanToShow, { kind: 'procedure' }>;

export type Page =
  | { name: 'welcome' }
  /** `from` is the page on which the number was asked for. */
  | { name: 'choice'; serviceId: ServiceId; from: Page }
  | { name: 'number'; issued: IssuedTicket }
  | { name: 'cancelled'; number: TicketNumber }
  /** The search for procedures. */
  | { name: 'procedures' }
  /** `title` is known once a number is taken for the procedure. */
  | { name: 'procedure'; id: string; title?: string }
  /** Following a dossier. `query` is null while its code is being typed. */
  | { name: 'dossier'; query: DossierQuery | null }
  /** `at` is in monotonic milliseconds and distinguishes two scans of the same paper. */
  | { name: 'scanned'; scan: ShownScan; at: number };

export interface Visit {
  page: Page;
  /** Null stands for the first language of the office. */
  language: string | null;
  /** All touch targets are moved down, within reach of a seated person. */
  low: boolean;
  /** The sheet of services on the welcome page, counted from 0. */
  sheet: number;
  /** The search for procedures. It is kept while a procedure is open, so that the way back leads to the same list. */
  search: SearchState;
  /** The code of a dossier as far as it is typed; null shows the office's own unit code. */
  typedCode: string | null;
}

export const freshVisit: Visit = {
  page: { name: 'welcome' },
  language: null,
  low: false,
  sheet: 0,
  search: initialSearch,
  typedCode: null,
};

/** Tells whether nothing of a person is on the screen, so that it may rest or reload without asking. */
export function isFresh(visit: Visit): boolean {
  return visit.page.name === 'welcome' && visit.language === null && !visit.low && visit.sheet === 0;
}

/** Tells whether the page returns to the welcome page by a timer of its own instead of the idle timer. */
export function hasOwnTimer(page: Page): boolean {
  return ['number', 'cancelled', 'scanned'].includes(page.name);
}

/** The last number that this kiosk gave, to detect a second number for the same service. */
export interface LastTicket {
  serviceId: ServiceId;
  number: TicketNumber;
  /** Monotonic milliseconds. */
  at: number;
}

/** After this time another number for the same service is most likely for the next person. Milliseconds. */
export const secondNumberWithinMs = 12_000;

/** Tells whether the kiosk should ask for confirmation before it gives a number. */
export function needsConfirmation(last: LastTicket | null, serviceId: ServiceId, now: number): boolean {
  return last !== null && last.serviceId === serviceId && now - last.at < secondNumberWithinMs;
}

/** Returns the dossier that a scan names, or null. */
export function findDossierInScan(scan: ScanToShow): DossierQuery | null {
  if (scan.kind === 'dossier') return { code: scan.code };
  return scan.kind === 'dossier-token' ? { token: scan.token } : null;
}
