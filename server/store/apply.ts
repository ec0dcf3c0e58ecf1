// Applies an event to the rows, each kind by the file of its tables. The journal, applied from its beginning to empty tables,
// makes the same tables (test/store/replay.test.ts), because a rule decides before an event is recorded and never here.
import type { SiteEvent } from '../core/events.ts';
import { createApplyCatalogue } from './apply-catalogue.ts';
import { createApplyCounter } from './apply-counter.ts';
import { createApplyDossier } from './apply-dossier.ts';
import { createApplyExternal } from './apply-external.ts';
import { createApplyTicket } from './apply-ticket.ts';
import { createLegacyDecisions } from './legacy-events.ts';
import type { Connection } from './open.ts';

export function createApply(db: Connection, siteId: string): (event: SiteEvent, at: number) => void {
  const legacy = createLegacyDecisions(db);
  const applyTicket = createApplyTicket(db, siteId);
  const applyCounter = createApplyCounter(db, legacy);
  const applyCatalogue = createApplyCatalogue(db);
  const applyDossier = createApplyDossier(db, legacy);
  const applyExternal = createApplyExternal(db, legacy);

  return (event, at) => {
    switch (event.type) {
      case 'ticket.issued':
      case 'ticket.called':
      case 'ticket.started':
      case 'ticket.finished':
      case 'ticket.missed':
      case 'ticket.parked':
      case 'ticket.returned':
      case 'ticket.transferred':
      case 'ticket.cancelled':
      case 'ticket.rated':
      case 'day.closed':
        applyTicket(event, at);
        break;
      case 'counter.opened':
      case 'counter.paused':
      case 'counter.closed':
        applyCounter(event, at);
        break;
      case 'catalogue.imported':
      case 'procedure.retired':
      case 'procedure.restored':
        applyCatalogue(event, at);
        break;
      case 'dossier.received':
      case 'dossier.accepted':
      case 'dossier.supplement-asked':
      case 'dossier.supplement-received':
      case 'dossier.advanced':
      case 'dossier.payment-asked':
      case 'dossier.payment-dropped':
      case 'dossier.paid':
      case 'receipt.cancelled':
      case 'dossier.reappointed':
      case 'dossier.refused':
      case 'dossier.stopped':
      case 'dossier.withdrawn':
      case 'dossier.ready':
      case 'dossier.returned':
      case 'dossier.late':
      case 'dossier.forgotten':
      case 'dossier.corrected':
        applyDossier(event, at);
        break;
      case 'dossier.imported':
      case 'outside.taken':
        applyExternal(event);
        break;
      case 'receipt.asked':
      case 'slip.asked':
      case 'checklist.asked':
      case 'slip.tested':
      case 'printer.roll-changed':
      case 'speaker.tested':
      case 'screen.asked':
      case 'screen.paired':
      case 'screen.rejected':
      case 'screen.revoked':
      case 'staff.signed-in':
      case 'staff.signed-out':
      case 'staff.locked':
        // These change no row here. Sessions and devices are written by their actions, because no token stands in the journal.
        break;
      default:
        event satisfies never;
    }
  };
}
