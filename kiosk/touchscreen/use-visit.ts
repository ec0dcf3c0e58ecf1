// Holds the visit and everything that moves it from page to page: services, numbers, scans, and the ways back and home.
import { useRef, useState } from 'preact/hooks';
import type { ScanToShow } from '../../common/contract/scanned.ts';
import type { KioskView } from '../../common/contract/views/kiosk-views.ts';
import type { PriorityId, ServiceId, TicketNumber } from '../../common/contract/words.ts';
import type { KioskTexts } from './kiosk-texts.ts';
import { type Attempt, useTakeNumber } from './use-take-number.ts';
import { findDossierInScan, freshVisit, type LastTicket, needsConfirmation, type Page, type Visit } from './visit.ts';

interface VisitOptions {
  /** The token of the kiosk. */
  token: string;
  view: KioskView | null;
  /** The texts that are loaded, the office's first language first. */
  languages: readonly KioskTexts[];
  onTokenRefused: () => void;
}

export interface VisitControl {
  visit: Visit;
  /** The texts in the language of the visit. */
  texts: KioskTexts | undefined;
  /** The request for a number that is running or has failed. */
  attempt: Attempt | null;
  /** A second number in a row for the same service, which the citizen has to confirm; null when there is none. */
  unconfirmed: { priority: PriorityId | null; previous: TicketNumber | undefined } | null;
  change: (changes: Partial<Visit>) => void;
  goHome: () => void;
  goBack: () => void;
  openScan: (scan: ScanToShow) => void;
  openService: (serviceId: ServiceId, from?: Page) => void;
  /** Takes a number, or asks for confirmation first. */
  takeOrConfirm: (serviceId: ServiceId, priority: PriorityId | null, from: Page) => void;
  take: (serviceId: ServiceId, priority: PriorityId | null, from: Page) => void;
  retry: () => void;
  showCancelled: (number: TicketNumber) => void;
}

export function useVisit({ token, view, languages, onTokenRefused }: VisitOptions): VisitControl {
  const [visit, setVisit] = useState<Visit>(freshVisit);
  const [unconfirmed, setUnconfirmed] = useState<VisitControl['unconfirmed']>(null);
  const lastTicket = useRef<LastTicket | null>(null);
  const texts = languages.find(candidate => candidate.language === visit.language) ?? languages[0];
  const change = (changes: Partial<Visit>) => setVisit(old => ({ ...old, ...changes }));

  const ticket = useTakeNumber({
    token,
    onIssued: issued => {
      const { serviceId, number } = issued.ticket;
      lastTicket.current = { serviceId, number, at: performance.now() };
      change({ page: { name: 'number', issued } });
    },
    onTokenRefused,
  });
  const clearRequest = () => {
    ticket.clear();
    setUnconfirmed(null);
  };
  const take: VisitControl['take'] = (serviceId, priority, from) => {
    setUnconfirmed(null);
    // The counter sees for which procedure the number was taken.
    const procedureId = from.name === 'procedure' ? from.id : null;
    ticket.take({ serviceId, priority, language: texts?.language ?? 'vi', procedureId });
  };
  const takeOrConfirm: VisitControl['take'] = (serviceId, priority, from) => {
    if (needsConfirmation(lastTicket.current, serviceId, performance.now()))
      setUnconfirmed({ priority, previous: lastTicket.current?.number });
    else take(serviceId, priority, from);
  };

  return {
    visit,
    texts,
    attempt: ticket.attempt,
    unconfirmed,
    change,
    goHome: () => {
      clearRequest();
      setVisit(freshVisit);
    },
    goBack: () => {
      clearRequest();
      setVisit(old => ({ ...old, page: old.page.name === 'choice' ? old.page.from : { name: 'welcome' } }));
    },
    openScan: scan => {
      clearRequest();
      // A printed checklist opens its procedure.
      if (scan.kind === 'procedure') return change({ page: { name: 'procedure', id: scan.id } });
      const query = view?.dossiers == null ? null : findDossierInScan(scan);
      change({ page: query === null ? { name: 'scanned', scan, at: performance.now() } : { name: 'dossier', query } });
    },
    openService: (serviceId, from = { name: 'welcome' }) => {
      change({ page: { name: 'choice', serviceId, from } });
      // Without priority classes there is nothing to choose, so this touch already takes the number.
      if (view?.priorities.length === 0) takeOrConfirm(serviceId, null, from);
    },
    takeOrConfirm,
    take,
    retry: ticket.retry,
    showCancelled: number => {
      lastTicket.current = null;
      change({ page: { name: 'cancelled', number } });
    },
  };
}
