// A journal means what it meant when it was recorded: applied again after every rule has changed, it makes the same tables.
import { afterAll, expect, it } from 'vitest';
import type { CallInput, CallName } from '../../common/contract/calls/index.ts';
import { type Caller, createAct } from '../../server/actions/act.ts';
import { closeDay } from '../../server/actions/close-day.ts';
import { importExampleCatalogue } from '../../server/actions/example-catalogue.ts';
import { actions } from '../../server/actions/index.ts';
import { erasePersonalData, reportLateDossiers } from '../../server/actions/watch-dossiers.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { readTexts } from '../../server/config/texts.ts';
import type { JournalEntry } from '../../server/core/events.ts';
import { loadEgov } from '../../server/links/egov/load-egov.ts';
import { loadPapers } from '../../server/papers/load.ts';
import { createFeed } from '../../server/runtime/feed.ts';
import { createLog } from '../../server/runtime/log.ts';
import { createStore } from '../../server/store/store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleSite } from '../fakes/office.ts';
import { breakRules } from './break-rules.ts';
import { openEmpty, readTables, removeFolders, replay, type Tables } from './journal-tables.ts';

afterAll(removeFolders);

const hour = 3_600_000;

/** An office at work in this process: every dossier goes another way, a few tickets and reports of another system beside. */
async function recordOffice(): Promise<{ entries: JournalEntry[]; tables: Tables; siteId: string }> {
  const site = exampleSite({ egov: { source: 'Hệ thống tỉnh' } });
  const db = openEmpty();
  const store = createStore(db, site.id);
  const clock = createFakeClock('2026-11-02T07:30:00+07:00');
  const act = createAct({
    actions,
    store,
    feed: createFeed(createLog('silent')),
    clock,
    site,
    hasPrinter: true,
    publicUrl: () => 'http://office',
    catalogue: loadCatalogue(site),
    dossierTexts: readTexts('dossier.json'),
    papers: loadPapers(site, null),
    egov: loadEgov(site),
  });
  const [officer] = site.staff;
  if (officer === undefined) throw new Error('the example office has staff');
  const roles = ['officer', 'senior', 'supervisor', 'admin'] as const;
  const caller: Caller = { kind: 'staff', id: officer.id, name: officer.name, roles, tokenHash: '' };
  const kiosk: Caller = { kind: 'device', id: 'k' as never, device: 'kiosk', counterId: null };

  async function call(name: CallName, input: object, by = caller): Promise<Record<string, string>> {
    const context = { caller: by, requestId: null, local: false };
    const answer = await act.perform(name, input as CallInput<CallName> as never, context);
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal}`);
    return answer.value as unknown as Record<string, string>;
  }

  importExampleCatalogue(act, createLog('silent'));
  const { id: procedureId } = store.catalogue.listings().find(({ code }) => code === '1.014881') ?? { id: '' };
  const applicant = { name: 'Nguyễn Văn Mẫu', kind: 0, idNumber: null, phone: null, email: null, address: null };
  const fee = [{ name: 'Phí', amount: 100_000 }];
  const receive = async (accept = true) => {
    const { code } = await call('dossier.receive', {
      procedureId,
      ticketId: null,
      applicant: { ...applicant, submitter: null },
      ...{ papers: [], sets: 1, channel: 1, delivery: 'counter', smsConsent: false, fees: fee, note: null },
      ...{ dueAt: null, accept },
    });
    return code ?? '';
  };
  const askPapers = (code: string, again = false) => {
    const excuse = again ? 'Xin lỗi' : null;
    return call('dossier.request-supplement', { code, missing: ['Ảnh'], reason: excuse, apology: excuse });
  };
  const bringPapers = (code: string) => call('dossier.supplement-received', { code, papers: [], dueAt: null });
  const pay = (code: string, amount: number) =>
    call('dossier.pay', {
      ...{ code, moment: 2, fees: [{ name: 'Phí', amount }], owed: null, receiptNumber: null, dueAt: null },
    });
  const advance = (code: string) => call('dossier.advance', { code, step: null, to: null, note: null });
  const finish = async (code: string) => {
    await call('dossier.ready', { code });
    await call('dossier.return', {
      ...{ code, identityChecked: true, collector: null, ratingAsked: false, ticketId: null },
    });
  };

  await call('counter.open', { counterId: 'quay-1', takeOver: false });
  const issue = { serviceId: 'ho-tich', priority: null, language: 'vi', procedureId };
  const { ticketId } = await call('ticket.issue', issue, kiosk);
  const { ticketId: other } = await call('ticket.issue', issue, kiosk);
  await call('ticket.call-next', { counterId: 'quay-1' });
  await call('ticket.finish', { ticketId });
  await call('ticket.rate', { ticketId, score: 5, comment: null }, kiosk);
  await call('ticket.call', { ticketId: other, counterId: 'quay-1' });
  await call('ticket.transfer', { ticketId: other, toServiceId: null, toCounterId: 'quay-1' });
  await call('counter.close', { counterId: 'quay-1' });

  const ways: ((code: string) => Promise<unknown>)[] = [
    finish,
    async code => {
      await advance(code);
      await finish(code);
    },
    async code => {
      await askPapers(code);
      clock.pass(50 * hour);
      await bringPapers(code);
      await askPapers(code, true);
      await call('dossier.withdraw', { code, reason: null });
    },
    async code => {
      await call('dossier.request-payment', { code, fees: fee });
      await pay(code, 60_000);
      await call('dossier.request-payment', { code, fees: fee });
      const { receiptNumber } = await pay(code, 150_000);
      await call('receipt.cancel', { receiptNumber, reason: 'Ghi sai', stillOwed: true });
      await call('dossier.stop', { code, reason: 'Có tranh chấp' });
    },
    async code => {
      await call('dossier.request-payment', { code, fees: fee });
      await call('dossier.request-payment', { code, fees: [] });
      const dueAt = Date.parse('2027-03-10T10:00:00+07:00');
      await call('dossier.reappoint', { code, dueAt, reason: 'Chờ ý kiến', force: true });
    },
    code => call('dossier.refuse', { code, reason: 'Không thuộc thẩm quyền' }),
    async code => {
      // Late, and never finished.
      clock.pass(20 * 24 * hour);
      act.performByClock(reportLateDossiers);
      await call('dossier.correct', { code, applicant: null, smsConsent: true });
    },
    async code => {
      clock.pass(20 * 24 * hour);
      await call('dossier.ready', { code });
    },
  ];
  for (const way of ways) await way(await receive());
  const registered = await receive(false);
  await askPapers(registered);
  await bringPapers(registered);
  await call('dossier.accept', { code: await receive(false), dueAt: null });

  const reported = {
    code: '000.00.02.H99-261102-0001',
    procedureCode: null,
    procedureName: 'Khai sinh',
    field: 'Hộ tịch',
  };
  for (const state of [4, 5, 4, 5, 9]) {
    clock.pass(hour);
    const times = { receivedAt: '02/11/2026', dueAt: '06/11/2026', endedAt: null, readyAt: null, returnedAt: null };
    const row = { ...reported, ...times, state, step: null, at: clock.now(), row: null };
    await call('dossier.import', { source: null, rows: [row], takenAt: clock.now(), preview: false });
  }
  await call('procedure.retire', { id: procedureId });
  await call('procedure.restore', { id: procedureId });
  clock.pass(24 * hour);
  act.performByClock(closeDay);
  clock.pass(2_000 * 24 * hour);
  act.performByClock(erasePersonalData);
  const recorded = { entries: [...store.journal.entries()], tables: readTables(db), siteId: site.id };
  db.close();
  return recorded;
}

/** What each event carries, so that store/legacy-events.ts has nothing to add. */
const decided: Partial<Record<string, readonly string[]>> = {
  'dossier.supplement-asked': ['backTo', 'clockStops'],
  'dossier.payment-asked': ['backTo'],
  'dossier.paid': ['covered', 'toPay'],
  'dossier.reappointed': ['steps'],
  'dossier.refused': ['state', 'late'],
  'dossier.stopped': ['state', 'late'],
  'dossier.withdrawn': ['state', 'late'],
  'dossier.ready': ['late', 'stepsEnded', 'lastStep'],
  'dossier.returned': ['lastStep'],
  'dossier.imported': ['countsLate'],
  'dossier.accepted': ['accepted.firstStep'],
  'counter.closed': ['released'],
  'catalogue.imported': ['keys.names', 'keys.provinces'],
};

it('a journal of today makes the same tables when every rule is another one', async () => {
  const { entries, tables, siteId } = await recordOffice();
  const types = new Set(entries.map(({ event }) => event.type));
  const dossierTypes = [...types].filter(type => type.startsWith('dossier.'));
  expect(dossierTypes.sort()).toEqual(
    [
      ...['accepted', 'advanced', 'corrected', 'forgotten', 'imported', 'late', 'paid', 'payment-asked'],
      ...['payment-dropped', 'ready', 'reappointed', 'received', 'refused', 'returned', 'stopped', 'supplement-asked'],
      ...['supplement-received', 'withdrawn'],
    ].map(type => `dossier.${type}`),
  );
  for (const { event } of entries)
    for (const field of decided[event.type] ?? []) expect(event, event.type).toHaveProperty(field);
  const { createApply } = await breakRules();
  expect(replay(entries, siteId, createApply)).toEqual(tables);
});
