// One citizen's visit to the touchscreen: on which page, in which language, how far down. Pure: no clock, no page, no server.
// It holds nothing that outlives the visit; the next person begins with `freshVisit`.
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { ScanToShow } from '../../common/contract/scanned.ts';
import type { PriorityId, ServiceId, TicketNumber } from '../../common/contract/words.ts';
import type { DossierQuery } from '../dossier/use-dossier-lookup.ts';
import { initialSearch, type SearchState } from './search/search-state.ts';

export interface IssuedTicket {
  ticket: CallValue<'ticket.issue'>;
  priority: PriorityId | null;
}

/** What has a page of its own to be said on: a procedure is opened instead. */
export type ShownScan = Exclude<ScanToShow, { kind: 'procedure' }>;

export type Page =
  | { name: 'welcome' }
  /** `from`: the page on which the number was asked for. */
  | { name: 'choice'; serviceId: ServiceId; from: Page }
  | { name: 'number'; taken: IssuedTicket }
  | { name: 'cancelled'; number: TicketNumber }
  /** Looking for a procedure. */
  | { name: 'procedures' }
  /** `title`: known once a number is taken for it. */
  | { name: 'procedure'; id: string; title?: string }
  /** Following a dossier; null: its code is being typed. */
  | { name: 'dossier'; asked: DossierQuery | null }
  /** `at`: monotonic milliseconds; tells two scans of one paper apart. */
  | { name: 'scanned'; scan: ShownScan; at: number };

export interface Visit {
  page: Page;
  /** Null: the first language of the office. */
  language: string | null;
  /** All targets within reach of a seated person. */
  low: boolean;
  /** Which page of the services, from 0. */
  sheet: number;
  /** How a procedure is looked for; goes on when one comes back from its page. */
  look: SearchState;
  /** The code of a dossier as far as it is typed; null: as the office begins it. */
  typed: string | null;
}

export const freshVisit: Visit = {
  page: { name: 'welcome' },
  language: null,
  low: false,
  sheet: 0,
  look: initialSearch,
  typed: null,
};

/** Nothing of a person is on the screen: nobody need be asked before it rests or reloads. */
export function isFresh(visit: Visit): boolean {
  return visit.page.name === 'welcome' && visit.language === null && !visit.low && visit.sheet === 0;
}

/** The last number this kiosk gave, to notice a second one for the same service. */
export interface LastTicket {
  serviceId: ServiceId;
  number: TicketNumber;
  /** Monotonic milliseconds. */
  at: number;
}

/** Longer than this after a number, another one for the same service is most likely for the next person. Milliseconds. */
export const secondNumberWithinMs = 12_000;

/** True when one touch more should be asked before a number is given. */
export function needsConfirmation(last: LastTicket | null, serviceId: ServiceId, now: number): boolean {
  return last !== null && last.serviceId === serviceId && now - last.at < secondNumberWithinMs;
}

/** The dossier that a scan is about, or null. */
export function findDossierInScan(scan: ScanToShow): DossierQuery | null {
  if (scan.kind === 'dossier') return { code: scan.code };
  return scan.kind === 'dossier-token' ? { token: scan.token } : null;
}
