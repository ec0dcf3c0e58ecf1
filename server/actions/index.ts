// The table of actions: what each call of the contract does. A call without an action does not compile.
import type { Actions } from './act.ts';
import { callNext, callTicket, recallTicket, resumeTicket } from './call-ticket.ts';
import { correctDossier, printReceipt } from './correct-dossier.ts';
import { describeSite, findTicket } from './describe-site.ts';
import { describeDossierPaper, describeRegister } from './dossier-paper.ts';
import { exportCatalogue, exportSpreadsheet, listCatalogue, listDecisions } from './export-catalogue.ts';
import { countDossiers, findDossier, listDossiers, showDossier } from './find-dossier.ts';
import {
  calculateDueDate,
  getProcedure,
  printProcedure,
  restoreProcedure,
  retireProcedure,
  searchProcedures,
} from './find-procedure.ts';
import { importCatalogue } from './import-catalogue.ts';
import { describeExternalDossiers, importDossiers, readDossierFile } from './import-dossiers.ts';
import { issueTicket } from './issue-ticket.ts';
import { cancelTicket, returnTicket, transferTicket } from './move-ticket.ts';
import {
  approvePairing,
  claimPairing,
  listPairings,
  rejectPairing,
  requestPairing,
  revokeDevice,
} from './pair-screen.ts';
import { cancelReceipt, payDossier, requestPayment, sumPayments } from './pay-dossier.ts';
import { changeRoll, reprintSlip, testSlip } from './print-slip.ts';
import {
  advanceDossier,
  readyDossier,
  reappointDossier,
  returnDossier,
  stopDossier,
  withdrawDossier,
} from './process-dossier.ts';
import { rateTicket } from './rate-ticket.ts';
import { acceptDossier, receiveDossier, refuseDossier } from './receive-dossier.ts';
import { closeCounter, openCounter, pauseCounter } from './run-counter.ts';
import { finishService, markNoShow, parkTicket, startService } from './serve-ticket.ts';
import { describeStaff, signIn, signOut } from './sign-in.ts';
import { receiveSupplement, requestSupplement } from './supplement-dossier.ts';
import { testSpeaker } from './test-speaker.ts';

export const actions: Actions = {
  'site.describe': describeSite,
  'ticket.issue': issueTicket,
  'ticket.find': findTicket,
  'ticket.rate': rateTicket,
  'slip.test': testSlip,
  'staff.sign-in': signIn,
  'staff.sign-out': signOut,
  'staff.describe': describeStaff,
  'counter.open': openCounter,
  'counter.pause': pauseCounter,
  'counter.close': closeCounter,
  'ticket.call-next': callNext,
  'ticket.call': callTicket,
  'ticket.recall': recallTicket,
  'ticket.start': startService,
  'ticket.finish': finishService,
  'ticket.no-show': markNoShow,
  'ticket.park': parkTicket,
  'ticket.return': returnTicket,
  'ticket.cancel': cancelTicket,
  'ticket.resume': resumeTicket,
  'ticket.transfer': transferTicket,
  'slip.reprint': reprintSlip,
  'pairing.request': requestPairing,
  'pairing.claim': claimPairing,
  'pairing.list': listPairings,
  'pairing.approve': approvePairing,
  'pairing.reject': rejectPairing,
  'printer.change-roll': changeRoll,
  'speaker.test': testSpeaker,
  'device.revoke': revokeDevice,
  'procedure.search': searchProcedures,
  'procedure.get': getProcedure,
  'procedure.due-date': calculateDueDate,
  'procedure.print': printProcedure,
  'procedure.retire': retireProcedure,
  'procedure.restore': restoreProcedure,
  'catalogue.list': listCatalogue,
  'catalogue.decisions': listDecisions,
  'catalogue.spreadsheet': exportSpreadsheet,
  'catalogue.import': importCatalogue,
  'catalogue.export': exportCatalogue,
  'dossier.receive': receiveDossier,
  'dossier.accept': acceptDossier,
  'dossier.request-supplement': requestSupplement,
  'dossier.supplement-received': receiveSupplement,
  'dossier.refuse': refuseDossier,
  'dossier.advance': advanceDossier,
  'dossier.request-payment': requestPayment,
  'dossier.pay': payDossier,
  'dossier.reappoint': reappointDossier,
  'dossier.stop': stopDossier,
  'dossier.ready': readyDossier,
  'dossier.return': returnDossier,
  'dossier.withdraw': withdrawDossier,
  'dossier.correct': correctDossier,
  'dossier.find': findDossier,
  'dossier.show': showDossier,
  'dossier.list': listDossiers,
  'dossier.print': printReceipt,
  'dossier.numbers': countDossiers,
  'dossier.paper': describeDossierPaper,
  'dossier.register': describeRegister,
  'receipt.cancel': cancelReceipt,
  'payment.sum': sumPayments,
  'dossier.import': importDossiers,
  'dossier.read-file': readDossierFile,
  'dossier.outside': describeExternalDossiers,
};
