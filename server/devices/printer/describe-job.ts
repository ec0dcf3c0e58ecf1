// Turns a print job into its slip: a ticket, a checklist, a receipt or a test slip.
import type { SiteSettings } from '../../config/site-file.ts';
import type { SlipJob } from '../../store/slip-queries.ts';
import type { Store } from '../../store/store.ts';
import { describeChecklist } from './checklist.ts';
import type { PrinterPlace } from './printer.ts';
import { describeReceipt } from './receipt.ts';
import { describeTestSlip, describeTicketSlip, type Slip, type SlipStrings } from './slip.ts';

export interface JobDescriberDependencies {
  store: Store;
  site: SiteSettings;
  /** The slip texts of each installed language. */
  strings: ReadonlyMap<string, SlipStrings>;
  publicUrl: () => string;
  /** UTC ms. */
  now: () => number;
}

/** The returned function throws when the job's ticket, procedure or dossier is not in the store. */
export function createJobDescriber(
  dependencies: JobDescriberDependencies,
): (job: SlipJob, place: PrinterPlace) => Slip {
  const { store, site, strings, publicUrl, now } = dependencies;

  function stringsOf(language: string): SlipStrings {
    const texts = strings.get(language) ?? strings.get('vi');
    if (texts === undefined) throw new Error('the Vietnamese slip texts are missing');
    return texts;
  }

  function describeTicket(ticketId: NonNullable<SlipJob['ticketId']>, forecast: SlipJob['forecast']): Slip {
    const ticket = store.tickets.find(ticketId);
    if (ticket === null) throw new Error(`ticket ${ticketId} is not in the store`);
    const { serviceId, priorityId, language } = ticket;
    const countAhead = () =>
      ticket.state === 'waiting'
        ? store.tickets.ahead({ day: ticket.day, serviceId, priority: priorityId !== null }, ticket)
        : null;
    const content = {
      number: ticket.number,
      language,
      serviceName: site.services.find(service => service.id === serviceId)?.name ?? { vi: serviceId },
      priorityName: site.priorities.find(priority => priority.id === priorityId)?.name ?? null,
      ahead: forecast === null ? countAhead() : forecast.ahead,
      wait: forecast?.wait ?? null,
      issuedAt: ticket.arrivedAt,
      trackUrl: `${publicUrl()}/t/${ticket.trackToken}`,
    };
    return describeTicketSlip(content, site, stringsOf(language));
  }

  function describeProcedure({ procedureId, language }: NonNullable<SlipJob['checklist']>): Slip {
    const procedure = store.catalogue.find(procedureId);
    if (procedure === null) throw new Error(`procedure ${procedureId} is not in the store`);
    const pageUrl = `${publicUrl()}/p/${encodeURIComponent(procedureId)}`;
    return describeChecklist({ ...procedure, pageUrl }, { language, at: now(), site, strings: stringsOf(language) });
  }

  function describeDossier({ dossierId, language }: NonNullable<SlipJob['receipt']>): Slip {
    const dossier = store.dossiers.find(dossierId);
    if (dossier === null) throw new Error(`dossier ${dossierId} is not in the store`);
    const paperCount = store.people.papers(dossierId).reduce((sum, { count }) => sum + count, 0);
    const trackUrl = `${publicUrl()}/d/${dossier.trackToken}`;
    const receivedAt = dossier.acceptedAt ?? dossier.receivedAt;
    return describeReceipt(
      { ...dossier, receivedAt, paperCount, trackUrl },
      { language, site, strings: stringsOf(language) },
    );
  }

  return (job, place) => {
    if (job.checklist !== null) return describeProcedure(job.checklist);
    if (job.receipt !== null) return describeDossier(job.receipt);
    if (job.ticketId !== null) return describeTicket(job.ticketId, job.forecast);
    return describeTestSlip({ printer: place.id, language: 'vi', at: now() }, site, stringsOf('vi'));
  };
}
